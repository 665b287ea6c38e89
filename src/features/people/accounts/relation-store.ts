import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { sameAs } from '../standing-store.ts'

export type RelationRow = {
  id: string
  person: string
  other: string | null
  otherName: string | null
  kind: string
  may: string[]
  validFrom: string
  validTo: string | null
  stands: boolean
}

const columns = sql`r.id, r.person, r.other, r.other_name as "otherName", r.kind, r.may, r.valid_from as "validFrom", r.valid_to as "validTo"`
const stands = (tx: Tx) => sql`(r.withdrawn_at is null and (r.valid_to is null or r.valid_to > ${tx.today}))`

/** A relationship of any kind, and whether it stands (or will) today. */
export async function relationshipOf(tx: Tx, id: string): Promise<RelationRow | undefined> {
  const { rows } = await sql<RelationRow>`
    select ${columns}, ${stands(tx)} as stands from people.relationship r where r.district = ${tx.district} and r.id = ${id}`.execute(
    tx.db,
  )
  return rows[0]
}

/** The same, locked until the transaction ends. */
export async function lockRelationship(tx: Tx, id: string): Promise<RelationRow | undefined> {
  const { rows } = await sql<RelationRow>`
    select ${columns}, ${stands(tx)} as stands from people.relationship r where r.district = ${tx.district} and r.id = ${id} for update`.execute(
    tx.db,
  )
  return rows[0]
}

/** The trusted persons somebody has named, on a record merged into theirs too; those that are over left out. */
export async function trustedOf(tx: Tx, person: string): Promise<RelationRow[]> {
  const { rows } = await sql<RelationRow>`
    select ${columns}, true as stands from people.relationship r
    where r.district = ${tx.district} and r.person in ${sameAs(tx, person)} and r.kind = 'trusted' and ${stands(tx)} order by r.id`.execute(
    tx.db,
  )
  return rows
}

export async function insertTrusted(
  tx: Tx,
  trusted: {
    person: string
    other: string | null
    name: string
    phone: string | null
    may: string[]
    startsOn: string
    endsOn: string
    source: string
  },
): Promise<string> {
  const id = newId()
  await sql`
    insert into people.relationship (district, id, person, other, other_name, other_phone, kind, may, valid_from, valid_to, known_at, source, recorded_by)
    values (${tx.district}, ${id}, ${trusted.person}, ${trusted.other}, ${trusted.name}, ${trusted.phone}, 'trusted', ${trusted.may}::text[],
      ${trusted.startsOn}, ${trusted.endsOn}, ${tx.now}, ${trusted.source}, ${tx.actor.id})`.execute(tx.db)
  return id
}

/** Ends a relationship today; one that has not lasted a day is withdrawn, since a period is at least one. */
export async function endRelationship(tx: Tx, id: string, why: string): Promise<void> {
  await sql`
    update people.relationship set
      valid_to = case when valid_from < ${tx.today} then ${tx.today}::date else valid_to end,
      withdrawn_at = case when valid_from < ${tx.today} then withdrawn_at else ${tx.now} end,
      withdrawn_why = case when valid_from < ${tx.today} then withdrawn_why else ${why} end
    where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

export type WardRow = {
  relationship: string
  ward: string
  name: string
  bornOn: string | null
  relation: 'parent' | 'guardian'
  validTo: string | null
  /** Recorded by an officer, or brought in with a register. */
  proven: boolean
}

/**
 * The persons of whom somebody is recorded as guardian, or as parent while they are under eighteen; needs the whole district in sight. A relationship that an
 * officer recorded, or that came with a register, is proven; one that a resident told is not.
 */
export async function wardsOf(tx: Tx, person: string, bornAfter: string): Promise<WardRow[]> {
  const { rows } = await sql<WardRow>`
    select distinct on (p.id) r.id as relationship, p.id as ward, p.name, p.born_on as "bornOn",
      case when r.kind = 'guardian' then 'guardian' else 'parent' end as relation, r.valid_to as "validTo",
      (r.recorded_by like 'system:%' or exists (
        select 1 from platform.role_grant g where g.account = r.recorded_by and g.district = r.district
          and g.role in ('street_officer', 'department_officer'))) as proven
    from people.relationship r
    join people.person p on p.district = r.district and p.id = case when r.kind = 'child' then r.other else r.person end
    where r.district = ${tx.district} and ((r.other = ${person} and r.kind in ('guardian', 'parent')) or (r.person = ${person} and r.kind = 'child'))
      and ${stands(tx)} and r.valid_from <= ${tx.today} and p.merged_into is null and p.withdrawn_at is null and p.died_on is null
      and (r.kind = 'guardian' or p.born_on > ${bornAfter})
    order by p.id, (r.kind = 'guardian') desc, proven desc`.execute(tx.db)
  return rows
}
