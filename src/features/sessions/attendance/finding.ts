import type { Tx } from '../../../platform/database/transaction.ts'
import type { KeyRing } from '../../../platform/secrecy/key-ring.ts'
import { holderOfCard, withWholeDistrict } from '../../people/index.ts'
import type { BookingRow } from '../bookings/store.ts'
import { mayArrive } from './outcome.ts'
import { recordsOf } from './people-store.ts'
import { codeOf, readCode } from './rules/codes.ts'

/** The booking an event is about, and how it was named; or the code that says why there is none. */
export type Found = { row: BookingRow; how: 'tap' | 'code' | 'card' } | { refused: string }

/** Looks an event's booking up among those of its slot: by its id, by the code of a scan or of somebody's typing, by the card of the person. */
export async function bookingOf(
  tx: Tx,
  keys: KeyRing,
  { booking, code }: { booking?: string | undefined; code?: string | undefined },
  rows: readonly BookingRow[],
): Promise<Found> {
  if (booking !== undefined) return among(rows, (row) => row.id === booking, 'tap')
  if (code === undefined) return { refused: 'attendance_of_nobody' }
  const read = readCode(code)
  if (!read) return { refused: 'code_unreadable' }
  if ('booking' in read) return among(rows, (row) => row.id === read.booking, 'code')
  if ('short' in read) return among(rows, (row) => codeOf(row.id).replace('-', '').toLowerCase() === read.short, 'code')
  const holder = await withWholeDistrict(tx, () => holderOfCard(tx, keys, read.card))
  if ('refused' in holder) return holder
  const records = new Set((await withWholeDistrict(tx, () => recordsOf(tx, [holder.person]))).map(({ id }) => id))
  return among(rows, (row) => records.has(row.person), 'card')
}

/** The one that keeps a place, where somebody booked, gave up and booked again. */
function among(rows: readonly BookingRow[], is: (row: BookingRow) => boolean, how: 'tap' | 'code' | 'card'): Found {
  const those = rows.filter(is)
  const row = those.find(mayArrive) ?? those.at(-1)
  if (!row) return { refused: 'not_in_slot' }
  return mayArrive(row) ? { row, how } : { refused: 'booking_keeps_no_place' }
}
