import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { taskChanged } from '../events.ts'
import { currentPlan, type PlanRecord } from '../publishing/current.ts'
import type { DutyAssignment, LinkChange, NewTaskReport, TaskBoard, TaskDetail, TaskReport, TaskRow } from './contract.ts'
import { readDeadline } from './deadline.ts'
import { evidenceFiles, evidenceOf } from './evidence/store.ts'
import { readMilestones } from './milestones/store.ts'
import { type AsSeen, isNow, seenAs } from './moment.ts'
import { mayAssign, mayPlan, mayReport, maySupervise } from './policy.ts'
import { milestoneOf, reportOf, supervisionOf, taskRow } from './present.ts'
import { lastFinishedQuarter, type Quarter } from './quarters.ts'
import { quarterOwedOn, quarterRefusal } from './rules.ts'
import {
  getTaskRecord,
  insertReports,
  lastChange,
  lockTask,
  readIndicatorNames,
  readOffices,
  readReports,
  readTasks,
  replaceDuties,
  replaceLinks,
} from './store.ts'
import { readSupervisions } from './supervisions/store.ts'

export type BoardWish = AsSeen & { plan?: string | undefined }

/** The task board of a plan: every task, how its leads report, what is late, as of a day. At most five queries, whatever the number of tasks. */
export function listTasks(ctx: Context, wish: BoardWish = {}): Promise<TaskBoard> {
  return reading(seenAs(ctx, wish), async (tx) => {
    const plan = await currentPlan(tx, wish.plan)
    return { asOf: tx.asOf, quarter: lastFinishedQuarter(tx.asOf), tasks: await taskRows(tx, plan) }
  })
}

/** Every task of a plan as a row of the board, in a transaction that is open already. */
export async function taskRows(tx: Tx, plan: PlanRecord): Promise<TaskRow[]> {
  const owed = await owedQuarter(tx, plan)
  return (await readTasks(tx, plan.id)).map((task) => taskRow(task, owed))
}

/** One task with its milestones, reports, supervisions and links, and what the caller may do. */
export function getTask(ctx: Context, key: string, wish: BoardWish = {}): Promise<TaskDetail> {
  return reading(seenAs(ctx, wish), async (tx) => await detail(tx, await currentPlan(tx, wish.plan), key))
}

/** Reports a department's quarter; a later report of the same quarter corrects the earlier one. 422 for a quarter that has not begun. */
export function reportTask(
  ctx: Context,
  key: string,
  wish: NewTaskReport,
  which: { plan?: string | undefined } = {},
): Promise<TaskReport> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    const task = await getTaskRecord(tx, plan.id, key)
    const office = found((await readOffices(tx, [wish.department]))[0], 'department')
    permit(mayReport(tx.actor, tx.district, office))

    const refusal = quarterRefusal(wish.quarter, tx.today, plan)
    if (refusal) throw new Problem(422, refusal, { quarter: wish.quarter, periodStart: plan.periodStart })
    if (!task.duties.some((duty) => duty.id === office.id))
      throw new Problem(422, 'department_without_duty', { department: office.name })
    const evidence = await evidenceOf(tx, wish.evidence)

    const id = newId()
    const { department, quarter, state, text } = wish
    const by = { reported_by: tx.actor.id, reported_name: tx.actor.name, known_at: tx.now }
    await insertReports(tx, [{ id, plan: plan.id, task: key, department, quarter, state, text, evidence: wish.evidence, ...by }])
    await tx.audit('plans.report_task', id, { task: key, title: task.title, department: office.name, quarter, state })
    await tx.emit(taskChanged({ task: key }))
    return {
      ...wish,
      id,
      department: { id: office.id, name: office.name },
      evidence,
      reported: { name: tx.actor.name, at: tx.now.toISOString() },
    }
  })
}

/** Says who leads, supports and implements a task. The rows before end; a later version of the document does not undo it. */
export function assignDuties(
  ctx: Context,
  key: string,
  { duties }: DutyAssignment,
  which: { plan?: string | undefined } = {},
): Promise<TaskDetail> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    await lockTask(tx, plan.id, key)
    permit(mayAssign(tx.actor, tx.district))
    await requireAssignable(tx, duties)

    const at = after(tx, await lastChange(tx, 'plans.task_duty', plan.id, key))
    await replaceDuties(tx, plan.id, key, duties, at)
    const { title } = await getTaskRecord(tx, plan.id, key)
    await tx.audit('plans.assign_duties', key, { title, plan: plan.id, duties })
    await tx.emit(taskChanged({ task: key }))
    return await detail({ ...tx, now: at, knownAt: at }, plan, key)
  })
}

