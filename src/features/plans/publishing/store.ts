import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { Directory } from './resolve.ts'
import type { PlanTable, PlanVersionTable, PrintedRow, PublishingTables } from './tables.ts'

const db = (tx: Tx) => tx.db.withTables<PublishingTables>()

/** A row a new version prints: its key, its place, its columns (JSON columns as text). */
export type Printed = { key: string; facts: Record<string, unknown> }

type PrintedTable = 'plans.indicator' | 'plans.task' | 'plans.project' | 'plans.register_item'

/** What is read alike of all four tables; a column that one lacks comes back undefined. */
type Standing = Record<PrintedTable, PrintedRow & { register: string; name?: string; title?: string }>

/** The rows of a plan that stand now, in order. `register` narrows the lists. */
export async function standingRows(tx: Tx, table: PrintedTable, plan: string, register?: string) {
  let query = tx.db
    .withTables<Standing>()
    .selectFrom(table)
    .selectAll()
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('ended_at', 'is', null)
  if (register) query = query.where('register', '=', register)
  return await query.orderBy('position').execute()
}

/** The rows of a plan that no longer stand, each as it was last printed. */
export async function struckRows(tx: Tx, table: PrintedTable, plan: string, register?: string) {
  let query = tx.db
    .withTables<Standing>()
    .selectFrom(table)
    .selectAll()
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
  if (register) query = query.where('register', '=', register)
  const latest = new Map((await query.orderBy('version').execute()).map((row) => [row.key, row]))
  return [...latest.values()].filter((row) => row.ended_at !== null)
}

/**
 * Makes the standing rows what the new version prints: unchanged rows go on, changed ones are superseded, missing ones are struck with the
 * reason that version no longer has them. Nothing is deleted.
 */
export async function supersede(
  tx: Tx,
  table: PrintedTable,
  at: { plan: string; version: number; knownAt: Date; register?: string },
  printed: Printed[],
): Promise<void> {
  const standing = new Map((await standingRows(tx, table, at.plan, at.register)).map((row) => [row.key, row]))
  const tables = tx.db.withTables<Standing>()
  const fresh = printed.flatMap(({ key, facts }, position) => {
    const before = standing.get(key)
    return before && sameFacts(before, { ...facts, position }) ? [] : [{ key, position, ...facts }]
  })
  const kept = new Set(printed.map((row) => row.key))
  const superseded = fresh.map((row) => row.key).filter((key) => standing.has(key))
  const struck = [...standing.keys()].filter((key) => !kept.has(key))
  for (const [keys, reason] of [
    [superseded, null],
    [struck, `第${at.version}版不再列入`],
  ] as const) {
    if (keys.length === 0) continue
    let ending = tables
      .updateTable(table)
      .set({ ended_at: at.knownAt, withdrawn_reason: reason })
      .where('district', '=', tx.district)
      .where('plan', '=', at.plan)
      .where('ended_at', 'is', null)
      .where('key', 'in', keys)
    if (at.register) ending = ending.where('register', '=', at.register)
    await ending.execute()
  }
  if (fresh.length === 0) return
  const common = {
    district: tx.district,
    plan: at.plan,
    version: at.version,
    known_at: at.knownAt,
    ended_at: null,
    withdrawn_reason: null,
  }
  await tables
    .insertInto(table)
    .values(fresh.map((row) => ({ ...row, ...common, ...(at.register ? { register: at.register } : {}) })) as never)
    .execute()
}

