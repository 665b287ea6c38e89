import type { Tx } from '../database/transaction.ts'

type Tables = { 'platform.idempotency_key': { district: string; made_at: Date } }

/** Forgets idempotency keys older than a week: no client tries again for that long. */
export async function forgetIdempotencyKeys(tx: Tx): Promise<void> {
  await tx.db
    .withTables<Tables>()
    .deleteFrom('platform.idempotency_key')
    .where('district', '=', tx.district)
    .where('made_at', '<', new Date(Date.now() - 7 * 86_400_000))
    .execute()
}
