import type { Context } from '../../../platform/context.ts'
import { sharedReading } from '../../../platform/database/shared-reading.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { countStatus } from '../indicators/actions.ts'
import { standings } from '../indicators/board.ts'
import type { IndicatorRow } from '../indicators/contract.ts'
import { projectRows } from '../projects/actions.ts'
import { currentPlan, type PlanRecord } from '../publishing/current.ts'
import { taskRows } from '../tasks/actions.ts'
import type { TaskRow } from '../tasks/contract.ts'
import { type AsSeen, seenAs } from '../tasks/moment.ts'
import { supervisionOf } from '../tasks/present.ts'
import { readSupervisions } from '../tasks/supervisions/store.ts'
import { attentionOf } from './attention.ts'
import type { Overview } from './contract.ts'

const shared = sharedReading<Overview>()

/** A district at a glance, from the same rows as the boards that each number opens, all seen at one moment. It is the same for everyone who reads it. */
export async function getOverview(ctx: Context, wish: AsSeen & { plan?: string | undefined }): Promise<Overview> {
  return await reading(seenAs(ctx, wish), async (tx) => {
    const plan = await currentPlan(tx, wish.plan)
    return await shared(tx, `${plan.id} ${plan.version}`, () => readOverview(tx, plan))
  })
}

async function readOverview(tx: Tx, plan: PlanRecord): Promise<Overview> {
  const rows = (await standings(tx, plan)).map((standing) => standing.row)
  const tasks = await taskRows(tx, plan)
  const supervisions = (await readSupervisions(tx, { plan: plan.id })).map((order) => supervisionOf(tx, order, new Map()))
  const { projects, totals } = await projectRows(tx, plan.id)
  const inState = (...states: string[]) => supervisions.filter((order) => states.includes(order.state)).length
  const { slug: _, ...head } = plan
  return {
    plan: { ...head, indicators: rows.length, tasks: tasks.length, projects: projects.length },
    asOf: tx.asOf,
    indicators: {
      ...{ total: rows.length, byStatus: countStatus(rows) },
      counted: rows.filter((row) => row.source === 'counted').length,
      waiting: rows.reduce((sum, row) => sum + row.waiting, 0),
      unsure: rows.filter((row) => row.unsure !== null).length,
      withoutLead: rows.filter((row) => row.leads.length === 0).length,
    },
    tasks: {
      ...{ total: tasks.length, byState: countBy(tasks.map((task) => task.state)) },
      overdueMilestones: tasks.reduce((sum, task) => sum + task.overdue, 0),
      owedReports: tasks.filter((task) => task.owedQuarter !== null).length,
    },
    supervisions: { open: inState('open', 'overdue'), overdue: inState('overdue'), answered: inState('answered') },
    projects: {
      total: projects.length,
      late: totals.late,
      investmentWan: totals.investmentWan,
      spentFen: totals.spentFen,
    },
    attention: attentionOf({ indicators: rows, tasks, supervisions, projects }),
    departments: departmentsOf(rows, tasks),
  }
}

/** The departments by how much they lead, with what is overdue at theirs. */
function departmentsOf(rows: IndicatorRow[], tasks: TaskRow[]): Overview['departments'] {
  const departments = new Map<string, Overview['departments'][number]>()
  const at = (ref: { id: string; name: string; kind?: string }) => {
    const known = departments.get(ref.id) ?? {
      id: ref.id,
      name: ref.name,
      kind: ref.kind ?? 'department',
      leads: 0,
      tasks: 0,
      overdue: 0,
      waiting: 0,
    }
    departments.set(ref.id, known)
    return known
  }
  for (const row of rows)
    for (const lead of row.leads) {
      at(lead).leads += 1
      at(lead).waiting += row.waiting
    }
  for (const task of tasks)
    for (const duty of task.duties) {
      const department = at(duty)
      department.tasks += 1
      if (duty.role === 'lead') department.overdue += task.overdue
    }
  return [...departments.values()].sort(
    (a, b) => Number(a.kind === 'street') - Number(b.kind === 'street') || b.leads + b.tasks - a.leads - a.tasks,
  )
}

function countBy(words: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
