import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import { found } from '../../../../platform/problem.ts'
import type { MilestoneTable, TaskTables } from '../tables.ts'

const db = (tx: Tx) => tx.db.withTables<TaskTables>()

export type MilestoneRecord = {
  id: string
  plan: string
  task: string
  title: string
  dueOn: string
  /** The day it was done, as far as true and known at the moment looked at. */
  doneOn: string | null
  department: { id: string; name: string; kind: string; area: string | null } | null
  evidence: string[]
  withdrawnReason: string | null
}

/** Milestones of a task as they stood at the transaction's moment, or one of any task; withdrawn ones come last. */
export async function readMilestones(tx: Tx, which: { plan: string; task: string } | { id: string }): Promise<MilestoneRecord[]> {
  const { district, knownAt, asOf } = tx
  const { rows } = await sql<MilestoneRecord>`
    select m.id, m.plan, m.task, m.title, m.due_on as "dueOn", case when m.done_at <= ${knownAt} and m.done_on <= ${asOf}::date then m.done_on end as "doneOn",
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'area', o.area) end as department,
      case when m.done_at <= ${knownAt} and m.done_on <= ${asOf}::date then m.evidence else '[]' end as evidence,
      case when m.withdrawn_at <= ${knownAt} then m.withdrawn_reason end as "withdrawnReason"
    from plans.milestone m
    left join plans.department o on o.district = m.district and o.id = m.department
    where m.district = ${district} and m.known_at <= ${knownAt}
      and ${'id' in which ? sql`m.id = ${which.id}` : sql`m.plan = ${which.plan} and m.task = ${which.task}`}
    order by (m.withdrawn_at <= ${knownAt}) is true, m.due_on, m.known_at, m.id`.execute(tx.db)
  return rows
}

/** Locks a milestone: of two who complete it at once, the second waits here and then sees that it is done. */
export async function lockMilestone(tx: Tx, id: string) {
  const row = await db(tx)
    .selectFrom('plans.milestone')
    .select(['id', 'plan', 'task', 'title', 'done_at as doneAt', 'withdrawn_at as withdrawnAt'])
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'milestone')
}

export type NewMilestoneRow = Pick<
  MilestoneTable,
  'id' | 'plan' | 'task' | 'department' | 'title' | 'due_on' | 'made_by' | 'made_name' | 'known_at'
> &
  Partial<
    Pick<MilestoneTable, 'done_on' | 'done_by' | 'done_name' | 'done_at' | 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'>
  >

/** Keeps milestones; `known_at` may lie in the past, and what became of them may come with them, where they are brought in from elsewhere. */
export async function insertMilestones(tx: Tx, milestones: readonly NewMilestoneRow[]): Promise<void> {
  if (milestones.length === 0) return
  const open = {
    done_on: null,
    done_by: null,
    done_name: null,
    done_at: null,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
  }
  await db(tx)
    .insertInto('plans.milestone')
    .values(milestones.map((milestone) => ({ ...open, ...milestone, district: tx.district, evidence: '[]' })))
    .execute()
}

export async function markDone(tx: Tx, id: string, done: { on: string; evidence: readonly string[] }): Promise<void> {
  await db(tx)
    .updateTable('plans.milestone')
    .set({
      done_on: done.on,
      evidence: JSON.stringify(done.evidence),
      done_by: tx.actor.id,
      done_name: tx.actor.name,
      done_at: tx.now,
    })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}

export async function markWithdrawn(tx: Tx, id: string, reason: string): Promise<void> {
  await db(tx)
    .updateTable('plans.milestone')
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.id, withdrawn_reason: reason })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}
