import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { asRecords, type Collected } from '../../../platform/synthetic/collected.ts'
import { type PeopleTable, peopleTables } from './tables.ts'

const names = (columns: string[]) => sql.join(columns.map((column) => sql.ref(column)))

/** Writes made-up people and all that hangs on them, table by table. */
export async function insertPeople(tx: Tx, { tables }: Collected<PeopleTable>): Promise<void> {
  for (const [table, columns] of Object.entries(peopleTables) as [PeopleTable, string[]][]) {
    const rows = tables.get(table) ?? []
    if (rows.length === 0) continue
    const target = sql.table(`people.${table}`)
    await sql`insert into ${target} (district, ${names(columns)}) select ${tx.district}, ${names(columns)}
      from json_populate_recordset(null::${target}, ${asRecords(columns, rows)}::json)`.execute(tx.db)
  }
}
