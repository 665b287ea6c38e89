import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { findPerson, type PersonRow } from '../../people/index.ts'
import { districtBook, keepDecisions } from '../../services/index.ts'
import { booked, cancelled, queued } from '../events.ts'
import { serviceNames } from '../slots/reading.ts'
import { findSlot, lockSlot, type SlotRow } from '../slots/store.ts'
import { type Booker, bookerOf } from './booker.ts'
import type { Booking, Cancellation, MadeBooking, NewBooking } from './contract.ts'
import { grantOf, isRefusal, judge, type Price, priceOf, takeGranted } from './judging.ts'
import { sessionService } from './offered.ts'
import { expiryJob, queueJob } from './queue.ts'
import { refuse } from './refusing.ts'
import { releasePlace } from './releasing.ts'
import { hasRoomFor, minuteOf, type Refusal, seriesRefusal, timeRefusal } from './rules.ts'
import { shownBooking } from './shown.ts'
import { type BookingRow, changeBooking, findBooking, insertBooking } from './store.ts'

/**
 * Books one place in a slot for a person; in a full slot it queues or, if the wish says so, refuses at once. The rules are asked first, then the slot is locked: competitors come in
 * the order in which they get it. Source: 黄府办发〔2022〕19号 托育表 1–2. Problems: 403; 404; 409 `slot_full`, `slot_closed`, `slot_not_open_yet`, `slot_cancelled`,
 * `slot_over`, `slot_venue_closed`, `slot_of_a_series`, `booking_one_at_one_time`, `booking_once_in_slot`; 422 `too_young`, `too_old`, `not_eligible`, `needs_facts`,
 * `paused_after_absences`, `quota_used`, `quota_used_unpriced`, `quota_reached`, `quota_window_unsupported`.
 */
export function bookSession(ctx: Context, wish: NewBooking): Promise<MadeBooking> {
  return transaction(ctx, async (tx) => {
    const [record, offer, book] = await Promise.all([
      findPerson(tx, wish.person),
      findSlot(tx, wish.slot),
      wish.ifFull === 'queue' ? districtBook(tx) : undefined,
    ])
    const person = found(record, 'person')
    const slot = found(offer, 'slot')
    const booker = bookerOf(tx, person, slot, wish.channel)
    // Whoever would not wait hears of a full slot before the rules are asked: at an opening that is most of what is asked.
    if (wish.ifFull === 'refuse' && !hasRoomFor(slot) && !seriesRefusal(slot) && !timeRefusal(slot, tx.now)) throw full(slot)
    const service = await sessionService(tx, slot.service, slot.onDay, book)
    const judged = await judge(tx, service, person, slot)
    const grant = await grantOf(tx, { service, about: judged.about, person: person.id, onDay: slot.onDay })

    const [locked, used] = await Promise.all([lockSlot(tx, slot.id), takeGranted(tx, grant, slot.id)])
    const now = found(locked, 'slot')
    const time = seriesRefusal(slot) ?? timeRefusal({ ...slot, ...now }, tx.now)
    const overrides = refuse([...(time ? [time] : []), ...judged.refusals], booker, wish)
    const room = hasRoomFor(now)
    if (!room && wish.ifFull === 'refuse') throw full({ ...slot, ...now })

    const price = room
      ? charged(priceOf({ service, about: judged.about, acceptsPrice: wish.acceptPrice }, grant, used))
      : undefined
    const [decision = null] = keepDecisions(tx, {
      ...{ person: person.id, service: service.entry.id },
      decisions: [...judged.decisions, ...(price?.decisions ?? [])],
    })
    const state: BookingRow['state'] = !room ? 'queued' : wish.hold ? 'held' : 'booked'
    const expiresAt = state === 'held' ? new Date(tx.now.getTime() + service.settings.holdMinutes * 60_000) : null
    const row = {
      ...{ slot: slot.id, service: slot.service, facility: slot.facility, person: person.id, onDay: slot.onDay },
      ...{ startsAt: slot.startsAt, endsAt: slot.endsAt, state, expiresAt, acceptsPrice: wish.acceptPrice, decision, overrides },
      ...{
        free: price?.free ?? false,
        quotaWindow: price?.quotaWindow ?? null,
        allowanceSubject: price?.allowanceSubject ?? null,
      },
      ...{ feeFen: price?.feeFen ?? null, feeConfirmed: price?.feeConfirmed ?? false },
      ...{ overrideWhy: overrides.length > 0 ? (wish.overrideWhy ?? null) : null },
      ...{ channel: booker.channel, bookedAs: booker.as },
    }
    const arrival = now.arrivals + 1 // nobody else comes while the slot is locked
    const id = insertBooking(tx, { ...row, overrides: [...overrides] })
    const event = { booking: id, person: person.id, slot: slot.id, service: slot.service }
    await tx.audit(`sessions.${room ? 'book' : 'queue'}`, `person/${person.id}`, {
      ...{ booking: id, slot: slot.id, service: slot.service, state, ...booker.onBehalf },
      ...(overrides.length > 0 ? { overrides, overrideWhy: wish.overrideWhy } : {}),
    })
    if (state === 'booked') await tx.emit(booked(event))
    if (state === 'queued') await tx.emit(queued(event))
    if (expiresAt) await tx.enqueue({ job: expiryJob, payload: { booking: id }, at: expiresAt, key: id })
    const made: BookingRow = {
      ...{ ...row, id, arrival, overrides, bookedBy: tx.actor.id, bookedByName: tx.actor.name },
      ...{ madeAt: tx.now, changedAt: tx.now, endedWhy: null },
    }
    const shown = shownBooking(made, {
      slot: { ...slot, ...now },
      service: service.entry,
      person,
      place: room ? null : now.waiting + 1,
      now: tx.now,
    })
    return { ...shown, allowance: price?.allowance ?? null }
  })
}

