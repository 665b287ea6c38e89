import { type RawBuilder, sql } from 'kysely'
import type { PersonGrant } from '../actor.ts'
import type { Database } from '../database/connect.ts'
import { newId } from '../ids.ts'

/** How it was proven that an account may stand for a person. */
export type Proof = 'counter' | 'letter' | 'identity_provider' | 'guardian' | 'officer'

/** A person grant as it is kept: in force on the days [startsOn, endsOn). */
export type PersonGrantRow = PersonGrant & {
  account: string
  accountName: string
  username: string
  proof: Proof
  startsOn: string
  endsOn: string | null
  source: string | null
  grantedBy: string
  grantedByName: string | null
  grantedAt: Date
}

export type NewPersonGrant = Pick<PersonGrant, 'district' | 'person' | 'as' | 'why' | 'may'> & {
  account: string
  proof: Proof
  startsOn: string
  endsOn: string | null
  source: string | null
  by: string
  at: Date
}

const columns = sql`g.id, g.account, a.name as "accountName", a.username, g.district, g.person, g.as_what as "as", g.why, g.proof, g.may,
  g.starts_on as "startsOn", g.ends_on as "endsOn", g.source, g.granted_by as "grantedBy", by.name as "grantedByName", g.granted_at as "grantedAt"`
const table = sql`platform.person_grant g join auth.account a on a.id = g.account left join auth.account by on by.id = g.granted_by`
const liveOn = (day: string) => sql`g.starts_on <= ${day} and (g.ends_on is null or g.ends_on > ${day})`
const notOver = (day: string) => sql`(g.ends_on is null or g.ends_on > ${day})`

/** The grants that open persons of a district, by person, by account, or both; with `on` those not over by that day. Newest first. */
export async function listPersonGrants(
  db: Database,
  filter: { district: string; persons?: string[]; account?: string; as?: readonly PersonGrant['as'][]; on?: string },
): Promise<PersonGrantRow[]> {
  const { rows } = await sql<PersonGrantRow>`
    select ${columns} from ${table} where g.district = ${filter.district}
      and ${filter.persons ? sql`g.person = any(${filter.persons}::uuid[])` : sql`true`}
      and ${filter.account ? sql`g.account = ${filter.account}` : sql`true`}
      and ${filter.as ? sql`g.as_what = any(${[...filter.as]})` : sql`true`}
      and ${filter.on ? notOver(filter.on) : sql`true`}
    order by g.id desc`.execute(db)
  return rows
}

/** The grant of an id in a district, locked until the transaction ends. */
export async function lockPersonGrant(db: Database, district: string, id: string): Promise<PersonGrantRow | undefined> {
  const { rows } =
    await sql<PersonGrantRow>`select ${columns} from ${table} where g.district = ${district} and g.id = ${id} for update of g`.execute(
      db,
    )
  return rows[0]
}

