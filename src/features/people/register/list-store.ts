import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { bornBy } from '../ages.ts'
import { keptBy, type PersonRow, personColumns } from '../person-store.ts'
import type { PersonFilter } from './contract.ts'

/** Where a page goes on: after a birth date and id (undated persons come last), or after a word's token and id. */
export type ListCursor = { bornOn: string | null; id: string }
export type WordCursor = { token: string; id: string }

export type ListQuestion = {
  filter: PersonFilter
  order: 'oldest' | 'youngest'
  limit: number
  /** The streets whose people are meant where the filter names none; absent: the whole district. */
  streets?: readonly string[] | undefined
  /** Only these persons: of those who see people by duty. */
  persons?: readonly string[] | undefined
}

/** A total is counted so far and no further. */
export const countedAtMost = 1000
/** Words that answer for many are counted and read this far at once: of a common surname a street's share is found early. */
export const wordsCountedAtMost = 200
const candidatesAtOnce = 5000

/**
 * Persons by birth date, from the cursor on. Each street is read along its own index and the streets are merged, so that a page costs a page: conditions are
 * btree comparisons only, since under row security nothing else reaches an index.
 */
export async function pageByBirth(tx: Tx, question: ListQuestion, after: ListCursor | undefined): Promise<PersonRow[]> {
  const { filter, limit } = question
  const undatedOnly = filter.missing === 'birth'
  const hasAge = filter.ageFrom !== undefined || filter.ageTo !== undefined
  const dated = undatedOnly || after?.bornOn === null ? [] : await datedPage(tx, question, after)
  if (dated.length >= limit || hasAge) return dated
  const { rows } = await sql<PersonRow>`
    ${perStreet(tx, question, {
      where: sql`p.born_on is null ${after && after.bornOn === null ? sql`and p.id > ${after.id}` : sql``}`,
      order: sql`p.id`,
      outer: sql`id`,
      limit: limit - dated.length,
    })}`.execute(tx.db)
  return [...dated, ...rows]
}

async function datedPage(tx: Tx, question: ListQuestion, after: ListCursor | undefined): Promise<PersonRow[]> {
  const down = question.order === 'youngest'
  const [direction, sign] = down ? [sql`desc`, sql`<`] : [sql``, sql`>`]
  const from = after ? sql`and (p.born_on, p.id) ${sign} (${after.bornOn}::date, ${after.id}::uuid)` : sql``
  const { rows } = await sql<PersonRow>`
    ${perStreet(tx, question, {
      where: sql`p.born_on is not null ${from}`,
      order: sql`p.born_on ${direction}, p.id ${direction}`,
      outer: sql`"bornOn" ${direction}, id ${direction}`,
      limit: question.limit,
    })}`.execute(tx.db)
  return rows
}

type Slice = { where: RawBuilder<unknown>; order: RawBuilder<unknown>; outer: RawBuilder<unknown>; limit: number }

function perStreet(tx: Tx, question: ListQuestion, { where, order, outer, limit }: Slice): RawBuilder<unknown> {
  const conditions = sql`${conditionsOf(tx, question.filter)} and ${where} ${inSight(question)} ${inKeeping(question)}`
  const streets = streetsOf(question)
  if (question.persons)
    return sql`
      select ${personColumns} from people.person p where ${conditions} and p.id = any(${question.persons}::uuid[])
        ${streets ? sql`and ${streetColumn(question.filter)} = any(${streets}::text[])` : sql``}
      order by ${order} limit ${limit}`
  if (!streets) return sql`select ${personColumns} from people.person p where ${conditions} order by ${order} limit ${limit}`
  if (streets.length === 1)
    return sql`
      select ${personColumns} from people.person p
      where ${conditions} and ${streetColumn(question.filter)} = ${streets[0]} order by ${order} limit ${limit}`
  return sql`
    select page.* from unnest(${streets}::text[]) as street (code)
    cross join lateral (
      select ${personColumns} from people.person p
      where ${conditions} and ${streetColumn(question.filter)} = street.code order by ${order} limit ${limit}
    ) page
    order by ${outer} limit ${limit}`
}

/**
 * Persons whose name, pinyin or initials lie in the range, in the order of the token, so that the exact and the short come first. `scanned` is where reading
 * stopped when not all of the range was read: a page may be short, or empty, and still go on.
 */
