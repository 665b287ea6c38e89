import { sql } from 'kysely'
import type { Role } from '../actor.ts'
import type { Database } from '../database/connect.ts'
import { newId } from '../ids.ts'

/** A role held in somebody's place, on the days [startsOn, endsOn). */
export type StandInRow = {
  id: string
  account: string
  accountName: string
  standInFor: string
  standInForName: string
  role: Role
  district: string
  department: string | null
  street: string | null
  startsOn: string
  endsOn: string
  grantedByName: string | null
}

const columns = sql`g.id, g.account, a.name as "accountName", g.stand_in_for as "standInFor", away.name as "standInForName", g.role, g.district,
  g.department, g.street, g.starts_on as "startsOn", g.ends_on as "endsOn", by.name as "grantedByName"`
const table = sql`platform.role_grant g join auth.account a on a.id = g.account join auth.account away on away.id = g.stand_in_for
  left join auth.account by on by.id = g.granted_by`

/** The roles of a district held in somebody's place, those that are over left out, the soonest to end first. */
export async function listStandIns(db: Database, district: string, on: string): Promise<StandInRow[]> {
  const { rows } = await sql<StandInRow>`
    select ${columns} from ${table} where g.district = ${district} and g.ends_on > ${on} and g.ends_on > g.starts_on order by g.ends_on, g.id`.execute(
    db,
  )
  return rows
}

/** The stand-in of an id in a district, locked until the transaction ends. */
export async function lockStandIn(db: Database, district: string, id: string): Promise<StandInRow | undefined> {
  const { rows } =
    await sql<StandInRow>`select ${columns} from ${table} where g.district = ${district} and g.id = ${id} for update of g`.execute(
      db,
    )
  return rows[0]
}

/** Copies the roles that one account holds of its own in a district to another, for some days; roles the other holds already are left out. Answers them. */
export async function copyRoles(
  db: Database,
  { from, to, district, startsOn, endsOn }: { from: string; to: string; district: string; startsOn: string; endsOn: string },
  how: { roles: readonly Role[]; department: string | null; by: string; at: Date },
): Promise<{ id: string; role: Role; department: string | null; street: string | null }[]> {
  const { rows } = await sql<{ role: Role; department: string | null; street: string | null; organization: string | null }>`
    select g.role, g.department, g.street, g.organization from platform.role_grant g
    where g.account = ${from} and g.district = ${district} and g.role = any(${[...how.roles]}) and g.stand_in_for is null
      and g.starts_on < ${endsOn} and (g.ends_on is null or g.ends_on > ${startsOn})
      and (${how.department}::text is null or g.department = ${how.department})
      and not exists (
        select 1 from platform.role_grant h where h.account = ${to} and h.district = g.district and h.role = g.role
          and h.department is not distinct from g.department and h.street is not distinct from g.street
          and h.organization is not distinct from g.organization and h.starts_on < ${endsOn} and (h.ends_on is null or h.ends_on > ${startsOn}))
    order by g.id`.execute(db)
  const made = rows.map((role) => ({ id: newId(), ...role }))
  for (const { id, role, department, street, organization } of made)
    await sql`
      insert into platform.role_grant (id, account, role, district, department, street, organization, starts_on, ends_on, granted_by, granted_at, stand_in_for)
      values (${id}, ${to}, ${role}, ${district}, ${department}, ${street}, ${organization}, ${startsOn}, ${endsOn}, ${how.by}, ${how.at}, ${from})`.execute(
      db,
    )
  return made
}
