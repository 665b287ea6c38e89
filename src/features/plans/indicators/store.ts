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

/** What stands around an indicator: its lead departments in order, the value last declared its base, and how many reports wait for a decision. */
export type Around = {
  key: string
  leads: { id: string; name: string }[] | null
  base: { on: string; value: number | null } | null
  waiting: number | null
}

/** What stands around each indicator that has any of it, at the transaction's instant. One query. */
export async function listAround(tx: Tx, plan: string, key?: string): Promise<Around[]> {
  const { district, knownAt } = tx
  const of = (column: string) => (key === undefined ? sql`true` : sql`${sql.ref(column)} = ${key}`)
  const until = (column: string) => sql`(${sql.ref(column)} is null or ${sql.ref(column)} > ${knownAt})`
  // What waits now is one short range of the index; what waited then has mostly been decided since.
  const waits = knownAt >= tx.now ? sql`state = 'reported'` : sql`${until('decided_at')} and ${until('withdrawn_at')}`
  const { rows } = await sql<Around>`
    with lead as materialized (
      select l.key, jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by l.position) as leads
      from plans.indicator_lead l
      join plans.department d on d.district = l.district and d.id = l.department
      where l.district = ${district} and l.plan = ${plan} and l.known_at <= ${knownAt} and ${until('l.ended_at')} and ${of('l.key')}
      group by l.key
    ), base as materialized (
      select distinct on (b.key) b.key, jsonb_build_object('on', to_char(v.ends_on - 1, 'YYYY-MM-DD'), 'value', v.value) as base
      from plans.indicator_base b
      join plans.indicator_value v on v.district = b.district and v.id = b.value
      where b.district = ${district} and b.plan = ${plan} and b.known_at <= ${knownAt} and ${until('v.withdrawn_at')} and ${of('b.key')}
      order by b.key, b.known_at desc
    ), waiting as materialized (
      select key, count(*)::int as waiting
      from plans.indicator_value
      where district = ${district} and plan = ${plan} and reported_at <= ${knownAt} and ${waits} and ${of('key')}
      group by key
    )
    select key, lead.leads, base.base, waiting.waiting
    from lead full join base using (key) full join waiting using (key)`.execute(tx.db)
  return rows
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

/** Values declared the base of an indicator and not withdrawn: the day and the number; the last declared comes last. */
export async function listBases(tx: Tx, plan: string, key: string) {
  return await db(tx)
    .selectFrom('plans.indicator_base as b')
    .innerJoin('plans.indicator_value as v', (join) => join.onRef('v.district', '=', 'b.district').onRef('v.id', '=', 'b.value'))
    .select(['b.key', sql<string>`to_char(v.ends_on - 1, 'YYYY-MM-DD')`.as('on'), 'v.value'])
    .where('b.district', '=', tx.district)
    .where('b.plan', '=', plan)
    .where('b.known_at', '<=', tx.knownAt)
    .where((w) => w.or([w('v.withdrawn_at', 'is', null), w('v.withdrawn_at', '>', tx.knownAt)]))
    .where('b.key', '=', key)
    .orderBy('b.known_at')
    .execute()
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
export async function endTarget(tx: Tx, id: string, reason: string): Promise<{ plan: string; key: string } | undefined> {
  return await db(tx)
    .updateTable('plans.indicator_target')
    .set({ withdrawn_at: tx.now, withdrawn_by: tx.actor.name, withdrawn_reason: reason })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .returning(['plan', 'key'])
    .executeTakeFirst()
}
