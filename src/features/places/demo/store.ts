import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { asRecords, type Collected } from '../../../platform/synthetic/collected.ts'
import { type PlacesTable, placesTables } from './tables.ts'

const names = (columns: string[]) => sql.join(columns.map((column) => sql.ref(column)))

/** Writes made-up facilities and all that hangs on them, table by table. Organizations that are there already stay. */
export async function insertPlaces(tx: Tx, { tables }: Collected<PlacesTable>): Promise<void> {
  for (const [table, columns] of Object.entries(placesTables) as [PlacesTable, string[]][]) {
    const rows = tables.get(table) ?? []
    if (rows.length === 0) continue
    const target = sql.table(`places.${table}`)
    const records = sql`json_populate_recordset(null::${target}, ${asRecords(columns, rows)}::json)`
    if (table === 'organization')
      await sql`insert into ${target} (${names(columns)}) select ${names(columns)} from ${records} on conflict do nothing`.execute(
        tx.db,
      )
    else
      await sql`insert into ${target} (district, ${names(columns)}) select ${tx.district}, ${names(columns)} from ${records}`.execute(
        tx.db,
      )
  }
}
