import { sql } from 'kysely'
import type { Count, CountedRow, CountQuestion } from '../../../platform/counters/counter.ts'
import type { Database } from '../../../platform/database/connect.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { countedCommittees, countedStreets, type Piece } from './parts-store.ts'

type Page = { offset: number; limit: number }
type Listed = { id: string; title: string; street: string; place: string; values: CountedRow['values'] }

/** How much by street: the sum of the counted rows' amounts, and how many rows lack a needed fact. */
export async function countRows(db: Database, source: Piece): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select street, coalesce(sum(amount) filter (where counted), 0)::float8 as n, count(*) filter (where lacking) as missing
    from (${source}) s group by street`.execute(db)
  return rows
}

/** A page of the rows that count, or of those that lack a fact. */
export async function listRows(
  tx: Tx,
  source: Piece,
  page: Page,
  which: 'counted' | 'lacking' = 'counted',
): Promise<{ rows: CountedRow[]; total: number }> {
  const { rows } = await sql<Listed & { total: number }>`
    select id, title, street, place, values, count(*) over ()::int as total from (${source}) s where ${sql.ref(which)}
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
export function unitsOf(question: CountQuestion, source: Piece, unit: FloorUnit, atLeast: number): Piece {
  if (unit === 'venue')
    return sql`select s.id, s.title, s.street, s.place, s.amount, s.values, s.lacking, s.counted, s.amount >= ${atLeast} as reached from (${source}) s`
  const of = {
    street: countedStreets(question),
    town: sql`select * from (${countedStreets(question)}) t where t.kind in ('town', 'township')`,
    village: sql`select * from (${countedCommittees(question)}) v where v.name ~ '(村委会|村民委员会)$'`,
  }[unit]
  const here = unit === 'village' ? sql`s.committee = a.code` : sql`s.street = a.code`
  return sql`
    select a.code as id, a.name as title, a.street, 'facilities?street=' || a.street as place, coalesce(n.amount, 0) as amount,
      jsonb_build_object('n', coalesce(n.amount, 0)) as values, false as lacking, true as counted, coalesce(n.amount, 0) >= ${atLeast} as reached
    from (${of}) a
    left join lateral (select sum(s.amount) as amount from (${source}) s where s.counted and ${here}) n on true`
}

/** The smallest number of any unit, under no street: a minimum has no parts. `missing` are rows that belong to no unit or lack their amount. */
export async function countFloor(db: Database, question: CountQuestion, source: Piece, unit: FloorUnit): Promise<Count[]> {
  const { rows } = await sql<{ n: number | null; missing: number }>`
    select (select min(u.amount) from (${unitsOf(question, source, unit, 0)}) u where u.counted)::float8 as n,
      (select count(*) from (${source}) s where s.lacking ${unit === 'village' ? sql`or (s.counted and s.committee is null)` : sql``}) as missing`.execute(
    db,
  )
  const { n, missing } = rows[0] as { n: number | null; missing: number }
  return [{ street: '', n: n ?? 0, missing }]
}

/** How many units have at least so many, by street. */
export async function countReached(
  db: Database,
  question: CountQuestion,
  it: { source: Piece; unit: FloorUnit; atLeast: number },
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select street, count(*) filter (where counted and reached) as n, count(*) filter (where lacking) as missing
    from (${unitsOf(question, it.source, it.unit, it.atLeast)}) u group by street`.execute(db)
  return rows
}

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

const rowOf = (tx: Tx, { id, title, street, place, values }: Listed): CountedRow => ({
  ...{ id, title, street, values },
  href: `/console/${tx.district}/${place}`,
})
