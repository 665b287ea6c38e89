import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { ProjectTables, SpendingTable, StageTable } from './tables.ts'

const db = (tx: Tx) => tx.db.withTables<ProjectTables>()

export type StageRecord = {
  id: string
  plan: string
  project: string
  name: string
  startsOn: string
  endsOn: string
  doneOn: string | null
  withdrawnReason: string | null
}

export type ProjectRecord = {
  key: string
  no: number | null
  name: string
  type: string | null
  period: string | null
  startsOn: string | null
  endsOn: string | null
  place: string | null
  investmentWan: number | null
  requestedWan: number | null
  responsible: string[]
  spentFen: number
}

/** The projects of a plan (or the one asked for) with what was spent by the moment. One query. */
export async function readProjects(tx: Tx, plan: string, project?: string): Promise<ProjectRecord[]> {
  const { district, knownAt, asOf } = tx
  const only = (column: string): RawBuilder<unknown> => (project === undefined ? sql`true` : sql`${sql.ref(column)} = ${project}`)
  const { rows } = await sql<ProjectRecord>`
    with spent as materialized (
      select project, sum(fen) as fen from plans.project_spending
      where district = ${district} and plan = ${plan} and known_at <= ${knownAt} and spent_on <= ${asOf}::date
        and (withdrawn_at is null or withdrawn_at > ${knownAt}) and ${only('project')}
      group by project
    )
    select p.key, p.no, p.name, p.type, p.period, p.starts_on as "startsOn", p.ends_on as "endsOn", p.place, p.investment_wan as "investmentWan",
      p.requested_wan as "requestedWan", p.responsible_names as responsible, coalesce(spent.fen, 0) as "spentFen"
    from plans.project p
    left join spent on spent.project = p.key
    where p.district = ${district} and p.plan = ${plan} and p.known_at <= ${knownAt} and (p.ended_at is null or p.ended_at > ${knownAt}) and ${only('p.key')}
    order by p.position`.execute(tx.db)
  return rows
}

/** Stages of a plan's projects as they stood at the moment, in order; withdrawn ones last. One query. */
export async function readStages(tx: Tx, which: { plan: string; project?: string } | { id: string }): Promise<StageRecord[]> {
  const { district, knownAt, asOf } = tx
  const only =
    'id' in which
      ? sql`id = ${which.id}`
      : which.project === undefined
        ? sql`plan = ${which.plan}`
        : sql`plan = ${which.plan} and project = ${which.project}`
  const { rows } = await sql<StageRecord>`
    select id, plan, project, name, starts_on as "startsOn", ends_on as "endsOn",
      case when done_at <= ${knownAt} and done_on <= ${asOf}::date then done_on end as "doneOn",
      case when withdrawn_at <= ${knownAt} then withdrawn_reason end as "withdrawnReason"
    from plans.project_stage
    where district = ${district} and known_at <= ${knownAt} and ${only}
    order by project, (withdrawn_at <= ${knownAt}) is true, starts_on, position`.execute(tx.db)
  return rows
}

export type SpendingRecord = {
  id: string
  plan: string
  project: string
  spentOn: string
  fen: number
  note: string
  evidence: string[]
  madeName: string
  knownAt: Date
  withdrawnReason: string | null
}

/** The money spent on a project by the moment, newest first; or one spending. */
export async function readSpendings(
  tx: Tx,
  which: { plan: string; project: string } | { id: string },
): Promise<SpendingRecord[]> {
  const { district, knownAt, asOf } = tx
  const only =
    'id' in which ? sql`id = ${which.id}` : sql`plan = ${which.plan} and project = ${which.project} and spent_on <= ${asOf}::date`
  const { rows } = await sql<SpendingRecord>`
    select id, plan, project, spent_on as "spentOn", fen, note, evidence, made_name as "madeName", known_at as "knownAt",
      case when withdrawn_at <= ${knownAt} then withdrawn_reason end as "withdrawnReason"
    from plans.project_spending
    where district = ${district} and known_at <= ${knownAt} and ${only}
    order by spent_on desc, known_at desc, id desc`.execute(tx.db)
  return rows
}

/** Locks a standing project, so that those who change its stages and money come one after the other; 404 where there is none. */
export async function lockProject(tx: Tx, plan: string, project: string): Promise<void> {
  const row = await db(tx)
    .selectFrom('plans.project')
    .select('key')
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', project)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  found(row, 'project')
}

/** Locks a stage: of two who complete it at once the second waits here. */
export async function lockStage(tx: Tx, id: string) {
  const row = await db(tx)
    .selectFrom('plans.project_stage')
    .select(['plan', 'project', 'name', 'starts_on as startsOn', 'done_at as doneAt', 'withdrawn_at as withdrawnAt'])
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'stage')
}

export async function lockSpending(tx: Tx, id: string) {
  const row = await db(tx)
    .selectFrom('plans.project_spending')
    .select(['plan', 'project', 'fen', 'withdrawn_at as withdrawnAt'])
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found(row, 'spending')
}

/** What was spent on a project in all, whatever the day, without what was withdrawn: what a refund may not exceed. */
export async function totalSpent(tx: Tx, plan: string, project: string): Promise<number> {
  const row = await db(tx)
    .selectFrom('plans.project_spending')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('fen'), sql<number>`0`).as('fen'))
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('project', '=', project)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.fen
}

type Fate = 'done_on' | 'done_by' | 'done_at' | 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'
export type NewStageRow = Omit<StageTable, 'district' | Fate> & Partial<Pick<StageTable, Fate>>

/** Keeps stages; `known_at` may lie in the past, and what became of them may come with them, where they are brought in from elsewhere. */
export async function insertStages(tx: Tx, stages: readonly NewStageRow[]): Promise<void> {
  if (stages.length === 0) return
  const open = { done_on: null, done_by: null, done_at: null, withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null }
  await db(tx)
    .insertInto('plans.project_stage')
    .values(stages.map((stage) => ({ ...open, ...stage, district: tx.district })))
    .execute()
}

export type NewSpendingRow = Omit<
  SpendingTable,
  'district' | 'evidence' | 'withdrawn_at' | 'withdrawn_by' | 'withdrawn_reason'
> & { evidence: readonly string[] }

/** Keeps spendings; `known_at` may lie in the past where they are brought in from elsewhere. */
export async function insertSpendings(tx: Tx, spendings: readonly NewSpendingRow[]): Promise<void> {
  if (spendings.length === 0) return
  const open = { withdrawn_at: null, withdrawn_by: null, withdrawn_reason: null }
  await db(tx)
    .insertInto('plans.project_spending')
    .values(
      spendings.map((spending) => ({ ...spending, ...open, district: tx.district, evidence: JSON.stringify(spending.evidence) })),
    )
    .execute()
}

export async function markStageDone(tx: Tx, id: string, on: string): Promise<void> {
  await db(tx)
    .updateTable('plans.project_stage')
    .set({ done_on: on, done_by: tx.actor.id, done_at: tx.now })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}

export async function markWithdrawn(
  tx: Tx,
  table: 'plans.project_stage' | 'plans.project_spending',
  id: string,
  reason: string,
): Promise<void> {
  await db(tx)
    .updateTable(table)
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.id, withdrawn_reason: reason })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}
