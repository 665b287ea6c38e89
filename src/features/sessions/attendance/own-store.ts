import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** A tap as a person's own data tells it. */
export type OwnTap = { kind: string; at: Date; facility: string; slot: string; who: string | null }

/** The arrivals and leavings of a person that stand, the newest first. */
export async function tapsAbout(tx: Tx, records: readonly string[]): Promise<OwnTap[]> {
  const { rows } = await sql<OwnTap>`
    select a.kind, a.at, f.name as facility, s.name as slot, a.who
    from sessions.attendance a
    join sessions.slot s on s.district = a.district and s.id = a.slot
    join places.listed f on f.district = s.district and f.id = s.facility
    where a.district = ${tx.district} and a.person = any (${[...records]}::uuid[]) and a.withdrawn_at is null and a.second_to is null
    order by a.at desc`.execute(tx.db)
  return rows
}

/** Takes all that this room holds about a person away: how many rows. */
export async function deleteAbout(tx: Tx, person: string): Promise<number> {
  let n = 0
  for (const table of ['attendance', 'pickup_person', 'safety_note', 'injury', 'day_note']) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(`sessions.${table}`)} where district = ${tx.district} and person = ${person}::uuid`.execute(tx.db)
    n += Number(numAffectedRows ?? 0)
  }
  return n
}

const startOf = (day: string) => sql`(${day}::date)::timestamp at time zone 'Asia/Shanghai'`
const notHeld = sql`not exists (select from people.retention_hold h where h.district = r.district and h.person = r.person and h.lifted_at is null)`

/** Which rows of each kind are due before a day. */
const due = {
  pickup_person: (before: string): RawBuilder<unknown> =>
    sql`(r.withdrawn_at < ${startOf(before)} or r.valid_to < ${before}::date)`,
  // What was told of somebody stays while it is the last word and they still come.
  safety_note: (before: string): RawBuilder<unknown> => sql`r.known_at < ${startOf(before)} and (
    exists (select from sessions.safety_note n where n.district = r.district and n.person = r.person and n.known_at > r.known_at)
    or not exists (select from sessions.booking b where b.district = r.district and b.person = r.person and b.on_day >= ${before}::date))`,
  injury: (before: string): RawBuilder<unknown> => sql`r.happened_at < ${startOf(before)}`,
  day_note: (before: string): RawBuilder<unknown> => sql`r.known_at < ${startOf(before)}`,
  attendance: (before: string): RawBuilder<unknown> => sql`r.at < ${startOf(before)}`,
}

/** The kinds of records of this room that a schedule may name. */
export type Kept = keyof typeof due

export async function countDue(tx: Tx, kind: Kept, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(`sessions.${kind}`)} r where r.district = ${tx.district} and ${due[kind](before)} and ${notHeld}`.execute(
    tx.db,
  )
  return rows[0]?.n ?? 0
}

export async function deleteDue(tx: Tx, kind: Kept, before: string, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(`sessions.${kind}`)} d where d.district = ${tx.district} and d.id in (
      select r.id from ${sql.table(`sessions.${kind}`)} r where r.district = ${tx.district} and ${due[kind](before)} and ${notHeld} limit ${limit})`.execute(
    tx.db,
  )
  return Number(numAffectedRows ?? 0)
}

/** Bookings of long ago of which nothing else is kept: neither an injury nor a sealed note hangs on them. */
const dueBooking = (before: string) => sql`r.on_day < ${before}::date and ${notHeld}
  and not exists (select from sessions.injury i where i.district = r.district and i.booking = r.id)
  and not exists (select from sessions.note n where n.district = r.district and n.booking = r.id)`

export async function countDueBookings(tx: Tx, before: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from sessions.booking r where r.district = ${tx.district} and ${dueBooking(before)}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

/** Deletes them, and counts that in their slots: a slot's count and its bookings never differ. */
export async function deleteDueBookings(tx: Tx, before: string, limit: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    with gone as (
      delete from sessions.booking d where d.district = ${tx.district} and d.id in (
        select r.id from sessions.booking r where r.district = ${tx.district} and ${dueBooking(before)} limit ${limit})
      returning d.slot, d.state
    ), counted as (
      update sessions.slot s set taken = s.taken - g.places, waiting = s.waiting - g.turns
      from (
        select slot, count(*) filter (where state in ('held', 'booked', 'offered', 'attended', 'absent'))::int as places,
          count(*) filter (where state = 'queued')::int as turns from gone group by slot
      ) g where s.district = ${tx.district} and s.id = g.slot
    )
    select count(*)::int as n from gone`.execute(tx.db)
  return rows[0]?.n ?? 0
}
