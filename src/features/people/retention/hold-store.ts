import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { keptBy } from '../person-store.ts'

export type HoldRow = {
  id: string
  person: string
  personName: string
  why: string
  madeByName: string
  madeAt: Date
  lifted: boolean
}

const columns = sql`h.id, h.person, p.name as "personName", h.why, h.made_by_name as "madeByName", h.made_at as "madeAt", h.lifted_at is not null as lifted`
const table = sql`people.retention_hold h join people.person p on p.district = h.district and p.id = h.person`

/** The holds that stand, of persons whose records officers of these streets keep, or of all in sight. */
export async function listHolds(tx: Tx, streets: readonly string[] | undefined): Promise<HoldRow[]> {
  const { rows } = await sql<HoldRow>`
    select ${columns} from ${table} where h.district = ${tx.district} and h.lifted_at is null and ${streets ? keptBy(streets) : sql`true`} order by h.id desc limit 500`.execute(
    tx.db,
  )
  return rows
}

export async function lockHold(tx: Tx, id: string): Promise<HoldRow | undefined> {
  const { rows } =
    await sql<HoldRow>`select ${columns} from ${table} where h.district = ${tx.district} and h.id = ${id} for update of h`.execute(
      tx.db,
    )
  return rows[0]
}

export async function insertHold(tx: Tx, person: string, why: string): Promise<string> {
  const id = newId()
  await sql`
    insert into people.retention_hold (district, id, person, why, made_by, made_by_name, made_at)
    values (${tx.district}, ${id}, ${person}, ${why}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(tx.db)
  return id
}

export async function liftHold(tx: Tx, id: string, why: string): Promise<void> {
  await sql`
    update people.retention_hold set lifted_at = ${tx.now}, lifted_by = ${tx.actor.id}, lifted_by_name = ${tx.actor.name}, lifted_why = ${why}
    where district = ${tx.district} and id = ${id}`.execute(tx.db)
}
