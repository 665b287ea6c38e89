import type { Tx } from '../../../platform/database/transaction.ts'
import type { ContractTable, OccupancyTable, PlacesTables } from '../tables.ts'

const db = (tx: Tx) => tx.db.withTables<PlacesTables>()

/** Keeps contracts; `known_at` may lie in the past where they are brought in from elsewhere. */
export async function insertContracts(tx: Tx, rows: readonly Omit<ContractTable, 'district' | 'withdrawn_at'>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000)
    await db(tx)
      .insertInto('places.contract')
      .values(rows.slice(at, at + 1000).map((row) => ({ ...row, district: tx.district, withdrawn_at: null })))
      .execute()
}

export async function lockContract(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('places.contract')
    .select(['id', 'facility', 'kind', 'starts_on as startsOn', 'ended_on as endedOn'])
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function markContractEnded(tx: Tx, id: string, endedOn: string, why: string): Promise<void> {
  await db(tx)
    .updateTable('places.contract')
    .set({ ended_on: endedOn, ended_why: why, ended_at: tx.now })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}

/** Keeps what providers report as taken. */
export async function insertOccupancy(tx: Tx, rows: readonly Omit<OccupancyTable, 'district'>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000)
    await db(tx)
      .insertInto('places.occupancy')
      .values(rows.slice(at, at + 1000).map((row) => ({ ...row, district: tx.district })))
      .execute()
}
