import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { withdrawIn } from '../facilities/actions.ts'

/** Takes back the facilities that a sheet brought in, all or none. 422 `facility_has_past` where something hangs on one of them already. */
export async function undoFacilityImport(
  ctx: Context,
  { facilities, reason }: { facilities: string[]; reason: string },
): Promise<{ withdrawn: number }> {
  return await transaction(ctx, async (tx) => {
    // In one order, so that of two who take back the same rows one waits for the other.
    for (const id of [...new Set(facilities)].sort()) await withdrawIn(tx, id, reason)
    return { withdrawn: facilities.length }
  })
}