/** Departments by every name they are known under; of a group, the street offices it stands for. */
export async function readDirectory(tx: Tx): Promise<Directory> {
  const departments = await db(tx)
    .selectFrom('plans.department')
    .select(['id', 'name', 'members'])
    .where('district', '=', tx.district)
    .where('withdrawn_at', 'is', null)
    .orderBy('position')
    .execute()
  const aliases = await db(tx)
    .selectFrom('plans.department_alias')
    .select(['alias', 'department'])
    .where('district', '=', tx.district)
    .execute()
  const byId = new Map(departments.map((d) => [d.id, d]))
  const meaning = (d: (typeof departments)[number]) => ({ id: d.id, members: d.members as unknown as string[] | null })
  const byName = new Map(departments.map((d) => [d.name, meaning(d)]))
  for (const { alias, department } of aliases) {
    const target = byId.get(department)
    if (target && !byName.has(alias)) byName.set(alias, meaning(target))
  }
  return { byName }
}

export type NewDepartmentRow = {
  id: string
  name: string
  english: string | null
  kind: string
  area: string | null
  members: string[] | null
  aliases: string[]
}

/** Adds the departments that are missing and the aliases that are new; what an officer changed stays. */
export async function addDepartments(
  tx: Tx,
  departments: NewDepartmentRow[],
  by: { knownAt: Date; setBy: string },
): Promise<void> {
  if (departments.length === 0) return
  await db(tx)
    .insertInto('plans.department')
    .values(
      departments.map(({ aliases: _, members, ...row }, position) => ({
        ...row,
        district: tx.district,
        members: members && JSON.stringify(members),
        position,
        withdrawn_at: null,
        withdrawn_reason: null,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute()
  const aliases = departments.flatMap(({ id, aliases }) =>
    aliases.map((alias) => ({ district: tx.district, alias, department: id, known_at: by.knownAt, set_by: by.setBy })),
  )
  if (aliases.length > 0)
    await db(tx)
      .insertInto('plans.department_alias')
      .values(aliases)
      .onConflict((c) => c.doNothing())
      .execute()
}

/** The plan with this slug, locked, or nothing. */
export async function lockPlan(tx: Tx, by: { slug: string } | { id: string }): Promise<PlanTable | undefined> {
  let query = db(tx).selectFrom('plans.plan').selectAll().where('district', '=', tx.district)
  query = 'slug' in by ? query.where('slug', '=', by.slug) : query.where('id', '=', by.id)
  return await query.forUpdate().executeTakeFirst()
}

export async function insertPlan(tx: Tx, plan: Omit<PlanTable, 'district' | 'id'>): Promise<string> {
  const id = newId()
  await db(tx)
    .insertInto('plans.plan')
    .values({ district: tx.district, id, ...plan })
    .execute()
  return id
}

export async function versionsOf(tx: Tx, plan: string) {
  return await db(tx)
    .selectFrom('plans.plan_version')
    .select(['version', 'origin', 'content_hash as contentHash'])
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .orderBy('version', 'desc')
    .execute()
}

export async function insertVersion(
  tx: Tx,
  version: Omit<PlanVersionTable, 'district' | 'pack' | 'published_by'> & { pack: unknown },
): Promise<void> {
  await db(tx)
    .insertInto('plans.plan_version')
    .values({ ...version, district: tx.district, pack: JSON.stringify(version.pack), published_by: tx.actor.name })
    .execute()
}

/** Brings the printed leads or duties up to date: new ones are added, missing ones ended. A person's assignment (`assigned`) stays as it is. */
export async function supersedeLeads(
  tx: Tx,
  plan: string,
  wanted: { key: string; department: string; position: number }[],
  knownAt: Date,
): Promise<void> {
  const standing = await db(tx)
    .selectFrom('plans.indicator_lead')
    .select(['key', 'department', 'assigned'])
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('ended_at', 'is', null)
    .execute()
  const assigned = new Set(standing.filter((row) => row.assigned).map((row) => row.key))
  const keep = new Set(wanted.map((row) => `${row.key} ${row.department}`))
  for (const row of standing.filter((row) => !row.assigned && !keep.has(`${row.key} ${row.department}`))) {
    await db(tx)
      .updateTable('plans.indicator_lead')
      .set({ ended_at: knownAt })
      .where('district', '=', tx.district)
      .where('plan', '=', plan)
      .where('key', '=', row.key)
      .where('department', '=', row.department)
      .where('ended_at', 'is', null)
      .execute()
  }
  const have = new Set(standing.map((row) => `${row.key} ${row.department}`))
  const fresh = wanted.filter((row) => !assigned.has(row.key) && !have.has(`${row.key} ${row.department}`))
  if (fresh.length === 0) return
  await db(tx)
    .insertInto('plans.indicator_lead')
    .values(
      fresh.map((row) => ({
        ...row,
        district: tx.district,
        plan,
        assigned: false,
        known_at: knownAt,
        set_by: tx.actor.name,
        ended_at: null,
      })),
    )
    .execute()
}

/** The same for the duties of tasks. */
export async function supersedeDuties(
  tx: Tx,
  plan: string,
  wanted: { task: string; department: string; role: 'lead' | 'support' | 'implement'; position: number }[],
  knownAt: Date,
): Promise<void> {
  const standing = await db(tx)
    .selectFrom('plans.task_duty')
    .select(['task', 'department', 'role', 'assigned'])
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .where('ended_at', 'is', null)
    .execute()
  const name = (row: { task: string; department: string; role: string }) => `${row.task} ${row.department} ${row.role}`
  const assigned = new Set(standing.filter((row) => row.assigned).map((row) => row.task))
  const keep = new Set(wanted.map(name))
  for (const row of standing.filter((row) => !row.assigned && !keep.has(name(row)))) {
    await db(tx)
      .updateTable('plans.task_duty')
      .set({ ended_at: knownAt })
      .where('district', '=', tx.district)
      .where('plan', '=', plan)
      .where('task', '=', row.task)
      .where('department', '=', row.department)
      .where('ended_at', 'is', null)
      .execute()
  }
  const have = new Set(standing.map(name))
  const fresh = wanted.filter((row) => !assigned.has(row.task) && !have.has(name(row)))
  if (fresh.length === 0) return
  await db(tx)
    .insertInto('plans.task_duty')
    .values(
      fresh.map((row) => ({ ...row, district: tx.district, plan, known_at: knownAt, set_by: tx.actor.name, ended_at: null })),
    )
    .execute()
}

/** Adds a definition as the next version unless the newest of the same origin says the same, or an officer has set one (files never overwrite). */
export async function addDefinitions(
  tx: Tx,
  plan: string,
  wanted: { key: string; kind: string; settings: unknown; unsure: string | null; contentHash: string }[],
  knownAt: Date,
): Promise<void> {
  const newest = await db(tx)
    .selectFrom('plans.indicator_definition')
    .distinctOn('key')
    .select(['key', 'version', 'origin', 'content_hash as contentHash'])
    .where('district', '=', tx.district)
    .where('plan', '=', plan)
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
  const have = new Map(newest.map((row) => [row.key, row]))
  const fresh = wanted.filter(({ key, contentHash }) => {
    const before = have.get(key)
    return !before || (before.origin === 'file' && before.contentHash !== contentHash)
  })
  if (fresh.length === 0) return
  await db(tx)
    .insertInto('plans.indicator_definition')
    .values(
      fresh.map((row) => ({
        district: tx.district,
        plan,
        key: row.key,
        version: (have.get(row.key)?.version ?? 0) + 1,
        kind: row.kind,
        settings: JSON.stringify(row.settings),
        unsure: row.unsure,
        origin: 'file' as const,
        content_hash: row.contentHash,
        known_at: knownAt,
        set_by: tx.actor.name,
      })),
    )
    .execute()
}

function sameFacts(before: Record<string, unknown>, facts: Record<string, unknown>): boolean {
  return Object.entries(facts).every(([column, value]) => {
    const old = before[column]
    return typeof old === 'object' && old !== null ? JSON.stringify(old) === value : (old ?? null) === (value ?? null)
  })
}
