import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aScratch, once, type Scratch, testRoles, until } from '../../../test/support/scratch.ts'
import { type Clock, clockWith, offsetTo, startOfDay } from '../clock.ts'
import type { Context } from '../context.ts'
import { reading, transaction } from '../database/transaction.ts'
import { subscriptionsOf } from '../events.ts'
import type { JobHandler } from '../jobs/job.ts'
import { startWorker } from '../jobs/worker.ts'
import { type Count, type Counter, type CountTogether, counter } from './counter.ts'
import { counterParts, refreshAll, refreshJob } from './parts.ts'
import { dayPeriod, keptPeriods, monthPeriod } from './periods.ts'
import { ratioOf } from './ratio.ts'
import { reconcile, reportOf } from './reconcile.ts'
import { parseReference, referenceOf } from './reference.ts'
import { refreshCounter } from './refresh.ts'
import { counterRegistry } from './registry.ts'
import { seriesOf } from './series.ts'
import { flowsOver, stocksOn, streetCounts } from './values.ts'

const noRows = async () => ({ rows: [], total: 0 })
const words = { name: { zh: '床位', en: 'beds' }, unit: '张' }
const beds = counter({
  key: 'toys.beds',
  over: 'day',
  ...words,
  refreshOn: ['toys.built'],
  rows: noRows,
  count: async (db, { district, to, filter }) => {
    const kind = filter.kind ?? null
    const { rows } = await sql<Count>`
      select street, count(*) as n, count(*) filter (where kind is null) as missing from toys.bed
      where district = ${district} and built_on < ${to}::date and (${kind}::text is null or kind = ${kind}) group by street`.execute(
      db,
    )
    return rows
  },
})
const built = counter({
  key: 'toys.built',
  over: 'period',
  ...words,
  rows: noRows,
  count: async (db, { district, from, to }) => {
    const { rows } = await sql<Count>`
      select street, count(*) as n, 0 as missing from toys.bed
      where district = ${district} and built_on >= ${from}::date and built_on < ${to}::date group by street`.execute(db)
    return rows
  },
})
const parts = counterParts([{ name: 'toys', counters: [beds, built] }])
const quiet = { debug() {}, info() {}, warn() {}, error() {} }

let s: Scratch
beforeAll(async () => {
  s = await aScratch({ subscriptions: subscriptionsOf([parts.subscriber]) })
  await s.rows(`
    create schema toys;
    grant usage on schema toys to ${testRoles.counter}, ${testRoles.app};
    create table toys.bed (district text, id uuid default gen_random_uuid(), street text not null, kind text, built_on date, primary key (district, id));
    select platform.protect_tenant('toys.bed');
    grant select on toys.bed to ${testRoles.counter}`)
})
afterAll(() => s.close())
beforeEach(async () => {
  await s.rows('truncate toys.bed, platform.counter_value')
})

/** The context on a day; each call a millisecond later than the last, so that what is known has an order. */
let tick = 0
function on(day: string, more: Partial<Context> = {}): Context {
  const at = startOfDay(day).getTime() + 12 * 3_600_000
  const clock: Clock = clockWith(0, () => at + ++tick)
  return { ...s.ctxFor('310101'), clock, ...more }
}
const build = (street: string, builtOn: string, kind: string | null = 'plain', district = '310101') =>
  s.rows('insert into toys.bed (district, street, kind, built_on) values ($1, $2, $3, $4)', [district, street, kind, builtOn])
const stock = (ctx: Context, reference = 'toys.beds') =>
  reading(ctx, async (tx) => (await stocksOn(tx, [reference])).get(reference))

test('a stock is stored by street and as a whole, counts its own district only, and says how many rows lack a fact', async () => {
  await build('a', '2025-01-01')
  await build('a', '2025-01-01', null)
  await build('', '2025-01-01')
  await build('a', '2025-01-01', 'plain', '310118')
  expect(await refreshCounter(on('2025-06-30'), beds, '', dayPeriod('2025-06-30'))).toBe(3)
  expect(await stock(on('2025-06-30'))).toMatchObject({ startsOn: '2025-06-30', endsOn: '2025-07-01', n: 3, missing: 1 })
  expect(await reading(on('2025-06-30'), (tx) => streetCounts(tx, 'toys.beds', dayPeriod('2025-06-30')))).toEqual([
    { street: '', n: 1, missing: 0 },
    { street: 'a', n: 2, missing: 1 },
  ])
  expect(await stock({ ...on('2025-06-30'), district: '310118' })).toBeUndefined()
})

