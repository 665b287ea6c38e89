import type { IndicatorRow } from '../indicators/contract.ts'
import type { ProjectRow } from '../projects/contract.ts'
import type { Supervision, TaskRow } from '../tasks/contract.ts'
import type { Overview } from './contract.ts'

type Attention = Overview['attention']

/** What needs a look first: overdue orders, far-behind binding indicators, late stages, overdue milestones; at most ten. `why` is a word's key. */
export function attentionOf(it: {
  indicators: IndicatorRow[]
  tasks: TaskRow[]
  supervisions: Supervision[]
  projects: ProjectRow[]
}): Attention {
  const weighed = [
    ...it.supervisions
      .filter((order) => order.state === 'overdue')
      .map((order) => ({
        weight: 100,
        kind: 'supervision' as const,
        key: order.id,
        title: order.title,
        why: 'plans.attention.order_overdue',
        dueOn: order.dueOn,
      })),
    ...it.indicators
      .filter((row) => row.status === 'far_behind' || row.status === 'final_not_met')
      .map((row) => ({
        weight: row.nature === '约束性' ? 90 : 60,
        kind: 'indicator' as const,
        key: row.key,
        title: row.name,
        why: `indicator.status.${row.status}`,
        dueOn: null,
      })),
    ...it.projects
      .filter((row) => row.late)
      .map((row) => ({
        weight: 80,
        kind: 'project' as const,
        key: row.key,
        title: row.name,
        why: 'plans.attention.stage_late',
        dueOn: row.stages.find((stage) => stage.late)?.endsOn ?? null,
      })),
    ...it.tasks
      .filter((row) => row.overdue > 0)
      .map((row) => ({
        weight: 70 + Math.min(9, row.overdue),
        kind: 'task' as const,
        key: row.key,
        title: row.title,
        why: 'plans.attention.milestone_overdue',
        dueOn: null,
      })),
    ...it.indicators
      .filter((row) => row.status === 'awaiting_report' && row.nature === '约束性')
      .map((row) => ({
        weight: 40,
        kind: 'indicator' as const,
        key: row.key,
        title: row.name,
        why: 'indicator.status.awaiting_report',
        dueOn: null,
      })),
  ]
  return weighed
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 10)
    .map(({ weight: _, ...item }) => item)
}
