/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { correctable, NewCorrection } from '../privacy/contract.ts'
import { askForCorrection, listCorrections, withdrawCorrection } from '../privacy/corrections.ts'
import { Back, Choices, Deed, Form, Refusal } from './form.tsx'
import { at, momentText, personOf } from './say.ts'

const CorrectionForm = z.object({ deed: z.enum(['ask', 'withdraw']), id: z.uuid().optional() }).loose()

/** `/my/{person}/corrections`: what was asked and answered, and a form to ask. */
export const correctionsPage = page({
  path: '/my/{person}/corrections',
  scope: 'signed_in',
  form: CorrectionForm,
  run: async (request) => {
    const { ctx, words, refused } = request
    const person = personOf(request)
    const corrections = await listCorrections(ctx, person)
    return {
      title: words('people.my.door.corrections.title'),
      body: (
        <>
          <Refusal refused={refused} words={words} labels={{ says: 'correction' }} />
          {corrections.map(({ id, field, says, state, askedByName, askedAt, answerDueOn, answer }) => (
            <article key={id} class="card">
              <p>
                <span class={`tag ${state === 'asked' ? 'wait' : state === 'done' ? 'good' : 'quiet'}`}>
                  {words(`people.privacy.correction.${state}`)}
                </span>{' '}
                {words(`people.privacy.field.${field}`)}
              </p>
              <p>{says}</p>
              <p class="lead">
                {words('people.my.corrections.asked', { by: askedByName, at: momentText(askedAt) })}
                {state === 'asked' && ` ${words('people.my.corrections.due', { due: answerDueOn })}`}
              </p>
              {answer && <p>{words('people.my.corrections.answer', { answer })}</p>}
              {state === 'asked' && <Deed deed="withdraw" id={id} text={words('people.my.corrections.withdraw')} />}
            </article>
          ))}
          <h2>{words('people.my.corrections.ask')}</h2>
          <Form submit={words('people.my.corrections.submit')} deed="ask">
            <Choices
              name="field"
              words={words}
              chosen={[refused?.typed.field ?? '']}
              options={correctable.map((value) => ({ value, text: words(`people.privacy.field.${value}`) }))}
            />
            <label>
              {words('people.my.label.correction')}
              <textarea name="says" rows={4} maxLength={500} aria-describedby="says-hint">
                {refused?.typed.says ?? ''}
              </textarea>
              <span class="lead" id="says-hint">
                {words('people.my.corrections.hint')}
              </span>
            </label>
          </Form>
          <Back href={at(request, `/my/${person}`)} text={words('people.my.back_to_record')} />
        </>
      ),
    }
  },
  submit: async (request, form) => {
    const person = personOf(request)
    if (form.deed === 'withdraw') await withdrawCorrection(request.ctx, z.uuid().parse(form.id))
    else await askForCorrection(request.ctx, person, NewCorrection.parse(form))
    return { to: at(request, `/my/${person}/corrections`) }
  },
})
