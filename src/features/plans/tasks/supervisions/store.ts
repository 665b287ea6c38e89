import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/transaction.ts'
import { found } from '../../../../platform/problem.ts'
import { happenedBy } from '../moment.ts'
import type { SupervisionTable, TaskTables } from '../tables.ts'

const db = (tx: Tx) => tx.db.withTables<TaskTables>()

export type SupervisionRecord = {
  id: string
  plan: string
  subjectKind: SupervisionTable['subject_kind']
  subject: string
  subjectTitle: string
  department: { id: string; name: string; kind: string; area: string | null }
  title: string
  text: string
  issuedName: string
  issuedAt: Date
  dueOn: string
  answer: string | null
  answerEvidence: string[]
  answeredName: string | null
  answeredAt: Date | null
  closedName: string | null
  closedAt: Date | null
  closingNote: string | null
  withdrawnAt: Date | null
  withdrawnReason: string | null
}

/** Which supervisions: of a plan, of one subject, of a department, or one by its id. */
export type Which = { plan?: string; subject?: { kind: string; key: string }; department?: string; id?: string }

/** Supervisions as they stood at the transaction's moment, the next deadline first; what came later is not told. One query, subjects named. */
export async function readSupervisions(tx: Tx, which: Which): Promise<SupervisionRecord[]> {
  const { district } = tx
  const by = happenedBy(tx)
  const only = [
    which.id === undefined ? sql`true` : sql`s.id = ${which.id}`,
    which.plan === undefined ? sql`true` : sql`s.plan = ${which.plan}`,
    which.department === undefined ? sql`true` : sql`s.department = ${which.department}`,
    which.subject === undefined ? sql`true` : sql`s.subject_kind = ${which.subject.kind} and s.subject = ${which.subject.key}`,
  ]
  const { rows } = await sql<Omit<SupervisionRecord, 'subjectTitle'> & { subjectTitle: string | null }>`
    with task as materialized (
      select distinct on (plan, key) plan, key, title from plans.task where district = ${district} and known_at <= ${by} order by plan, key, version desc
    ), indicator as materialized (
      select distinct on (plan, key) plan, key, name from plans.indicator where district = ${district} and known_at <= ${by} order by plan, key, version desc
    ), project as materialized (
      select distinct on (plan, key) plan, key, name from plans.project where district = ${district} and known_at <= ${by} order by plan, key, version desc
    )
    select s.id, s.plan, s.subject_kind as "subjectKind", s.subject, coalesce(t.title, i.name, p.name) as "subjectTitle",
      jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind, 'area', o.area) as department, s.title, s.text,
      s.issued_name as "issuedName", s.issued_at as "issuedAt", s.due_on as "dueOn",
      case when a.answered then s.answer end as answer, case when a.answered then s.answer_evidence else '[]' end as "answerEvidence",
      case when a.answered then s.answered_name end as "answeredName", case when a.answered then s.answered_at end as "answeredAt",
      case when a.closed then s.closed_name end as "closedName", case when a.closed then s.closed_at end as "closedAt",
      case when a.closed then s.closing_note end as "closingNote",
      case when a.withdrawn then s.withdrawn_at end as "withdrawnAt", case when a.withdrawn then s.withdrawn_reason end as "withdrawnReason"
    from plans.supervision s
    cross join lateral (select s.answered_at <= ${by} as answered, s.closed_at <= ${by} as closed, s.withdrawn_at <= ${by} as withdrawn) a
    join plans.department o on o.district = s.district and o.id = s.department
    left join task t on s.subject_kind = 'task' and t.plan = s.plan and t.key = s.subject
    left join indicator i on s.subject_kind = 'indicator' and i.plan = s.plan and i.key = s.subject
    left join project p on s.subject_kind = 'project' and p.plan = s.plan and p.key = s.subject
    where s.district = ${district} and s.issued_at <= ${by} and ${sql.join(only, sql` and `)}
    order by s.due_on, s.issued_at, s.id`.execute(tx.db)
  return rows.map((row) => ({ ...row, subjectTitle: row.subjectTitle ?? row.subject }))
}

/** Locks a supervision: of two who answer or close at once, the second waits here and then sees what the first did. */
export async function lockSupervision(tx: Tx, id: string) {
  const row = await db(tx)
    .selectFrom('plans.supervision as s')
    .select(['s.id', 's.plan', 's.title', 's.department', 's.subject_kind as subjectKind', 's.subject'])
    .select(['s.answered_at as answeredAt', 's.closed_at as closedAt', 's.withdrawn_at as withdrawnAt'])
    .where('s.district', '=', tx.district)
    .where('s.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'supervision')
}

/** Whether the plan has this task, indicator or project now. */
export async function subjectExists(tx: Tx, plan: string, kind: 'task' | 'indicator' | 'project', key: string): Promise<boolean> {
  const row = await db(tx)
    .selectFrom(`plans.${kind}`)
    .select('key')
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

type Fate =
  | 'answer'
  | 'answered_by'
  | 'answered_name'
  | 'answered_at'
  | 'closed_by'
  | 'closed_name'
  | 'closed_at'
  | 'closing_note'
  | 'withdrawn_at'
  | 'withdrawn_by'
  | 'withdrawn_reason'
export type NewSupervisionRow = Omit<SupervisionTable, 'district' | 'answer_evidence' | Fate> &
  Partial<Pick<SupervisionTable, Fate>>

/** Keeps supervisions; what became of them may come with them where they are brought in from elsewhere. */
export async function insertSupervisions(tx: Tx, supervisions: readonly NewSupervisionRow[]): Promise<void> {
  if (supervisions.length === 0) return
  const answer = { answer: null, answered_by: null, answered_name: null, answered_at: null }
  const end = {
    closed_by: null,
    closed_name: null,
    closed_at: null,
    closing_note: null,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
  }
  await db(tx)
    .insertInto('plans.supervision')
    .values(supervisions.map((row) => ({ ...answer, ...end, ...row, district: tx.district, answer_evidence: '[]' })))
    .execute()
}

export async function markAnswered(tx: Tx, id: string, answer: { text: string; evidence: readonly string[] }): Promise<void> {
  const by = { answered_by: tx.actor.id, answered_name: tx.actor.name, answered_at: tx.now }
  await change(tx, id, { answer: answer.text, answer_evidence: JSON.stringify(answer.evidence), ...by })
}

export async function markClosed(tx: Tx, id: string, note: string): Promise<void> {
  await change(tx, id, { closed_by: tx.actor.id, closed_name: tx.actor.name, closed_at: tx.now, closing_note: note })
}

export async function markWithdrawn(tx: Tx, id: string, reason: string): Promise<void> {
  await change(tx, id, { withdrawn_at: tx.now, withdrawn_by: tx.actor.id, withdrawn_reason: reason })
}

async function change(
  tx: Tx,
  id: string,
  set: Partial<Omit<SupervisionTable, 'answer_evidence'>> & { answer_evidence?: string },
): Promise<void> {
  await db(tx).updateTable('plans.supervision').set(set).where('district', '=', tx.district).where('id', '=', id).execute()
}
