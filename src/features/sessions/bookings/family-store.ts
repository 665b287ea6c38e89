import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** The household a person lives in today, the one they joined last. */
export async function familyOf(tx: Tx, person: string): Promise<string | undefined> {
  const { rows } = await sql<{ household: string }>`
    select f.household from people.living f where f.district = ${tx.district} and f.person = ${person}::uuid order by f.valid_from desc limit 1`.execute(
    tx.db,
  )
  return rows[0]?.household
}
