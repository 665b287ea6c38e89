import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { minuteOf } from '../bookings/rules.ts'
import { alreadyThen, type BookingRow, bookingsOfSlot } from '../bookings/store.ts'
import { lockSlot, type SlotRow } from '../slots/store.ts'
import type { AttendanceAnswer, AttendanceBatch, AttendanceEvent, AttendanceOutcome } from './contract.ts'
import { handedToOther } from './events.ts'
import { fetchersOf, mayFetchAt, type Standing } from './fetching/standing.ts'
import { bookingOf } from './finding.ts'
import { followTaps } from './outcome.ts'
import { type Known, peopleOf, requireRoom } from './people.ts'
import { ratioNow } from './present.ts'
import { mustBeFetched } from './rules/fetching.ts'
import { correctableUntil, happenedAt, opensFrom } from './rules/timing.ts'
import {
  insertCarers,
  insertTap,
  insertUndo,
  slotsOfEvents,
  type TapRow,
  tapsOfSlot,
  type UndoRow,
  undosOfSlot,
  withdrawTap,
} from './store.ts'

/**
 * Takes what a room's device noted, in any order and as often as it is sent, and answers for each event what became of it. An arrival or a leaving makes the booking
 * `attended`; two devices that tap one child are both kept, the first stands. Problems: 404, 403. What is refused is refused by event: `not_in_slot`, `booking_keeps_no_place`,
 * `not_named_to_fetch`, `attendance_too_early`, `attendance_too_late`, `slot_cancelled`, `booking_one_at_one_time`, `attendance_id_used`, those of codes and cards.
 */
export function recordAttendance(ctx: Context, id: string, { sentAt, events }: AttendanceBatch): Promise<AttendanceAnswer> {
  return transaction(ctx, async (tx) => {
    const seen = await requireRoom(tx, id)
    const slot = { ...seen, ...found(await lockSlot(tx, id), 'slot') }
    const room = await openRoom(tx, ctx.keys, slot, events)
    const timed = events.map((event, order) => ({
      ...{ event, order },
      at: happenedAt({ deviceAt: new Date(event.deviceAt), sentAt: new Date(sentAt), now: tx.now }),
    }))
    const outcomes: AttendanceOutcome[] = []
    // As it happened, not as it came: a tap that was taken back and tapped again ends as the carer saw it.
    for (const { event, order, at } of timed.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order))
      outcomes[order] = await record(tx, room, event, at)
    return { outcomes, ratio: await ratioNow(tx, slot) }
  })
}

/** What is known of a room while a batch is taken; its slot is locked. */
type OpenRoom = {
  keys: KeyRing
  slot: SlotRow
  rows: BookingRow[]
  taps: TapRow[]
  undos: Map<string, UndoRow>
  usedIn: Map<string, string>
  people: Map<string, Known>
  fetchers: Map<string, Standing>
}

async function openRoom(tx: Tx, keys: KeyRing, slot: SlotRow, events: readonly AttendanceEvent[]): Promise<OpenRoom> {
  const rows = await bookingsOfSlot(tx, slot.id)
  const people = await peopleOf(
    tx,
    rows.map(({ person }) => person),
  )
  const leaving = events.some(({ kind }) => kind === 'left')
  return {
    ...{ keys, slot, rows, people, taps: await tapsOfSlot(tx, slot.id), undos: await undosOfSlot(tx, slot.id) },
    usedIn: await slotsOfEvents(
      tx,
      events.map(({ id }) => id),
    ),
    fetchers: leaving
      ? await fetchersOf(tx, [...new Map([...people.values()].map((one) => [one.person, one])).values()], slot.onDay)
      : new Map(),
  }
}

async function record(tx: Tx, room: OpenRoom, event: AttendanceEvent, at: Date): Promise<AttendanceOutcome> {
  const outcome = answering(event, at)
  const { slot, usedIn } = room
  const used = usedIn.get(event.id)
  if (used !== undefined) {
    const tap = room.taps.find(({ id }) => id === event.id)
    return used === slot.id
      ? outcome('known', { booking: tap?.booking ?? null })
      : outcome('refused', { code: 'attendance_id_used' })
  }
  const refusal = timeRefusal(slot, { at, now: tx.now })
  if (refusal) return outcome('refused', refusal)
  usedIn.set(event.id, slot.id)
  if (event.kind === 'carers') {
    await insertCarers(tx, { id: event.id, slot: slot.id, count: event.count, at, deviceAt: new Date(event.deviceAt) })
    await tx.audit('sessions.count_carers', `slot/${slot.id}`, { carers: event.count, at: at.toISOString() })
    return outcome('recorded')
  }
  const told = event.kind === 'undone' ? await undo(tx, room, event, at) : await tap(tx, room, event, at)
  const { became, ...more } = told
  if (became === 'refused') usedIn.delete(event.id)
  return outcome(became, more)
}

type Told = Pick<AttendanceOutcome, 'became'> & Partial<Pick<AttendanceOutcome, 'booking' | 'by' | 'code' | 'details'>>

const answering =
  ({ id }: AttendanceEvent, at: Date) =>
  (became: AttendanceOutcome['became'], more: Partial<Omit<Told, 'became'>> = {}): AttendanceOutcome => ({
    ...{ id, became, at: became === 'refused' ? null : at.toISOString() },
    ...{ booking: null, by: null, code: null, details: {}, ...more },
  })

function timeRefusal(slot: SlotRow, { at, now }: { at: Date; now: Date }): Pick<Told, 'code' | 'details'> | undefined {
  if (slot.cancelledAt) return { code: 'slot_cancelled', details: { why: slot.cancelledWhy ?? '' } }
  if (at < opensFrom(slot)) return { code: 'attendance_too_early', details: { from: minuteOf(opensFrom(slot)) } }
  if (now >= correctableUntil(slot)) return { code: 'attendance_too_late', details: { until: minuteOf(correctableUntil(slot)) } }
  return undefined
}

