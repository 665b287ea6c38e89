import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'

/** Whether the district's register of people is only a sample of them: then nobody's number is counted. */
export async function registerIsSample(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select from platform.setting where district = ${tx.district} and key = 'people.register_is_sample' limit 1`.execute(tx.db)
  return rows.length > 0
}
