import { sql } from 'kysely'
import { plusDays } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import type { Count, Counter, PeriodCounts } from './counter.ts'
import type { CountPeriod } from './periods.ts'
import { filterOf } from './reference.ts'
import { appendCounts, keptFilters, lastCountsOf, type Place, placeKey, wholeDistrict } from './table.ts'

const longestCountMs = 60_000

/**
 * Counts a period and appends what changed since it was last counted; answers how many values that were. Runs as the counter's role in one district
 * with one snapshot, so every part belongs to the same moment. A street that has no rows any more is stored as 0.
 */
export async function refreshCounter(ctx: Context, counter: Counter, filter: string, period: CountPeriod): Promise<number> {
  return await asCounter(ctx, period, async (db) => {
    const asked = [{ counter, filter }]
    return await refreshIn(
      db,
      ctx,
      placed(ctx, asked, period),
      await lastCountsOf(db, ctx.district, asked.map(referenced), [period]),
    )
  })
}

/**
 * Counts several periods of a family of counters, for each filter under which a counter's values are kept and those that `more` adds, all of one moment; counters
 * that are counted together share one pass a period.
 */
export async function refreshPeriods(
  ctx: Context,
  family: readonly Counter[],
  periods: CountPeriod[],
  more: (counter: Counter) => string[] = () => [],
): Promise<void> {
  await asCounter(ctx, undefined, async (db) => {
    const asked = await filtersOf(db, ctx.district, family, more)
    const stored = await lastCountsOf(db, ctx.district, asked.map(referenced), periods)
    const together = asked.filter(({ counter }) => counter.countPeriodsTogether)
    await refreshTogether(db, ctx, { asked: together, periods, stored })
    for (const one of asked) if (one.counter.countPeriods) await refreshAtOnce(db, ctx, { ...one, periods, stored })
    const singly = asked.filter(({ counter }) => !counter.countPeriods && !counter.countPeriodsTogether)
    const begun = await begunAmong(db, ctx, { asked: singly, stored, periods })
    if (begun.length === 0) return
    for (const period of periods) {
      await lookAt(db, ctx, period)
      await refreshIn(db, ctx, placed(ctx, begun, period), stored)
    }
  })
}

/** All periods of one number, counted in one pass and written at once. */
async function refreshAtOnce(
  db: Database,
  ctx: Context,
  it: { counter: Counter; filter: string; periods: CountPeriod[]; stored: ReadonlyMap<string, Count[]> },
): Promise<void> {
  const { counter, filter, periods } = it
  const answers = await counter.countPeriods?.(db, { district: ctx.district, filter: filterOf(filter) }, periods)
  await append(db, ctx, it, answers ?? [])
}

/** All periods of all numbers of a family, counted in as few passes as it takes. */
async function refreshTogether(
  db: Database,
  ctx: Context,
  it: { asked: { counter: Counter; filter: string }[]; periods: CountPeriod[]; stored: ReadonlyMap<string, Count[]> },
): Promise<void> {
  const { asked, periods } = it
  const questions = asked.map(({ counter, filter }) => ({ key: counter.key, filter: filterOf(filter) }))
  const answers = (await asked[0]?.counter.countPeriodsTogether?.(db, ctx.district, questions, periods)) ?? []
  for (const [at, one] of asked.entries()) await append(db, ctx, { ...it, ...one }, answers[at] ?? [])
}

/** Stores what changed of a number's periods; one whose records had not begun is left as it is. */
async function append(
  db: Database,
  ctx: Context,
  it: { counter: Counter; filter: string; periods: CountPeriod[]; stored: ReadonlyMap<string, Count[]> },
  answers: readonly PeriodCounts[],
): Promise<void> {
  const { counter, filter, periods, stored } = it
  const added = answers.flatMap(({ begun, counts }, at) => {
    const place: Place = { district: ctx.district, key: counter.key, filter, ...(periods[at] as CountPeriod) }
    const before = stored.get(placeKey(place)) ?? []
    return begun || before.length > 0 ? [{ place, counts: changesBetween(before, withTotal(counts, counter.key)) }] : []
  })
  await appendCounts(db, added, ctx.clock.now())
}

