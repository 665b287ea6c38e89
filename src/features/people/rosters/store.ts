import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { NewRoster, RosterChange, RosterFilter } from './contract.ts'

export type RosterRow = {
  id: string
  name: string
  filter: RosterFilter
  street: string | null
  madeByName: string
  knownAt: Date
  withdrawn: boolean
}

const columns = sql`id, name, filter, street, made_by_name as "madeByName", known_at as "knownAt", withdrawn_at is not null as withdrawn`

/** The district's rosters first, then the streets', each in the order they were made. */
export async function listRosterRows(tx: Tx): Promise<RosterRow[]> {
  const { rows } = await sql<RosterRow>`
    select ${columns} from people.roster where district = ${tx.district} and withdrawn_at is null
    order by street is not null, street, known_at, id limit 500`.execute(tx.db)
  return rows
}

export async function findRoster(tx: Tx, id: string, lock = false): Promise<RosterRow | undefined> {
  const { rows } = await sql<RosterRow>`
    select ${columns} from people.roster where district = ${tx.district} and id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    tx.db,
  )
  return rows[0]
}

export async function insertRoster(tx: Tx, { name, filter, street }: NewRoster): Promise<string> {
  const id = newId()
  await sql`
    insert into people.roster (district, id, name, filter, street, made_by, made_by_name, known_at)
    values (${tx.district}, ${id}, ${name}, ${JSON.stringify(filter)}, ${street ?? null}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(
    tx.db,
  )
  return id
}

export async function changeRosterRow(tx: Tx, id: string, { name, filter }: RosterChange): Promise<void> {
  await sql`
    update people.roster set name = ${name}, filter = ${JSON.stringify(filter)} where district = ${tx.district} and id = ${id}`.execute(
    tx.db,
  )
}

export async function withdrawRosterRow(tx: Tx, id: string): Promise<void> {
  await sql`update people.roster set withdrawn_at = ${tx.now} where district = ${tx.district} and id = ${id}`.execute(tx.db)
}

/** The names that rosters of the whole district ever had: one that was withdrawn here is not brought back. */
export async function districtRosterNames(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select name from people.roster where district = ${tx.district} and street is null`.execute(tx.db)
  return new Set(rows.map(({ name }) => name))
}
