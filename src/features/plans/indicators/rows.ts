import type { z } from 'zod'
import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { CountQuestion } from '../../../platform/counters/counter.ts'
import { filterOf, parseReference } from '../../../platform/counters/reference.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { currentPlan, type PlanRecord } from '../publishing/current.ts'
import type { IndicatorDefinition } from '../rules.ts'
import { standings } from './board.ts'
import type { CountedRows } from './contract.ts'
import { referencesOf, spanOf } from './counted.ts'

/**
 * The records that make a counted indicator's number (of a ratio, its upper part), as far as the caller's rights let them be seen; `total` is what was
 * counted. 422 `indicator_is_reported` where nothing is counted.
 */
export async function listRowsBehind(
  ctx: Context,
  key: string,
  wish: { plan?: string | undefined; offset: number; limit: number },
): Promise<z.input<typeof CountedRows>> {
  return await reading(ctx, async (tx) => {
    const plan = await currentPlan(tx, wish.plan)
    const { row, settings, definition, points } = found((await standings(tx, plan, key))[0], 'indicator')
    const [reference] = referencesOf(settings)
    if (!reference || row.source === 'reported') throw new Problem(422, 'indicator_is_reported')
    const counter = ctx.counters.get(reference, key)
    const { filter } = parseReference(reference)
    const question = { district: tx.district, filter: filterOf(filter), ...periodOf(counter.over, definition, plan, tx.asOf) }
    const { rows, total } = await counter.rows(tx, question, wish)
    const counted = settings.ratio || counter.sums ? total : Math.round((points.at(-1)?.value ?? 0) / (settings.times ?? 1))
    return { total: Math.max(total, counted), visible: total, rows }
  })
}

function periodOf(
  over: 'day' | 'period',
  definition: IndicatorDefinition,
  plan: PlanRecord,
  asOf: string,
): Pick<CountQuestion, 'from' | 'to'> {
  const to = plusDays(asOf, 1)
  if (over === 'day') return { from: asOf, to }
  if (spanOf(definition) === 'plan') return { from: `${plan.periodStart ?? plan.periodEnd - 4}-01-01`, to }
  return { from: `${asOf.slice(0, 4)}-01-01`, to }
}
