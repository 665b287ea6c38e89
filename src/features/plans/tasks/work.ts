import { grantsIn } from '../../../platform/actor.ts'
import { plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { type PlanRecord, planOrNone } from '../publishing/current.ts'
import { readDeadline } from './deadline.ts'
import { coordinates } from './policy.ts'
import { lastFinishedQuarter } from './quarters.ts'
import { owes, withinPlan } from './rules.ts'
import { readTasks } from './store.ts'
import { readDueMilestones, readOwnOffices, readWaitingSupervisions } from './work/store.ts'

/** Days before its deadline from which a milestone is somebody's work. */
const noticeDays = 30

/**
 * What the actor has to do for the plan's tasks: milestones due within 30 days or overdue, quarters to report, supervisions to answer, and for a
 * coordinator the answers to close. The most urgent first. `kind` is the key of its words.
 */
export async function taskWorkItems(tx: Tx): Promise<WorkItem[]> {
  const grants = grantsIn(tx.actor, tx.district)
  const departments = grants.flatMap((grant) =>
    grant.role === 'department_officer' && grant.department ? [grant.department] : [],
  )
  const streets = grants.flatMap((grant) => (grant.role === 'street_officer' && grant.street ? [grant.street] : []))
  const closing = coordinates(tx.actor, tx.district)
  if (departments.length + streets.length === 0 && !closing) return []

  const plan = await planOrNone(tx)
  if (!plan) return []
  const offices = await readOwnOffices(tx, { departments, streets })
  const items = [
    ...(await milestoneItems(tx, plan, offices)),
    ...(await reportItems(tx, plan, offices)),
    ...(await supervisionItems(tx, plan, offices, closing)),
  ]
  return items.toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1))
}

async function milestoneItems(tx: Tx, plan: PlanRecord, offices: string[]): Promise<WorkItem[]> {
  if (offices.length === 0) return []
  const milestones = await readDueMilestones(tx, plan.id, offices, plusDays(tx.today, noticeDays))
  return milestones.map(({ id, title, dueOn, task, taskTitle }) => ({
    ...{ id, kind: 'plans.tasks.work.milestone', title, subject: taskTitle, dueOn },
    ...{ href: taskPage(tx, task), urgent: dueOn < tx.today },
  }))
}

async function reportItems(tx: Tx, plan: PlanRecord, offices: string[]): Promise<WorkItem[]> {
  const quarter = withinPlan(lastFinishedQuarter(tx.today), plan)
  if (offices.length === 0 || quarter === null) return []
  const dueOn = (await readDeadline(tx))(quarter)
  const tasks = await readTasks(tx, plan.id)
  return tasks.flatMap((task) =>
    task.duties
      .filter((duty) => offices.includes(duty.id) && owes(duty, quarter))
      .map((duty) => ({
        ...{
          id: `${task.key}/${duty.id}/${quarter}`,
          kind: 'plans.tasks.work.report',
          title: task.title,
          subject: `${duty.name} · ${quarter}`,
          dueOn,
        },
        ...{ href: taskPage(tx, task.key), urgent: dueOn < tx.today },
      })),
  )
}

async function supervisionItems(tx: Tx, plan: PlanRecord, offices: string[], closing: boolean): Promise<WorkItem[]> {
  const waiting = await readWaitingSupervisions(tx, plan.id, { offices, closing })
  return waiting.map(({ id, title, department, dueOn, answered }) => ({
    ...{ id, kind: answered ? 'plans.tasks.work.close' : 'plans.tasks.work.answer', title, subject: department, dueOn },
    ...{ href: `/console/${tx.district}/supervisions?open=${id}`, urgent: !answered && dueOn < tx.today },
  }))
}

const taskPage = (tx: Tx, key: string) => `/console/${tx.district}/tasks/${encodeURIComponent(key)}`
