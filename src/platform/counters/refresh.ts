import { sql } from 'kysely'
import { plusDays } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import type { Count, Counter } from './counter.ts'
import type { CountPeriod } from './periods.ts'
import { filterOf } from './reference.ts'
import { appendCounts, keptFilters, lastCounts, type Place, wholeDistrict } from './table.ts'

const longestCountMs = 60_000

/**
 * Counts a period and appends what changed since it was last counted; answers how many values that were. Runs as the counter's role in one district
 * with one snapshot, so every part belongs to the same moment. A street that has no rows any more is stored as 0.
 */
export async function refreshCounter(ctx: Context, counter: Counter, filter: string, period: CountPeriod): Promise<number> {
  return await asCounter(ctx, period, (db) =>
    refreshIn(db, ctx, counter, { district: ctx.district, key: counter.key, filter, ...period }),
  )
}

/** Counts several periods, for each filter under which the counter's values are kept and those in `more`, all of one moment. */
export async function refreshPeriods(ctx: Context, counter: Counter, periods: CountPeriod[], more: string[] = []): Promise<void> {
  await asCounter(ctx, undefined, async (db) => {
    for (const filter of new Set(['', ...(await keptFilters(db, ctx.district, counter.key)), ...more])) {
      for (const period of periods) {
        await lookAt(db, ctx, period)
        await refreshIn(db, ctx, counter, { district: ctx.district, key: counter.key, filter, ...period })
      }
    }
  })
}

async function refreshIn(db: Database, ctx: Context, counter: Counter, place: Place): Promise<number> {
  const knownAt = ctx.clock.now()
  const stored = await lastCounts(db, place)
  if (!(await isDue(db, counter, place, stored))) return 0
  const changed = changesBetween(stored, await fullCount(db, counter, place))
  await appendCounts(db, place, changed, knownAt)
  return changed.length
}

/** Whether there is anything to count: once a value is stored there always is, before that only if the counter's records have begun. */
export async function isDue(db: Database, counter: Counter, place: Place, stored: Count[]): Promise<boolean> {
  if (stored.length > 0 || !counter.begun) return true
  const { district, from, to, filter } = place
  return await counter.begun(db, { district, from, to, filter: filterOf(filter) })
}

/** The count of a period with its total under '*'. A counter that gives one street twice is refused. */
export async function fullCount(db: Database, counter: Counter, { district, from, to, filter }: Place): Promise<Count[]> {
  const parts = await counter.count(db, { district, from, to, filter: filterOf(filter) })
  const streets = new Set(parts.map((part) => part.street))
  if (streets.size !== parts.length || streets.has(wholeDistrict))
    throw new Error(`the counter '${counter.key}' must give each street once`)
  const total = parts.reduce((sum, { n, missing }) => ({ n: sum.n + n, missing: sum.missing + missing }), { n: 0, missing: 0 })
  return [...parts.map(({ street, n, missing }) => ({ street, n, missing })), { street: wholeDistrict, ...total }]
}

/** What to append so that `stored` says what was counted. */
export function changesBetween(stored: Count[], counted: Count[]): Count[] {
  const before = new Map(stored.map((count) => [count.street, count]))
  const now = new Map(counted.map((count) => [count.street, count]))
  for (const street of before.keys()) if (!now.has(street)) now.set(street, { street, n: 0, missing: 0 })
  return [...now.values()].filter(({ street, n, missing }) => {
    const was = before.get(street)
    return was === undefined ? true : was.n !== n || was.missing !== missing
  })
}

/** A transaction as the counter's role: one district, one snapshot, published views as of the period's last day, a bound on the time. */
export async function asCounter<T>(
  ctx: Context,
  period: CountPeriod | undefined,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  return await ctx.databases.counter
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      await sql.raw(settings(ctx, period)).execute(db)
      return await work(db)
    })
}

function settings(ctx: Context, period: CountPeriod | undefined): string {
  const values = {
    'app.district': ctx.district,
    'app.streets': '*',
    'app.people': '*',
    'app.persons': '',
    'app.actor': 'system:counter',
    'app.as_of': lastDayOf(period, ctx.clock.today()),
    'app.known_at': ctx.clock.now().toISOString(),
    statement_timeout: String(longestCountMs),
  }
  return Object.entries(values)
    .map(([name, value]) => `set local ${name} = '${value.replaceAll("'", "''")}'`)
    .join('; ')
}

/** Lets published views answer as of the last day of a period, not later than today. */
export async function lookAt(db: Database, ctx: Context, period: CountPeriod): Promise<void> {
  await sql.raw(`set local app.as_of = '${lastDayOf(period, ctx.clock.today())}'`).execute(db)
}

function lastDayOf(period: CountPeriod | undefined, today: string): string {
  if (!period) return today
  const last = plusDays(period.to, -1)
  return last < today ? last : today
}
