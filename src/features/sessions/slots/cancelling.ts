import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { queueJob } from '../bookings/queue.ts'
import { releasePlaces } from '../bookings/releasing.ts'
import { bookingsOfSlot } from '../bookings/store.ts'
import { slotCancelled } from '../events.ts'
import { mayRun } from '../policy.ts'
import { findSlot, lockSlot, markCancelled, type SlotRow, setCapacity } from './store.ts'

/** Cancels a slot: everybody in it is told, free sessions are given back. Problems: 403, 404, 409 `slot_over`, `slot_cancelled`. */
export function cancelSlot(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    permit(mayRun(tx.actor, tx.district, found(await findSlot(tx, id), 'slot')))
    await cancelSlotOf(tx, id, reason)
    return { id }
  })
}

/** The same in the caller's transaction, who has asked whether they may. */
export async function cancelSlotOf(tx: Tx, id: string, why: string): Promise<void> {
  const slot = found(await findSlot(tx, id), 'slot')
  const now = found(await lockSlot(tx, id), 'slot')
  if (now.cancelledAt) throw new Problem(409, 'slot_cancelled', { why: now.cancelledWhy ?? '' })
  if (tx.now >= slot.endsAt) throw new Problem(409, 'slot_over')
  await cancelLocked(tx, [slot], why)
}

/** Cancels slots that the caller has locked, in the order of their start: every place first, then in one order the free sessions that they had taken. */
export async function cancelLocked(tx: Tx, slots: readonly SlotRow[], why: string): Promise<void> {
  const rows = []
  for (const { id } of slots) rows.push(...(await bookingsOfSlot(tx, id, ['held', 'booked', 'queued', 'offered'])))
  await releasePlaces(tx, rows, { state: 'cancelled', why })
  for (const { id, person, slot, service } of rows) await tx.emit(slotCancelled({ booking: id, person, slot, service }))
  for (const { id, service, facility } of slots) {
    await markCancelled(tx, id, why)
    await tx.audit('sessions.cancel_slot', `slot/${id}`, { service, facility, why })
  }
}

/** Another number of places or carers for one slot; more places go to the queue. Problems: 403, 404, 409 `booking_slot_has_room` below the places taken, `slot_over`. */
export function changeCapacity(
  ctx: Context,
  id: string,
  { capacity, staff }: { capacity: number; staff?: number | null | undefined },
): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const slot = found(await findSlot(tx, id), 'slot')
    permit(mayRun(tx.actor, tx.district, slot))
    const now = found(await lockSlot(tx, id), 'slot')
    if (tx.now >= slot.endsAt) throw new Problem(409, 'slot_over')
    await setCapacity(tx, id, { capacity, staff: staff === undefined ? now.staff : staff })
    await tx.audit('sessions.change_room', `slot/${id}`, { capacity, staff: staff ?? null, was: now.capacity })
    await tx.enqueue({ job: queueJob, payload: { slot: id }, key: id })
    return { id }
  })
}
