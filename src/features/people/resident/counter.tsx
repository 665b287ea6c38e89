/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { found } from '../../../platform/problem.ts'
import { NewLetter, NewRecovery } from '../accounts/contract.ts'
import { letterReader, listLetters, makeLetter } from '../accounts/letters.ts'
import { makeRecovery } from '../accounts/recovery.ts'
import { CodePaper } from './code-paper.tsx'
import { Choices, Field, Form, Refusal } from './form.tsx'
import { at, lastDayOf, momentText, personOf } from './say.ts'

const kinds = ['self', 'guardian', 'recovery'] as const
const LetterForm = z.object({
  kind: z.enum(kinds),
  papers: z.string().trim().min(2, 'which papers were checked').max(200),
  secondFactorWhy: z.string().trim().max(200).optional(),
})

/** `/counter/{person}/letter`: an officer who has checked the papers makes a letter and prints it; its code is shown once. */
export const counterLetterPage = page({
  path: '/counter/{person}/letter',
  scope: ['street_officer', 'department_officer'],
  form: LetterForm,
  run: async (request) => {
    const { ctx, words, refused } = request
    const person = personOf(request)
    const reader = found(await letterReader(ctx, person), 'person')
    const { letters } = await listLetters(ctx, person)
    return {
      title: words('people.my.counter.title', { name: reader.name }),
      body: (
        <>
          <Refusal refused={refused} words={words} />
          <p>{words('people.my.counter.how')}</p>
          <Form submit={words('people.my.counter.submit')}>
            <Choices
              name="kind"
              words={words}
              chosen={[refused?.typed.kind ?? 'self']}
              options={kinds.map((value) => ({ value, text: words(`people.my.counter.kind.${value}`) }))}
            />
            <Field name="papers" words={words} refused={refused} hint={words('people.my.counter.papers_hint')} />
            <Field name="secondFactorWhy" words={words} refused={refused} hint={words('people.my.counter.factor_hint')} />
          </Form>
          {letters.length > 0 && <h2>{words('people.my.counter.earlier')}</h2>}
          <ul>
            {letters.map(({ id, as, state, madeAt, madeByName, papers }) => (
              <li key={id}>
                {words('people.my.counter.letter', {
                  ...{ at: momentText(madeAt), by: madeByName, papers },
                  ...{ kind: words(`people.my.counter.as.${as}`), state: words(`people.my.counter.state.${state}`) },
                })}
              </li>
            ))}
          </ul>
        </>
      ),
    }
  },
  submit: async (request, { kind, papers, secondFactorWhy }) => {
    const { ctx, words } = request
    const person = personOf(request)
    const reader = found(await letterReader(ctx, person), 'person')
    const made =
      kind === 'recovery'
        ? await makeRecovery(ctx, person, NewRecovery.parse({ papers, secondFactorWhy: secondFactorWhy || null }))
        : await makeLetter(ctx, person, NewLetter.parse({ as: kind, papers }))
    const address = `${request.url.origin}${at(request, kind === 'recovery' ? '/recover' : '/my/letter')}`
    return {
      title: words(`people.my.paper.title.${kind}`),
      body: (
        <>
          <p>{words('people.my.paper.for', { name: reader.masked })}</p>
          <CodePaper code={made.code} address={address} words={words} />
          {made.username && <p>{words('people.my.paper.username', { username: made.username })}</p>}
          <ol>
            {(kind === 'recovery' ? ['open', 'type', 'password'] : ['open', 'sign_in', 'type']).map((step) => (
              <li key={step}>{words(`people.my.paper.step.${step}`)}</li>
            ))}
          </ol>
          <p class="lead">{words('people.my.paper.rules', { until: lastDayOf(made.expiresAt) })}</p>
        </>
      ),
    }
  },
})
