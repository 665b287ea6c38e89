import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import type { Count, Counter } from './counter.ts'
import { type CountPeriod, keptPeriods } from './periods.ts'
import { type Asked, asCounter, changesBetween, filtersOf, fullCounts, isDue, lookAt } from './refresh.ts'
import { type CounterRegistry, familiesOf } from './registry.ts'
import { lastCounts } from './table.ts'

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
      for (const period of keptPeriods(first, ctx.clock.today())) {
        await lookAt(db, ctx, period)
        const places = asked.map(({ counter, filter }) => ({
          counter,
          place: { district: ctx.district, key: counter.key, filter, ...period },
        }))
        found.push(...(await compare(db, places)))
      }
      return found
    })
    results.push(...compared)
  }
  return results
}

async function compare(db: Database, asked: readonly Asked[]): Promise<Reconciled[]> {
  const found: (Asked & { stored: Count[] })[] = []
  for (const one of asked) found.push({ ...one, stored: await lastCounts(db, one.place) })
  const due: typeof found = []
  for (const one of found) if (await isDue(db, one.counter, one.place, one.stored)) due.push(one)
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