test('counting again appends only what changed; a street left empty becomes 0', async () => {
  await build('a', '2025-01-01')
  await build('b', '2025-01-01')
  const period = dayPeriod('2025-06-30')
  expect(await refreshCounter(on('2025-06-30'), beds, '', period)).toBe(3)
  expect(await refreshCounter(on('2025-06-30'), beds, '', period)).toBe(0)
  await s.rows("delete from toys.bed where street = 'b'")
  expect(await refreshCounter(on('2025-06-30'), beds, '', period)).toBe(2)
  expect(await stock(on('2025-06-30'))).toMatchObject({ n: 1 })
  expect(await reading(on('2025-06-30'), (tx) => streetCounts(tx, 'toys.beds', period))).toEqual([
    { street: 'a', n: 1, missing: 0 },
    { street: 'b', n: 0, missing: 0 },
  ])
})

test('an empty count is stored as 0, which is not the same as never counted', async () => {
  expect(await stock(on('2025-06-30'))).toBeUndefined()
  await refreshCounter(on('2025-06-30'), beds, '', dayPeriod('2025-06-30'))
  expect(await stock(on('2025-06-30'))).toMatchObject({ n: 0, missing: 0 })
})

test('a day is read as it was known then, or as corrected since', async () => {
  await build('a', '2025-01-01')
  await refreshCounter(on('2025-03-31'), beds, '', dayPeriod('2025-03-31'))
  await build('a', '2025-02-01') // entered late
  await refreshCounter(on('2025-05-10'), beds, '', dayPeriod('2025-03-31'))
  const then = { asOf: '2025-03-31', knownAt: startOfDay('2025-04-01') }
  expect(await stock(on('2025-06-30', then))).toMatchObject({ n: 1 })
  expect(await stock(on('2025-06-30', { asOf: '2025-03-31' }))).toMatchObject({ n: 2 })
  expect(await stock(on('2025-06-30', { asOf: '2025-03-30' }))).toBeUndefined()
  expect(await stock(on('2025-06-30'))).toMatchObject({ startsOn: '2025-03-31', n: 2 })
})

test('a filter is a number of its own, whatever the order of its names', async () => {
  await build('a', '2025-01-01', 'nursing')
  await build('a', '2025-01-01', 'plain')
  const reference = referenceOf('toys.beds', { kind: 'nursing' })
  await refreshCounter(on('2025-06-30'), beds, parseReference(reference).filter, dayPeriod('2025-06-30'))
  expect(await stock(on('2025-06-30'), reference)).toMatchObject({ n: 1 })
  expect(await stock(on('2025-06-30'))).toBeUndefined()
  expect(referenceOf('k', { b: '二', a: '1' })).toBe(referenceOf('k', { a: '1', b: '二' }))
  expect(parseReference('k?b=%E4%BA%8C&a=1')).toEqual(parseReference('k?a=1&b=二'))
})

test('flows add up whole months, say how many were counted, and refuse half ones', async () => {
  for (const day of ['2025-01-31', '2025-02-01', '2025-02-28', '2025-04-01']) await build('a', day)
  for (const day of ['2025-01-01', '2025-02-01', '2025-03-01'])
    await refreshCounter(on('2025-06-30'), built, '', monthPeriod(day))
  const sum = (from: string, to: string) =>
    reading(on('2025-06-30'), async (tx) => (await flowsOver(tx, ['toys.built'], { from, to })).get('toys.built'))
  expect(await sum('2025-01-01', '2026-01-01')).toMatchObject({ n: 3, months: 3, startsOn: '2025-01-01', endsOn: '2025-04-01' })
  expect(await sum('2025-02-01', '2025-03-01')).toMatchObject({ n: 2, months: 1 })
  await expect(sum('2025-02-15', '2025-03-01')).rejects.toThrow('not of whole months')
})

