import { sql } from 'kysely'
import type { Count, CountedRow, PeriodCounts } from '../../../platform/counters/counter.ts'
import type { CountPeriod } from '../../../platform/counters/periods.ts'
import type { Database } from '../../../platform/database/connect.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { catalogueSetting } from '../catalogue/current.ts'
import { countedCommittees, countedStreets, type Piece, type Question } from './parts-store.ts'

type Page = { offset: number; limit: number }
type Listed = { id: string; title: string; street: string; place: string; values: CountedRow['values'] }

/** How much by street: the sum of the counted rows' amounts, and how many rows lack a needed fact. */
export const sumsByStreet = (source: Piece): Piece<Count> => sql<Count>`
  select street, coalesce(sum(amount) filter (where counted), 0)::float8 as n, count(*) filter (where lacking) as missing
  from (${source}) s group by street`

/** The counts of one period. */
export async function countOnce(db: Database, counts: Piece<Count>): Promise<Count[]> {
  return (await sql<Count>`${counts}`.execute(db)).rows
}

const asked = 'asked_period'
const [startsOn, endsOn] = [sql.ref<string>(`${asked}.starts_on`), sql.ref<string>(`${asked}.ends_on`)]

/** The counts of several periods in one query, and whether by the end of each its records had begun; `counts` and `begun` are built for days that the query names. */
export async function countPeriods(
  db: Database,
  it: {
    question: { district: string; filter: Record<string, string> }
    periods: readonly CountPeriod[]
    counts(question: Question): Piece<Count>
    begun?: ((question: Question) => Piece<boolean>) | undefined
  },
): Promise<PeriodCounts[]> {
  const question: Question = { ...it.question, from: startsOn, to: endsOn }
  const { rows } = await sql<{ at: number; begun: boolean; street: string | null; n: number; missing: number }>`
    select ${sql.ref(`${asked}.at`)}::int - 1 as at, ${it.begun ? it.begun(question) : sql`true`} as begun, c.street, c.n, c.missing
    from unnest(${it.periods.map(({ from }) => from)}::date[], ${it.periods.map(({ to }) => to)}::date[])
      with ordinality as ${sql.ref(asked)} (starts_on, ends_on, at)
    left join lateral (${it.counts(question)}) c on true`.execute(db)
  const answers = it.periods.map((): PeriodCounts => ({ begun: true, counts: [] }))
  for (const { at, begun, street, n, missing } of rows) {
    const answer = answers[at] as PeriodCounts
    answer.begun = begun
    if (street !== null) answer.counts.push({ street, n, missing })
  }
  return answers
}

/** A page of the rows that count, or of those that lack a fact. */
export async function listRows(
  tx: Tx,
  source: Piece,
  page: Page,
  which: 'counted' | 'lacking' = 'counted',
): Promise<{ rows: CountedRow[]; total: number }> {
  const { rows } = await sql<Listed & { total: number }>`
    select id, title, street, place, ${typeNamed(tx)} as values, count(*) over ()::int as total from (${source}) s where ${sql.ref(which)}
    order by position, id offset ${page.offset} limit ${page.limit}`.execute(tx.db)
  return { rows: rows.map((row) => rowOf(tx, row)), total: rows[0]?.total ?? 0 }
}

/** Whose least well served a floor asks for. */
export const floorUnits = ['street', 'town', 'village', 'venue'] as const
export type FloorUnit = (typeof floorUnits)[number]

/**
 * Each unit with what the source counts in it: a street or town that the plan counts, a village committee of one, or a venue, which is a row of the source itself.
 * `reached` tells whether it has at least `atLeast`.
 */
export function unitsOf(question: Question, source: Piece, unit: FloorUnit, atLeast: number): Piece {
  if (unit === 'venue')
    return sql`select s.id, s.title, s.street, s.place, s.amount, s.values, s.lacking, s.counted, s.amount >= ${atLeast} as reached from (${source}) s`
  const of = {
    street: countedStreets(question),
    town: sql`select * from (${countedStreets(question)}) t where t.kind in ('town', 'township')`,
    village: sql`select * from (${countedCommittees(question)}) v where v.name ~ '(村委会|村民委员会)$'`,
  }[unit]
  const here = unit === 'village' ? sql`s.committee = a.code` : sql`s.street = a.code`
  return sql`
    select a.code as id, a.name as title, a.street, 'places?street=' || a.street as place, coalesce(n.amount, 0) as amount,
      jsonb_build_object('n', coalesce(n.amount, 0)) as values, false as lacking, true as counted, coalesce(n.amount, 0) >= ${atLeast} as reached
    from (${of}) a
    left join lateral (select sum(s.amount) as amount from (${source}) s where s.counted and ${here}) n on true`
}

/** The smallest number of any unit, under no street: a minimum has no parts. `missing` are rows that belong to no unit or lack their amount. */
export const leastOf = (question: Question, source: Piece, unit: FloorUnit): Piece<Count> => sql<Count>`
  select '' as street, coalesce((select min(u.amount) from (${unitsOf(question, source, unit, 0)}) u where u.counted), 0)::float8 as n,
    (select count(*) from (${source}) s where s.lacking ${unit === 'village' ? sql`or (s.counted and s.committee is null)` : sql``}) as missing`

/** How many units have at least so many, by street. */
export const reachedByStreet = (
  question: Question,
  it: { source: Piece; unit: FloorUnit; atLeast: number },
): Piece<Count> => sql<Count>`
  select street, count(*) filter (where counted and reached) as n, count(*) filter (where lacking) as missing
  from (${unitsOf(question, it.source, it.unit, it.atLeast)}) u group by street`

/** The units, the least well served first. */
export async function listUnits(
  tx: Tx,
  units: Piece,
  page: Page,
  reachedOnly: boolean,
): Promise<{ rows: CountedRow[]; total: number }> {
  const { rows } = await sql<Listed & { total: number }>`
    select id, title, street, place, values, count(*) over ()::int as total from (${units}) u
    where counted and ${reachedOnly ? sql`reached` : sql`true`} order by amount, id offset ${page.offset} limit ${page.limit}`.execute(
    tx.db,
  )
  return { rows: rows.map((row) => rowOf(tx, row)), total: rows[0]?.total ?? 0 }
}

/** The rows that lack a fact, by street: what data quality lists. */
export async function lackingByStreet(tx: Tx, source: Piece): Promise<{ street: string; missing: number }[]> {
  const { rows } = await sql<{ street: string; missing: number }>`
    select street, count(*)::int as missing from (${source}) s where lacking group by street order by street`.execute(tx.db)
  return rows
}

/** The values of a row of `s`, the type by its name in the catalogue. */
const typeNamed = ({
  district,
}: Tx): Piece => sql`s.values || case when s.values ? 'type' then jsonb_build_object('type', coalesce(
  (select c.value #>> array['types', s.values ->> 'type', 'zh'] from platform.setting c
    where c.district = ${district} and c.key = ${catalogueSetting} order by c.version desc limit 1), s.values ->> 'type')) else '{}' end`

const rowOf = (tx: Tx, { id, title, street, place, values }: Listed): CountedRow => ({
  ...{ id, title, street, values },
  href: `/console/${tx.district}/${place}`,
})
