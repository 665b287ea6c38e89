import type { Context } from '../../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../../platform/database/transaction.ts'
import { newId } from '../../../../platform/ids.ts'
import { found, Problem, permit } from '../../../../platform/problem.ts'
import { taskChanged } from '../../events.ts'
import { currentPlan } from '../../publishing/current.ts'
import type { NewSupervision, Supervision, SupervisionAnswer, SupervisionClosure, SupervisionList } from '../contract.ts'
import { evidenceFiles, evidenceOf } from '../evidence/store.ts'
import { type AsSeen, isNow, seenAs } from '../moment.ts'
import { mayAnswer, maySupervise } from '../policy.ts'
import { supervisionOf } from '../present.ts'
import { readOffices } from '../store.ts'
import {
  insertSupervisions,
  lockSupervision,
  markAnswered,
  markClosed,
  markWithdrawn,
  readSupervisions,
  subjectExists,
} from './store.ts'

export type SupervisionWish = AsSeen & {
  plan?: string | undefined
  department?: string | undefined
  state?: Supervision['state'] | undefined
}

/** The supervisions of a plan as of a day, the next deadline first. Three queries. */
export function listSupervisions(ctx: Context, wish: SupervisionWish = {}): Promise<SupervisionList> {
  return reading(seenAs(ctx, wish), async (tx) => {
    const plan = await currentPlan(tx, wish.plan)
    const records = await readSupervisions(tx, { plan: plan.id, department: wish.department })
    const files = await evidenceFiles(
      tx,
      records.flatMap((record) => record.answerEvidence),
    )
    const supervisions = records
      .map((record) => supervisionOf(tx, record, files))
      .filter(({ state }) => wish.state === undefined || state === wish.state)
    return { asOf: tx.asOf, supervisions, may: { issue: isNow(tx) && maySupervise(tx.actor, tx.district) } }
  })
}

/** Issues a supervision order to one department about a task, an indicator, a project or a meeting's decision, to be answered by a day. */
export function issueSupervision(
  ctx: Context,
  wish: NewSupervision,
  which: { plan?: string | undefined } = {},
): Promise<Supervision> {
  return transaction(ctx, async (tx) => {
    const plan = await currentPlan(tx, which.plan)
    permit(maySupervise(tx.actor, tx.district))
    const { subjectKind, subject, department, title, text, dueOn } = wish
    if (subjectKind !== 'meeting' && !(await subjectExists(tx, plan.id, subjectKind, subject)))
      throw new Problem(422, 'subject_unknown', { subject })
    const office = (await readOffices(tx, [department]))[0]
    if (!office || office.withdrawnAt) throw new Problem(422, 'department_unknown', { department })
    if (office.kind === 'streets') throw new Problem(422, 'department_is_a_group', { department: office.name })
    if (dueOn < tx.today) throw new Problem(422, 'due_in_past', { on: dueOn, today: tx.today })

    const id = newId()
    const issued = { issued_by: tx.actor.id, issued_name: tx.actor.name, issued_at: tx.now }
    await insertSupervisions(tx, [
      { id, plan: plan.id, subject_kind: subjectKind, subject, department, title, text, due_on: dueOn, ...issued },
    ])
    await tx.audit('plans.issue_supervision', id, { title, department: office.name, dueOn, subjectKind, subject })
    await tell(tx, { subjectKind, subject })
    return await shown(tx, id)
  })
}

/** Answers a supervision for the department it names. Of two at once the second gets 409 `supervision_already_answered`. */
export function answerSupervision(ctx: Context, id: string, wish: SupervisionAnswer): Promise<Supervision> {
  return transaction(ctx, async (tx) => {
    const supervision = await lockSupervision(tx, id)
    const office = found((await readOffices(tx, [supervision.department]))[0], 'department')
    permit(mayAnswer(tx.actor, tx.district, office))
    if (supervision.withdrawnAt) throw new Problem(409, 'supervision_already_withdrawn')
    if (supervision.answeredAt) throw new Problem(409, 'supervision_already_answered')
    await evidenceOf(tx, wish.evidence)

    await markAnswered(tx, id, wish)
    await tx.audit('plans.answer_supervision', id, { title: supervision.title, department: office.name })
    await tell(tx, supervision)
    return await shown(tx, id)
  })
}

/** Closes a supervision (销号) once it is answered; 409 `supervision_not_answered` before. */
export function closeSupervision(ctx: Context, id: string, { note }: SupervisionClosure): Promise<Supervision> {
  return transaction(ctx, async (tx) => {
    const supervision = await lockSupervision(tx, id)
    permit(maySupervise(tx.actor, tx.district))
    if (supervision.withdrawnAt) throw new Problem(409, 'supervision_already_withdrawn')
    if (supervision.closedAt) throw new Problem(409, 'supervision_already_closed')
    if (!supervision.answeredAt) throw new Problem(409, 'supervision_not_answered')

    await markClosed(tx, id, note)
    await tx.audit('plans.close_supervision', id, { title: supervision.title, note })
    await tell(tx, supervision)
    return await shown(tx, id)
  })
}

/** Withdraws a supervision that is not closed, with a reason. */
export function withdrawSupervision(ctx: Context, id: string, { reason }: { reason: string }): Promise<Supervision> {
  return transaction(ctx, async (tx) => {
    const supervision = await lockSupervision(tx, id)
    permit(maySupervise(tx.actor, tx.district))
    if (supervision.withdrawnAt) throw new Problem(409, 'supervision_already_withdrawn')
    if (supervision.closedAt) throw new Problem(409, 'supervision_already_closed')

    await markWithdrawn(tx, id, reason)
    await tx.audit('plans.withdraw_supervision', id, { title: supervision.title, reason })
    await tell(tx, supervision)
    return await shown(tx, id)
  })
}

async function tell(tx: Tx, { subjectKind, subject }: { subjectKind: string; subject: string }): Promise<void> {
  if (subjectKind === 'task') await tx.emit(taskChanged({ task: subject }))
}

async function shown(tx: Tx, id: string): Promise<Supervision> {
  const record = found((await readSupervisions(tx, { id }))[0], 'supervision')
  return supervisionOf(tx, record, await evidenceFiles(tx, record.answerEvidence))
}
