import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { projectChanged } from '../events.ts'
import { currentPlan } from '../publishing/current.ts'
import { evidenceFiles, evidenceOf } from '../tasks/evidence/store.ts'
import { type AsSeen, isNow, seenAs } from '../tasks/moment.ts'
import type { NewSpending, NewStage, ProjectBoard, ProjectDetail, ProjectRow, Spending, Stage } from './contract.ts'
import { mayKeep } from './policy.ts'
import { projectRow, spendingOf, stageOf } from './present.ts'
import { readResponsible } from './responsible.ts'
import {
  insertSpendings,
  insertStages,
  lockProject,
  lockSpending,
  lockStage,
  markStageDone,
  markWithdrawn,
  type ProjectRecord,
  readProjects,
  readSpendings,
  readStages,
  totalSpent,
} from './store.ts'

export type BoardWish = AsSeen & { plan?: string | undefined }
type Which = { plan?: string | undefined }

/** The projects of a plan with stages and money as of a day. Three queries whatever the number of projects. */
export function listProjects(ctx: Context, wish: BoardWish = {}): Promise<ProjectBoard> {
  return reading(seenAs(ctx, wish), async (tx) => {
    const plan = await currentPlan(tx, wish.plan)
    return { asOf: tx.asOf, ...(await projectRows(tx, plan.id)) }
  })
}

/** Every project of a plan as a row of the board, with what they come to, in a transaction that is open already. */
export async function projectRows(tx: Tx, plan: string): Promise<Pick<ProjectBoard, 'projects' | 'totals'>> {
  const records = await readProjects(tx, plan)
  const stages = Map.groupBy(await readStages(tx, { plan }), (stage) => stage.project)
  const projects = records.map((record) => projectRow(tx, record, stages.get(record.key) ?? []))
  return { projects, totals: totalsOf(projects) }
}

/** One project with its spendings, and whether the caller may change it. */
export function getProject(ctx: Context, key: string, wish: BoardWish = {}): Promise<ProjectDetail> {
  return reading(seenAs(ctx, wish), async (tx) => {
    const plan = await currentPlan(tx, wish.plan)
    const record = await getRecord(tx, plan.id, key)
    const stages = await readStages(tx, { plan: plan.id, project: key })
    const spendings = await readSpendings(tx, { plan: plan.id, project: key })
    const files = await evidenceFiles(
      tx,
      spendings.flatMap((spending) => spending.evidence),
    )
    const change = isNow(tx) && (await keeps(tx, record))
    return {
      ...projectRow(tx, record, stages),
      asOf: tx.asOf,
      spendings: spendings.map((spending) => spendingOf(spending, files)),
      may: { change },
    }
  })
}

/** Adds a stage to a project. */
export function addStage(ctx: Context, key: string, wish: NewStage, which: Which = {}): Promise<Stage> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    await lockProject(tx, plan.id, key)
    const project = await getRecord(tx, plan.id, key)
    permit(await keeps(tx, project))

    const id = newId()
    const position = (await readStages(tx, { plan: plan.id, project: key })).length
    const days = { name: wish.name, starts_on: wish.startsOn, ends_on: wish.endsOn }
    await insertStages(tx, [{ id, plan: plan.id, project: key, ...days, position, made_by: tx.actor.id, known_at: tx.now }])
    await tx.audit('plans.add_stage', id, {
      project: key,
      subject: project.name,
      title: wish.name,
      startsOn: wish.startsOn,
      endsOn: wish.endsOn,
    })
    await tx.emit(projectChanged({ project: key }))
    return await shownStage(tx, id)
  })
}

/** Completes a stage. Of two at once the second gets 409 `stage_already_done`. */
export function completeStage(ctx: Context, id: string, { doneOn }: { doneOn: string }): Promise<Stage> {
  return transaction(ctx, async (tx) => {
    const stage = await lockStage(tx, id)
    const project = await getRecord(tx, stage.plan, stage.project)
    permit(await keeps(tx, project))
    if (stage.withdrawnAt) throw new Problem(409, 'stage_already_withdrawn')
    if (stage.doneAt) throw new Problem(409, 'stage_already_done')
    if (doneOn > tx.today) throw new Problem(422, 'done_in_future', { on: doneOn, today: tx.today })
    if (doneOn < stage.startsOn) throw new Problem(422, 'done_before_start', { on: doneOn, startsOn: stage.startsOn })

    await markStageDone(tx, id, doneOn)
    await tx.audit('plans.complete_stage', id, { project: stage.project, subject: project.name, title: stage.name, doneOn })
    await tx.emit(projectChanged({ project: stage.project }))
    return await shownStage(tx, id)
  })
}

