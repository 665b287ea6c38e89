import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { chanceFrom } from '../demo/chance.ts'
import { currentPlan, type PlanRecord } from '../publishing/current.ts'
import { between, daysBetween, inOfficeHours, oneOf, type Season, seasonOf } from '../tasks/demo/season.ts'
import { registers } from './contract.ts'
import { demoSpendings, demoStages, type Run } from './demo/stages.ts'
import { insertStatuses, readItems } from './registers/store.ts'
import { insertSpendings, insertStages, readProjects } from './store.ts'

/** Synthetic stages and money for the plan's projects and statuses for its lists, before the demonstration's day, all marked 演示. */
export async function demonstrateProjects(ctx: Context): Promise<void> {
  await transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.plans.projects'))) return
    const plan = await currentPlan(tx)
    const season = seasonOf(tx, plan)
    for (const project of await readProjects(tx, plan.id)) {
      const chance = chanceFrom(`${tx.district} project ${project.key}`)
      const startsOn = project.startsOn ?? `${plan.periodStart ?? plan.periodEnd - 4}-01-01`
      const run: Run = {
        startsOn,
        endsOn: project.endsOn ?? `${plan.periodEnd + 1}-01-01`,
        today: tx.today,
        knownFrom: season.from,
      }
      await insertStages(tx, demoStages(plan.id, project, run, chance))
      await insertSpendings(tx, demoSpendings(plan.id, project, run, chance))
    }
    for (const register of registers) await demonstrateRegister(tx, plan, register, season)
  })
}

async function demonstrateRegister(
  tx: Tx,
  plan: PlanRecord,
  register: (typeof registers)[number],
  season: Season,
): Promise<void> {
  const statuses = (await readItems(tx, plan.id, register)).flatMap((item) => {
    const chance = chanceFrom(`${tx.district} ${register} ${item.key}`)
    if (chance() < 0.15) return []
    const state = oneOf(chance, ['under_way', 'under_way', 'done', 'stopped'] as const)
    const note =
      state === 'stopped' ? '演示：上级政策调整，暂停推进' : state === 'done' ? '演示：已出台并执行' : '演示：正在按计划推进'
    const known_at = inOfficeHours(
      plusDays(season.from, between(chance, 30, Math.max(31, daysBetween(season.from, season.until)))),
      chance,
    )
    const by = { set_by: 'demo:officer', set_name: '演示填报员', known_at }
    return [{ id: newId(), plan: plan.id, register, item: item.key, state, note, evidence: [], ...by }]
  })
  await insertStatuses(tx, statuses)
}
