import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import type { Count, Counter } from './counter.ts'
import { type CountPeriod, keptPeriods } from './periods.ts'
import { asCounter, changesBetween, fullCount, isDue, lookAt } from './refresh.ts'
import type { CounterRegistry } from './registry.ts'
import { keptFilters, lastCounts, type Place } from './table.ts'

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
  const wanted = await registry.wanted(ctx)
  for (const counter of registry.all) {
    const compared = await asCounter(ctx, undefined, async (db) => {
      const found: Reconciled[] = []
      for (const filter of new Set(['', ...(await keptFilters(db, ctx.district, counter.key)), ...wanted(counter)])) {
        for (const period of keptPeriods(counter, ctx.clock.today())) {
          await lookAt(db, ctx, period)
          found.push(await compare(db, counter, { district: ctx.district, key: counter.key, filter, ...period }))
        }
      }
      return found
    })
    results.push(...compared)
  }
  return results
}

async function compare(db: Database, counter: Counter, place: Place): Promise<Reconciled> {
  const stored = await lastCounts(db, place)
  const was = new Map(stored.map(({ street, n, missing }) => [street, { n, missing }]))
  const due = await isDue(db, counter, place, stored)
  const changes = due ? changesBetween(stored, await fullCount(db, counter, place)) : []
  return {
    key: place.key,
    filter: place.filter,
    period: { from: place.from, to: place.to },
    differences: changes.map(({ street, n, missing }) => ({ street, stored: was.get(street) ?? null, counted: { n, missing } })),
  }
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
