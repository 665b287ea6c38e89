import { plusDays } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Chance } from '../../demo/chance.ts'
import type { NewMilestoneRow } from '../milestones/store.ts'
import type { TaskRecord } from '../store.ts'
import { between, daysBetween, earliest, inOfficeHours, latest, oneOf, type Season } from './season.ts'

const steps = ['印发实施方案', '完成底数排摸', '确定试点单位', '开展中期自查', '完成年度任务', '组织验收评估'] as const
const planner = { made_by: 'demo:coordinator', made_name: '演示统筹员' }

/** Two to four milestones of a task over the plan's period: most done about their day, a few late, a few withdrawn, the next ones to come. */
export function demoMilestones(
  plan: string,
  task: TaskRecord,
  season: Season,
  today: string,
  periodEnd: number,
  chance: Chance,
): NewMilestoneRow[] {
  const planned = inOfficeHours(plusDays(season.from, between(chance, 3, 20)), chance)
  const first = between(chance, 0, 2)
  const count = between(chance, 2, 4)
  const span = daysBetween(season.from, `${periodEnd}-12-20`)
  return steps.slice(first, first + count).map((step, at) => {
    const share = (at + 1 + (chance() - 0.5) * 0.5) / (count + 0.5)
    const due_on = nearToday(plusDays(season.from, Math.max(30, Math.round(span * share))), season, today, chance)
    const helper = chance() < 0.3 ? oneOf(chance, task.duties)?.id : undefined
    const row = {
      id: newId(),
      plan,
      task: task.key,
      department: helper ?? null,
      title: `${step}（演示）`,
      due_on,
      ...planner,
      known_at: planned,
    }
    return { ...row, ...fateOf(row, season, chance) }
  })
}

// One in eight falls about the demonstration's day, so that there is something to do and something overdue.
function nearToday(day: string, season: Season, today: string, chance: Chance): string {
  const due = chance() < 0.125 && !season.over ? plusDays(today, between(chance, -20, 28)) : day
  return latest(due, plusDays(season.from, 30))
}

function fateOf(row: { due_on: string; known_at: Date }, season: Season, chance: Chance): Partial<NewMilestoneRow> {
  const slip = between(chance, -15, 12)
  const luck = chance()
  if (row.due_on > season.until) return {}
  if (luck < 0.04) {
    const withdrawn_at = inOfficeHours(plusDays(row.due_on, -8), chance)
    return { withdrawn_at, withdrawn_by: 'demo:coordinator', withdrawn_reason: '演示：与另一节点合并' }
  }
  const fresh = daysBetween(row.due_on, season.until) < 45
  if (fresh && luck < 0.5) return {}
  const done_on = earliest(plusDays(row.due_on, slip), season.until)
  return { done_on, done_by: 'demo:officer', done_name: '演示填报员', done_at: inOfficeHours(done_on, chance) }
}
