import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'

export type FactRow = {
  id: string
  person: string
  name: string
  value: string
  validFrom: string
  validTo: string | null
  source: string
  withdrawn: boolean
  knownAt: Date
}

const columns = sql`id, person, name, value, valid_from as "validFrom", valid_to as "validTo", source, withdrawn_at is not null as withdrawn,
  known_at as "knownAt"`

/** What was recorded of a person, what holds first; withdrawn ones too. */
export async function factsOf(tx: Tx, person: string): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select ${columns} from people.fact where district = ${tx.district} and person = ${person}
    order by withdrawn_at is not null, valid_to is not null, name, valid_from desc, id desc`.execute(tx.db)
  return rows
}

export async function findFact(tx: Tx, id: string): Promise<FactRow | undefined> {
  const { rows } = await sql<FactRow>`select ${columns} from people.fact where district = ${tx.district} and id = ${id}`.execute(
    tx.db,
  )
  return rows[0]
}

/** The facts of one name that stand about a person, locked; the newest first. */
export async function lockFacts(tx: Tx, person: string, name: string): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`
    select ${columns} from people.fact
    where district = ${tx.district} and person = ${person} and name = ${name} and withdrawn_at is null
    order by valid_from desc for update`.execute(tx.db)
  return rows
}

export type NewFactRow = Pick<FactRow, 'person' | 'name' | 'value' | 'validFrom' | 'validTo' | 'source'>

export async function insertFact(tx: Tx, fact: NewFactRow): Promise<string> {
  const id = newId()
  await sql`
    insert into people.fact (district, id, person, name, value, valid_from, valid_to, known_at, source, recorded_by)
    values (${tx.district}, ${id}, ${fact.person}, ${fact.name}, ${fact.value}, ${fact.validFrom}, ${fact.validTo}, ${tx.now}, ${fact.source},
      ${tx.actor.name})`.execute(tx.db)
  return id
}

export async function setFactEnd(tx: Tx, id: string, on: string): Promise<void> {
  await sql`update people.fact set valid_to = ${on} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** A fact that was never so: kept with the time at which that was learnt. */
export async function withdrawFact(tx: Tx, id: string): Promise<void> {
  await sql`update people.fact set withdrawn_at = ${tx.now} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}
