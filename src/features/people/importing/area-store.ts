import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { type AreaRow, type Areas, areasOf } from './areas.ts'

/** The district's streets and committees, ready to be found by what sheets write. */
export async function readAreas(tx: Tx): Promise<Areas> {
  const { rows } = await sql<AreaRow>`
    select code, parent, name from platform.area where district = ${tx.district} order by parent is not null, counts desc, code`.execute(
    tx.db,
  )
  return areasOf(rows)
}
