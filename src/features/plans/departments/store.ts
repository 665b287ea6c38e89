import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { PublishingTables } from '../publishing/tables.ts'

const db = (tx: Tx) => tx.db.withTables<PublishingTables>()

/** The district's departments with their other names and how much each has to do under the plan; one query. */
export async function listDepartmentRows(tx: Tx, plan: string | null) {
  const { rows } = await sql<{
    id: string
    name: string
    kind: 'department' | 'streets' | 'street' | 'company' | 'other'
    area: string | null
    withdrawn: boolean
    aliases: string[]
    tasks: number
    indicators: number
  }>`
    select d.id, d.name, d.kind, d.area, coalesce(d.withdrawn_at <= ${tx.knownAt}, false) as withdrawn,
      array(select a.alias from plans.department_alias a where a.district = d.district and a.department = d.id order by a.alias) as aliases,
      (select count(*)::int from plans.task_duty t where t.district = d.district and t.plan = ${plan}::uuid and t.department = d.id and t.known_at <= ${tx.knownAt} and (t.ended_at is null or t.ended_at > ${tx.knownAt})) as tasks,
      (select count(*)::int from plans.indicator_lead l where l.district = d.district and l.plan = ${plan}::uuid and l.department = d.id and l.known_at <= ${tx.knownAt} and (l.ended_at is null or l.ended_at > ${tx.knownAt})) as indicators
    from plans.department d where d.district = ${tx.district} order by d.kind = 'street', d.position`.execute(tx.db)
  return rows
}

/** The ids of departments by the names documents print them under, other names too. A name that nobody knows is left out. */
export async function departmentIds(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; id: string }>`
    select a.alias as name, a.department as id from plans.department_alias a where a.district = ${tx.district} and a.alias = any(${[...names]}::text[])
    union all
    select d.name, d.id from plans.department d where d.district = ${tx.district} and d.name = any(${[...names]}::text[])`.execute(
    tx.db,
  )
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** Every name under which documents print the district's departments. */
export async function departmentNames(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select d.name from plans.department d where d.district = ${tx.district}
    union select a.alias from plans.department_alias a where a.district = ${tx.district} order by 1`.execute(tx.db)
  return rows.map(({ name }) => name)
}

/** The departments' names in English by id, as far as the district gave any. */
export async function departmentsInEnglish(tx: Tx): Promise<Map<string, string>> {
  const rows = await db(tx)
    .selectFrom('plans.department')
    .select(['id', 'english'])
    .where('district', '=', tx.district)
    .where('english', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, english }) => [id, english ?? id]))
}

export async function insertDepartment(tx: Tx, row: { id: string; name: string; kind: string }): Promise<void> {
  const last = await db(tx)
    .selectFrom('plans.department')
    .select((eb) => eb.fn.max<number>('position').as('last'))
    .where('district', '=', tx.district)
    .executeTakeFirst()
  await db(tx)
    .insertInto('plans.department')
    .values({
      district: tx.district,
      ...row,
      english: null,
      area: null,
      members: null,
      position: (last?.last ?? 0) + 1,
      withdrawn_at: null,
      withdrawn_reason: null,
    })
    .execute()
}

/** One department, locked. */
export async function lockDepartment(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('plans.department')
    .selectAll()
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Remembers a printed name: from now on it means this department. */
export async function saveAlias(tx: Tx, alias: string, department: string): Promise<void> {
  const row = { department, known_at: tx.now, set_by: tx.actor.name }
  await db(tx)
    .insertInto('plans.department_alias')
    .values({ district: tx.district, alias, ...row })
    .onConflict((c) => c.columns(['district', 'alias']).doUpdateSet(row))
    .execute()
}

export async function endDepartment(tx: Tx, id: string, reason: string): Promise<void> {
  await db(tx)
    .updateTable('plans.department')
    .set({ withdrawn_at: tx.now, withdrawn_reason: reason })
    .where('district', '=', tx.district)
    .where('id', '=', id)
    .execute()
}
