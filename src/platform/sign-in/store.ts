import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import { newId } from '../ids.ts'

export type AccountRow = {
  id: string
  username: string
  name: string
  language: 'zh' | 'en'
  twoFactor: boolean
  mustChangePassword: boolean
  deactivatedAt: Date | null
  createdAt: Date
  identity: boolean
}

const columns = sql`a.id, a.username, a.name, a.language, coalesce(a.two_factor_enabled, false) as "twoFactor",
  a.must_change_password as "mustChangePassword", a.deactivated_at as "deactivatedAt", a.created_at as "createdAt",
  exists (select 1 from auth.credential c where c.account_id = a.id and c.provider = 'oidc') as identity`

/** The account of an id. */
export async function findAccount(db: Database, id: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${columns} from auth.account a where a.id = ${id}`.execute(db)
  return rows[0]
}

/** Whether there is such an account; competitors for it wait until the transaction ends. */
export async function lockAccount(db: Database, id: string): Promise<boolean> {
  return (await sql`select 1 from auth.account where id = ${id} for update`.execute(db)).rows.length === 1
}

/** The account of a user name, however it is capitalised. */
export async function findAccountByUsername(db: Database, username: string): Promise<AccountRow | undefined> {
  const { rows } =
    await sql<AccountRow>`select ${columns} from auth.account a where a.username = ${username.trim().toLowerCase()}`.execute(db)
  return rows[0]
}

/**
 * Accounts by name or user name, in order of user name. With `district`: only those who hold or held a role there, and one whose user name
 * is exactly the words (so that a coordinator can give a first role to somebody they know).
 */
export async function listAccounts(
  db: Database,
  filter: { search: string; district?: string[]; limit: number },
): Promise<AccountRow[]> {
  const words = filter.search.trim().toLowerCase()
  const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const seen = filter.district
    ? sql`(a.username = ${words} or exists (select 1 from platform.role_grant g where g.account = a.id and g.district = any(${filter.district})))`
    : sql`true`
  const { rows } = await sql<AccountRow>`
    select ${columns} from auth.account a
    where (a.username like ${like} or lower(a.name) like ${like}) and ${seen}
    order by a.username limit ${filter.limit}`.execute(db)
  return rows
}

/** A new account with a password; `identity` is its subject at the identity provider. Constraint `account_username_is_free`. */
export async function insertAccount(
  db: Database,
  account: {
    username: string
    name: string
    passwordHash: string
    mustChangePassword: boolean
    madeBy: string
    identity?: string
  },
): Promise<string> {
  const id = newId()
  const at = new Date()
  await sql`
    insert into auth.account (id, name, email, email_verified, created_at, updated_at, username, two_factor_enabled, must_change_password, made_by)
    values (${id}, ${account.name}, ${`${id}@accounts.invalid`}, false, ${at}, ${at}, ${account.username.toLowerCase()}, false,
      ${account.mustChangePassword}, ${account.madeBy})`.execute(db)
  await insertCredential(db, { account: id, provider: 'credential', subject: id, passwordHash: account.passwordHash, at })
  if (account.identity)
    await insertCredential(db, { account: id, provider: 'oidc', subject: account.identity, passwordHash: null, at })
  return id
}

async function insertCredential(
  db: Database,
  {
    account,
    provider,
    subject,
    passwordHash,
    at,
  }: { account: string; provider: string; subject: string; passwordHash: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into auth.credential (id, subject, provider, account_id, password, created_at, updated_at)
    values (${newId()}, ${subject}, ${provider}, ${account}, ${passwordHash}, ${at}, ${at})`.execute(db)
}

/** The scrypt hash of the account's password. */
export async function findPasswordHash(db: Database, account: string): Promise<string | undefined> {
  const { rows } = await sql<{ password: string | null }>`
    select password from auth.credential where account_id = ${account} and provider = 'credential'`.execute(db)
  return rows[0]?.password ?? undefined
}

/** Replaces the account's password; `mustChange` marks it as temporary. */
export async function setPassword(
  db: Database,
  account: string,
  { hash, mustChange }: { hash: string; mustChange: boolean },
): Promise<void> {
  const at = new Date()
  await sql`update auth.credential set password = ${hash}, updated_at = ${at} where account_id = ${account} and provider = 'credential'`.execute(
    db,
  )
  await sql`update auth.account set must_change_password = ${mustChange}, updated_at = ${at} where id = ${account}`.execute(db)
}

/** Deactivates or reactivates the account. Says whether that changed anything. */
export async function setActive(db: Database, account: string, active: boolean): Promise<boolean> {
  const at = new Date()
  const { numAffectedRows } = await sql`
    update auth.account set deactivated_at = ${active ? null : at}, updated_at = ${at}
    where id = ${account} and (deactivated_at is null) <> ${active}`.execute(db)
  return numAffectedRows === 1n
}

export async function setLanguage(db: Database, account: string, language: 'zh' | 'en'): Promise<void> {
  await sql`update auth.account set language = ${language} where id = ${account}`.execute(db)
}

/** Takes the authenticator and its backup codes away, for somebody who lost both. */
export async function deleteSecondFactor(db: Database, account: string): Promise<void> {
  await sql`delete from auth.two_factor where account_id = ${account}`.execute(db)
  await sql`update auth.account set two_factor_enabled = false where id = ${account}`.execute(db)
}

/** Whether the account may sign in at all. */
export async function isActive(db: Database, account: string): Promise<boolean> {
  const { rows } = await sql`select 1 from auth.account where id = ${account} and deactivated_at is null`.execute(db)
  return rows.length === 1
}