/** Whether the account is this to the person on the day. */
export async function standsFor(
  db: Database,
  { account, district, person, as }: { account: string; district: string; person: string; as: PersonGrant['as'] },
  on: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from platform.person_grant g where g.account = ${account} and g.district = ${district} and g.person = ${person} and g.as_what = ${as}
      and ${liveOn(on)} limit 1`.execute(db)
  return rows.length > 0
}

/** Adds a grant and answers its id. */
export async function insertPersonGrant(db: Database, grant: NewPersonGrant): Promise<string> {
  const id = newId()
  await sql`
    insert into platform.person_grant (id, account, district, person, as_what, why, proof, may, starts_on, ends_on, source, granted_by, granted_at)
    values (${id}, ${grant.account}, ${grant.district}, ${grant.person}, ${grant.as}, ${grant.why}, ${grant.proof}, ${grant.may}::text[],
      ${grant.startsOn}, ${grant.endsOn}, ${grant.source}, ${grant.by}, ${grant.at})`.execute(db)
  return id
}

/** What ends: some grants of a person, or those that rest on a record. */
type Ended = { district: string } & ({ id: string } | { source: string } | { person: string; as: readonly PersonGrant['as'][] })

/** Ends grants from a day on, with the copies made of them; one that had not begun never does. Answers how many. `event` lets them be given back. */
export async function endPersonGrants(
  db: Database,
  which: Ended,
  how: { on: string; by: string; at: Date; event?: string },
): Promise<number> {
  const those =
    'person' in which
      ? sql`g.person = ${which.person} and g.as_what = any(${[...which.as]})`
      : sql`g.id in (${withCopies(which.district, 'id' in which ? sql`p.id = ${which.id}` : sql`p.source = ${which.source}`)})`
  const { numAffectedRows } = await sql`
    update platform.person_grant g set ends_before = g.ends_on, ends_on = greatest(g.starts_on, ${how.on}::date), ended_by = ${how.by},
      ended_at = ${how.at}, ended_event = ${how.event ?? null}
    where g.district = ${which.district} and ${those} and ${notOver(how.on)}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** The ids of grants and of the copies that merges made of them, copies of copies too. */
const withCopies = (district: string, these: RawBuilder<unknown>) => sql`
  with recursive resting as (
    select p.id from platform.person_grant p where p.district = ${district} and ${these}
    union
    select copy.id from resting join platform.person_grant copy on copy.district = ${district} and copy.source = resting.id
  ) select id from resting`

/** The record that a grant rests on: of a copy that a merge made, the record that the grant it was made of rests on. */
export async function groundOf(db: Database, district: string, id: string): Promise<string | null> {
  const { rows } = await sql<{ source: string | null }>`
    with recursive made_of as (
      select g.source, 0 as step from platform.person_grant g where g.district = ${district} and g.id = ${id}
      union all
      select g.source, made_of.step + 1 from made_of join platform.person_grant g on g.district = ${district} and g.id = made_of.source
    ) select source from made_of order by step desc limit 1`.execute(db)
  return rows[0]?.source ?? null
}

/** Gives back what an event ended, with the end it had before. Answers how many. */
export async function restorePersonGrants(db: Database, district: string, event: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update platform.person_grant set ends_on = ends_before, ends_before = null, ended_by = null, ended_at = null, ended_event = null
    where district = ${district} and ended_event = ${event}`.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** After a merge whoever stands for the merged record stands for the kept one too; each copy names the grant it was made of. Bears repeating. */
export async function copyPersonGrants(
  db: Database,
  { district, from, to }: { district: string; from: string; to: string },
  how: { on: string; by: string; at: Date },
): Promise<number> {
  const { rows } = await sql<NewPersonGrant & { id: string }>`
    select g.id, g.account, g.district, g.as_what as "as", g.why, g.proof, g.may, g.starts_on as "startsOn", g.ends_on as "endsOn"
    from platform.person_grant g
    where g.district = ${district} and g.person = ${from} and ${notOver(how.on)} and not exists (
      select 1 from platform.person_grant k where k.district = ${district} and k.person = ${to} and k.account = g.account
        and k.as_what = g.as_what and (k.ends_on is null or k.ends_on >= coalesce(g.ends_on, 'infinity'::date)))`.execute(db)
  for (const grant of rows) await insertPersonGrant(db, { ...grant, person: to, source: grant.id, by: how.by, at: how.at })
  return rows.length
}

/** Ends the copies that a merge made, when it is undone. */
export async function endCopies(
  db: Database,
  { district, from, to }: { district: string; from: string; to: string },
  how: { on: string; by: string; at: Date },
): Promise<void> {
  await sql`
    update platform.person_grant g set ends_on = greatest(g.starts_on, ${how.on}::date), ended_by = ${how.by}, ended_at = ${how.at}
    where g.district = ${district} and g.person = ${to} and ${notOver(how.on)} and exists (
      select 1 from platform.person_grant o where o.id = g.source and o.district = ${district} and o.person = ${from})`.execute(
    db,
  )
}
