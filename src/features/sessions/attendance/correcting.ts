import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { minuteOf } from '../bookings/rules.ts'
import { type BookingRow, findBooking } from '../bookings/store.ts'
import { lockSlot } from '../slots/store.ts'
import type { Correction } from './contract.ts'
import { becomes } from './outcome.ts'
import { peopleOf, requireRoom } from './people.ts'
import { correctableUntil } from './rules/timing.ts'
import { tapsOfBooking, withdrawTap } from './store.ts'

/**
 * Puts right how a booking came out, absent or attended, for seven days after the slot's end, with a reason; taps that say otherwise are taken back. Problems: 404; 403; 409
 * `attendance_not_settled`, `attendance_too_late`, `booking_one_at_one_time` where the person came somewhere else.
 */
export function correctAttendance(
  ctx: Context,
  id: string,
  wish: Correction,
): Promise<{ id: string; state: BookingRow['state'] }> {
  return transaction(ctx, async (tx) => {
    const seen = found(await findBooking(tx, id), 'booking')
    const before = await requireRoom(tx, seen.slot)
    const slot = { ...before, ...found(await lockSlot(tx, seen.slot), 'booking') }
    const row = found(await findBooking(tx, id), 'booking')
    const until = correctableUntil(slot)
    if (!slot.endedAt || !['attended', 'absent'].includes(row.state))
      throw new Problem(409, 'attendance_not_settled', { state: row.state })
    if (tx.now >= until) throw new Problem(409, 'attendance_too_late', { until: minuteOf(until) })
    if (row.state === wish.state) return { id, state: row.state }
    if (wish.state === 'absent') for (const tap of await tapsOfBooking(tx, id)) await withdrawTap(tx, tap, wish.reason)
    await becomes(tx, { row, slot, state: wish.state, why: wish.reason })
    const person = (await peopleOf(tx, [row.person])).get(row.person)?.person ?? row.person
    await tx.audit('sessions.correct_attendance', `person/${person}`, {
      ...{ booking: id, slot: slot.id, was: row.state, state: wish.state, reason: wish.reason },
    })
    return { id, state: wish.state }
  })
}
