/** @jsxImportSource preact */
import { z } from 'zod'
import { dayOf, plusDays } from '../../../platform/clock.ts'
import type { Feature } from '../../../platform/feature.ts'
import { page } from '../../../platform/http/page.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Words } from '../../../platform/words/words.ts'
import { RecordCard } from '../../people/index.ts'
import { exportPersonal } from '../export.ts'

/** `/my/{person}/export`: everything the district holds about somebody, to read, print or take away as a file. */
export const exportPage = (features: readonly Feature[]) =>
  page({
    path: '/my/{person}/export',
    scope: 'signed_in',
    run: async ({ ctx, words, params }) => {
      const id = z.uuid().safeParse(params.person)
      if (!id.success) throw new Problem(404, 'not_found', { what: 'person' })
      const { person, features: held } = await exportPersonal(ctx, id.data, features)
      return {
        title: words('privacy.export.title', { name: person.name }),
        body: (
          <>
            <p class="lead">{words('privacy.export.how', { on: ctx.clock.today() })}</p>
            <p>
              <a class="elsewhere" href={`/api/districts/${ctx.district}/persons/${person.id}/export`}>
                {words('privacy.export.file')}
              </a>
            </p>
            <RecordCard record={person} words={words} />
            {Object.values(held).map((data) =>
              Object.entries(data as Record<string, unknown>).map(([name, value]) => (
                <Held key={name} name={name} value={value} words={words} />
              )),
            )}
            <p>
              <a class="elsewhere" href={`/${ctx.district}/my/${person.id}`}>
                {words('people.my.back_to_record')}
              </a>
            </p>
          </>
        ),
      }
    },
  })

/** One kind of what is held, as a list of lines; what is not a plain value is told by how much there is of it. */
function Held({ name, value, words }: { name: string; value: unknown; words: Words }) {
  const rows = (Array.isArray(value) ? value : [value]).filter((row) => row !== null && row !== undefined)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{titled(words, name)}</h2>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a printed page have no other name
        <article key={at} class="card">
          <dl>
            {lines(row, words).map(([label, text]) => (
              <>
                <dt>{titled(words, label)}</dt>
                <dd>{text}</dd>
              </>
            ))}
          </dl>
        </article>
      ))}
    </section>
  )
}

function lines(row: unknown, words: Words): [string, string][] {
  if (typeof row !== 'object' || row === null || row instanceof Date) return [['value', plain(row, 'value', words)]]
  return Object.entries(row).flatMap(([label, value]): [string, string][] => {
    if (onlyInFile.has(label)) return []
    const text = plain(value, label, words)
    return text === '' ? [] : [[label, text]]
  })
}

/** A value in words where it is one of a list, days without their hours, and what is nested as it is. */
function plain(value: unknown, label: string, words: Words): string {
  if (value === null || value === undefined) return ''
  const day = value instanceof Date ? dayOf(value) : value
  // Periods are kept half-open; people say the last day.
  if (ends.has(label) && typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)) return plusDays(day, -1)
  if (value instanceof Date) return dayOf(value)
  if (Array.isArray(value)) return value.map((one) => plain(one, label, words)).join(words('people.my.comma'))
  if (typeof value === 'object' && 'zh' in value) return said(value as { zh: string; en?: string }, words)
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${titled(words, name)} ${plain(one, name, words)}`)
      .join(' · ')
  const keys = [
    `people.accounts.${label}.${value}`,
    `people.privacy.${label}.${value}`,
    `people.privacy.consent.${value}.title`,
    `privacy.export.value.${value}`,
  ]
  return keys.map((key) => ({ key, said: words(key) })).find(({ key, said }) => said !== key)?.said ?? String(value)
}

/** Days on which something no longer holds. */
const ends = new Set(['endsOn', 'expiresOn', 'expiresAt', 'validTo', 'plannedTo'])

/** What only machines read: the file has it, with every step of a decision. */
const onlyInFile = new Set(['id', 'person', 'facility', 'organization', 'ruleHash', 'hash', 'tree', 'rules', 'derivation'])

const said = ({ zh, en }: { zh: string; en?: string }, words: Words): string =>
  words('privacy.export.language') === 'en' ? (en ?? zh) : zh

/** A key in words; one that nobody named yet is told as something further, never as its code. */
function titled(words: Words, name: string): string {
  const key = `privacy.export.name.${name}`
  const title = words(key)
  return title === key ? words('privacy.export.name.further') : title
}
