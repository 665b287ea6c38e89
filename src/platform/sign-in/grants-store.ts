import { sql } from 'kysely'
import type { Grant } from '../actor.ts'
import type { Database } from '../database/connect.ts'
import { newId } from '../ids.ts'

/** A grant as it is kept: in force on the days [startsOn, endsOn). */
export type GrantRow = Grant & {
  id: string
  account: string
  startsOn: string
  endsOn: string | null
  grantedBy: string
  grantedByName: string | null
  grantedAt: Date
}

const columns = sql`g.id, g.account, g.role, g.district, g.department, g.street, g.organization, g.starts_on as "startsOn", g.ends_on as "endsOn",
  g.granted_by as "grantedBy", by.name as "grantedByName", g.granted_at as "grantedAt"`
const table = sql`platform.role_grant g left join auth.account by on by.id = g.granted_by`

/** Every grant the account has or had, newest first; with `districts`, only those of these districts. */
export async function listGrants(db: Database, account: string, districts?: string[]): Promise<GrantRow[]> {
  const within = districts ? sql`g.district = any(${districts})` : sql`true`
  const { rows } =
    await sql<GrantRow>`select ${columns} from ${table} where g.account = ${account} and ${within} order by g.id desc`.execute(db)
  return rows
}

/** The grants in force on a day of many accounts, in the order in which they were given; with `districts`, only those of these districts. */
export async function grantsOfAll(
  db: Database,
  accounts: string[],
  { on, districts }: { on: string; districts?: string[] | undefined },
): Promise<GrantRow[]> {
  const within = districts ? sql`g.district = any(${districts})` : sql`true`
  const { rows } = await sql<GrantRow>`
    select ${columns} from ${table}
    where g.account = any(${accounts}) and g.starts_on <= ${on} and (g.ends_on is null or g.ends_on > ${on}) and ${within}
    order by g.id`.execute(db)
  return rows
}

/** The grant of an id. */
export async function findGrant(db: Database, id: string): Promise<GrantRow | undefined> {
  return (await sql<GrantRow>`select ${columns} from ${table} where g.id = ${id}`.execute(db)).rows[0]
}

/** A grant, locked until the transaction ends. */
export async function lockGrant(db: Database, id: string): Promise<GrantRow | undefined> {
  const { rows } = await sql<GrantRow>`select ${columns} from ${table} where g.id = ${id} for update of g`.execute(db)
  return rows[0]
}

/** Whether the account already holds the very same role and scope on the day. */
export async function holdsAlready(db: Database, account: string, grant: Grant, on: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from platform.role_grant where account = ${account} and role = ${grant.role} and district is not distinct from ${grant.district}
      and department is not distinct from ${grant.department} and street is not distinct from ${grant.street}
      and organization is not distinct from ${grant.organization} and (ends_on is null or ends_on > ${on}) limit 1`.execute(db)
  return rows.length > 0
}

/** Adds a grant and answers its id. */
export async function insertGrant(
  db: Database,
  grant: Grant & { account: string; startsOn: string; endsOn: string | null; by: string; at: Date },
): Promise<string> {
  const id = newId()
  await sql`
    insert into platform.role_grant (id, account, role, district, department, street, organization, starts_on, ends_on, granted_by, granted_at)
    values (${id}, ${grant.account}, ${grant.role}, ${grant.district}, ${grant.department}, ${grant.street}, ${grant.organization},
      ${grant.startsOn}, ${grant.endsOn}, ${grant.by}, ${grant.at})`.execute(db)
  return id
}

/** Sets the day from which the grant no longer holds. */
export async function setGrantEnd(db: Database, id: string, endsOn: string): Promise<void> {
  await sql`update platform.role_grant set ends_on = ${endsOn} where id = ${id}`.execute(db)
}

/** Whether the district is installed. */
export async function districtExists(db: Database, code: string): Promise<boolean> {
  return (await sql`select 1 from platform.district where code = ${code}`.execute(db)).rows.length > 0
}

/** Whether the street belongs to the district; asked in a transaction of that district. */
export async function streetExists(db: Database, district: string, code: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from platform.area where district = ${district} and code = ${code} and length(code) = 9`.execute(db)
  return rows.length > 0
}
