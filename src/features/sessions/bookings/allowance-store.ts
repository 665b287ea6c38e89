import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { hasRoom } from '../slots/store.ts'

/** Whose free sessions, of which service, in which window. `ofFamily`: counted together for those who live together. */
export type Allowance = { service: string; subject: string; window: string; ofFamily?: boolean }

/**
 * Takes one free session where the cap is not reached: how many are used now, this one counted; nothing where none is left, or where `ifRoomIn`, a slot that is locked, has no
 * room. Rivals wait here.
 */
export async function takeFree(
  tx: Tx,
  { service, subject, window, ofFamily = false }: Allowance,
  { granted, ifRoomIn }: { granted: number; ifRoomIn?: string },
): Promise<number | undefined> {
  if (granted <= 0) return undefined
  const room = sql`exists (select from sessions.slot s where s.district = ${tx.district} and s.id = ${ifRoomIn}::uuid and ${hasRoom})`
  const { rows } = await sql<{ used: number }>`
    insert into sessions.allowance as a (district, service, subject, quota_window, granted, used, of_family, changed_at)
    select ${tx.district}, ${service}, ${subject}::uuid, ${window}, ${granted}::int, 1, ${ofFamily}::boolean, ${tx.now}::timestamptz
    where ${ifRoomIn === undefined ? sql`true` : room}
    on conflict (district, service, subject, quota_window) do update
      set used = a.used + a.beyond + 1, beyond = 0, granted = excluded.granted, of_family = excluded.of_family, changed_at = excluded.changed_at
      where a.used + a.beyond < excluded.granted and a.moved_to is null
    returning used`.execute(tx.db)
  return rows[0]?.used
}

/** Gives free sessions back: given up in time, or not held. Whoever gives back several takes their locks in one order, in one statement. */
export async function giveBack(tx: Tx, allowances: readonly Allowance[]): Promise<void> {
  if (allowances.length === 0) return
  const rows = allowances.map(({ service, subject, window }) => ({ service, subject, quota_window: window }))
  await sql`
    with back as (
      select service, subject, quota_window, count(*)::int as n
      from json_to_recordset(${JSON.stringify(rows)}::json) as b (service text, subject uuid, quota_window text) group by 1, 2, 3
    ), locked as (
      select a.district, a.service, a.subject, a.quota_window, b.n
      from sessions.allowance a join back b on b.service = a.service and b.subject = a.subject and b.quota_window = a.quota_window
      where a.district = ${tx.district} order by a.subject, a.service, a.quota_window for update of a
    )
    update sessions.allowance a
    set used = least(a.granted, ${left}), beyond = greatest(0, ${left} - a.granted), changed_at = ${tx.now}
    from locked l
    where a.district = l.district and a.service = l.service and a.subject = l.subject and a.quota_window = l.quota_window and a.moved_to is null`.execute(
    tx.db,
  )
}
/** What is still used of an allowance `a` when `l.n` are given back; never less than was brought in. */
const left = sql`greatest(a.brought_in, a.used + a.beyond - l.n)`

/** How many are used. */
export async function usedOf(tx: Tx, { service, subject, window }: Allowance): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    select used + beyond as used from sessions.allowance
    where district = ${tx.district} and service = ${service} and subject = ${subject}::uuid and quota_window = ${window}`.execute(
    tx.db,
  )
  return rows[0]?.used ?? 0
}
