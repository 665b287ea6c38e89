import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { contentHash } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import type { PlanPack } from '../import/pack.ts'
import { publishPack } from '../publishing/actions.ts'
import { lockForReview, obstacles } from './actions.ts'
import type { Publication } from './contract.ts'
import { defineNewIndicators } from './definitions.ts'
import { differencesOf } from './differences.ts'
import { mayReview } from './policy.ts'
import { getImportRecord, listPlanTitles, lockImport, updateImport } from './store.ts'

/** What a publication made. */
export type Published = { id: string; plan: string; version: number }

/**
 * Publishes a reviewed import as a new plan, or as the next version of one: rows keep their keys and their history. Tapped twice it answers the
 * same. 422 with the code of the first obstacle; 422 `nothing_changed` where the version before already says all of it.
 */
export async function publishImport(ctx: Context, id: string, wish: Publication): Promise<Published> {
  return await transaction(ctx, async (tx) => {
    permit(mayReview(tx.actor, tx.district))
    const done = await publishedBefore(tx, id, wish)
    if (done) return done
    const record = await lockForReview(tx, id, wish.revision)
    const [first, ...more] = await obstacles(tx, record)
    if (first) throw new Problem(422, first.code, { ...first.details, more: more.length })

    const { pack } = record
    const as = wish.plan === null ? await asNewPlan(tx, pack) : await asNextVersion(tx, pack, wish.plan)
    const hash = contentHash(JSON.stringify(pack))
    const { plan, version } = await publishPack(tx, { pack, contentHash: hash, origin: 'local', knownAt: tx.now, ...as })
    await defineNewIndicators(tx, plan)
    await updateImport(tx, id, {
      state: 'published',
      plan,
      published_version: version,
      ended_at: tx.now,
      ended_by: tx.actor.name,
    })
    await tx.audit('plans.publish_import', id, { plan, version })
    return { id, plan, version }
  })
}

// The lock comes first: of two taps the second waits, and then finds what the first has done.
async function publishedBefore(tx: Tx, id: string, wish: Publication): Promise<Published | undefined> {
  await lockImport(tx, id)
  const { state, plan, revision, published_version: version } = await getImportRecord(tx, id)
  const same = state === 'published' && revision === wish.revision && (wish.plan === null || wish.plan === plan)
  return same && plan !== null && version !== null ? { id, plan, version } : undefined
}

async function asNewPlan(tx: Tx, pack: PlanPack) {
  const plans = await listPlanTitles(tx)
  const twin = plans.find((one) => one.periodEnd === pack.periodEnd && one.title === pack.title)
  if (twin) throw new Problem(409, 'plan_is_there_already', { title: twin.title ?? '', periodEnd: twin.periodEnd, plan: twin.id })
  const periodStart = startOf(pack)
  const slug = `${periodStart}-${pack.periodEnd}`
  const taken = new Set(plans.map((one) => one.slug))
  const number = [2, 3, 4, 5, 6, 7, 8, 9].find((n) => !taken.has(`${slug}-${n}`))
  return { slug: taken.has(slug) ? `${slug}-${number}` : slug, periodStart }
}

async function asNextVersion(tx: Tx, pack: PlanPack, plan: string) {
  const known = found(
    (await listPlanTitles(tx)).find((one) => one.id === plan),
    'plan',
  )
  if ((await differencesOf(tx, plan, pack)).length === 0) throw new Problem(422, 'nothing_changed', { title: known.title ?? '' })
  return { plan, slug: known.slug, periodStart: null }
}

/** A plan begins the year after the one most of its bases are of; without bases, five years make a period. */
export function startOf(pack: Pick<PlanPack, 'periodEnd' | 'indicators'>): number {
  const end = pack.periodEnd ?? 0
  const years = pack.indicators.flatMap(({ baseYear }) => (baseYear !== null && baseYear < end ? [baseYear] : []))
  const counts = Map.groupBy(years, (year) => year)
  const [most] = [...counts].sort(([, a], [, b]) => b.length - a.length)
  return most ? most[0] + 1 : end - 4
}