test('a series has a point a month at most, of several counters in one query', async () => {
  await build('a', '2025-01-10')
  await build('a', '2025-03-15')
  for (const day of ['2025-01-31', '2025-03-14', '2025-03-15', '2025-06-30'])
    await refreshCounter(on('2025-06-30'), beds, '', dayPeriod(day))
  for (const day of ['2025-01-01', '2025-02-01', '2025-03-01'])
    await refreshCounter(on('2025-06-30'), built, '', monthPeriod(day))
  const series = await reading(on('2025-06-30'), (tx) => seriesOf(tx, ['toys.beds', 'toys.built', 'toys.none'], '2025-06-29'))
  const points = (key: string) => series.get(key)?.map(({ on: day, n }) => [day, n])
  expect(points('toys.beds')).toEqual([
    ['2025-01-31', 1],
    ['2025-03-15', 2],
  ])
  expect(points('toys.built')).toEqual([
    ['2025-01-01', 1],
    ['2025-02-01', 0],
    ['2025-03-01', 1],
  ])
  expect(points('toys.none')).toEqual([])
})

test.each([
  [{ n: 1, missing: 2 }, { n: 4, missing: 1 }, 100, { n: 25, missing: 3 }],
  [{ n: 3, missing: 0 }, { n: 1500, missing: 0 }, 1000, { n: 2, missing: 0 }],
  [{ n: 1, missing: 2 }, { n: 0, missing: 5 }, 100, { n: null, missing: 7 }],
  [{ n: 1, missing: 2 }, undefined, 100, { n: null, missing: 2 }],
  [undefined, { n: 4, missing: 1 }, 100, { n: null, missing: 1 }],
])('the ratio of %o to %o times %i is %o', (a, b, times, expected) => {
  expect(ratioOf(a, b, times)).toEqual(expected)
})

test('two counters of one key are refused at start, and an indicator that names none gets a clear answer', () => {
  const twice = [
    { name: 'toys', counters: [beds] },
    { name: 'games', counters: [beds] },
  ]
  expect(() => counterRegistry(twice)).toThrow("the counter 'toys.beds' is provided twice: by toys and by games")
  expect(() => parts.registry.get('toys.chairs?kind=red', '椅子数')).toThrow(
    expect.objectContaining({ status: 422, code: 'counter_unknown', details: { counter: 'toys.chairs', askedBy: '椅子数' } }),
  )
  expect(parts.registry.get('toys.beds?kind=nursing')).toBe(beds)
})

test('the nightly count covers a year of month ends; reconciling then passes, and finds what was tampered with', async () => {
  await build('a', '2025-01-01')
  await build('b', '2025-06-30', 'nursing')
  await refreshCounter(on('2025-06-30'), beds, 'kind=nursing', dayPeriod('2025-06-30'))
  await refreshAll(on('2025-06-30'), parts.registry)
  const periods = keptPeriods(beds, '2025-06-30')
  expect(periods.map((period) => period.from)).toEqual([
    ...['2024-06-30', '2024-07-31', '2024-08-31', '2024-09-30', '2024-10-31', '2024-11-30', '2024-12-31'],
    ...['2025-01-31', '2025-02-28', '2025-03-31', '2025-04-30', '2025-05-31', '2025-06-29', '2025-06-30'],
  ])
  const results = await reconcile(on('2025-06-30'), parts.registry)
  expect(results).toHaveLength(14 * 2 + 13)
  expect(reportOf('310101', results)).toEqual({ lines: [], failed: 0 })

  await s.rows(
    "update platform.counter_value set n = 7 where key = 'toys.beds' and filter = '' and street = 'a' and starts_on = '2025-06-30'",
  )
  await s.rows("delete from platform.counter_value where key = 'toys.built' and starts_on = '2025-06-01'")
  const { lines, failed } = reportOf('310101', await reconcile(on('2025-06-30'), parts.registry))
  expect(failed).toBe(2)
  expect(lines).toContain("310101 toys.beds [2025-06-30, 2025-07-01) street 'a': stored 7 (missing 0), counted 1 (missing 0)")
  expect(lines).toContain("310101 toys.built [2025-06-01, 2025-07-01) street 'b': stored nothing, counted 1 (missing 0)")
  await refreshAll(on('2025-06-30'), parts.registry)
  expect(reportOf('310101', await reconcile(on('2025-06-30'), parts.registry)).failed).toBe(0)
})

