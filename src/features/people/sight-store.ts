import { sql } from 'kysely'
import type { Tx } from '../../platform/database/transaction.ts'

/**
 * Runs the work with every person of the district in sight, and the actor's own sight again afterwards. For what must be true in the whole district
 * (a number is known once) and for writes that take a record out of the actor's sight (a move to another street). Whoever calls it has asked the
 * policy before, and hands nothing of what it saw to the actor but what the actor may see.
 */
export async function withWholeDistrict<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const own = tx.sight
  if (own === '*') return await work()
  see(tx, '*')
  const answer = await work()
  see(tx, own)
  return answer
}

function see(tx: Tx, sight: string): void {
  tx.send(sql.raw(`set local app.people = '${sight.replaceAll("'", "''")}'`).execute(tx.db))
  tx.sight = sight
}