/** Withdraws a stage with a reason. */
export function withdrawStage(ctx: Context, id: string, { reason }: { reason: string }): Promise<Stage> {
  return transaction(ctx, async (tx) => {
    const stage = await lockStage(tx, id)
    const project = await getRecord(tx, stage.plan, stage.project)
    permit(await keeps(tx, project))
    if (stage.withdrawnAt) throw new Problem(409, 'stage_already_withdrawn')

    await markWithdrawn(tx, 'plans.project_stage', id, reason)
    await tx.audit('plans.withdraw_stage', id, { project: stage.project, subject: project.name, title: stage.name, reason })
    await tx.emit(projectChanged({ project: stage.project }))
    return await shownStage(tx, id)
  })
}

/** Books money spent on a project, in fen; a refund is negative and cannot exceed what was spent. */
export function addSpending(ctx: Context, key: string, wish: NewSpending, which: Which = {}): Promise<Spending> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    await lockProject(tx, plan.id, key)
    const project = await getRecord(tx, plan.id, key)
    permit(await keeps(tx, project))
    if (wish.fen === 0) throw new Problem(422, 'spending_is_zero')
    if (wish.spentOn > tx.today) throw new Problem(422, 'spent_in_future', { on: wish.spentOn, today: tx.today })
    await requireCovered(tx, plan.id, key, wish.fen)
    await evidenceOf(tx, wish.evidence)

    const id = newId()
    const { fen, note, evidence } = wish
    const by = { made_by: tx.actor.id, made_name: tx.actor.name, known_at: tx.now }
    await insertSpendings(tx, [{ id, plan: plan.id, project: key, spent_on: wish.spentOn, fen, note, evidence, ...by }])
    await tx.audit('plans.add_spending', id, { project: key, title: project.name, fen, spentOn: wish.spentOn })
    await tx.emit(projectChanged({ project: key }))
    return await shownSpending(tx, id)
  })
}

/** Withdraws a spending with a reason; it no longer counts. */
export function withdrawSpending(ctx: Context, id: string, { reason }: { reason: string }): Promise<Spending> {
  return transaction(ctx, async (tx) => {
    const spending = await lockSpending(tx, id)
    const project = await getRecord(tx, spending.plan, spending.project)
    permit(await keeps(tx, project))
    if (spending.withdrawnAt) throw new Problem(409, 'spending_already_withdrawn')
    await lockProject(tx, spending.plan, spending.project)
    await requireCovered(tx, spending.plan, spending.project, -spending.fen)

    await markWithdrawn(tx, 'plans.project_spending', id, reason)
    await tx.audit('plans.withdraw_spending', id, { project: spending.project, title: project.name, fen: spending.fen, reason })
    await tx.emit(projectChanged({ project: spending.project }))
    return await shownSpending(tx, id)
  })
}

async function requireCovered(tx: Tx, plan: string, project: string, fen: number): Promise<void> {
  if (fen >= 0) return
  const spent = await totalSpent(tx, plan, project)
  if (spent + fen < 0) throw new Problem(422, 'refund_exceeds_spent', { spentFen: spent })
}

async function getRecord(tx: Tx, plan: string, key: string): Promise<ProjectRecord> {
  return found((await readProjects(tx, plan, key))[0], 'project')
}

async function keeps(tx: Tx, { responsible }: ProjectRecord): Promise<boolean> {
  return mayKeep(tx.actor, tx.district, (await readResponsible(tx, responsible))(responsible))
}

async function shownStage(tx: Tx, id: string): Promise<Stage> {
  return stageOf(tx, found((await readStages(tx, { id }))[0], 'stage'))
}

async function shownSpending(tx: Tx, id: string): Promise<Spending> {
  const record = found((await readSpendings(tx, { id }))[0], 'spending')
  return spendingOf(record, await evidenceFiles(tx, record.evidence))
}

function totalsOf(projects: readonly ProjectRow[]): ProjectBoard['totals'] {
  const sum = (of: (project: ProjectRow) => number | null) => projects.reduce((total, project) => total + (of(project) ?? 0), 0)
  return {
    investmentWan: sum((project) => project.investmentWan),
    requestedWan: sum((project) => project.requestedWan),
    spentFen: sum((project) => project.spentFen),
    late: projects.filter((project) => project.late).length,
  }
}
