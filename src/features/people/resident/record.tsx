/** @jsxImportSource preact */
import { page } from '../../../platform/http/page.ts'
import type { Words } from '../../../platform/words/words.ts'
import { standingOf } from '../accounts/standing.ts'
import type { OwnRecord } from '../privacy/contract.ts'
import { readOwnRecord } from '../privacy/record.ts'
import { Back } from './form.tsx'
import { at, personOf, sayOr, standingText } from './say.ts'

/** `/my/{person}`: a record in plain words, and what can be done about it. */
export const recordPage = page({
  path: '/my/{person}',
  scope: 'signed_in',
  run: async (request) => {
    const { ctx, words } = request
    const person = personOf(request)
    const standing = (await standingOf(ctx)).find((one) => one.person === person)
    const record =
      standing && (standing.as !== 'trusted' || standing.may.includes('record')) ? await readOwnRecord(ctx, person) : undefined
    if (!standing) await readOwnRecord(ctx, person) // says 404 or 403 as the record's own door does
    const doors = ['card', 'access', 'corrections', 'trusted', 'consents', 'export'] as const
    const open = (door: (typeof doors)[number]) => {
      if (standing?.as !== 'trusted') return true
      return { card: '', access: 'record', export: 'record', corrections: 'corrections', trusted: '', consents: '' }[door]
        .split(' ')
        .some((what) => standing.may.includes(what))
    }
    return {
      title: standing?.name ?? '',
      body: (
        <>
          <p class="lead">{standing && standingText(standing, words)}</p>
          {standing && standing.as !== 'self' && <p>{words('people.my.both_named', { name: standing.name })}</p>}
          {record ? <RecordCard record={record} words={words} /> : <p>{words('people.my.record.closed')}</p>}
          <nav class="doors" aria-label={words('people.my.record.doors')}>
            {doors.filter(open).map((door) => (
              <a key={door} class="door" href={at(request, `/my/${person}/${door}`)}>
                <b>{words(`people.my.door.${door}.title`)}</b>
                <span>{words(`people.my.door.${door}.note`)}</span>
              </a>
            ))}
          </nav>
          {standing && standing.as === 'trusted' && <p>{words('people.my.trusted.let_go')}</p>}
          {standing && standing.as === 'trusted' && (
            <p>
              <a href={at(request, `/my/${person}/leaving`)}>{words('people.my.trusted.leave')}</a>
            </p>
          )}
          <Back href={at(request, '/my')} text={words('people.my.back')} />
        </>
      ),
    }
  },
})

/** What the district knows about somebody, as a list of plain lines. */
export function RecordCard({ record, words }: { record: OwnRecord; words: Words }) {
  const address = (kind: 'registered' | 'residence') => {
    const one = record.addresses.find((row) => row.kind === kind && row.validTo === null)
    return one ? (one.outside ?? [one.streetName, one.committeeName, one.line].filter(Boolean).join(' ')) : null
  }
  const lines: [string, string | null][] = [
    ['name', record.name],
    ['sex', words(`people.my.sex.${record.sex}`)],
    [
      'bornOn',
      record.bornOn && record.age !== null
        ? words('people.my.record.born', { on: record.bornOn, age: record.age })
        : record.bornOn,
    ],
    ['number', record.identities.map(({ masked }) => masked).join(' ') || null],
    ['phone', record.phone],
    ['residence', address('residence')],
    ['registered', address('registered')],
    ...record.facts.map((fact): [string, string | null] => [
      fact.name,
      words('people.my.record.fact', {
        value: sayOr(words, `people.my.value.${fact.value}`, fact.value),
        since: fact.validFrom,
        source: fact.source,
      }),
    ]),
  ]
  return (
    <article class="card">
      <dl>
        {lines.map(([label, text]) => (
          <>
            <dt>{sayOr(words, `people.my.label.${label}`, label)}</dt>
            <dd>{text ?? words('people.my.record.unknown')}</dd>
          </>
        ))}
      </dl>
      <p class="lead">{words('people.my.record.masked')}</p>
    </article>
  )
}
