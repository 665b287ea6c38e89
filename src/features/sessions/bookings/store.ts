import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { type BookingChannel, type BookingState, keepsPlace } from '../shapes.ts'

/** A booking as it is kept. Fees are fen. */
export type BookingRow = {
  id: string
  slot: string
  service: string
  facility: string
  person: string
  onDay: string
  startsAt: Date
  endsAt: Date
  state: BookingState
  arrival: number
  expiresAt: Date | null
  free: boolean
  quotaWindow: string | null
  /** Whose free session it used: the person's or the household's. */
  allowanceSubject: string | null
  feeFen: number | null
  feeConfirmed: boolean
  acceptsPrice: boolean
  decision: string | null
  overrideWhy: string | null
  overrides: string[]
  channel: BookingChannel
  bookedBy: string
  bookedByName: string
  bookedAs: 'self' | 'guardian' | 'trusted' | 'officer' | 'provider' | 'system'
  madeAt: Date
  changedAt: Date
  endedWhy: string | null
}

export const bookingColumns = sql`b.id, b.slot, b.service, b.facility, b.person, b.on_day as "onDay", b.starts_at as "startsAt", b.ends_at as "endsAt", b.state,
  b.arrival, b.expires_at as "expiresAt", b.free, b.quota_window as "quotaWindow", b.allowance_subject as "allowanceSubject", b.fee_fen::float8 as "feeFen", b.fee_confirmed as "feeConfirmed",
  b.accepts_price as "acceptsPrice", b.decision, b.override_why as "overrideWhy", b.overrides, b.channel, b.booked_by as "bookedBy",
  b.booked_by_name as "bookedByName", b.booked_as as "bookedAs", b.made_at as "madeAt", b.changed_at as "changedAt", b.ended_why as "endedWhy"`

/** What is entered; the number of arrival comes from the slot. */
export type NewBooking = Omit<
  BookingRow,
  'id' | 'arrival' | 'madeAt' | 'changedAt' | 'endedWhy' | 'bookedBy' | 'bookedByName' | 'allowanceSubject'
> & {
  allowanceSubject?: string | null
  /** When it was asked for, where that was before it came over here. */
  madeAt?: Date
}

/**
 * Keeps a place or a turn in the queue, counts it in its slot and writes its first step: one statement, so that a slot's count and its bookings never differ. The
 * slot is locked. It goes out with the statements after it, so that its broken constraints are heard with them: `booking_slot_has_room`, `booking_one_at_one_time`,
 * `booking_once_in_slot`. Answers the booking's id.
 */
export function insertBooking(tx: Tx, row: NewBooking): string {
  const id = newId()
  const inserting = sql`
    with counted as (
      update sessions.slot set arrivals = arrivals + 1, taken = taken + ${keepsPlace(row.state) ? 1 : 0}, waiting = waiting + ${row.state === 'queued' ? 1 : 0}
      where district = ${tx.district} and id = ${row.slot}::uuid returning arrivals
    ), made as (
      insert into sessions.booking (district, id, slot, service, facility, person, on_day, starts_at, ends_at, state, arrival, expires_at, free, quota_window,
        allowance_subject, fee_fen, fee_confirmed, accepts_price, decision, override_why, overrides, channel, booked_by, booked_by_name, booked_as, made_at, changed_at)
      select ${tx.district}, ${id}::uuid, ${row.slot}::uuid, ${row.service}, ${row.facility}::uuid, ${row.person}::uuid, ${row.onDay}::date, ${row.startsAt},
        ${row.endsAt}, ${row.state}, counted.arrivals, ${row.expiresAt}, ${row.free}, ${row.quotaWindow}, ${row.allowanceSubject ?? null}::uuid,
        ${row.feeFen}, ${row.feeConfirmed}, ${row.acceptsPrice}, ${row.decision}::uuid, ${row.overrideWhy}, ${row.overrides}::text[], ${row.channel}, ${tx.actor.id}, ${tx.actor.name},
        ${row.bookedAs}, ${row.madeAt ?? tx.now}, ${tx.now}
      from counted
    ), step as (${stepOf(tx, id, row.state, null)})
    select`
  tx.send(inserting.execute(tx.db))
  return id
}

const stepOf = (tx: Tx, booking: string, state: BookingState, why: string | null) => sql`
  insert into sessions.booking_step (district, id, booking, state, at, why, by, by_name)
  values (${tx.district}, ${newId()}, ${booking}::uuid, ${state}, ${tx.now}, ${why}, ${tx.actor.id}, ${tx.actor.name})`

/** What changes with a booking's state. */
export type Change = {
  state: BookingState
  expiresAt?: Date | null
  why?: string | null
  free?: boolean
  quotaWindow?: string | null
  allowanceSubject?: string | null
  feeFen?: number | null
  feeConfirmed?: boolean
  decision?: string | null
}