/** Those asked for that have a stored value or whose records have begun by the end of the last period: of the others there is nothing to count in any. */
export async function begunAmong(
  db: Database,
  ctx: Context,
  it: { asked: { counter: Counter; filter: string }[]; stored: ReadonlyMap<string, Count[]>; periods: CountPeriod[] },
): Promise<{ counter: Counter; filter: string }[]> {
  const last = it.periods.toSorted((a, b) => (a.to < b.to ? 1 : -1))[0]
  if (!last) return []
  const storedKeys = new Set([...it.stored.keys()].map((key) => key.slice(0, key.indexOf(' '))))
  const begun: { counter: Counter; filter: string }[] = []
  for (const one of it.asked) {
    const [asked] = placed(ctx, [one], last) as [Asked]
    if (storedKeys.has(`${one.counter.key}?${one.filter}`) || (await isDue(db, one.counter, asked.place, []))) begun.push(one)
  }
  return begun
}

const referenced = ({ counter, filter }: { counter: Counter; filter: string }) => ({ key: counter.key, filter })

const placed = (ctx: Context, asked: readonly { counter: Counter; filter: string }[], period: CountPeriod): Asked[] =>
  asked.map(({ counter, filter }) => ({ counter, place: { district: ctx.district, key: counter.key, filter, ...period } }))

/** Every filter under which each counter's values are kept, the empty one and those in `more` too. */
export async function filtersOf(
  db: Database,
  district: string,
  family: readonly Counter[],
  more: (counter: Counter) => string[],
): Promise<{ counter: Counter; filter: string }[]> {
  const asked: { counter: Counter; filter: string }[] = []
  for (const counter of family)
    for (const filter of new Set(['', ...(await keptFilters(db, district, counter.key)), ...more(counter)]))
      asked.push({ counter, filter })
  return asked
}

/** One number to count: by whom, and which. */
export type Asked = { counter: Counter; place: Place }

async function refreshIn(
  db: Database,
  ctx: Context,
  asked: readonly Asked[],
  last: ReadonlyMap<string, Count[]>,
): Promise<number> {
  const knownAt = ctx.clock.now()
  const due: (Asked & { stored: Count[] })[] = []
  for (const one of asked) {
    const stored = last.get(placeKey(one.place)) ?? []
    if (await isDue(db, one.counter, one.place, stored)) due.push({ ...one, stored })
  }
  const counted = await fullCounts(db, due)
  let changes = 0
  for (const [at, { place, stored }] of due.entries()) {
    const changed = changesBetween(stored, counted[at] ?? [])
    await appendCounts(db, [{ place, counts: changed }], knownAt)
    changes += changed.length
  }
  return changes
}

/** Whether there is anything to count: once a value is stored there always is, before that only if the counter's records have begun. */
export async function isDue(db: Database, counter: Counter, place: Place, stored: Count[]): Promise<boolean> {
  if (stored.length > 0 || !counter.begun) return true
  const { district, from, to, filter } = place
  return await counter.begun(db, { district, from, to, filter: filterOf(filter) })
}

/** The counts of one period, each with its total under '*': in one pass where a family counts several. A counter that gives one street twice is refused. */
export async function fullCounts(db: Database, asked: readonly Asked[]): Promise<Count[][]> {
  const [first] = asked
  const questions = asked.map(({ counter, place: { district, from, to, filter } }) => ({
    key: counter.key,
    question: { district, from, to, filter: filterOf(filter) },
  }))
  if (first?.counter.together && asked.length > 1)
    return (await first.counter.together(db, questions)).map((parts, at) => withTotal(parts, asked[at]?.counter.key ?? ''))
  const counts: Count[][] = []
  for (const [at, { counter }] of asked.entries()) {
    const { question } = questions[at] as (typeof questions)[number]
    counts.push(withTotal(await counter.count(db, question), counter.key))
  }
  return counts
}

function withTotal(parts: Count[], key: string): Count[] {
  const streets = new Set(parts.map((part) => part.street))
  if (streets.size !== parts.length || streets.has(wholeDistrict))
    throw new Error(`the counter '${key}' must give each street once`)
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
    max_parallel_workers_per_gather: '2',
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
