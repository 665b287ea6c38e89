import type { Tx } from '../../../platform/database/transaction.ts'
import { lapse } from '../bookings/queue.ts'
import { type BookingRow, changeBooking } from '../bookings/store.ts'
import { absent, attended, settled } from '../events.ts'
import type { SlotRow } from '../slots/store.ts'

/** States in which somebody who keeps a place may still turn out to have come, or not. */
const keepsAPlace = ['held', 'booked', 'offered', 'absent', 'attended'] as const satisfies readonly BookingRow['state'][]

/** Whether an arrival may be recorded for a booking: it keeps a place. */
export const mayArrive = ({ state }: Pick<BookingRow, 'state'>): boolean => (keepsAPlace as readonly string[]).includes(state)

/**
 * Brings a booking where its taps say: `attended` while one stands; without one back to `booked`, or to `absent` where the slot was settled. The slot is locked. Answers the
 * state. A broken constraint: `booking_one_at_one_time` where the person came somewhere else meanwhile.
 */
export async function followTaps(
  tx: Tx,
  { row, slot, cameOrWent }: { row: BookingRow; slot: SlotRow; cameOrWent: boolean },
): Promise<BookingRow['state']> {
  if (cameOrWent && row.state !== 'attended') return await becomes(tx, { row, slot, state: 'attended', why: null })
  if (!cameOrWent && row.state === 'attended')
    return await becomes(tx, { row, slot, state: slot.endedAt ? 'absent' : 'booked', why: null })
  return row.state
}

/** How it came out: attended, absent, or not known again. Told, and counted anew where the slot was settled before. The slot is locked. */
export async function becomes(
  tx: Tx,
  { row, slot, state, why }: { row: BookingRow; slot: SlotRow; state: 'attended' | 'absent' | 'booked'; why: string | null },
): Promise<BookingRow['state']> {
  await changeBooking(tx, row, { state, why })
  const event = { booking: row.id, person: row.person, slot: row.slot, service: row.service }
  if (state === 'attended') await tx.emit(attended(event))
  if (state === 'absent') await tx.emit(absent(event))
  if (slot.endedAt) await tx.emit(settled({ slot: slot.id, service: slot.service }))
  return state
}

/** Ends whatever only waited in a slot that is over: turns in the queue, holds and offers. Their free sessions are given back. The slot is locked. */
export async function endWaiting(tx: Tx, { rows, slot }: { rows: readonly BookingRow[]; slot: SlotRow }): Promise<void> {
  for (const row of rows)
    if (['queued', 'held', 'offered'].includes(row.state)) await lapse(tx, { row, slot, why: null, state: 'expired' })
}
