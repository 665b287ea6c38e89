import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import type { Count, Counter } from './counter.ts'
import { type CountPeriod, keptPeriods } from './periods.ts'
import { type Asked, asCounter, begunAmong, changesBetween, filtersOf, fullCounts, isDue, lookAt } from './refresh.ts'
import { type CounterRegistry, familiesOf } from './registry.ts'
import { lastCountsOf, placeKey } from './table.ts'

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
  for (const family of familiesOf(registry.all)) {
    const [first] = family as [Counter]
    const compared = await asCounter(ctx, undefined, async (db) => {
      const found: Reconciled[] = []
      const asked = await filtersOf(db, ctx.district, family, wanted)
      const periods = keptPeriods(first, ctx.clock.today())
      const references = asked.map(({ counter, filter }) => ({ key: counter.key, filter }))
      const stored = await lastCountsOf(db, ctx.district, references, periods)
      const begun = await begunAmong(db, ctx, { asked, stored, periods })
      for (const period of periods) {
        if (begun.length > 0) await lookAt(db, ctx, period)
        const places = asked.map((one) => ({
          counter: one.counter,
          place: { district: ctx.district, key: one.counter.key, filter: one.filter, ...period },
          begun: begun.includes(one),
        }))
        found.push(...(await compare(db, places, stored)))
      }
      return found
    })
    results.push(...compared)
  }
  return results
}

/** `begun` says of each whether there is anything to count in any period. */
async function compare(
  db: Database,
  asked: readonly (Asked & { begun: boolean })[],
  last: ReadonlyMap<string, Count[]>,
): Promise<Reconciled[]> {
  const found = asked.map((one) => ({ ...one, stored: last.get(placeKey(one.place)) ?? [] }))
  const due: typeof found = []
  for (const one of found) if (one.begun && (await isDue(db, one.counter, one.place, one.stored))) due.push(one)
  const counted = await fullCounts(db, due)
  return found.map((one): Reconciled => {
    const { place, stored } = one
    const was = new Map(stored.map(({ street, n, missing }) => [street, { n, missing }]))
    const changes = due.includes(one) ? changesBetween(stored, counted[due.indexOf(one)] ?? []) : []
    return {
      ...{ key: place.key, filter: place.filter, period: { from: place.from, to: place.to } },
      differences: changes.map(({ street, n, missing }) => ({
        street,
        stored: was.get(street) ?? null,
        counted: { n, missing },
      })),
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
