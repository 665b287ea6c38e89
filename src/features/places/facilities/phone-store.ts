import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { heldOn, streetThen, wasKnown } from '../known-store.ts'

/** The open facility of a type in a street that has a telephone, the first by name; nothing where none has. */
export async function findTelephone(
  tx: Tx,
  { type, street }: { type: string; street: string },
): Promise<{ name: string; phone: string } | undefined> {
  const { district } = tx
  const on = sql`${tx.asOf}::date`
  const { rows } = await sql<{ name: string; phone: string }>`
    select f.name, f.phone from places.facility f
    where f.district = ${district} and ${wasKnown('f')} and f.type = ${type} and f.phone is not null and ${streetThen('f', district)} = ${street}
      and exists (select from places.operation o where o.district = ${district} and o.facility = f.id and ${heldOn('o', on)})
    order by f.name collate "zh-x-icu", f.id limit 1`.execute(tx.db)
  return rows[0]
}
