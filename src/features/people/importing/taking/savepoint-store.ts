import { sql } from 'kysely'
import { backTo, type Mark, markOf } from '../../../../platform/database/told.ts'
import type { Tx } from '../../../../platform/database/transaction.ts'

/** Marks a place in the transaction to come back to; an earlier mark is forgotten. */
export async function savepoint(tx: Tx): Promise<Mark> {
  await sql`savepoint taking`.execute(tx.db)
  return markOf(tx.told)
}

/** Undoes what happened since, and what was told of it; the transaction goes on. */
export async function rollBackTo(tx: Tx, mark: Mark): Promise<void> {
  await sql`rollback to savepoint taking`.execute(tx.db)
  backTo(tx.told, mark)
}
