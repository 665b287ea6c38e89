/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import { listAccess } from '../privacy/access.ts'
import { type AccessLine, AccessQuery } from '../privacy/contract.ts'
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
          {lines.length === 0 && <p>{words('people.my.access.none')}</p>}
          <ol class="lines">
            {once(lines, words).map((line) => (
              <li key={line.id}>
                <b>{whoText(line, words)}</b> {deedText(line, words)}
                <br />
                <small>{words('people.my.access.line', { at: momentText(line.at), id: line.id.slice(-8) })}</small>
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

/** What one reader did for one purpose within the same minute is one line: a page reads a record in several parts. */
function once(lines: AccessLine[], words: Words): AccessLine[] {
  const said = (line: AccessLine) => [whoText(line, words), deedText(line, words), momentText(line.at)].join(' ')
  return lines.filter((line, at) => at === 0 || said(line) !== said(lines[at - 1] as AccessLine))
}

function whoText({ by, name, office, standingIn }: AccessLine, words: Words): string {
  const who = by === 'officer' && office === null ? 'officer_unknown' : by
  return (
    words(`people.privacy.by.${who}`, { name: name ?? '', office: office ?? '' }) +
    (standingIn ? words('people.privacy.standing_in') : '')
  )
}

function deedText({ action, purpose }: AccessLine, words: Words): string {
  // What a feature says of its own deed serves here as long as it has no blanks to fill.
  const own = sayOr(words, action.replace('.', '.deed.'), '{')
  const other = own.includes('{') ? words('people.privacy.deed.other') : own
  const deed = sayOr(words, `people.privacy.deed.${action.replace('.', '_')}`, other)
  return purpose === null || purpose === 'own'
    ? deed
    : words('people.my.access.for', { deed, purpose: sayOr(words, `people.privacy.purpose.${purpose}`, purpose) })
}