const full = ({ id, waiting }: SlotRow): Problem => new Problem(409, 'slot_full', { slot: id, waiting })

function charged(price: Price | Refusal): Price {
  if (isRefusal(price)) throw new Problem(price.status, price.code, price.details)
  return price
}

/** Confirms a place that was held while a form was filled in. Problems: 403, 404, 409 `booking_not_held` (it ran out). */
export function confirmBooking(ctx: Context, id: string): Promise<Booking> {
  return transaction(ctx, async (tx) => {
    const it = await lockBooking(tx, id)
    const { row, booker } = it
    if (row.state !== 'held') throw new Problem(409, 'booking_not_held', { state: row.state })
    return await become(tx, it, { state: 'booked', audit: 'sessions.confirm', booker, event: booked })
  })
}

/** Takes the freed place that was offered. Problems: 403, 404, 409 `booking_not_offered` (the time is over, or it was answered). */
export function acceptOffer(ctx: Context, id: string): Promise<Booking> {
  return transaction(ctx, async (tx) => {
    const it = await lockBooking(tx, id)
    const { row, booker } = it
    if (row.state !== 'offered') throw new Problem(409, 'booking_not_offered', { state: row.state })
    return await become(tx, it, { state: 'booked', audit: 'sessions.accept', booker, event: booked })
  })
}

/**
 * Gives a place or a turn up until the published hour; the freed place goes to the queue, a free session is given back. Staff may do it later and say why. Problems:
 * 403, 404, 409 `booking_is_over`, `cancel_too_late`, `cancel_too_late_no_phone`.
 */
export function cancelBooking(ctx: Context, id: string, { why }: Cancellation): Promise<Booking> {
  return transaction(ctx, async (tx) => {
    const it = await lockBooking(tx, id)
    const { row, slot, booker } = it
    if (!['held', 'booked', 'queued', 'offered'].includes(row.state))
      throw new Problem(409, 'booking_is_over', { state: row.state })
    const late = row.state === 'booked' && tx.now >= slot.cancelUntil
    if (late && !(booker.isStaff && why !== undefined)) {
      const until = minuteOf(slot.cancelUntil)
      if (!slot.facilityPhone) throw new Problem(409, 'cancel_too_late_no_phone', { until })
      throw new Problem(409, 'cancel_too_late', { until, phone: slot.facilityPhone })
    }
    return await become(tx, it, { state: 'cancelled', audit: 'sessions.cancel', booker, event: cancelled, why })
  })
}

type Locked = { row: BookingRow; slot: SlotRow; person: PersonRow; booker: Booker }

/** A booking whose person the actor may act for, its slot locked; else 404 or 403. */
async function lockBooking(tx: Tx, id: string): Promise<Locked> {
  const seen = found(await findBooking(tx, id), 'booking')
  const person = found(await findPerson(tx, seen.person), 'booking')
  const slot = found(await findSlot(tx, seen.slot), 'booking')
  const booker = bookerOf(tx, person, slot)
  await lockSlot(tx, slot.id)
  const row = found(await findBooking(tx, id), 'booking')
  return { row, slot, person, booker }
}

async function become(
  tx: Tx,
  { row, slot, person }: Locked,
  how: { state: 'booked' | 'cancelled'; audit: string; booker: Booker; event: typeof booked; why?: string | undefined },
): Promise<Booking> {
  const { state, why = null } = how
  const freed = state === 'cancelled' && row.state !== 'queued'
  if (state === 'cancelled') await releasePlace(tx, row, { state, why })
  else await changeBooking(tx, row, { state, why })
  await tx.audit(how.audit, `person/${person.id}`, {
    booking: row.id,
    slot: slot.id,
    was: row.state,
    why,
    ...how.booker.onBehalf,
  })
  await tx.emit(how.event({ booking: row.id, person: person.id, slot: slot.id, service: row.service }))
  if (freed) await tx.enqueue({ job: queueJob, payload: { slot: slot.id }, key: slot.id })
  const made = { ...row, state, expiresAt: null, endedWhy: why, ...(freed ? { free: false } : {}) }
  const name = (await serviceNames(tx)).get(row.service) ?? row.service
  return shownBooking(made, { slot, service: { name: { zh: name } }, person, place: null, now: tx.now })
}
