import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { signInSettings } from './settings.ts'

const { attempts, within, lockedFor } = signInSettings.lockOut

/** Counts one try before it is judged, unless the name is locked or has no tries left. One statement: parallel tries cannot slip past one another. */
export async function countTry(
  db: Database,
  nameHash: string,
  at: Date,
): Promise<{ counted: true } | { counted: false; until: Date }> {
  const counted = await sql`
    insert into auth.attempt as a (name_hash, tries, last_at) values (${nameHash}, array[${at}::timestamptz], ${at})
    on conflict (name_hash) do update set
      tries = array(select t from unnest(a.tries) t where t > ${windowStart(at)}) || ${at}::timestamptz,
      locked_until = null,
      last_at = ${at}
    where (a.locked_until is null or a.locked_until <= ${at})
      and (select count(*) from unnest(a.tries) t where t > ${windowStart(at)}) < ${attempts}
    returning 1`.execute(db)
  if (counted.rows.length > 0) return { counted: true }
  const { rows } = await sql<{
    until: Date | null
  }>`select locked_until as until from auth.attempt where name_hash = ${nameHash}`.execute(db)
  return { counted: false, until: rows[0]?.until ?? after(at, within) }
}

/** The counted try was wrong: it stays, and the last one locks the name. Says whether it did. */
export async function keepTry(db: Database, nameHash: string, at: Date): Promise<{ locked: boolean }> {
  const { rows } = await sql`
    update auth.attempt set locked_until = ${after(at, lockedFor)}, tries = '{}'
    where name_hash = ${nameHash} and (select count(*) from unnest(tries) t where t > ${windowStart(at)}) >= ${attempts}
    returning 1`.execute(db)
  return { locked: rows.length > 0 }
}

/** The counted try was neither right nor wrong: it is given back. */
export async function returnTry(db: Database, nameHash: string, at: Date): Promise<void> {
  await sql`update auth.attempt set tries = array_remove(tries, ${at}::timestamptz) where name_hash = ${nameHash}`.execute(db)
}

/** Forgets the tries and the lock: after a full sign-in, or by an administrator. */
export async function forgetTries(db: Database, nameHash: string): Promise<void> {
  await sql`delete from auth.attempt where name_hash = ${nameHash}`.execute(db)
}

/** Until when each of the names is locked; names that are not are left out. */
export async function locksOf(db: Database, nameHashes: string[], at: Date): Promise<Map<string, Date>> {
  const { rows } = await sql<{ name_hash: string; locked_until: Date }>`
    select name_hash, locked_until from auth.attempt where name_hash = any(${nameHashes}) and locked_until > ${at}`.execute(db)
  return new Map(rows.map((row) => [row.name_hash, row.locked_until]))
}

/** Takes a code of the account for this one use; says no when it was used while it could still be valid. */
export async function takeCode(db: Database, account: string, code: string): Promise<boolean> {
  const at = new Date()
  const { rows } = await sql`
    insert into auth.used_code as u (account_id, code, used_at) values (${account}, ${code}, ${at})
    on conflict (account_id, code) do update set used_at = ${at} where u.used_at < ${after(at, -signInSettings.codeValidFor)}
    returning 1`.execute(db)
  return rows.length === 1
}

/** Removes what time has settled: old tries, ended sessions, states that nobody came back for. */
export async function sweep(db: Database, at: Date): Promise<void> {
  const settled = after(at, -(within + lockedFor))
  await sql`delete from auth.attempt where last_at < ${settled} and (locked_until is null or locked_until < ${at})`.execute(db)
  await sql`delete from auth.session where expires_at < ${at} or updated_at < ${after(at, -signInSettings.session.idle)}`.execute(
    db,
  )
  await sql`delete from auth.used_code where used_at < ${after(at, -signInSettings.codeValidFor)}`.execute(db)
  await sql`delete from auth.verification where expires_at < ${at}`.execute(db)
}

const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)
const windowStart = (at: Date) => after(at, -within)
