import { sql } from 'kysely'
import type { Tx } from '../database/transaction.ts'

/** Whose officers see the records of all the district's people from their next request on; an empty list leaves it to every department. */
export async function setRecordDepartments(tx: Tx, departments: readonly string[]): Promise<void> {
  await sql`delete from platform.record_department where district = ${tx.district} and department <> all (${[...departments]})`.execute(
    tx.db,
  )
  await sql`
    insert into platform.record_department (district, department) select ${tx.district}, unnest(${[...departments]}::text[])
    on conflict do nothing`.execute(tx.db)
}