/** Brings a booking into another state, counts that in its slot and writes the step: one statement. The slot is locked. */
export async function changeBooking(tx: Tx, row: BookingRow, change: Change): Promise<void> {
  const { state, expiresAt = null, why = null } = change
  const places = Number(keepsPlace(state)) - Number(keepsPlace(row.state))
  const turns = Number(state === 'queued') - Number(row.state === 'queued')
  const { free, quotaWindow, allowanceSubject, feeFen, feeConfirmed, decision } = { ...row, ...change }
  const { rows } = await sql<{ id: string }>`
    with changed as (
      update sessions.booking set state = ${state}, expires_at = ${expiresAt}, changed_at = ${tx.now}, free = ${free}, quota_window = ${quotaWindow},
        allowance_subject = ${allowanceSubject}::uuid, fee_fen = ${feeFen}, fee_confirmed = ${feeConfirmed}, decision = ${decision ?? row.decision}::uuid,
        ended_why = ${why ?? row.endedWhy}, ended_by_name = ${tx.actor.name}
      where district = ${tx.district} and id = ${row.id}::uuid and state = ${row.state} returning slot
    ), counted as (
      update sessions.slot s set taken = s.taken + ${places}::int, waiting = s.waiting + ${turns}::int
      from changed where s.district = ${tx.district} and s.id = changed.slot
    ), step as (${stepOf(tx, row.id, state, why)})
    select slot as id from changed`.execute(tx.db)
  if (rows.length !== 1) throw new Error(`booking ${row.id} was not ${row.state} any more although its slot was locked`)
}

const one = async (tx: Tx, where: RawBuilder<unknown>): Promise<BookingRow | undefined> =>
  (
    await sql<BookingRow>`select ${bookingColumns} from sessions.booking b where b.district = ${tx.district} and ${where}`.execute(
      tx.db,
    )
  ).rows[0]

export const findBooking = (tx: Tx, id: string): Promise<BookingRow | undefined> => one(tx, sql`b.id = ${id}::uuid`)

/** The first in the queue of a slot; the slot is locked. */
export const firstInQueue = (tx: Tx, slot: string): Promise<BookingRow | undefined> =>
  one(tx, sql`b.slot = ${slot}::uuid and b.state = 'queued' order by b.arrival limit 1`)

/** What else the person keeps a place in at that time. */
export const alreadyThen = (
  tx: Tx,
  { person, startsAt, endsAt, but }: { person: string; startsAt: Date; endsAt: Date; but?: string },
): Promise<BookingRow | undefined> =>
  one(
    tx,
    sql`b.person = ${person}::uuid and b.state in ('held', 'booked', 'offered', 'attended') and b.starts_at < ${endsAt} and b.ends_at > ${startsAt}
      ${but === undefined ? sql`` : sql`and b.id <> ${but}::uuid`} limit 1`,
  )

/** How many wait before each of the bookings that are queued: their place in the queue, from 1. */
export async function placesInQueue(tx: Tx, bookings: readonly string[]): Promise<Map<string, number>> {
  if (bookings.length === 0) return new Map()
  const { rows } = await sql<{ id: string; place: number }>`
    select b.id, (select count(*)::int from sessions.booking o
        where o.district = b.district and o.slot = b.slot and o.state = 'queued' and o.arrival <= b.arrival) as place
    from sessions.booking b where b.district = ${tx.district} and b.id = any (${[...bookings]}::uuid[]) and b.state = 'queued'`.execute(
    tx.db,
  )
  return new Map(rows.map(({ id, place }) => [id, place]))
}

/** The bookings of a slot, in the order of arrival. */
export async function bookingsOfSlot(tx: Tx, slot: string, states?: readonly BookingState[]): Promise<BookingRow[]> {
  const { rows } = await sql<BookingRow>`
    select ${bookingColumns} from sessions.booking b where b.district = ${tx.district} and b.slot = ${slot}::uuid
      ${states === undefined ? sql`` : sql`and b.state = any (${[...states]}::text[])`} order by b.arrival`.execute(tx.db)
  return rows
}

/** The person's bookings and those of records merged into theirs: those to come first, then the newest of the past. */
export async function bookingsOfPerson(tx: Tx, person: string, limit: number): Promise<BookingRow[]> {
  const { rows } = await sql<BookingRow>`
    select ${bookingColumns} from sessions.booking b
    where b.district = ${tx.district} and b.person = any (array (
      select ${person}::uuid union all select m.id from people.merged m where m.district = ${tx.district} and m.stands = ${person}::uuid))
    order by b.starts_at desc, b.id desc limit ${limit}`.execute(tx.db)
  return rows
}

/** Holds and offers that ran out by an instant. */
export async function overdue(tx: Tx, by: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select b.id from sessions.booking b where b.district = ${tx.district} and b.state in ('held', 'offered') and b.expires_at <= ${by}
    order by b.expires_at limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** Slots that have room and somebody waiting: a queue that nobody moved. */
export async function stuckQueues(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from sessions.slot s
    where s.district = ${tx.district} and s.ended_at is null and s.waiting > 0 and s.taken < s.capacity and s.closes_at > ${tx.now} limit ${limit}`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

/** A step of a booking, as its history shows it. */
export type Step = { state: BookingState; at: Date; why: string | null; byName: string }

export async function stepsOf(tx: Tx, booking: string): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select state, at, why, by_name as "byName" from sessions.booking_step where district = ${tx.district} and booking = ${booking}::uuid order by id`.execute(
    tx.db,
  )
  return rows
}
