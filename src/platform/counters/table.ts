import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { Count } from './counter.ts'
import type { CountPeriod } from './periods.ts'
import type { ParsedReference } from './reference.ts'

/** In place of a street: the whole district, stored beside its parts so that a board reads one row a number. '' holds rows of no street. */
export const wholeDistrict = '*'

export type CounterValueTables = {
  'platform.counter_value': {
    district: string
    key: string
    filter: string
    street: string
    starts_on: string
    ends_on: string
    known_at: Date
    n: number
    missing: number
  }
}

/** Which number of which district in which period. */
export type Place = ParsedReference & CountPeriod & { district: string }

/** The key of a place among several of one district. */
export const placeKey = ({ key, filter, from, to }: Omit<Place, 'district'>) => `${key}?${filter} ${from} ${to}`

/**
 * The last values known for each street, and for the whole district under `*`, of several counters in several periods, in one query, by `placeKey`; what
 * was never counted is absent.
 */
export async function lastCountsOf(
  db: Database,
  district: string,
  asked: readonly ParsedReference[],
  periods: readonly CountPeriod[],
): Promise<Map<string, Count[]>> {
  const { rows } = await sql<Count & Omit<Place, 'district'>>`
    select distinct on (v.key, v.filter, v.starts_on, v.ends_on, v.street)
      v.key, v.filter, v.starts_on as from, v.ends_on as to, v.street, v.n, v.missing
    from unnest(${asked.map(({ key }) => key)}::text[], ${asked.map(({ filter }) => filter)}::text[]) as asked (key, filter)
    cross join unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[]) as period (starts_on, ends_on)
    join platform.counter_value v on v.district = ${district} and v.key = asked.key and v.filter = asked.filter
      and v.starts_on = period.starts_on and v.ends_on = period.ends_on
    order by v.key, v.filter, v.starts_on, v.ends_on, v.street, v.known_at desc`.execute(db)
  const places = new Map<string, Count[]>()
  for (const { street, n, missing, ...place } of rows) {
    const counts = places.get(placeKey(place)) ?? []
    counts.push({ street, n, missing })
    places.set(placeKey(place), counts)
  }
  return places
}

/** Adds values; an earlier one is never changed. */
export async function appendCounts(
  db: Database,
  added: readonly { place: Place; counts: Count[] }[],
  knownAt: Date,
): Promise<void> {
  const rows = added.flatMap(({ place: { from, to, ...place }, counts }) =>
    counts.map((count) => ({ ...place, ...count, starts_on: from, ends_on: to, known_at: knownAt })),
  )
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await db
      .withTables<CounterValueTables>()
      .insertInto('platform.counter_value')
      .values(rows.slice(at, at + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** A statement takes 65,535 values at most. */
const rowsAtOnce = 5_000

/** The filters under which values of the counter are kept. Each is found by one step in the index, however many values there are. */
export async function keptFilters(db: Database, district: string, key: string): Promise<string[]> {
  const { rows } = await sql<{ filter: string }>`
    with recursive kept as (
      (select filter from platform.counter_value where district = ${district} and key = ${key} order by filter limit 1)
      union all
      select (select v.filter from platform.counter_value v
              where v.district = ${district} and v.key = ${key} and v.filter > kept.filter order by v.filter limit 1)
      from kept where kept.filter is not null
    )
    select filter from kept where filter is not null`.execute(db)
  return rows.map((row) => row.filter)
}
