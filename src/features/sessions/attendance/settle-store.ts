import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/**
 * Slots that ended and can be settled: cancelled ones; those in which somebody still waits; those without a booking that has not come out; those with a tap that stands. What
 * is left waits for the provider to say who came.
 */
export async function slotsToSettle(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from sessions.slot s
    where s.district = ${tx.district} and s.ended_at is null and s.ends_at <= ${tx.now} and (
      s.cancelled_at is not null or s.waiting > 0
      or exists (select from sessions.booking b where b.district = s.district and b.slot = s.id and b.state in ('held', 'offered'))
      or not exists (select from sessions.booking b where b.district = s.district and b.slot = s.id and b.state = 'booked')
      or exists (select from sessions.attendance a where a.district = s.district and a.slot = s.id and a.withdrawn_at is null))
    order by s.ends_at limit ${limit}`.execute(tx.db)
  return rows.map(({ id }) => id)
}

/** A slot that ended a day ago and of which nobody said who came. */
export type MissingRow = { id: string; facility: string; facilityName: string; name: string; startsAt: Date; booked: number }

/** Slots of some organizations that ended before an instant without any record of attendance, the oldest first. */
export async function attendanceMissing(
  tx: Tx,
  { organizations, before, limit }: { organizations: readonly string[]; before: Date; limit: number },
): Promise<MissingRow[]> {
  const { rows } = await sql<MissingRow>`
    select s.id, s.facility, f.name as "facilityName", s.name, s.starts_at as "startsAt", count(b.id)::int as booked
    from sessions.slot s
    join places.listed f on f.district = s.district and f.id = s.facility and f.organization = any (${[...organizations]}::uuid[])
    join sessions.booking b on b.district = s.district and b.slot = s.id and b.state = 'booked'
    where s.district = ${tx.district} and s.ended_at is null and s.cancelled_at is null and s.ends_at <= ${before}
    group by s.id, s.facility, f.name, s.name, s.starts_at order by s.starts_at limit ${limit}`.execute(tx.db)
  return rows
}
