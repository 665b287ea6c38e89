import { sql } from 'kysely'
import type { IdempotencyKey } from '../context.ts'
import { Problem } from '../problem.ts'
import type { Tx } from './transaction.ts'

type Earlier = { operation: string; bodyHash: string; reply: string | null }

/** Claims the key inside the transaction; a rival with the same key waits here. Answers the earlier reply where there was one; 422 `idempotency_key_reused` when the request differs. */
export async function claimIdempotency<T>(tx: Tx, wish: IdempotencyKey): Promise<{ reply: T } | undefined> {
  const { rows: claimed } = await sql`
    insert into platform.idempotency_key (district, actor, key, operation, body_hash, reply, made_at)
    values (${tx.district}, ${tx.actor.id}, ${wish.key}, ${wish.operation}, ${wish.bodyHash}, null, ${new Date()})
    on conflict do nothing returning key`.execute(tx.db)
  if (claimed.length > 0) return undefined
  const { rows } = await sql<Earlier>`
    select operation, body_hash as "bodyHash", reply from platform.idempotency_key
    where district = ${tx.district} and actor = ${tx.actor.id} and key = ${wish.key}`.execute(tx.db)
  const [earlier] = rows as [Earlier]
  if (earlier.operation !== wish.operation || earlier.bodyHash !== wish.bodyHash) throw new Problem(422, 'idempotency_key_reused')
  return { reply: (earlier.reply === null ? undefined : JSON.parse(earlier.reply)) as T }
}