export async function pageByWords(
  tx: Tx,
  question: ListQuestion,
  range: { from: string; to: string },
  after: WordCursor | undefined,
): Promise<{ rows: (PersonRow & { token: string })[]; scanned: WordCursor | undefined }> {
  const { rows } = await sql<PersonRow & { token: string }>`
    select c.token, ${personColumns} from (${candidates(tx, range, after)}) c
    join people.person p on p.district = ${tx.district} and p.id = c.person
    where ${wordConditions(tx, question)} order by c.token, c.person limit ${question.limit}`.execute(tx.db)
  if (rows.length >= question.limit) return { rows, scanned: undefined }
  const last = await sql<WordCursor>`
    select token, person as id from (${candidates(tx, range, after)}) c order by token, person offset ${candidatesAtOnce - 1}`.execute(
    tx.db,
  )
  return { rows, scanned: last.rows[0] }
}

function candidates(tx: Tx, { from, to }: { from: string; to: string }, after: WordCursor | undefined): RawBuilder<unknown> {
  return sql`
    select token, person from people.token
    where district = ${tx.district} and token >= ${from} and token < ${to}
      ${after ? sql`and (token, person) > (${after.token}, ${after.id}::uuid)` : sql``}
    order by token, person limit ${candidatesAtOnce}`
}

function wordConditions(tx: Tx, question: ListQuestion): RawBuilder<unknown> {
  const { filter, persons } = question
  return sql.join(
    [
      sql`${conditionsOf(tx, filter)} ${inKeeping(question)}`,
      ...(filter.street ? [sql`${streetColumn(filter)} = ${filter.street}`] : []),
      ...(persons ? [sql`p.id = any(${persons}::uuid[])`] : []),
    ],
    sql` and `,
  )
}

/**
 * Of a street that is not their own an officer sees whom the other address brings into theirs. Row security says so too, row by row; said here it reaches an index.
 */
function inSight({ filter, streets }: ListQuestion): RawBuilder<unknown> {
  if (!filter.street || !streets || streets.includes(filter.street)) return sql``
  const other = sql.ref(filter.at === 'residence' ? 'p.registered_street' : 'p.residence_street')
  return sql`and ${other} = any(${streets}::text[])`
}

/** Facts are asked of those whose records an officer of streets keeps; who is only registered there is seen in brief. */
const inKeeping = ({ filter, streets }: ListQuestion): RawBuilder<unknown> =>
  filter.fact && streets ? sql`and ${keptBy(streets)}` : sql``

const streetsOf = ({ filter, streets }: ListQuestion) => (filter.street ? [filter.street] : streets)

/** Who has no known residence is looked for where they are registered. */
const streetColumn = ({ at, missing }: PersonFilter) => sql.ref(missing === 'street' ? 'p.registered_street' : `p.${at}_street`)

/** What a filter asks of `people.person p`, apart from street and words: for lists, rosters and exports. */
export function conditionsOf(tx: Tx, filter: PersonFilter): RawBuilder<unknown> {
  const on = filter.on ?? tx.today
  const conditions = [
    sql`p.district = ${tx.district} and p.merged_into is null and p.withdrawn_at is null`,
    ...(filter.ageFrom === undefined ? [] : [sql`p.born_on <= ${bornBy(filter.ageFrom, on)}::date`]),
    ...(filter.ageTo === undefined ? [] : [sql`p.born_on > ${bornBy(filter.ageTo + 1, on)}::date`]),
    ...(filter.sex === undefined ? [] : [sql`p.sex = ${filter.sex}`]),
    ...(filter.committee === undefined ? [] : [sql`${sql.ref(`p.${filter.at}_committee`)} = ${filter.committee}`]),
    ...(filter.alive === 'yes' ? [sql`(p.died_on is null or p.died_on > ${on}::date)`] : []),
    ...(filter.alive === 'no' ? [sql`p.died_on <= ${on}::date`] : []),
    ...(filter.missing === undefined
      ? []
      : [
          sql`(p.born_on is null or p.residence_street is null or p.residence_committee is null)`, // what the index of gaps is about
          {
            birth: sql`p.born_on is null`,
            street: sql`p.residence_street is null`,
            committee: sql`p.residence_street is not null and p.residence_committee is null`,
          }[filter.missing],
        ]),
    ...factsAsked(filter).map(
      ({ name, value }) => sql`exists (
        select from people.fact f where f.district = ${tx.district} and f.person = p.id and f.name = ${name} and f.value = ${value}
          and f.withdrawn_at is null and f.valid_from <= ${on}::date and (f.valid_to is null or f.valid_to > ${on}::date))`,
    ),
  ]
  return sql.join(conditions, sql` and `)
}

/** `独居,残疾=一级` as names and values; a name alone asks whether it is so. */
export function factsAsked({ fact }: Pick<PersonFilter, 'fact'>): { name: string; value: string }[] {
  return (fact ?? '').split(/[,，]/).flatMap((part) => {
    const [name = '', value = 'true'] = part.split('=', 2).map((text) => text.trim())
    return name === '' ? [] : [{ name, value }]
  })
}
