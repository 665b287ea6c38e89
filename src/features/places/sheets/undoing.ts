import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { placesChanged } from '../events.ts'
import { withdrawIn } from '../facilities/actions.ts'
import { keptFacility } from '../facilities/opening.ts'
import { countEntered, withdrawEntered } from './undo-store.ts'

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

/**
 * Takes back the beds that a sheet brought in at a moment, all or none: what was told of them before is told again. 404 where whoever asks brought in none then,
 * 409 `beds_changed_since` where somebody changed one of them since.
 */
export async function undoBedImport(
  ctx: Context,
  { facilities, enteredAt, reason }: { facilities: string[]; enteredAt: string; reason: string },
): Promise<{ withdrawn: number }> {
  return await transaction(ctx, async (tx) => {
    const ids = [...new Set(facilities)].sort()
    for (const id of ids) await keptFacility(tx, id)
    const of = { facilities: ids, at: enteredAt, by: tx.actor.id }
    const { entered, changed } = await countEntered(tx, of)
    found(entered > 0 || undefined, 'bed_import')
    if (changed > 0) throw new Problem(409, 'beds_changed_since', { beds: changed })
    const withdrawn = await withdrawEntered(tx, of)
    for (const id of ids) {
      await tx.audit('places.undo_bed_import', id, { beds: withdrawn, reason })
      await tx.emit(placesChanged({ facility: id }))
    }
    return { withdrawn }
  })
}
