import { type RawBuilder, sql } from 'kysely'
import { sharedReading } from '../../../platform/database/shared-reading.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { happenedBy } from './moment.ts'
import { quarterOf } from './quarters.ts'
import type { DutyStanding } from './rules.ts'
import type { TaskReportTable, TaskTables } from './tables.ts'

const db = (tx: Tx) => tx.db.withTables<TaskTables>()
const shared = sharedReading<readonly TaskRecord[]>()

/** A task as the board reads it, with each department's duty and what it has reported. */
export type TaskRecord = {
  key: string
  no: string | null
  title: string
  path: string[]
  domain: string
  duties: DutyStanding[]
  overdue: number
  next: { title: string; dueOn: string } | null
  openSupervisions: number
  indicators: string[]
}

/**
 * Every task of a plan (or the one asked for) as it stood at the transaction's moment: one query. Each kind of row is grouped
 * once (`materialized`): left to the planner, fresh tables without statistics are grouped anew for every task. The whole board is shared by all who
 * read it at once.
 */
export async function readTasks(tx: Tx, plan: string, task?: string): Promise<readonly TaskRecord[]> {
  if (task !== undefined) return await readTaskRecords(tx, plan, task)
  return await shared(tx, plan, () => readTaskRecords(tx, plan))
}

async function readTaskRecords(tx: Tx, plan: string, task?: string): Promise<TaskRecord[]> {
  const { district, knownAt, asOf } = tx
  const by = happenedBy(tx)
  const of = (column: string): RawBuilder<unknown> => (task === undefined ? sql`true` : sql`${sql.ref(column)} = ${task}`)
  const { rows } = await sql<TaskRecord>`
    with report as materialized (
      select task, department, max(quarter) as latest, (array_agg(state order by quarter desc, known_at desc, id desc))[1] as state,
        jsonb_agg(distinct quarter) as quarters
      from plans.task_report
      where district = ${district} and plan = ${plan} and known_at <= ${knownAt} and quarter <= ${quarterOf(asOf)} and ${of('task')}
      group by task, department
    ), duty as materialized (
      select d.task, jsonb_agg(jsonb_build_object('id', d.department, 'name', o.name, 'kind', o.kind, 'area', o.area, 'role', d.role,
        'latest', r.latest, 'state', r.state, 'quarters', coalesce(r.quarters, '[]')) order by d.position, d.department) as duties
      from plans.task_duty d
      join plans.department o on o.district = d.district and o.id = d.department
      left join report r on r.task = d.task and r.department = d.department
      where d.district = ${district} and d.plan = ${plan} and d.known_at <= ${knownAt} and (d.ended_at is null or d.ended_at > ${knownAt}) and ${of('d.task')}
      group by d.task
    ), milestone as materialized (
      select task, count(*) filter (where due_on < ${asOf}::date)::int as overdue,
        (array_agg(jsonb_build_object('title', title, 'dueOn', due_on) order by due_on, known_at, id) filter (where due_on >= ${asOf}::date))[1] as next
      from plans.milestone
      where district = ${district} and plan = ${plan} and known_at <= ${knownAt} and (withdrawn_at is null or withdrawn_at > ${knownAt})
        and not (coalesce(done_at <= ${knownAt}, false) and done_on <= ${asOf}::date) and ${of('task')}
      group by task
    ), supervision as materialized (
      select subject, count(*)::int as open
      from plans.supervision
      where district = ${district} and plan = ${plan} and subject_kind = 'task' and issued_at <= ${by}
        and (closed_at is null or closed_at > ${by}) and (withdrawn_at is null or withdrawn_at > ${by}) and ${of('subject')}
      group by subject
    ), link as materialized (
      select l.task, jsonb_agg(l.indicator order by l.indicator) as indicators
      from plans.task_link l
      where l.district = ${district} and l.plan = ${plan} and l.known_at <= ${knownAt} and (l.ended_at is null or l.ended_at > ${knownAt}) and ${of('l.task')}
      group by l.task
    )
    select t.key, t.no, t.title, t.path, t.domain, coalesce(duty.duties, '[]') as duties, coalesce(milestone.overdue, 0) as overdue,
      milestone.next, coalesce(supervision.open, 0) as "openSupervisions", coalesce(link.indicators, '[]') as indicators
    from plans.task t
    left join duty on duty.task = t.key
    left join milestone on milestone.task = t.key
    left join supervision on supervision.subject = t.key
    left join link on link.task = t.key
    where t.district = ${district} and t.plan = ${plan} and t.known_at <= ${knownAt} and (t.ended_at is null or t.ended_at > ${knownAt}) and ${of('t.key')}
    order by t.position`.execute(tx.db)
  return rows
}

/** The task, or 404. */
export async function getTaskRecord(tx: Tx, plan: string, task: string): Promise<TaskRecord> {
  return found((await readTasks(tx, plan, task))[0], 'task')
}

