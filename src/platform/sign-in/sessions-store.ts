import { sql } from 'kysely'
import type pg from 'pg'
import type { Grant, PersonGrant } from '../actor.ts'
import type { Database } from '../database/connect.ts'
import { signInSettings } from './settings.ts'

/** A session that may be used now, with its account and the grants that hold on the domain's day. */
export type LiveSession = {
  id: string
  account: string
  username: string
  name: string
  mustChangePassword: boolean
  usedAt: Date
  grants: Grant[]
  persons: PersonGrant[]
}

const liveSession = `
  select s.id, a.id as account, a.username, a.name, a.must_change_password as "mustChangePassword", s.updated_at as "usedAt",
    coalesce((
      select json_agg(json_build_object('role', g.role, 'district', g.district, 'department', g.department, 'street', g.street,
        'organization', g.organization, 'standInFor', away.name, 'people', g.role <> 'department_officer'
        or exists (select from platform.record_department d where d.district = g.district and d.department = g.department)
        or not exists (select from platform.record_department d where d.district = g.district)) order by g.id)
      from platform.role_grant g left join auth.account away on away.id = g.stand_in_for
      where g.account = a.id and g.starts_on <= $3 and (g.ends_on is null or g.ends_on > $3)
    ), '[]') as grants,
    coalesce((
      select json_agg(json_build_object('id', p.id, 'district', p.district, 'person', p.person, 'as', p.as_what, 'why', p.why, 'may', p.may) order by p.id)
      from platform.person_grant p
      where p.account = a.id and p.starts_on <= $3 and (p.ends_on is null or p.ends_on > $3)
    ), '[]') as persons
  from auth.session s join auth.account a on a.id = s.account_id
  where s.token = $1 and s.expires_at > $2 and s.updated_at > $4 and a.deactivated_at is null`

/** The live session of a token, or nothing: unknown, ended, idle too long, or of an account that is deactivated. */
export async function findLiveSession(
  pool: pg.Pool,
  token: string,
  on: { at: Date; today: string },
): Promise<LiveSession | undefined> {
  const idleSince = new Date(on.at.getTime() - signInSettings.session.idle * 1000)
  // A named statement is planned once per connection: this one runs for every request.
  const { rows } = await pool.query<LiveSession>({
    name: 'live_session',
    text: liveSession,
    values: [token, on.at, on.today, idleSince],
  })
  return rows[0]
}

/** Writes down that the session was used. */
export async function noteUse(pool: pg.Pool, id: string, at: Date): Promise<void> {
  await pool.query('update auth.session set updated_at = $2 where id = $1 and updated_at < $2', [id, at])
}

export type SessionRow = {
  id: string
  account: string
  startedAt: Date
  usedAt: Date
  expiresAt: Date
  address: string | null
  browser: string | null
}

/** The sessions of an account that may still be used, last used first. */
export async function listSessions(db: Database, account: string, at: Date): Promise<SessionRow[]> {
  const idleSince = new Date(at.getTime() - signInSettings.session.idle * 1000)
  const { rows } = await sql<SessionRow>`
    select id, account_id as account, created_at as "startedAt", updated_at as "usedAt", expires_at as "expiresAt",
      nullif(ip_address, '') as address, nullif(user_agent, '') as browser
    from auth.session where account_id = ${account} and expires_at > ${at} and updated_at > ${idleSince}
    order by updated_at desc, id`.execute(db)
  return rows
}

/** The account a session belongs to. */
export async function findSessionOwner(db: Database, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ account: string }>`select account_id as account from auth.session where id = ${id}`.execute(db)
  return rows[0]?.account
}

/** Ends one session at once. */
export async function deleteSession(db: Database, id: string): Promise<void> {
  await sql`delete from auth.session where id = ${id}`.execute(db)
}

/** Ends every session of the account but one. */
export async function deleteSessionsOf(db: Database, account: string, except?: string): Promise<void> {
  await sql`delete from auth.session where account_id = ${account} and id is distinct from ${except ?? null}`.execute(db)
}

/** Ends the states in which the account's owner is between two steps of signing in. */
export async function deleteHalfSignIns(db: Database, account: string): Promise<void> {
  await sql`delete from auth.verification where value = ${account} and identifier like '2fa-%'`.execute(db)
}
