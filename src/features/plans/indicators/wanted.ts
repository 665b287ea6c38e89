import type { Context } from '../../../platform/context.ts'
import type { CounterReference } from '../../../platform/counters/reference.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { planOrNone } from '../publishing/current.ts'
import { referencesOf } from './counted.ts'
import { listPrinted } from './store.ts'

/** The counters that the indicators of the district's plan are computed from, each with its filter. */
export async function countersWanted(ctx: Context): Promise<CounterReference[]> {
  return await reading(ctx, async (tx) => {
    const plan = await planOrNone(tx)
    return plan ? (await listPrinted(tx, plan.id)).flatMap((row) => referencesOf(row.settings)) : []
  })
}
