import type { Tx } from '../../../platform/database/transaction.ts'
import { giveBack } from './allowance-store.ts'
import { type BookingRow, changeBooking } from './store.ts'

type How = { state: 'cancelled' | 'expired' | 'passed'; why: string | null }

/**
 * Ends bookings that keep a place or a turn, each in its slot, which is locked: places and turns first, then the free sessions they had taken, where they were taken. The
 * catalogue has no say: what is no longer offered can still be given up.
 */
export async function releasePlaces(tx: Tx, rows: readonly BookingRow[], { state, why }: How): Promise<void> {
  for (const row of rows) await changeBooking(tx, row, { state, why, free: false, quotaWindow: null, allowanceSubject: null })
  await giveBack(
    tx,
    rows.flatMap(({ free, service, quotaWindow: window, allowanceSubject: subject }) =>
      free && window && subject ? [{ service, subject, window }] : [],
    ),
  )
}

/** The same for one. */
export const releasePlace = (tx: Tx, row: BookingRow, how: How): Promise<void> => releasePlaces(tx, [row], how)
