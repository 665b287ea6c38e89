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

/** The last value known for each street of a period, and for the whole district under '*'. */
export async function lastCounts(db: Database, place: Place): Promise<Count[]> {
  return await db
    .withTables<CounterValueTables>()
    .selectFrom('platform.counter_value')
    .distinctOn('street')
    .select(['street', 'n', 'missing'])
    .where('district', '=', place.district)
    .where('key', '=', place.key)
    .where('filter', '=', place.filter)
    .where('starts_on', '=', place.from)
    .where('ends_on', '=', place.to)
    .orderBy('street')
    .orderBy('known_at', 'desc')
    .execute()
}

/** Adds values; an earlier one is never changed. */
export async function appendCounts(db: Database, place: Place, counts: Count[], knownAt: Date): Promise<void> {
  if (counts.length === 0) return
  const { district, key, filter, from, to } = place
  await db
    .withTables<CounterValueTables>()
    .insertInto('platform.counter_value')
    .values(counts.map((count) => ({ district, key, filter, ...count, starts_on: from, ends_on: to, known_at: knownAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

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
