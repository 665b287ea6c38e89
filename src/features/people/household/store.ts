import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { type PersonRow, personColumns } from '../person-store.ts'
import { standing } from '../standing-store.ts'
import type { Household } from './contract.ts'

export type HouseholdRow = {
  id: string
  kind: Household['kind']
  street: string | null
  committee: string | null
  line: string
  endedOn: string | null
}
export type MemberRow = {
  id: string
  household: string
  person: string
  role: Household['members'][number]['role']
  validFrom: string
  validTo: string | null
}

const columns = sql`h.id, h.kind, h.street, h.committee, h.line, h.ended_on as "endedOn"`
const memberColumns = sql`m.id, m.household, m.person, m.role, m.valid_from as "validFrom", m.valid_to as "validTo"`

export async function findHousehold(tx: Tx, id: string): Promise<HouseholdRow | undefined> {
  const { rows } = await sql<HouseholdRow>`
    select ${columns} from people.household h where h.district = ${tx.district} and h.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** The same, locked: who joins and who ends it go one after the other. */
export async function lockHousehold(tx: Tx, id: string): Promise<HouseholdRow | undefined> {
  const { rows } = await sql<HouseholdRow>`
    select ${columns} from people.household h where h.district = ${tx.district} and h.id = ${id} for update`.execute(tx.db)
  return rows[0]
}

/** The household of each kind that a person belongs to now (the one joined last), and their role in it. Records merged into theirs count. */
export async function householdsOf(tx: Tx, person: string): Promise<(HouseholdRow & Pick<MemberRow, 'role'>)[]> {
  const { rows } = await sql<HouseholdRow & Pick<MemberRow, 'role'>>`
    select distinct on (h.kind) ${columns}, m.role from people.household_member m
    join people.household h on h.district = m.district and h.id = m.household and h.ended_on is null
    where m.district = ${tx.district} and m.valid_to is null and m.withdrawn_at is null
      and m.person in (select ${person}::uuid union all select id from people.merged where district = ${tx.district} and stands = ${person})
    order by h.kind, m.valid_from desc, m.id desc`.execute(tx.db)
  return rows
}

/** Who belongs to a household, or did until it ended: each with their record, or nothing where the reader may not see it. */
export async function membersOf(
  tx: Tx,
  household: Pick<HouseholdRow, 'id' | 'endedOn'>,
): Promise<{ member: MemberRow; person: PersonRow | undefined }[]> {
  const { rows } = await sql<MemberRow & { record: string | null }>`
    select ${memberColumns}, p.id as record from people.household_member m
    left join people.merged g on g.district = m.district and g.id = m.person
    left join people.brief p on p.district = m.district and p.id = ${standing('m.person')}
    where m.district = ${tx.district} and m.household = ${household.id} and m.valid_to is not distinct from ${household.endedOn}::date
      and m.withdrawn_at is null
    order by m.role <> 'head', p.born_on, m.id`.execute(tx.db)
  const persons = await personsById(
    tx,
    rows.flatMap(({ record }) => (record ? [record] : [])),
  )
  return rows.map(({ record, ...member }) => ({ member, person: persons.get(record ?? '') }))
}

/** Records that stand, as far as the reader may see them. */
export async function personsById(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from people.person p
    where p.district = ${tx.district} and p.id = any(${[...ids]}::uuid[]) and p.merged_into is null and p.withdrawn_at is null`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

export async function insertHousehold(
  tx: Tx,
  household: Pick<HouseholdRow, 'kind' | 'street' | 'committee' | 'line'> & { source: string },
): Promise<string> {
  const id = newId()
  const { kind, street, committee, line, source } = household
  await sql`
    insert into people.household (district, id, kind, street, committee, line, source, known_at)
    values (${tx.district}, ${id}, ${kind}, ${street}, ${committee}, ${line}, ${source}, ${tx.now})`.execute(tx.db)
  return id
}

export async function setHouseholdEnd(tx: Tx, id: string, on: string | null): Promise<void> {
  await sql`update people.household set ended_on = ${on} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

export async function insertMember(
  tx: Tx,
  member: Pick<MemberRow, 'household' | 'person' | 'role' | 'validFrom'> & { source: string },
): Promise<string> {
  const id = newId()
  const { household, person, role, validFrom, source } = member
  await sql`
    insert into people.household_member (district, id, household, person, role, valid_from, known_at, source)
    values (${tx.district}, ${id}, ${household}, ${person}, ${role}, ${validFrom}, ${tx.now}, ${source})`.execute(tx.db)
  return id
}

export async function findMember(tx: Tx, id: string): Promise<(MemberRow & { withdrawn: boolean }) | undefined> {
  const { rows } = await sql<MemberRow & { withdrawn: boolean }>`
    select ${memberColumns}, m.withdrawn_at is not null as withdrawn from people.household_member m
    where m.district = ${tx.district} and m.id = ${id}`.execute(tx.db)
  return rows[0]
}

/** A person's open memberships in households of a kind, locked. */
export async function lockMemberships(tx: Tx, person: string, kind: HouseholdRow['kind']): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select ${memberColumns} from people.household_member m
    join people.household h on h.district = m.district and h.id = m.household and h.kind = ${kind}
    where m.district = ${tx.district} and m.person = ${person} and m.valid_to is null and m.withdrawn_at is null
    for update of m`.execute(tx.db)
  return rows
}

/** Ends a membership on a day; one that began on that day or later never was, and is withdrawn. Answers which it was. */
export async function endMembership(tx: Tx, member: MemberRow, on: string): Promise<'ended' | 'withdrawn'> {
  const never = member.validFrom >= on
  await sql`
    update people.household_member set ${never ? sql`withdrawn_at = ${tx.now}` : sql`valid_to = ${on}`}
    where district = ${tx.district} and id = ${member.id}`.execute(tx.db)
  return never ? 'withdrawn' : 'ended'
}

/** Lets memberships hold on as before an end or a withdrawal. */
export async function reopenMemberships(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update people.household_member set valid_to = null, withdrawn_at = null
    where district = ${tx.district} and id = any(${[...ids]}::uuid[])`.execute(tx.db)
}

/** Takes memberships back that were entered by mistake. */
export async function withdrawMemberships(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update people.household_member set withdrawn_at = ${tx.now}
    where district = ${tx.district} and id = any(${[...ids]}::uuid[])`.execute(tx.db)
}
