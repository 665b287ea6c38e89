import { startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { chanceFrom } from '../demo/chance.ts'
import { currentPlan } from '../publishing/current.ts'
import { likelyLinks } from './demo/links.ts'
import { demoMilestones } from './demo/milestones.ts'
import { demoReports } from './demo/reports.ts'
import { seasonOf } from './demo/season.ts'
import { demoSupervisions } from './demo/supervisions.ts'
import { insertMilestones } from './milestones/store.ts'
import { insertReports, readIndicatorNames, readTasks, replaceLinks } from './store.ts'
import { insertSupervisions } from './supervisions/store.ts'

/**
 * Synthetic milestones, quarterly reports, supervisions and links for the district's plan, all before the demonstration's day and all marked 演示.
 * The same on every machine: each task has a source of chance of its own.
 */
export async function demonstrateTasks(ctx: Context): Promise<void> {
  await transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.plans.tasks'))) return
    const plan = await currentPlan(tx)
    const season = seasonOf(tx, plan)
    const tasks = await readTasks(tx, plan.id)
    const content = Buffer.from('演示佐证材料：任务进展说明，由系统编造，并非真实工作记录。\n')
    const evidence = await ctx.files.save(tx, { name: '演示任务进展说明.txt', content })
    const chanceOf = (what: string) => chanceFrom(`${tx.district} ${what}`)

    await insertMilestones(
      tx,
      tasks.flatMap((task) =>
        demoMilestones(plan.id, task, season, tx.today, plan.periodEnd, chanceOf(`milestones ${task.key}`)),
      ),
    )
    await insertReports(
      tx,
      tasks.flatMap((task) => demoReports(plan.id, task, season, chanceOf(`reports ${task.key}`), evidence.id)),
    )
    await insertSupervisions(tx, demoSupervisions(plan.id, tasks, season, chanceOf('supervisions')))

    const indicators = [...(await readIndicatorNames(tx, plan.id))].map(([key, name]) => ({ key, name }))
    for (const task of tasks)
      await replaceLinks(
        tx,
        plan.id,
        task.key,
        { ended: [], added: likelyLinks(task.title, indicators) },
        startOfDay(season.from),
      )
  })
}
