import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** Whose free sessions, of which service, in which window. */
export type Allowance = { service: string; subject: string; window: string }

/** Takes one free session where the cap is not reached: how many are used now, this one counted; nothing where none is left. Rivals wait here. */
export async function takeFree(tx: Tx, { service, subject, window }: Allowance, granted: number): Promise<number | undefined> {
  if (granted <= 0) return undefined
  const { rows } = await sql<{ used: number }>`
    insert into sessions.allowance as a (district, service, subject, quota_window, granted, used, changed_at)
    values (${tx.district}, ${service}, ${subject}::uuid, ${window}, ${granted}, 1, ${tx.now})
    on conflict (district, service, subject, quota_window) do update
      set used = a.used + 1, granted = excluded.granted, changed_at = excluded.changed_at where a.used < excluded.granted
    returning used`.execute(tx.db)
  return rows[0]?.used
}

/** Gives one back: a session given up in time, or that was not held. */
export async function giveBack(tx: Tx, { service, subject, window }: Allowance): Promise<void> {
  await sql`
    update sessions.allowance set used = used - 1, changed_at = ${tx.now}
    where district = ${tx.district} and service = ${service} and subject = ${subject}::uuid and quota_window = ${window} and used > brought_in`.execute(
    tx.db,
  )
}

/** How many are used. */
export async function usedOf(tx: Tx, { service, subject, window }: Allowance): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    select used from sessions.allowance
    where district = ${tx.district} and service = ${service} and subject = ${subject}::uuid and quota_window = ${window}`.execute(
    tx.db,
  )
  return rows[0]?.used ?? 0
}
