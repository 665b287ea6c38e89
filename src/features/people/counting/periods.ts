import type { Count, CountPeriodsTogether, PeriodCounts } from '../../../platform/counters/counter.ts'
import type { Database } from '../../../platform/database/connect.ts'
import { countClasses, dayOf, type PeopleClass, thresholdsOf } from './classes.ts'
import { classesOf, standingForOthers } from './classes-store.ts'
import { anybody, anyFact, countPeople, type PeopleQuestion } from './store.ts'

/** Counts many numbers of people on many days: one pass over each base, and one for each fact that is asked of it. */
export async function countOnDays(
  db: Database,
  district: string,
  asked: readonly (PeopleQuestion & { begins: string | undefined })[],
  periods: Parameters<CountPeriodsTogether>[3],
): Promise<PeriodCounts[][]> {
  const days = [...new Set(periods.map(dayOf))].sort()
  const begun = await Promise.all(
    asked.map(({ begins }) => (begins === undefined ? anybody(db, district) : anyFact(db, district, begins))),
  )
  const counted: PeriodCounts[][] = asked.map((_, at) => periods.map(() => ({ begun: begun[at] as boolean, counts: [] })))
  const standing = await standingForOthers(db, district)
  for (const base of ['residence', 'registered'] as const) {
    const places = asked.flatMap((one, at) => (one.base === base && begun[at] ? [at] : []))
    if (places.length === 0) continue
    const whos = places.map((at) => (asked[at] as PeopleQuestion).who)
    const thresholds = thresholdsOf(whos, days)
    const classes = new Map<string | undefined, PeopleClass[]>()
    for (const fact of new Set([undefined, ...whos.map(({ fact }) => fact)]))
      classes.set(fact, await classesOf(db, { district, base, days, thresholds, standing }, fact))
    const all = classes.get(undefined) ?? []
    for (const [period, { to }] of periods.entries()) {
      const day = dayOf({ to })
      const merged = standing.length > 0 ? await countPeople(db, { district, to }, base, whos, standing) : []
      for (const [index, at] of places.entries()) {
        const who = whos[index] as PeopleQuestion['who']
        const counts = countClasses(who, { day, index: days.indexOf(day), thresholds }, { of: classes.get(who.fact) ?? [], all })
        ;((counted[at] as PeriodCounts[])[period] as PeriodCounts).counts = sumOf(counts, merged[index] ?? [])
      }
    }
  }
  return counted
}

function sumOf(one: readonly Count[], other: readonly Count[]): Count[] {
  const counts = new Map(one.map((count) => [count.street, { ...count }]))
  for (const { street, n, missing } of other) {
    const count = counts.get(street) ?? { street, n: 0, missing: 0 }
    counts.set(street, { street, n: count.n + n, missing: count.missing + missing })
  }
  return [...counts.values()]
}
