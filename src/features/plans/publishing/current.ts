import { sql } from 'kysely'
import { dayOf, plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import type { PublishingTables } from './tables.ts'

/** A plan as it stood at an instant; its period in years, both included. */
export type PlanRecord = {
  id: string
  slug: string
  title: string
  docNumber: string | null
  issuer: string | null
  issuedOn: string | null
  periodStart: number | null
  periodEnd: number
  version: number
}

/**
 * The plan asked for, or the district's current one: among those published by the transaction's `knownAt`, the one whose period holds the
 * day, else the one that ended last. 404 where the district has none.
 */
export async function currentPlan(tx: Tx, plan?: string): Promise<PlanRecord> {
  const plans = await listPlans(tx)
  if (plan)
    return found(
      plans.find((candidate) => candidate.id === plan),
      'plan',
    )
  const year = Number(tx.asOf.slice(0, 4))
  const holding = plans.find((candidate) => (candidate.periodStart ?? 0) <= year && year <= candidate.periodEnd)
  return found(holding ?? plans[0], 'plan')
}

/** The district's current plan, or nothing where it has none yet. */
export async function planOrNone(tx: Tx): Promise<PlanRecord | undefined> {
  return await currentPlan(tx).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return undefined
    throw error
  })
}

/** Every plan of the district with its latest version known by then; the one that ends last first. */
export async function listPlans(tx: Tx): Promise<PlanRecord[]> {
  const rows = await tx.db
    .withTables<PublishingTables>()
    .selectFrom('plans.plan as p')
    .innerJoin('plans.plan_version as v', (join) => join.onRef('v.district', '=', 'p.district').onRef('v.plan', '=', 'p.id'))
    .distinctOn('p.id')
    .select([
      'p.id',
      'p.slug',
      'v.title',
      'v.doc_number as docNumber',
      'v.issuer',
      'v.issued_on as issuedOn',
      'p.period_start as periodStart',
      'v.period_end as periodEnd',
      'v.version',
    ])
    .where('p.district', '=', tx.district)
    .where('v.district', '=', tx.district)
    .where('v.published_at', '<=', tx.knownAt)
    .orderBy('p.id')
    .orderBy('v.version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, title: row.title ?? '“一老一小”整体解决方案' })).sort((a, b) => b.periodEnd - a.periodEnd)
}

/**
 * An indicator that an earlier version of the plan printed and a later one, known by then, no longer does: which version dropped it, when, and the
 * last day whose board shows it (null where it stood less than a day).
 */
export async function findStruckIndicator(
  tx: Tx,
  plan: string,
  key: string,
): Promise<{ name: string; version: number; on: string; last: string | null } | undefined> {
  const { rows } = await sql<{ name: string; knownAt: Date; endedAt: Date; version: number }>`
    select i.name, i.known_at as "knownAt", i.ended_at as "endedAt",
      (select max(v.version) from plans.plan_version v
        where v.district = ${tx.district} and v.plan = ${plan} and v.published_at <= i.ended_at) as version
    from plans.indicator i
    where i.district = ${tx.district} and i.plan = ${plan} and i.key = ${key} and i.ended_at <= ${tx.knownAt}
    order by i.ended_at desc limit 1`.execute(tx.db)
  const [row] = rows
  if (!row) return undefined
  const on = dayOf(row.endedAt)
  const last = plusDays(on, -1)
  return { name: row.name, version: row.version, on, last: dayOf(row.knownAt) <= last ? last : null }
}

/** How much a plan prints, as known at the transaction's instant. */
export async function countPrinted(tx: Tx, plan: string): Promise<{ indicators: number; tasks: number; projects: number }> {
  const standing = (table: string) => sql<number>`(select count(*)::int from ${sql.table(table)}
    where district = ${tx.district} and plan = ${plan} and known_at <= ${tx.knownAt} and (ended_at is null or ended_at > ${tx.knownAt}))`
  const { rows } = await sql<{ indicators: number; tasks: number; projects: number }>`
    select ${standing('plans.indicator')} as indicators, ${standing('plans.task')} as tasks, ${standing('plans.project')} as projects`.execute(
    tx.db,
  )
  return rows[0] as { indicators: number; tasks: number; projects: number }
}
