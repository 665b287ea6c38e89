import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'
import type { PersonPlace } from './policy.ts'

/** A person's record as it stands. */
export type PersonRow = PersonPlace & {
  name: string
  sex: 'female' | 'male' | 'unknown'
  bornOn: string | null
  diedOn: string | null
  phone: string | null
  registeredCommittee: string | null
  residenceCommittee: string | null
  synthetic: boolean
  source: string
  revision: number
  changedAt: Date
}

/** The columns of a PersonRow of `people.person p`. */
export const personColumns = sql`p.id, p.name, p.sex, p.born_on as "bornOn", p.died_on as "diedOn", p.phone, p.registered_street as "registeredStreet",
  p.registered_committee as "registeredCommittee", p.residence_street as "residenceStreet", p.residence_committee as "residenceCommittee",
  p.synthetic, p.source, p.revision, p.changed_at as "changedAt"`

/** Whether the record of `people.person p` is one that officers of these streets keep: `mayEdit` of the policy, as SQL. */
export const keptBy = (streets: readonly string[]): RawBuilder<unknown> =>
  sql`coalesce(p.residence_street, p.registered_street) = any(${[...streets]}::text[])`

/** The record that stands for an id: where it was merged into another, that one. Nothing when it is unknown, or not the reader's to see. */
export async function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    with recursive chain as (
      select id, merged_into, 0 as step from people.person where district = ${tx.district} and id = ${id}
      union all
      select next.id, next.merged_into, chain.step + 1 from chain
      join people.person next on next.district = ${tx.district} and next.id = chain.merged_into
      where chain.step < 20
    )
    select ${personColumns} from chain join people.person p on p.district = ${tx.district} and p.id = chain.id
    where chain.merged_into is null and p.withdrawn_at is null`.execute(tx.db)
  return rows[0]
}

/** The same, locked until the transaction ends. */
export async function lockPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  const person = await findPerson(tx, id)
  if (!person) return undefined
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from people.person p where p.district = ${tx.district} and p.id = ${person.id} and p.merged_into is null for update`.execute(
    tx.db,
  )
  return rows[0]
}
