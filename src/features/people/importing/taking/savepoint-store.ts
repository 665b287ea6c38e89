import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'

/** A place in the transaction to come back to: how much it had told by then. */
export type Savepoint = { lines: number; orders: number }

/** Marks a place in the transaction to come back to; an earlier mark is forgotten. */
export async function savepoint(tx: Tx): Promise<Savepoint> {
  await sql`savepoint taking`.execute(tx.db)
  return { lines: tx.told.lines.length, orders: tx.told.orders.length }
}

/** Undoes what happened since, and what was told of it; the transaction goes on. */
export async function rollBackTo(tx: Tx, { lines, orders }: Savepoint): Promise<void> {
  await sql`rollback to savepoint taking`.execute(tx.db)
  tx.told.lines.length = lines
  tx.told.orders.length = orders
}