/** Says which indicators a task moves: exactly these from now on. */
export function linkIndicators(
  ctx: Context,
  key: string,
  { indicators }: LinkChange,
  which: { plan?: string | undefined } = {},
): Promise<TaskDetail> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    await lockTask(tx, plan.id, key)
    const task = await getTaskRecord(tx, plan.id, key)
    permit(mayPlan(tx.actor, tx.district, task.duties))
    const names = await readIndicatorNames(tx, plan.id)
    const unknown = indicators.filter((indicator) => !names.has(indicator))
    if (unknown.length > 0) throw new Problem(422, 'indicator_unknown', { keys: unknown.join('、') })

    const ended = task.indicators.filter((indicator) => !indicators.includes(indicator))
    const added = [...new Set(indicators)].filter((indicator) => !task.indicators.includes(indicator))
    const at = after(tx, await lastChange(tx, 'plans.task_link', plan.id, key))
    await replaceLinks(tx, plan.id, key, { ended, added }, at)
    await tx.audit('plans.link_indicators', key, { title: task.title, plan: plan.id, ended, added })
    await tx.emit(taskChanged({ task: key }))
    return await detail({ ...tx, now: at, knownAt: at }, plan, key)
  })
}

/** The quarter that should have been reported by the day looked at. */
export async function owedQuarter(tx: Tx, plan: PlanRecord): Promise<Quarter | null> {
  return quarterOwedOn(tx.asOf, await readDeadline(tx), plan)
}

async function detail(tx: Tx, plan: PlanRecord, key: string): Promise<TaskDetail> {
  const task = await getTaskRecord(tx, plan.id, key)
  const owed = await owedQuarter(tx, plan)
  const milestones = await readMilestones(tx, { plan: plan.id, task: key })
  const reports = await readReports(tx, plan.id, key)
  const supervisions = await readSupervisions(tx, { plan: plan.id, subject: { kind: 'task', key } })
  const names = await readIndicatorNames(tx, plan.id)
  const files = await evidenceFiles(tx, [
    ...milestones.flatMap((milestone) => milestone.evidence),
    ...reports.flatMap((report) => report.evidence),
    ...supervisions.flatMap((supervision) => supervision.answerEvidence),
  ])
  const now = isNow(tx)
  const plans = now && mayPlan(tx.actor, tx.district, task.duties)
  return {
    ...taskRow(task, owed),
    asOf: tx.asOf,
    milestones: milestones.map((milestone) => milestoneOf(tx, milestone, task.duties, files)),
    reports: reports.map((report) => reportOf(report, files)),
    supervisions: supervisions.map((supervision) => supervisionOf(tx, supervision, files)),
    links: task.indicators.map((indicator) => ({ key: indicator, name: names.get(indicator) ?? indicator })),
    may: {
      plan: plans,
      report: now
        ? task.duties.filter((duty) => mayReport(tx.actor, tx.district, duty)).map(({ id, name }) => ({ id, name }))
        : [],
      supervise: now && maySupervise(tx.actor, tx.district),
      link: plans,
      assign: now && mayAssign(tx.actor, tx.district),
    },
  }
}

async function requireAssignable(tx: Tx, duties: DutyAssignment['duties']): Promise<void> {
  const ids = duties.map((duty) => duty.department)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice) throw new Problem(422, 'department_twice', { department: twice })
  const offices = new Map((await readOffices(tx, ids)).map((office) => [office.id, office]))
  const unknown = ids.filter((id) => !offices.has(id) || offices.get(id)?.withdrawnAt)
  if (unknown.length > 0) throw new Problem(422, 'department_unknown', { department: unknown.join('、') })
  const group = [...offices.values()].find((office) => office.kind === 'streets')
  if (group) throw new Problem(422, 'department_is_a_group', { department: group.name })
}

/** Now, or just after the last change where the clock has not moved on since. */
function after(tx: Tx, last: Date | null): Date {
  return last && last >= tx.now ? new Date(last.getTime() + 1) : tx.now
}
