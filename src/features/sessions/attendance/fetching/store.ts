import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'

/** Somebody named to fetch a person, as it is kept. */
export type PickupRow = {
  id: string
  person: string
  name: string
  relation: string
  phoneSealed: Buffer | null
  validFrom: string
  validTo: string | null
  namedAt: Date
  namedByName: string
  withdrawnAt: Date | null
}

const columns = sql`k.id, k.person, k.name, k.relation, k.phone_sealed as "phoneSealed", k.valid_from as "validFrom", k.valid_to as "validTo",
  k.named_at as "namedAt", k.named_by_name as "namedByName", k.withdrawn_at as "withdrawnAt"`

const where = async (tx: Tx, condition: RawBuilder<unknown>): Promise<PickupRow[]> =>
  (
    await sql<PickupRow>`select ${columns} from sessions.pickup_person k where k.district = ${tx.district} and ${condition}`.execute(
      tx.db,
    )
  ).rows

/** All who were ever named for some records, withdrawn ones too: what is synced late is judged as of when it happened. */
export const pickupsOf = (tx: Tx, records: readonly string[]): Promise<PickupRow[]> =>
  where(tx, sql`k.person = any (${[...records]}::uuid[]) order by k.id`)

export const lockPickup = async (tx: Tx, id: string): Promise<PickupRow | undefined> =>
  (await where(tx, sql`k.id = ${id}::uuid for update`))[0]

export type NewPickup = Pick<PickupRow, 'id' | 'person' | 'name' | 'relation' | 'phoneSealed' | 'validFrom' | 'validTo'>

export async function insertPickup(tx: Tx, row: NewPickup): Promise<void> {
  await sql`
    insert into sessions.pickup_person (district, id, person, name, relation, phone_sealed, valid_from, valid_to, named_by, named_by_name, named_at)
    values (${tx.district}, ${row.id}::uuid, ${row.person}::uuid, ${row.name}, ${row.relation}, ${row.phoneSealed}, ${row.validFrom}::date,
      ${row.validTo}::date, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`.execute(tx.db)
}

export async function withdrawPickupRow(tx: Tx, id: string): Promise<void> {
  await sql`
    update sessions.pickup_person set withdrawn_at = ${tx.now}, withdrawn_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}
