import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { sameAs } from '../standing-store.ts'
import type { Relationship } from './contract.ts'

export type RelationshipRow = {
  id: string
  person: string
  other: string | null
  otherName: string | null
  otherPhone: string | null
  kind: Relationship['kind']
  may: string[]
  validFrom: string
  validTo: string | null
  withdrawn: boolean
  source: string
  evidence: string | null
}

const columns = sql`r.id, r.person, r.other, r.other_name as "otherName", r.other_phone as "otherPhone", r.kind, r.may, r.valid_from as "validFrom",
  r.valid_to as "validTo", r.withdrawn_at is not null as withdrawn, r.source, r.evidence`

/** A person's relationships that stand today or will, in both directions; of records merged into theirs too. Whom a merged record meant is whom it stands for now. */
export async function relationshipsOf(tx: Tx, person: string): Promise<RelationshipRow[]> {
  const { rows } = await sql<RelationshipRow>`
    with own as (select ${person}::uuid as id union all select id from people.merged where district = ${tx.district} and stands = ${person})
    select ${columns}, coalesce(p.stands, r.person) as person, coalesce(o.stands, r.other) as other from people.relationship r
    left join people.merged p on p.district = r.district and p.id = r.person
    left join people.merged o on o.district = r.district and o.id = r.other
    where r.district = ${tx.district} and r.withdrawn_at is null and (r.valid_to is null or r.valid_to > ${tx.today})
      and (r.person in (select id from own) or r.other in (select id from own))
    order by r.kind, r.valid_from, r.id`.execute(tx.db)
  return rows
}

export async function lockRelationship(tx: Tx, id: string): Promise<RelationshipRow | undefined> {
  const { rows } = await sql<RelationshipRow>`
    select ${columns} from people.relationship r where r.district = ${tx.district} and r.id = ${id} for update`.execute(tx.db)
  return rows[0]
}

export type NewRelationshipRow = Omit<RelationshipRow, 'id' | 'withdrawn'>

export async function insertRelationship(tx: Tx, row: NewRelationshipRow): Promise<string> {
  const id = newId()
  await sql`
    insert into people.relationship (district, id, person, other, other_name, other_phone, kind, may, valid_from, valid_to, known_at, source,
      evidence, recorded_by)
    values (${tx.district}, ${id}, ${row.person}, ${row.other}, ${row.otherName}, ${row.otherPhone}, ${row.kind}, ${row.may}::text[],
      ${row.validFrom}, ${row.validTo}, ${tx.now}, ${row.source}, ${row.evidence}, ${tx.actor.id})`.execute(tx.db)
  return id
}

/** Sets the day on which a relationship ends, or (null) lets it hold on. */
export async function setRelationshipEnd(tx: Tx, id: string, on: string | null): Promise<void> {
  await sql`update people.relationship set valid_to = ${on} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** A relationship that never was. */
export async function withdrawRelationships(tx: Tx, ids: readonly string[], why: string): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update people.relationship set withdrawn_at = ${tx.now}, withdrawn_why = ${why}
    where district = ${tx.district} and id = any(${[...ids]}::uuid[])`.execute(tx.db)
}

/** Takes a withdrawal back. */
export async function restoreRelationship(tx: Tx, id: string): Promise<void> {
  await sql`
    update people.relationship set withdrawn_at = null, withdrawn_why = null where district = ${tx.district} and id = ${id}`.execute(
    tx.db,
  )
}

/** The authorities of trusted persons that a person gave and that stand after the day, locked. */
export async function lockTrusts(tx: Tx, person: string, on: string): Promise<RelationshipRow[]> {
  const { rows } = await sql<RelationshipRow>`
    select ${columns} from people.relationship r
    where r.district = ${tx.district} and r.person in ${sameAs(tx, person)} and r.kind = 'trusted' and r.withdrawn_at is null and r.valid_to > ${on}
    for update`.execute(tx.db)
  return rows
}
