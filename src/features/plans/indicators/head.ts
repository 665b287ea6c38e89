import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { countPrinted, listPlans, type PlanRecord } from '../publishing/current.ts'
import type { PlanHead } from './contract.ts'

/** A plan's head with how much it prints, as known at the transaction's instant. */
export async function headOf(tx: Tx, plan: PlanRecord): Promise<PlanHead> {
  const { slug: _, ...head } = plan
  return { ...head, ...(await countPrinted(tx, plan.id)) }
}

/** The heads of the district's plans, the one that ends last first. */
export async function listPlanHeads(ctx: Context): Promise<PlanHead[]> {
  return await reading(ctx, async (tx) => {
    const heads = []
    for (const plan of await listPlans(tx)) heads.push(await headOf(tx, plan))
    return heads
  })
}
