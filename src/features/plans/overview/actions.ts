import type { Context } from '../../../platform/context.ts'
import { getBoard } from '../indicators/actions.ts'
import { listProjects } from '../projects/actions.ts'
import { listTasks } from '../tasks/actions.ts'
import { type AsSeen, seenAs } from '../tasks/moment.ts'
import { listSupervisions } from '../tasks/supervisions/actions.ts'
import { attentionOf } from './attention.ts'
import type { Overview } from './contract.ts'

/** A district at a glance, from the same boards that each number opens. */
export async function getOverview(ctx: Context, wish: AsSeen & { plan?: string | undefined }): Promise<Overview> {
  const board = await getBoard(seenAs(ctx, wish), wish.plan)
  const { tasks } = await listTasks(ctx, wish)
  const { supervisions } = await listSupervisions(ctx, wish)
  const money = await listProjects(ctx, wish)
  const rows = board.indicators
  const inState = (...states: string[]) => supervisions.filter((order) => states.includes(order.state)).length
  return {
    ...{ plan: board.plan, asOf: board.asOf },
    indicators: {
      ...{ total: rows.length, byStatus: board.counts },
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
      total: money.projects.length,
      late: money.totals.late,
      investmentWan: money.totals.investmentWan,
      spentFen: money.totals.spentFen,
    },
    attention: attentionOf({ indicators: rows, tasks, supervisions, projects: money.projects }),
    departments: departmentsOf(rows, tasks),
  }
}

type Rows = Awaited<ReturnType<typeof getBoard>>['indicators']
type Tasks = Awaited<ReturnType<typeof listTasks>>['tasks']

/** The departments by how much they lead, with what is overdue at theirs. */
function departmentsOf(rows: Rows, tasks: Tasks): Overview['departments'] {
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
