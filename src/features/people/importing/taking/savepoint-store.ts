import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'

/** Marks a place in the transaction to come back to. */
export async function savepoint(tx: Tx): Promise<void> {
  await sql`savepoint taking`.execute(tx.db)
}

/** Undoes what happened since; the transaction goes on. */
export async function rollBackTo(tx: Tx): Promise<void> {
  await sql`rollback to savepoint taking`.execute(tx.db)
}