/** Locks a standing task, so that those who change it come one after the other; 404 where there is none. */
export async function lockTask(tx: Tx, plan: string, task: string): Promise<void> {
  const row = await db(tx)
    .selectFrom('plans.task')
    .select('key')
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', task)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  found(row, 'task')
}

/** Departments by id, withdrawn ones and groups too: the caller says what it takes. */
export async function readOffices(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db(tx)
    .selectFrom('plans.department')
    .select(['id', 'name', 'kind', 'area', 'withdrawn_at as withdrawnAt'])
    .where('district', '=', tx.district)
    .where('id', 'in', [...ids])
    .execute()
}

/** Replaces a task's duties: the standing rows end, the new ones begin; nothing is deleted. */
export async function replaceDuties(
  tx: Tx,
  plan: string,
  task: string,
  duties: readonly { department: string; role: 'lead' | 'support' | 'implement' }[],
  knownAt: Date,
): Promise<void> {
  await db(tx)
    .updateTable('plans.task_duty')
    .set({ ended_at: knownAt })
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('task', '=', task)
    .where('ended_at', 'is', null)
    .execute()
  await db(tx)
    .insertInto('plans.task_duty')
    .values(
      duties.map(({ department, role }, position) => ({
        ...{ district: tx.district, plan, task, department, role, position },
        ...{ known_at: knownAt, set_by: tx.actor.name, ended_at: null, assigned: true },
      })),
    )
    .execute()
}

/** The instant at which a task's duties or links last changed, so that the next change comes after it. */
export async function lastChange(
  tx: Tx,
  table: 'plans.task_duty' | 'plans.task_link',
  plan: string,
  task: string,
): Promise<Date | null> {
  const row = await db(tx)
    .selectFrom(table)
    .select((eb) => eb.fn.max<Date | null>('known_at').as('at'))
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('task', '=', task)
    .executeTakeFirst()
  return row?.at ?? null
}

/** The indicators of a plan that stand, by key. */
export async function readIndicatorNames(tx: Tx, plan: string): Promise<Map<string, string>> {
  const rows = await db(tx)
    .selectFrom('plans.indicator')
    .select(['key', 'name'])
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('known_at', '<=', tx.knownAt)
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', tx.knownAt)]))
    .execute()
  return new Map(rows.map((row) => [row.key, row.name]))
}

/** Makes the task's links exactly these: missing ones end, new ones begin. */
export async function replaceLinks(
  tx: Tx,
  plan: string,
  task: string,
  change: { ended: readonly string[]; added: readonly string[] },
  knownAt: Date,
): Promise<void> {
  if (change.ended.length > 0)
    await db(tx)
      .updateTable('plans.task_link')
      .set({ ended_at: knownAt })
      .where('district', '=', tx.district)
      .where('plan', '=', plan)
      .where('task', '=', task)
      .where('indicator', 'in', [...change.ended])
      .where('ended_at', 'is', null)
      .execute()
  if (change.added.length > 0)
    await db(tx)
      .insertInto('plans.task_link')
      .values(
        change.added.map((indicator) => ({
          district: tx.district,
          plan,
          task,
          indicator,
          known_at: knownAt,
          set_by: tx.actor.name,
          ended_at: null,
        })),
      )
      .execute()
}

export type ReportRecord = {
  id: string
  task: string
  quarter: string
  department: { id: string; name: string }
  state: TaskReportTable['state']
  text: string
  evidence: string[]
  reportedName: string
  knownAt: Date
}

/** The reports of a task, each quarter's newest first, corrected ones after it. */
export async function readReports(tx: Tx, plan: string, task: string): Promise<ReportRecord[]> {
  const { rows } = await sql<ReportRecord>`
    select r.id, r.task, r.quarter, jsonb_build_object('id', o.id, 'name', o.name) as department, r.state, r.text, r.evidence,
      r.reported_name as "reportedName", r.known_at as "knownAt"
    from plans.task_report r
    join plans.department o on o.district = r.district and o.id = r.department
    where r.district = ${tx.district} and r.plan = ${plan} and r.task = ${task} and r.known_at <= ${tx.knownAt} and r.quarter <= ${quarterOf(tx.asOf)}
    order by r.quarter desc, o.position, r.known_at desc, r.id desc`.execute(tx.db)
  return rows
}

/** Keeps reports; `known_at` may lie in the past where they are brought in from elsewhere. */
export async function insertReports(
  tx: Tx,
  reports: readonly (Omit<TaskReportTable, 'district' | 'evidence'> & { evidence: string[] })[],
): Promise<void> {
  if (reports.length === 0) return
  await db(tx)
    .insertInto('plans.task_report')
    .values(reports.map((report) => ({ ...report, district: tx.district, evidence: JSON.stringify(report.evidence) })))
    .execute()
}