/** An arrival or a leaving. */
async function tap(tx: Tx, room: OpenRoom, event: AttendanceEvent & { kind: 'arrived' | 'left' }, at: Date): Promise<Told> {
  const { slot, taps, undos } = room
  const named = await bookingOf(tx, room.keys, event, room.rows)
  if ('refused' in named) return { became: 'refused', code: named.refused, details: {} }
  const { row, how } = named
  const handed = event.kind === 'left' ? handing(room, event, { row, at }) : { who: broughtBy(event), whoMay: null, why: null }
  if ('code' in handed) return { became: 'refused', booking: row.id, ...handed }
  const standing = taps.find((one) => one.booking === row.id && one.kind === event.kind && !one.withdrawnAt && !one.secondTo)
  const undone = undos.get(event.id)
  if (!standing && !undone && row.state !== 'attended' && (await elsewhere(tx, row)))
    return { became: 'refused', booking: row.id, code: 'booking_one_at_one_time', details: {} }
  const kept: TapRow = {
    ...{
      id: event.id,
      slot: slot.id,
      booking: row.id,
      person: row.person,
      kind: event.kind,
      at,
      deviceAt: new Date(event.deviceAt),
      how,
    },
    ...{ who: handed.who, whoMay: handed.whoMay, overrideWhy: handed.why, recordedByName: tx.actor.name },
    ...{ secondTo: standing?.id ?? null, withdrawnAt: undone ? tx.now : null },
  }
  await insertTap(tx, { ...kept, undone })
  taps.push(kept)
  if (undone) return { became: 'withdrawn', booking: row.id }
  const person = room.people.get(row.person)?.person ?? row.person
  await tx.audit(event.kind === 'arrived' ? 'sessions.arrive' : 'sessions.leave', `person/${person}`, {
    ...{ booking: row.id, slot: slot.id, at: at.toISOString(), who: handed.who },
    ...(handed.why === null ? {} : { overrideWhy: handed.why }),
  })
  if (handed.why !== null && !standing)
    await tx.emit(handedToOther({ booking: row.id, person, slot: slot.id, service: slot.service, attendance: event.id }))
  await follow(tx, room, row.id)
  return standing ? { became: 'already', booking: row.id, by: standing.id } : { became: 'recorded', booking: row.id }
}

const broughtBy = (event: AttendanceEvent): string | null => (event.kind === 'arrived' ? (event.broughtBy ?? null) : null)

type Handed = { who: string | null; whoMay: string | null; why: string | null }

/** To whom somebody is given: one who might fetch them when it happened, or whom staff answer for. */
function handing(
  { slot, people, fetchers }: OpenRoom,
  { by, override }: Extract<AttendanceEvent, { kind: 'left' }>,
  { row, at }: { row: BookingRow; at: Date },
): Handed | { code: string; details: Record<string, unknown> } {
  const known = people.get(row.person)
  const standing = (known && fetchers.get(known.person)) ?? { guardians: [], named: [] }
  const allowed = mayFetchAt(standing, { at, on: slot.onDay })
  const fetcher = by === undefined ? undefined : allowed.find(({ id }) => id === by)
  if (fetcher) return { who: fetcher.name, whoMay: fetcher.id, why: null }
  if (override) return { who: override.name, whoMay: null, why: override.why }
  const named = allowed.filter(({ kind }) => kind === 'named').length
  if (!mustBeFetched({ bornOn: known?.bornOn ?? null, on: slot.onDay, named, ageTo: slot.ageTo }))
    return { who: null, whoMay: null, why: null }
  return {
    code: 'not_named_to_fetch',
    details: { name: known?.name ?? '', named: allowed.map(({ name }) => name).join('、') || '—' },
  }
}

/** A tap taken back; one that has not come yet will be withdrawn when it does. */
async function undo(tx: Tx, room: OpenRoom, event: Extract<AttendanceEvent, { kind: 'undone' }>, at: Date): Promise<Told> {
  const { slot, taps, undos } = room
  const why = event.why ?? ''
  await insertUndo(tx, { id: event.id, slot: slot.id, of: event.of, at, why })
  undos.set(event.of, { of: event.of, byName: tx.actor.name, why })
  const target = taps.find(({ id }) => id === event.of)
  if (!target || target.withdrawnAt) return { became: 'recorded', booking: target?.booking ?? null }
  const next = await withdrawTap(tx, target, why)
  target.withdrawnAt = tx.now
  const second = taps.find(({ id }) => id === next)
  if (second) second.secondTo = null
  const person = room.people.get(target.person)?.person ?? target.person
  await tx.audit('sessions.undo_attendance', `person/${person}`, {
    booking: target.booking,
    slot: slot.id,
    was: target.kind,
    why,
  })
  await follow(tx, room, target.booking)
  return { became: 'recorded', booking: target.booking }
}

/** Brings the booking where its taps say. */
async function follow(tx: Tx, { slot, rows, taps }: OpenRoom, booking: string): Promise<void> {
  const row = rows.find(({ id }) => id === booking)
  if (!row) return
  const cameOrWent = taps.some((one) => one.booking === booking && !one.withdrawnAt)
  row.state = await followTaps(tx, { row, slot, cameOrWent })
}

/** Whether somebody who was absent here came somewhere else at that time. */
const elsewhere = async (tx: Tx, row: BookingRow): Promise<boolean> =>
  row.state === 'absent' &&
  (await alreadyThen(tx, { person: row.person, startsAt: row.startsAt, endsAt: row.endsAt, but: row.id })) !== undefined
