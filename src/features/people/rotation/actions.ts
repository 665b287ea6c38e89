import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { renewNumbers } from './store.ts'

const batch = 1_000

/**
 * Brings every number of the district under the newest keys, a thousand a transaction: after `npm run keys -- add sealing|indexing` nothing else is to be
 * done. Stopped half-way, the next run goes on; meanwhile numbers are read and found under old keys and new ones alike.
 */
export async function renewAllNumbers(ctx: Context): Promise<number> {
  ctx.keys.lookAgain()
  let renewed = 0
  for (;;) {
    const n = await transaction(ctx, async (tx) => {
      const some = await renewNumbers(tx, ctx.keys, batch)
      if (some > 0 && some < batch) await tx.audit('people.keys_rotated', 'people', { numbers: renewed + some })
      return some
    })
    renewed += n
    if (n < batch) return renewed
  }
}
