import { sql } from 'kysely'
import { plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { IndicatorSetting } from '../settings.ts'
import type { IndicatorTables, TargetTable, ValueTable } from './tables.ts'

const db = (tx: Tx) => tx.db.withTables<IndicatorTables>()

/** An indicator as the plan's version of the day prints it, and how the district reads it. */
export type PrintedRecord = Awaited<ReturnType<typeof listPrinted>>[number]

/** The plan's indicators in order, as known at the transaction's instant, with the reading in force (the first one also answers for earlier days). */
export async function listPrinted(tx: Tx, plan: string, key?: string) {
  let query = db(tx)
    .selectFrom('plans.indicator as i')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('plans.indicator_definition as d')
          .select(['d.kind', 'd.settings', 'd.unsure'])
          .whereRef('d.district', '=', 'i.district')
          .whereRef('d.plan', '=', 'i.plan')
          .whereRef('d.key', '=', 'i.key')
          .where((w) => w.or([w('d.known_at', '<=', tx.knownAt), w('d.version', '=', 1)]))
          .orderBy('d.version', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select([
      'i.key',
      'i.no',
      'i.domain',
      'i.category',
      'i.name',
      'i.unit',
      'i.base_year as baseYear',
      'i.base',
      'i.base_value as baseValue',
      'i.target_year as targetYear',
      'i.target',
      'i.target_op as targetOp',
      'i.target_value as targetValue',
      'i.target_max as targetMax',
      'i.nature',
      'd.kind',
      'd.settings',
      'd.unsure',
    ])
    .where('i.district', '=', tx.district)
    .where('i.plan', '=', plan)
    .where('i.known_at', '<=', tx.knownAt)
    .where((w) => w.or([w('i.ended_at', 'is', null), w('i.ended_at', '>', tx.knownAt)]))
  if (key) query = query.where('i.key', '=', key)
  const rows = await query.orderBy('i.position').execute()
  return rows.map((row) => ({ ...row, settings: (row.settings as unknown as IndicatorSetting | null) ?? null }))
}

/** The lead departments of each indicator at the transaction's instant, in order. */
export async function listLeads(tx: Tx, plan: string, key?: string) {
  let query = db(tx)
    .selectFrom('plans.indicator_lead as l')
    .innerJoin('plans.department as d', (join) => join.onRef('d.district', '=', 'l.district').onRef('d.id', '=', 'l.department'))
    .select(['l.key', 'd.id', 'd.name', 'l.assigned'])
    .where('l.district', '=', tx.district)
    .where('l.plan', '=', plan)
    .where('l.known_at', '<=', tx.knownAt)
    .where((w) => w.or([w('l.ended_at', 'is', null), w('l.ended_at', '>', tx.knownAt)]))
  if (key) query = query.where('l.key', '=', key)
  return await query.orderBy('l.key').orderBy('l.position').execute()
}

/** Targets handed down and in force on the day, as known then; the latest of each indicator first. */
export async function listTargets(tx: Tx, plan: string, key?: string): Promise<TargetTable[]> {
  let query = db(tx)
    .selectFrom('plans.indicator_target')
    .selectAll()
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('known_at', '<=', tx.knownAt)
    .where((w) => w.or([w('withdrawn_at', 'is', null), w('withdrawn_at', '>', tx.knownAt)]))
  if (key) query = query.where('key', '=', key)
  return await query.orderBy('key').orderBy('valid_from', 'desc').orderBy('known_at', 'desc').execute()
}

/** The last `limit` approved points of each indicator up to the day, as known then; newest first. One index range per indicator. */
export async function listPoints(tx: Tx, plan: string, limit: number, key?: string) {
  const { rows } = await sql<{ key: string; on: string; value: number | null; verdict: 'met' | 'not_met' | null }>`
    select k.key, to_char(v.ends_on - 1, 'YYYY-MM-DD') as on, v.value, v.verdict
    from (select distinct key from plans.indicator where district = ${tx.district} and plan = ${plan} ${key ? sql`and key = ${key}` : sql``}) k
    cross join lateral (
      select distinct on (ends_on) ends_on, value, verdict
      from plans.indicator_value
      where district = ${tx.district} and plan = ${plan} and key = k.key
        and state in ('approved', 'withdrawn') and decided_at <= ${tx.knownAt}
        and (withdrawn_at is null or withdrawn_at > ${tx.knownAt})
        and ends_on <= ${plusDays(tx.asOf, 1)}
      order by ends_on desc, decided_at desc
      limit ${limit}
    ) v`.execute(tx.db)
  return rows
}

/** Values declared as bases and not withdrawn: the day and the number; the last declared of an indicator comes last. */
export async function listBases(tx: Tx, plan: string, key?: string) {
  let query = db(tx)
    .selectFrom('plans.indicator_base as b')
    .innerJoin('plans.indicator_value as v', (join) => join.onRef('v.district', '=', 'b.district').onRef('v.id', '=', 'b.value'))
    .select(['b.key', sql<string>`to_char(v.ends_on - 1, 'YYYY-MM-DD')`.as('on'), 'v.value'])
    .where('b.district', '=', tx.district)
    .where('b.plan', '=', plan)
    .where('b.known_at', '<=', tx.knownAt)
    .where((w) => w.or([w('v.withdrawn_at', 'is', null), w('v.withdrawn_at', '>', tx.knownAt)]))
  if (key) query = query.where('b.key', '=', key)
  return await query.orderBy('b.known_at').execute()
}

/** How many reports of each indicator wait for a decision at the transaction's instant. */
export async function countWaiting(tx: Tx, plan: string, key?: string) {
  let query = db(tx)
    .selectFrom('plans.indicator_value')
    .select((eb) => ['key', eb.fn.countAll<number>().as('waiting')])
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('reported_at', '<=', tx.knownAt)
  // What waits now is one short range of the index; what waited then has mostly been decided since.
  if (tx.knownAt >= tx.now) query = query.where('state', '=', 'reported')
  else
    query = query
      .where((w) => w.or([w('decided_at', 'is', null), w('decided_at', '>', tx.knownAt)]))
      .where((w) => w.or([w('withdrawn_at', 'is', null), w('withdrawn_at', '>', tx.knownAt)]))
  if (key) query = query.where('key', '=', key)
  return await query.groupBy('key').execute()
}

/** Every value of an indicator known by then, newest day first. */
export async function listValues(tx: Tx, plan: string, key: string): Promise<ValueTable[]> {
  return await db(tx)
    .selectFrom('plans.indicator_value')
    .selectAll()
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', key)
    .where('reported_at', '<=', tx.knownAt)
    .orderBy('ends_on', 'desc')
    .orderBy('reported_at', 'desc')
    .limit(500)
    .execute()
}

/** Reports of the district that wait for a decision, oldest first. */
export async function listWaiting(tx: Tx) {
  return await db(tx)
    .selectFrom('plans.indicator_value as v')
    .innerJoin('plans.indicator as i', (join) =>
      join.onRef('i.district', '=', 'v.district').onRef('i.plan', '=', 'v.plan').onRef('i.key', '=', 'v.key'),
    )
    .select([
      'v.id',
      'v.plan',
      'v.key',
      'v.reported_by as reportedBy',
      'v.reported_name as reportedName',
      'v.reported_at as reportedAt',
      'i.name',
    ])
    .where('v.district', '=', tx.district)
    .where('v.state', '=', 'reported')
    .where('i.ended_at', 'is', null)
    .orderBy('v.reported_at')
    .execute()
}

/** One value, locked: rivals who decide it wait here. */
export async function lockValue(tx: Tx, id: string): Promise<ValueTable | undefined> {
  return await db(tx)
    .selectFrom('plans.indicator_value')
    .selectAll()
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function insertValue(tx: Tx, value: Omit<ValueTable, 'district'>): Promise<void> {
  await db(tx)
    .insertInto('plans.indicator_value')
    .values({ district: tx.district, ...value })
    .execute()
}

export async function updateValue(tx: Tx, id: string, change: Partial<ValueTable>): Promise<void> {
  await db(tx).updateTable('plans.indicator_value').set(change).where('district', '=', tx.district).where('id', '=', id).execute()
}

export async function insertBase(tx: Tx, base: Omit<BaseRow, 'district'>): Promise<void> {
  await db(tx)
    .insertInto('plans.indicator_base')
    .values({ district: tx.district, ...base })
    .execute()
}
type BaseRow = IndicatorTables['plans.indicator_base']

export async function insertTarget(tx: Tx, target: Omit<TargetTable, 'district'>): Promise<void> {
  await db(tx)
    .insertInto('plans.indicator_target')
    .values({ district: tx.district, ...target })
    .execute()
}

/** Ends the standing leads of an indicator and puts the assigned ones in their place; nothing is deleted. */
export async function replaceLeads(tx: Tx, plan: string, key: string, departments: string[]): Promise<void> {
  await db(tx)
    .updateTable('plans.indicator_lead')
    .set({ ended_at: tx.now })
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .execute()
  await db(tx)
    .insertInto('plans.indicator_lead')
    .values(
      departments.map((department, position) => ({
        ...{ district: tx.district, plan, key, department, position },
        ...{ assigned: true, known_at: tx.now, set_by: tx.actor.name, ended_at: null },
      })),
    )
    .execute()
}

/** The versions of an indicator's definition, newest first. */
export async function listDefinitions(tx: Tx, plan: string, key: string) {
  return await db(tx)
    .selectFrom('plans.indicator_definition')
    .selectAll()
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', key)
    .where((w) => w.or([w('known_at', '<=', tx.knownAt), w('version', '=', 1)]))
    .orderBy('version', 'desc')
    .execute()
}

export async function insertDefinition(
  tx: Tx,
  row: Omit<IndicatorTables['plans.indicator_definition'], 'district'>,
): Promise<void> {
  await db(tx)
    .insertInto('plans.indicator_definition')
    .values({ district: tx.district, ...row })
    .execute()
}

/** The tasks that say they move an indicator. */
export async function listLinkedTasks(tx: Tx, plan: string, key: string) {
  const { rows } = await sql<{ key: string; no: string | null; title: string }>`
    select t.key, t.no, t.title from plans.task_link l
    join plans.task t on t.district = l.district and t.plan = l.plan and t.key = l.task and t.known_at <= ${tx.knownAt} and (t.ended_at is null or t.ended_at > ${tx.knownAt})
    where l.district = ${tx.district} and l.plan = ${plan} and l.indicator = ${key}
      and l.known_at <= ${tx.knownAt} and (l.ended_at is null or l.ended_at > ${tx.knownAt})
    order by t.position`.execute(tx.db)
  return rows
}

/** Locks an indicator's standing row: rivals who change its leads, targets or base wait here. 404 where it does not stand. */
export async function lockIndicator(tx: Tx, plan: string, key: string): Promise<void> {
  const row = await db(tx)
    .selectFrom('plans.indicator')
    .select('key')
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  found(row, 'indicator')
}

/** Withdraws a target that was handed down by mistake; the one before it holds again. */
export async function endTarget(tx: Tx, id: string, reason: string): Promise<{ key: string } | undefined> {
  return await db(tx)
    .updateTable('plans.indicator_target')
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.name, withdrawn_reason: reason })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning('key')
    .executeTakeFirst()
}
