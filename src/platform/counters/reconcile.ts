import type { Context } from '../context.ts'
import type { Count, Counter } from './counter.ts'
import { type CountPeriod, keptPeriods } from './periods.ts'
import { asCounter, changesBetween, fullCount } from './refresh.ts'
import type { CounterRegistry } from './registry.ts'
import { keptFilters, lastCounts } from './table.ts'

/** One stored number compared with a full count: the same, or where it differs. `stored` null: never counted. */
export type Reconciled = {
  key: string
  filter: string
  period: CountPeriod
  differences: { street: string; stored: Omit<Count, 'street'> | null; counted: Omit<Count, 'street'> }[]
}

/** Counts everything of the context's district that is kept and compares it with what is stored. Changes nothing. */
export async function reconcile(ctx: Context, registry: CounterRegistry): Promise<Reconciled[]> {
  const results: Reconciled[] = []
  for (const counter of registry.all) {
    const filters = await asCounter(ctx, undefined, (db) => keptFilters(db, ctx.district, counter.key))
    for (const filter of new Set(['', ...filters])) {
      for (const period of keptPeriods(counter, ctx.clock.today())) results.push(await compare(ctx, counter, filter, period))
    }
  }
  return results
}

async function compare(ctx: Context, counter: Counter, filter: string, period: CountPeriod): Promise<Reconciled> {
  return await asCounter(ctx, period, async (db) => {
    const place = { district: ctx.district, key: counter.key, filter, ...period }
    const stored = await lastCounts(db, place)
    const changes = changesBetween(stored, await fullCount(db, counter, place))
    const was = (street: string) => stored.find((count) => count.street === street)
    return {
      key: counter.key,
      filter,
      period,
      differences: changes.map(({ street, n, missing }) => {
        const before = was(street)
        return { street, stored: before ? { n: before.n, missing: before.missing } : null, counted: { n, missing } }
      }),
    }
  })
}

/** The differences as lines for a terminal, and how many numbers differ. */
export function reportOf(district: string, results: Reconciled[]): { lines: string[]; failed: number } {
  const wrong = results.filter((result) => result.differences.length > 0)
  const said = (count: Omit<Count, 'street'> | null) => (count ? `${count.n} (missing ${count.missing})` : 'nothing')
  const lines = wrong.flatMap(({ key, filter, period, differences }) =>
    differences.map(
      ({ street, stored, counted }) =>
        `${district} ${key}${filter && `?${filter}`} [${period.from}, ${period.to}) street '${street}': stored ${said(stored)}, counted ${said(counted)}`,
    ),
  )
  return { lines, failed: wrong.length }
}
