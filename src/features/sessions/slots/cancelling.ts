import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { giveBack } from '../bookings/allowance-store.ts'
import { allowanceOf } from '../bookings/judging.ts'
import { sessionService } from '../bookings/offered.ts'
import { queueJob } from '../bookings/queue.ts'
import { bookingsOfSlot, changeBooking } from '../bookings/store.ts'
import { slotCancelled } from '../events.ts'
import { mayRun } from '../policy.ts'
import { findSlot, lockSlot, markCancelled, setRoom } from './store.ts'

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
  const service = await sessionService(tx, slot.service, slot.onDay)
  for (const row of await bookingsOfSlot(tx, id, ['held', 'booked', 'queued', 'offered'])) {
    await changeBooking(tx, row, { state: 'cancelled', why, free: false, quotaWindow: null })
    if (row.free && row.quotaWindow)
      await giveBack(tx, await allowanceOf(tx, service, { person: row.person, window: row.quotaWindow }))
    await tx.emit(slotCancelled({ booking: row.id, person: row.person, slot: id, service: slot.service }))
  }
  await markCancelled(tx, id, why)
  await tx.audit('sessions.cancel_slot', `slot/${id}`, { service: slot.service, facility: slot.facility, why })
}

/** Another number of places or carers for one slot; more room goes to the queue. Problems: 403, 404, 409 `booking_slot_has_room` below the places taken, `slot_over`. */
export function changeRoom(
  ctx: Context,
  id: string,
  { capacity, staff }: { capacity: number; staff?: number | null | undefined },
): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const slot = found(await findSlot(tx, id), 'slot')
    permit(mayRun(tx.actor, tx.district, slot))
    await lockSlot(tx, id)
    if (tx.now >= slot.endsAt) throw new Problem(409, 'slot_over')
    await setRoom(tx, id, { capacity, staff: staff === undefined ? slot.staff : staff })
    await tx.audit('sessions.change_room', `slot/${id}`, { capacity, staff: staff ?? null, was: slot.capacity })
    await tx.enqueue({ job: queueJob, payload: { slot: id }, key: id })
    return { id }
  })
}
