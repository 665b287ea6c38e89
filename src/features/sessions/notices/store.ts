import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { type BookingRow, bookingColumns } from '../bookings/store.ts'

/** Bookings that are kept for sessions that begin at instants of `[from, to)`. */
export async function bookingsBetween(tx: Tx, from: Date, to: Date): Promise<BookingRow[]> {
  const { rows } = await sql<BookingRow>`
    select ${bookingColumns} from sessions.booking b
    where b.district = ${tx.district} and b.state = 'booked' and b.starts_at >= ${from} and b.starts_at < ${to}
      and b.on_day between (${from}::timestamptz at time zone 'Asia/Shanghai')::date and (${to}::timestamptz at time zone 'Asia/Shanghai')::date
    order by b.starts_at, b.id`.execute(tx.db)
  return rows
}
