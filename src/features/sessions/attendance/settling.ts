import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { minuteOf } from '../bookings/rules.ts'
import { type BookingRow, bookingsOfSlot } from '../bookings/store.ts'
import { settled } from '../events.ts'
import { findSlot, lockSlot, markSettled, type SlotRow } from '../slots/store.ts'
import type { Settled } from './contract.ts'
import { becomes, endWaiting } from './outcome.ts'
import { requireRoom } from './people.ts'
import { slotsToSettle } from './settle-store.ts'
import { standingTaps } from './store.ts'

/** Looks every ten minutes for slots that ended; each is settled by a job of its own, so that one that cannot be holds up no other. */
export const settlingJob = 'sessions.settle'
export const settleSlotJob = 'sessions.settle_slot'

export async function orderSettling(ctx: Context): Promise<void> {
  const slots = await reading(ctx, (tx) => slotsToSettle(tx, 1000))
  if (slots.length > 0)
    await transaction(ctx, async (tx) => {
      for (const slot of slots) await tx.enqueue({ job: settleSlotJob, payload: { slot }, key: `${settleSlotJob} ${slot}` })
    })
}

/**
 * Settles a slot that ended: whoever waited runs out; where anybody's arrival was recorded, whoever was booked and did not come was absent. Where none was recorded the bookings
 * stay as they are, and the provider is asked after a day. Run early or twice it does nothing more.
 */
export function settleSlot(ctx: Context, { slot: id = '' }: { slot?: string }): Promise<void> {
  return transaction(ctx, async (tx) => {
    const seen = await findSlot(tx, id)
    if (!seen || seen.endsAt > tx.now) return
    const slot = { ...seen, ...found(await lockSlot(tx, id), 'slot') }
    if (slot.endedAt) return
    const rows = await endAllWaiting(tx, slot)
    const taps = await standingTaps(tx, [id])
    if (taps.length > 0 || !rows.some(({ state }) => state === 'booked')) await finish(tx, slot, rows)
  })
}

/** Says of a slot that ended that its record is complete: whoever has not come was absent, and be it everybody. Problems: 404; 403; 409 `slot_not_over`, `slot_cancelled`. */
export function declareSettled(ctx: Context, id: string, { reason }: { reason: string }): Promise<Settled> {
  return transaction(ctx, async (tx) => {
    const seen = await requireRoom(tx, id)
    const slot = { ...seen, ...found(await lockSlot(tx, id), 'slot') }
    if (slot.cancelledAt) throw new Problem(409, 'slot_cancelled', { why: slot.cancelledWhy ?? '' })
    if (slot.endsAt > tx.now) throw new Problem(409, 'slot_not_over', { endsAt: minuteOf(slot.endsAt) })
    const rows = await endAllWaiting(tx, slot)
    if (!slot.endedAt) {
      await finish(tx, slot, rows)
      await tx.audit('sessions.settle', `slot/${id}`, { facility: slot.facility, reason })
    }
    const states = (await bookingsOfSlot(tx, id, ['attended', 'absent'])).map(({ state }) => state)
    const count = (of: BookingRow['state']) => states.filter((state) => state === of).length
    return { id, attended: count('attended'), absent: count('absent') }
  })
}

/** Ends what only waited, and answers what is left of the slot's bookings. */
async function endAllWaiting(tx: Tx, slot: SlotRow): Promise<BookingRow[]> {
  const rows = await bookingsOfSlot(tx, slot.id, ['held', 'queued', 'offered', 'booked', 'attended', 'absent'])
  const waiting = rows.filter(({ state }) => ['held', 'queued', 'offered'].includes(state))
  await endWaiting(tx, { rows: waiting, slot })
  return rows.filter((row) => !waiting.includes(row))
}

/** Whoever was booked and did not come was absent; the free session stays used. */
async function finish(tx: Tx, slot: SlotRow, rows: readonly BookingRow[]): Promise<void> {
  for (const row of rows)
    if (row.state === 'booked' && !slot.cancelledAt) {
      await becomes(tx, { row, slot, state: 'absent', why: null })
      await tx.audit('sessions.absent', `person/${row.person}`, { booking: row.id, slot: slot.id })
    }
  await markSettled(tx, slot.id)
  if (!slot.cancelledAt) await tx.emit(settled({ slot: slot.id, service: slot.service }))
}
