import type { Context } from '../../../../platform/context.ts'
import { type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import { found, Problem, permit } from '../../../../platform/problem.ts'
import { taskChanged } from '../../events.ts'
import { currentPlan } from '../../publishing/current.ts'
import type { Milestone, MilestoneCompletion, NewMilestone } from '../contract.ts'
import { evidenceFiles, evidenceOf } from '../evidence/store.ts'
import { mayComplete, mayPlan } from '../policy.ts'
import { milestoneOf } from '../present.ts'
import { getTaskRecord, type TaskRecord } from '../store.ts'
import { insertMilestones, lockMilestone, markDone, markWithdrawn, readMilestones } from './store.ts'

/** Adds a dated milestone to a task, for one of its departments or for its leads. */
export function addMilestone(
  ctx: Context,
  key: string,
  wish: NewMilestone,
  which: { plan?: string | undefined } = {},
): Promise<Milestone> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    const task = await getTaskRecord(tx, plan.id, key)
    permit(mayPlan(tx.actor, tx.district, task.duties))
    const { department } = wish
    if (department !== null && !task.duties.some((duty) => duty.id === department))
      throw new Problem(422, 'department_without_duty', { department })

    const id = newId()
    const by = { made_by: tx.actor.id, made_name: tx.actor.name, known_at: tx.now }
    await insertMilestones(tx, [{ id, plan: plan.id, task: key, department, title: wish.title, due_on: wish.dueOn, ...by }])
    await tx.audit('plans.add_milestone', id, { task: key, subject: task.title, ...wish })
    await tx.emit(taskChanged({ task: key }))
    return await shown(tx, id, task)
  })
}

/** Completes a milestone with its day and evidence. Of two at once the second gets 409 `milestone_already_done`. */
export function completeMilestone(ctx: Context, id: string, wish: MilestoneCompletion): Promise<Milestone> {
  return transaction(ctx, async (tx) => {
    const milestone = await lockMilestone(tx, id)
    const task = await getTaskRecord(tx, milestone.plan, milestone.task)
    const { department } = found((await readMilestones(tx, { id }))[0], 'milestone')
    permit(mayComplete(tx.actor, tx.district, department, task.duties))

    if (milestone.withdrawnAt) throw new Problem(409, 'milestone_already_withdrawn')
    if (milestone.doneAt) throw new Problem(409, 'milestone_already_done')
    if (wish.doneOn > tx.today) throw new Problem(422, 'done_in_future', { on: wish.doneOn, today: tx.today })
    await evidenceOf(tx, wish.evidence)

    await markDone(tx, id, { on: wish.doneOn, evidence: wish.evidence })
    await tx.audit('plans.complete_milestone', id, {
      task: milestone.task,
      subject: task.title,
      title: milestone.title,
      doneOn: wish.doneOn,
    })
    await tx.emit(taskChanged({ task: milestone.task }))
    return await shown(tx, id, task)
  })
}

/** Withdraws a milestone with a reason; it stays to be read, and no longer counts. */
export function withdrawMilestone(ctx: Context, id: string, { reason }: { reason: string }): Promise<Milestone> {
  return transaction(ctx, async (tx) => {
    const milestone = await lockMilestone(tx, id)
    const task = await getTaskRecord(tx, milestone.plan, milestone.task)
    permit(mayPlan(tx.actor, tx.district, task.duties))
    if (milestone.withdrawnAt) throw new Problem(409, 'milestone_already_withdrawn')

    await markWithdrawn(tx, id, reason)
    await tx.audit('plans.withdraw_milestone', id, { task: milestone.task, subject: task.title, title: milestone.title, reason })
    await tx.emit(taskChanged({ task: milestone.task }))
    return await shown(tx, id, task)
  })
}

async function shown(tx: Tx, id: string, task: TaskRecord): Promise<Milestone> {
  const record = found((await readMilestones(tx, { id }))[0], 'milestone')
  return milestoneOf(tx, record, task.duties, await evidenceFiles(tx, record.evidence))
}