test('an event counts the counters that named it, once for many events', async () => {
  const today = s.ctxFor('310101').clock.today()
  await build('a', today)
  for (let i = 0; i < 5; i++)
    await transaction(s.ctxFor('310101'), (tx) => tx.emit({ name: 'toys.built', payload: { bed: String(i) } }))
  const handled: string[] = []
  const count = parts.jobs.jobs?.[refreshJob]
  const watched: JobHandler = async (ctx, ids) => {
    handled.push(ids.counter ?? '')
    await count?.(ctx, ids)
  }
  const worker = await startWorker({
    connection: s.connections.worker,
    features: [{ ...parts.jobs, jobs: { [refreshJob]: watched }, crontab: [] }],
    ctxFor: s.ctxFor,
    log: quiet,
  })
  try {
    await until(async () => (await stock(s.ctxFor('310101')))?.n === 1)
    await until(async () => (await s.rows('select from graphile_worker._private_jobs')).length === 0)
  } finally {
    await worker.stop()
  }
  expect(new Set(handled)).toEqual(new Set(['toys.beds']))
  expect(await s.rows("select from platform.counter_value where key = 'toys.built'")).toEqual([])
})

test('counters that are counted together share one pass a period and one job, and store what each counts alone', async () => {
  await build('a', '2025-01-01', 'nursing')
  await build('b', '2025-06-30')
  const passes: string[][] = []
  const counts = (key: string) => (key === 'toys.late' ? 'nursing' : 'plain')
  const together: CountTogether = async (db, asked) => {
    passes.push(asked.map(({ key, question }) => `${key} ${question.to}`))
    return await Promise.all(asked.map(({ key, question }) => beds.count(db, { ...question, filter: { kind: counts(key) } })))
  }
  const alone =
    (key: string): Counter['count'] =>
    (db, question) =>
      beds.count(db, { ...question, filter: { kind: counts(key) } })
  const of = (key: string) => counter({ ...beds, key, together, count: alone(key) })
  const { registry, subscriber } = counterParts([{ name: 'toys', counters: [of('toys.early'), beds, of('toys.late')] }])
  await refreshAll(on('2025-06-30'), registry)
  const days = keptPeriods(beds, '2025-06-30').map(({ to }) => [`toys.early ${to}`, `toys.late ${to}`])
  expect(passes).toEqual(days)
  expect(await stock(on('2025-06-30'), 'toys.early')).toMatchObject({ n: 1 })
  expect(await stock(on('2025-06-30', { asOf: '2025-05-31' }), 'toys.early')).toMatchObject({ n: 0 })
  expect(await stock(on('2025-06-30'), 'toys.late')).toMatchObject({ n: 1 })
  expect(reportOf('310101', await reconcile(on('2025-06-30'), registry)).failed).toBe(0)
  await subscriber.on['toys.built']?.(s.ctxFor('310101'), { name: 'toys.built', payload: {}, id: 'e' })
  const waiting = await s.rows<{ key: string }>(
    "select key from graphile_worker.jobs where task_identifier = 'platform.refreshCounter' order by key",
  )
  expect(waiting.map(({ key }) => key.split(':').at(-1))).toEqual(['toys.beds', 'toys.early'])
})

test('stored values are append-only: the application may not write them, the counter may not change them', async () => {
  const denied = /permission denied/
  await expect(
    once(
      s.connections.app,
      "insert into platform.counter_value values ('310101','k','','','2025-01-01','2025-01-02', now(), 1, 0)",
    ),
  ).rejects.toThrow(denied)
  await expect(once(s.connections.counter, 'update platform.counter_value set n = 1')).rejects.toThrow(denied)
  await expect(once(s.connections.counter, 'delete from platform.counter_value')).rejects.toThrow(denied)
})

test('a demonstration’s clock counts its own today', async () => {
  const ctx = { ...s.ctxFor('310101'), clock: clockWith(offsetTo('2025-06-30')) }
  await refreshAll(ctx, parts.registry)
  expect((await stock(ctx))?.startsOn).toBe('2025-06-30')
})

test('a counter that fails is named, and the others are counted all the same', async () => {
  const broken = counter({ ...beds, key: 'toys.a_broken', count: () => Promise.reject(new Error('no such view')) })
  const registry = counterRegistry([{ name: 'toys', counters: [broken, beds] }])
  await expect(refreshAll(on('2025-06-30'), registry)).rejects.toThrow(
    "the counter 'toys.a_broken' could not be counted: Error: no such view",
  )
  expect(await stock(on('2025-06-30'))).toMatchObject({ n: 0 })
})
