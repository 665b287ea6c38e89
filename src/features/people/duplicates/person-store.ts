import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { type PersonRow, personColumns } from '../person-store.ts'

/** Records by their own ids, merged ones too: those that the reader may see. */
export async function personsAsTheyAre(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PersonRow>`
    select ${personColumns} from people.person p where p.district = ${tx.district} and p.id = any(${[...ids]}::uuid[])`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
