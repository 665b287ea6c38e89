/** @jsxImportSource preact */
import { z } from 'zod'
import { page } from '../../../platform/http/page.ts'
import { NewSafety } from '../attendance/safety/contract.ts'
import { readSafety, tellSafety } from '../attendance/safety/telling.ts'
import { nameOf } from '../choosing/persons.ts'
import { BackToMine } from './my-page.tsx'
import { Look, RefusedForm } from './parts.tsx'
import { addressOf, idOf, sayMoment, speechOf } from './say.ts'

const permissions = ['photo', 'outing', 'medicine'] as const
const Answer = z.enum(['yes', 'no']).optional()
const Form = z.object({
  allergies: z.string().max(1300).default(''),
  needs: z.string().max(1000).default(''),
  ...{ photo: Answer, outing: Answer, medicine: Answer },
})

/** One on each line, or between commas. */
const listOf = (text: string): string[] =>
  text
    .split(/[\n,，、;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** `/my/{person}/safety`: what those who look after somebody must know, and what they may do. */
export const safetyPage = page({
  path: '/my/{person}/safety',
  scope: 'signed_in',
  query: z.object({ saved: z.literal('1').optional().catch(undefined) }),
  form: Form,
  run: async (request) => {
    const { ctx, refused, words, query } = request
    const speech = speechOf(request)
    const known = await readSafety(ctx, idOf(request, 'person'))
    const typed = refused?.typed
    const answered = (name: (typeof permissions)[number]) =>
      typed ? typed[name] : known.permissions[name] === null ? undefined : known.permissions[name] ? 'yes' : 'no'
    return {
      title: words('sessions.safety.title', { name: await nameOf(ctx, idOf(request, 'person')) }),
      body: (
        <div class="booking">
          <Look />
          <RefusedForm refused={refused} speech={speech} />
          {query.saved && !refused && (
            <p class="card" role="status">
              {words('sessions.safety.saved')}
            </p>
          )}
          <p>{words('sessions.safety.how')}</p>
          {known.toldAt && (
            <p class="lead">
              {words('sessions.safety.told', { at: sayMoment(known.toldAt, speech), by: known.toldByName ?? '' })}
            </p>
          )}
          <form class="fields" method="post" noValidate>
            <label>
              {words('sessions.label.allergies')}
              <textarea name="allergies" rows={3} aria-describedby="allergies-hint">
                {typed?.allergies ?? known.allergies.join('\n')}
              </textarea>
              <span class="lead" id="allergies-hint">
                {words('sessions.safety.allergies_hint')}
              </span>
            </label>
            <label>
              {words('sessions.label.needs')}
              <textarea name="needs" rows={4} aria-describedby="needs-hint">
                {typed?.needs ?? known.needs ?? ''}
              </textarea>
              <span class="lead" id="needs-hint">
                {words('sessions.safety.needs_hint')}
              </span>
            </label>
            {permissions.map((name) => (
              <fieldset key={name}>
                <legend>{words(`sessions.safety.${name}`)}</legend>
                {(['yes', 'no'] as const).map((answer) => (
                  <label key={answer} class="choice">
                    <input type="radio" name={name} value={answer} checked={answered(name) === answer} />
                    <span>{words(`sessions.safety.${answer}`)}</span>
                  </label>
                ))}
              </fieldset>
            ))}
            <button type="submit">{words('sessions.safety.submit')}</button>
          </form>
          <BackToMine speech={speech} />
        </div>
      ),
    }
  },
  submit: async (request, { allergies, needs, ...answers }) => {
    const person = idOf(request, 'person')
    const given = Object.fromEntries(
      permissions.map((name) => [name, answers[name] === undefined ? null : answers[name] === 'yes']),
    )
    await tellSafety(request.ctx, person, NewSafety.parse({ allergies: listOf(allergies), needs, permissions: given }))
    return { to: addressOf(speechOf(request), `/my/${person}/safety`, { saved: '1' }) }
  },
})
