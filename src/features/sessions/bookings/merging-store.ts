import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** The slots of bookings, locked in the order of their start: before any booking is read to be changed, and before any allowance. */
const lockSlotsOf = async (tx: Tx, bookings: RawBuilder<unknown>): Promise<void> =>
  void (await sql`
    select s.id from sessions.slot s where s.district = ${tx.district}
      and s.id in (select b.slot from sessions.booking b where b.district = ${tx.district} and ${bookings})
    order by s.starts_at, s.id for update of s`.execute(tx.db))

/** Counts what one record used of free sessions for the record that stands for it now. Done twice it is done once. */
export async function moveAllowances(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const theirs = sql`b.free and b.allowance_subject = ${from}::uuid`
  await lockSlotsOf(tx, theirs)
  await sql`update sessions.booking b set allowance_subject = ${to}::uuid where b.district = ${tx.district} and ${theirs}`.execute(
    tx.db,
  )
  await lockAllowances(tx, [from, to])
  const granted = sql`greatest(a.granted, excluded.granted)`
  const used = sql`a.used + a.beyond + excluded.used + excluded.beyond`
  await sql`
    insert into sessions.allowance as a (district, service, subject, quota_window, granted, used, beyond, brought_in, changed_at)
    select m.district, m.service, ${to}::uuid, m.quota_window, m.granted, m.used, m.beyond, m.brought_in, ${tx.now}
    from sessions.allowance m where m.district = ${tx.district} and m.subject = ${from}::uuid and m.moved_to is null
    on conflict (district, service, subject, quota_window) do update
      set granted = ${granted}, used = least(${granted}, ${used}), beyond = greatest(0, ${used} - ${granted}),
        brought_in = a.brought_in + excluded.brought_in, changed_at = excluded.changed_at`.execute(tx.db)
  await sql`
    update sessions.allowance set used = 0, beyond = 0, moved_to = ${to}::uuid, changed_at = ${tx.now}
    where district = ${tx.district} and subject = ${from}::uuid and moved_to is null`.execute(tx.db)
}

/** Gives a record that stands for itself again what it had used: its bookings', and what was brought in for it. Done twice it is done once. */
export async function returnAllowances(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  const theirs = sql`b.free and b.allowance_subject = ${from}::uuid and b.person = any (array (
    select ${to}::uuid union all select g.id from people.merged g where g.district = ${tx.district} and g.stands = ${to}::uuid))`
  await lockSlotsOf(tx, theirs)
  await lockAllowances(tx, [from, to])
  const kept = sql`greatest(a.brought_in - m.brought_in, 0)`
  const left = sql`greatest(${kept}, a.used + a.beyond - m.brought_in - m.booked)`
  const own = sql`
    select m.service, m.quota_window, m.brought_in, (select count(*)::int from sessions.booking b
      where b.district = m.district and b.service = m.service and b.quota_window = m.quota_window and ${theirs}) as booked
    from sessions.allowance m where m.district = ${tx.district} and m.subject = ${to}::uuid and m.moved_to is not null`
  await sql`
    update sessions.allowance a set used = least(a.granted, ${left}), beyond = greatest(0, ${left} - a.granted), brought_in = ${kept}, changed_at = ${tx.now}
    from (${own}) m where a.district = ${tx.district} and a.subject = ${from}::uuid and a.service = m.service and a.quota_window = m.quota_window`.execute(
    tx.db,
  )
  await sql`
    update sessions.allowance a set used = least(a.granted, m.brought_in + m.booked), beyond = greatest(0, m.brought_in + m.booked - a.granted),
      moved_to = null, changed_at = ${tx.now}
    from (${own}) m where a.district = ${tx.district} and a.subject = ${to}::uuid and a.service = m.service and a.quota_window = m.quota_window`.execute(
    tx.db,
  )
  await sql`update sessions.booking b set allowance_subject = ${to}::uuid where b.district = ${tx.district} and ${theirs}`.execute(
    tx.db,
  )
}

/** Locks the allowances of several, in the order in which everybody does. */
const lockAllowances = async (tx: Tx, subjects: readonly string[]): Promise<void> =>
  void (await sql`
    select from sessions.allowance a where a.district = ${tx.district} and a.subject = any (${[...subjects]}::uuid[])
    order by a.subject, a.service, a.quota_window for update`.execute(tx.db))
