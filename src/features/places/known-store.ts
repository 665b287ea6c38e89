import { type RawBuilder, sql } from 'kysely'

/**
 * What a row said at the transaction's instant, in SQL: `app.known_at` and `app.as_of` are set at its start, for the application and the counter alike, so
 * one query answers now, for any day, and as known then.
 */
// Asked for once a query, not once a row: over a district's beds that halves the time.
const known = sql`(select current_setting('app.known_at')::timestamptz)`

/** The row was known and not withdrawn. */
export const wasKnown = (table: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${table}.known_at`)} <= ${known} and (${sql.ref(`${table}.withdrawn_at`)} is null or ${sql.ref(`${table}.withdrawn_at`)} > ${known})`

/** The row was known and held on the day; its period is [valid_from, valid_to). */
export const heldOn = (table: string, day: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`${wasKnown(table)} and ${sql.ref(`${table}.valid_from`)} <= ${day} and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} > ${day})`

/** What was known by then to have ended, else null: the day in the column `day` counts only if its `ended_at` had come. */
export const endKnown = (table: string): RawBuilder<string | null> =>
  sql`(case when ${sql.ref(`${table}.ended_at`)} <= ${known} then ${sql.ref(`${table}.ended_on`)} end)`

/** The street of a facility as it was known then: a correction made later tells what it was before. */
export const streetThen = (facility: string, district: string): RawBuilder<string> =>
  sql`coalesce((select c.was from places.facility_change c
    where c.district = ${district} and c.facility = ${sql.ref(`${facility}.id`)} and c.field = 'street' and c.known_at > ${known}
    order by c.known_at limit 1), ${sql.ref(`${facility}.street`)})`
