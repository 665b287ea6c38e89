import type { IdempotencyKey } from '../context.ts'
import { Problem } from '../problem.ts'
import type { Tx } from './transaction.ts'

type Tables = {
  'platform.idempotency_key': {
    district: string
    actor: string
    key: string
    operation: string
    body_hash: string
    reply: string | null
    made_at: Date
  }
}

/** Claims the key inside the transaction; a rival with the same key waits here. Answers the earlier reply where there was one; 422 `idempotency_key_reused` when the request differs. */
export async function claimIdempotency<T>(tx: Tx, wish: IdempotencyKey): Promise<{ reply: T } | undefined> {
  const db = tx.db.withTables<Tables>()
  const row = {
    district: tx.district,
    actor: tx.actor.id,
    key: wish.key,
    operation: wish.operation,
    body_hash: wish.bodyHash,
    reply: null,
    made_at: new Date(),
  }
  const claimed = await db
    .insertInto('platform.idempotency_key')
    .values(row)
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return undefined
  const earlier = await db
    .selectFrom('platform.idempotency_key')
    .select(['operation', 'body_hash', 'reply'])
    .where('district', '=', tx.district)
    .where('actor', '=', tx.actor.id)
    .where('key', '=', wish.key)
    .executeTakeFirstOrThrow()
  if (earlier.operation !== wish.operation || earlier.body_hash !== wish.bodyHash)
    throw new Problem(422, 'idempotency_key_reused')
  return { reply: (earlier.reply === null ? undefined : JSON.parse(earlier.reply)) as T }
}
