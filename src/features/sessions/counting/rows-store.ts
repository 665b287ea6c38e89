import { type RawBuilder, sql } from 'kysely'

/** The pieces that counts and lists of use are put together from. */

/** The record that stands for a person, where `g` is people.merged joined by `mergedInto`. */
export const stands = (column: string): RawBuilder<string> =>
  sql`(case when g.stands is null then ${sql.ref(column)} else g.stands end)`
export const mergedInto = (alias: string): RawBuilder<unknown> =>
  sql`left join people.merged g on g.district = ${sql.ref(`${alias}.district`)} and g.id = ${sql.ref(`${alias}.person`)}`

/** Where somebody lives, else is registered; '' for nobody knows. */
export const streetOf = (alias: string): RawBuilder<string> =>
  sql`coalesce(${sql.ref(`${alias}.residence_street`)}, ${sql.ref(`${alias}.registered_street`)}, '')`

/** Whether a slot `s` is held so: 线下 is on site or at home. */
export const heldSo = (channel: 'on_site' | 'online' | undefined): RawBuilder<boolean> =>
  channel === undefined ? sql`true` : channel === 'online' ? sql`s.channel = 'online'` : sql`s.channel in ('onsite', 'home')`

/** A booking `b` that never was more than a turn in the queue, its session `s` over or called off: the wish was not served. */
export const neverServed: RawBuilder<boolean> = sql`(
  b.state in ('queued', 'expired') and s.starts_at <= current_setting('app.known_at', true)::timestamptz
  and not exists (select from sessions.booking_step t where t.district = b.district and t.booking = b.id and t.state in ('held', 'offered', 'booked')))`

/** Whether a service counts as something, by its settings: services.listed as `l`. */
export const countedAs = (kind: string): RawBuilder<boolean> => sql`(l.settings ->> 'counts') = ${kind}`
