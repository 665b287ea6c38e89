/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import { listAccess } from '../privacy/access.ts'
import { type AccessLine, AccessQuery } from '../privacy/contract.ts'
import { deedText } from '../privacy/words.ts'
import { Back } from './form.tsx'
import { at, momentText, personOf, sayOr } from './say.ts'

/** `/my/{person}/access`: who looked at the record or changed it, when and what for. */
export const accessPage = page({
  path: '/my/{person}/access',
  scope: 'signed_in',
  query: AccessQuery,
  run: async (request) => {
    const { ctx, words, query } = request
    const person = personOf(request)
    const { lines, next } = await listAccess(ctx, person, query)
    return {
      title: words('people.my.door.access.title'),
      body: (
        <>
          <p class="lead">{words('people.my.access.how')}</p>
          <p class="lead">{words('people.my.access.brief')}</p>
          {lines.length === 0 && <p>{words('people.my.access.none')}</p>}
          <ol class="lines">
            {lines.map((line) => (
              <li key={line.id}>
                <b>{whoText(line, words)}</b> {doneText(line, words)}
                <br />
                <small>{words('people.my.access.line', { at: timeText(line), id: line.id.slice(-8) })}</small>
              </li>
            ))}
          </ol>
          {next && (
            <p>
              <a class="elsewhere" href={`?before=${next}`}>
                {words('people.my.access.more')}
              </a>
            </p>
          )}
          <Back href={at(request, `/my/${person}`)} text={words('people.my.back_to_record')} />
        </>
      ),
    }
  },
})

function whoText({ by, name, office, standingIn }: AccessLine, words: Words): string {
  const who = by === 'officer' && office === null ? 'officer_unknown' : by
  return (
    words(`people.privacy.by.${who}`, { name: name ?? '', office: office ?? '' }) +
    (standingIn ? words('people.privacy.standing_in') : '')
  )
}

function doneText(line: AccessLine, words: Words): string {
  const { purpose } = line
  const deed = deedText(line, words)
  return purpose === null || purpose === 'own'
    ? deed
    : words('people.my.access.for', { deed, purpose: sayOr(words, `people.privacy.purpose.${purpose}`, purpose) })
}

/** The minute, or from the first to the last of a visit. */
function timeText({ at, lastAt }: AccessLine): string {
  const [from, to] = [momentText(at), momentText(lastAt)]
  if (from === to) return from
  return from.slice(0, 10) === to.slice(0, 10) ? `${from}–${to.slice(11)}` : `${from}–${to}`
}
