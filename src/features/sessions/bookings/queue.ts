import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { findPerson } from '../../people/index.ts'
import { keepDecisions } from '../../services/index.ts'
import { lapsed, offered } from '../events.ts'
import { findSlot, lockSlot, type SlotRow } from '../slots/store.ts'
import { type Charge, grantOf, isRefusal, judge, priceOf, takeGranted } from './judging.ts'
import { offeredService, type SessionService } from './offered.ts'
import { releasePlace } from './releasing.ts'
import { answerUntil, closedBy } from './rules.ts'
import { alreadyThen, type BookingRow, changeBooking, findBooking, firstInQueue, overdue, stuckQueues } from './store.ts'

/** Ends a hold or an offer that nobody answered. */
export const expiryJob = 'sessions.expire'
/** Moves a slot's queue after a place became free. */
export const queueJob = 'sessions.move_queue'
/** Looks for whatever the two above may have missed. */
export const sweepJob = 'sessions.sweep'

/** Offers each free place of a slot to the first in its queue who still fits. Run twice it does nothing more. */
export function moveQueue(ctx: Context, { slot: id = '' }: { slot?: string }): Promise<void> {
  return transaction(ctx, async (tx) => {
    const slot = await findSlot(tx, id)
    if (slot) await offerFreePlaces(tx, slot)
  })
}

/** Ends a hold or an offer whose time is over and moves the queue. Run early or twice it does nothing. */
export function expireBooking(ctx: Context, { booking: id = '' }: { booking?: string }): Promise<void> {
  return transaction(ctx, async (tx) => {
    const seen = await findBooking(tx, id)
    const slot = seen && (await findSlot(tx, seen.slot))
    if (!slot) return
    await lockSlot(tx, slot.id)
    const row = await findBooking(tx, id)
    if (!row?.expiresAt || row.expiresAt > tx.now) return
    await lapse(tx, { row, slot, why: null })
    await offerFreePlaces(tx, slot)
  })
}

/** Orders what is overdue: holds and offers past their time, queues that stand although there is room. Every few minutes, for what a crash may have lost. */
export function sweep(ctx: Context): Promise<void> {
  return transaction(ctx, async (tx) => {
    for (const booking of await overdue(tx, tx.now, 1000))
      await tx.enqueue({ job: expiryJob, payload: { booking }, key: booking })
    for (const slot of await stuckQueues(tx, 1000)) await tx.enqueue({ job: queueJob, payload: { slot }, key: slot })
  })
}

/** Ends a booking that lost its place or its turn; a free session it had taken is given back. The slot is locked. */
export async function lapse(
  tx: Tx,
  { row, slot, why, state = 'expired' }: { row: BookingRow; slot: SlotRow; why: string | null; state?: 'expired' | 'passed' },
): Promise<void> {
  await releasePlace(tx, row, { state, why })
  await tx.audit('sessions.lapse', `person/${row.person}`, { booking: row.id, slot: slot.id, was: row.state, state, why })
  await tx.emit(lapsed({ booking: row.id, person: row.person, slot: slot.id, service: row.service }))
}

/** The queue of a slot, moved while there is room: whoever no longer fits is passed with the reason, the next is asked. Locks the slot. */
async function offerFreePlaces(tx: Tx, slot: SlotRow): Promise<void> {
  for (;;) {
    const now = await lockSlot(tx, slot.id)
    if (!now || now.cancelledAt || now.endedAt || now.waiting === 0 || now.taken >= now.capacity) return
    if (tx.now >= slot.closesAt || closedBy(slot)) return
    // What is offered no more is offered to nobody; they wait until the slot is over or cancelled.
    const service = await offeredService(tx, slot.service, slot.onDay)
    if (!service) return
    const expiresAt = answerUntil({ now: tx.now, startsAt: slot.startsAt, ...service.settings })
    const row = await firstInQueue(tx, slot.id)
    if (!row || !expiresAt) return
    const offer = await fitting(tx, { row, slot, service })
    if ('why' in offer) {
      await lapse(tx, { row, slot, why: offer.why, state: 'passed' })
      continue
    }
    await changeBooking(tx, row, { ...offer, state: 'offered', expiresAt })
    await tx.audit('sessions.offer', `person/${row.person}`, { booking: row.id, slot: slot.id, until: expiresAt.toISOString() })
    await tx.emit(offered({ booking: row.id, person: row.person, slot: slot.id, service: row.service }))
    await tx.enqueue({ job: expiryJob, payload: { booking: row.id }, at: expiresAt, key: row.id })
  }
}

type Fitting = Charge & { decision: string | null }

/** Whether a freed place can go to somebody who waits, and at what price; else the code that says why not. What staff overrode stays overridden. */
async function fitting(
  tx: Tx,
  { row, slot, service }: { row: BookingRow; slot: SlotRow; service: SessionService },
): Promise<Fitting | { why: string }> {
  const person = await findPerson(tx, row.person)
  if (!person || person.diedOn !== null) return { why: 'person_gone' }
  const { startsAt, endsAt } = slot
  if (await alreadyThen(tx, { person: row.person, startsAt, endsAt, but: row.id })) return { why: 'booking_one_at_one_time' }
  const { about, decisions, refusals } = await judge(tx, service, person, slot)
  const standing = refusals.find(({ code }) => !row.overrides.includes(code))
  if (standing) return { why: standing.code }
  const grant = await grantOf(tx, { service, about, person: row.person, onDay: slot.onDay })
  const price = priceOf({ service, about, acceptsPrice: row.acceptsPrice }, grant, await takeGranted(tx, grant))
  if (isRefusal(price)) return { why: price.code }
  const [decision = null] = keepDecisions(tx, {
    ...{ person: row.person, service: service.entry.id, decisions: [...decisions, ...price.decisions] },
  })
  const { free, quotaWindow, allowanceSubject, feeFen, feeConfirmed } = price
  return { free, quotaWindow, allowanceSubject, feeFen, feeConfirmed, decision }
}
