import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aScratch, once, type Scratch, until } from '../../../test/support/scratch.ts'
import { clockWith, startOfDay } from '../clock.ts'
import { transaction } from '../database/transaction.ts'
import { type EventHandler, subscriptionsOf } from '../events.ts'
import { Problem } from '../problem.ts'
import { listFailedJobs, queueState, retryFailedJob } from './failed.ts'
import type { JobHandler } from './job.ts'
import { queueMetrics } from './metrics.ts'
import { startWorker } from './worker.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const heard: string[] = []
let failing = false
const onBorn: EventHandler = async (ctx, event) => {
  if (failing) throw new Error('not today')
  heard.push(`${ctx.district} ${event.name} ${event.payload.child} ${Object.keys(event.payload)}`)
}

let s: Scratch
beforeAll(async () => {
  s = await aScratch({
    clock: clockWith(-365),
    subscriptions: subscriptionsOf([{ name: 'toys', on: { 'people.born': onBorn } }]),
  })
})
afterAll(() => s.close())

const waiting = (job: string) =>
  s.rows<{ id: number; payload: Record<string, string>; run_at: Date; key: string | null; attempts: number }>(
    `select j.id, payload, run_at, key, attempts from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = task_id
     where identifier = $1 order by j.id`,
    [job],
  )

async function working(jobs: Record<string, JobHandler>, work: () => Promise<void>) {
  const worker = await startWorker({
    connection: s.connections.worker,
    features: [{ name: 'toys', jobs }],
    ctxFor: s.ctxFor,
    log: quiet,
  })
  try {
    await work()
  } finally {
    await worker.stop()
  }
}

test('a job commits with the data and is lost with it', async () => {
  await transaction(s.ctxFor('310101'), (tx) => tx.enqueue({ job: 'toys.kept', payload: { toy: 'a' } }))
  const lost = transaction(s.ctxFor('310101'), async (tx) => {
    await tx.enqueue({ job: 'toys.lost', payload: { toy: 'b' } })
    throw new Problem(409, 'changed_my_mind')
  })
  await expect(lost).rejects.toMatchObject({ code: 'changed_my_mind' })
  expect((await waiting('toys.kept')).map((job) => job.payload)).toEqual([{ toy: 'a', district: '310101' }])
  expect(await waiting('toys.lost')).toEqual([])
})

test('a job runs after commit, in its district, as the system actor named after it', async () => {
  const seen: string[] = []
  await working(
    { 'toys.mend': async (ctx, payload) => void seen.push(`${ctx.district} ${ctx.actor.id} ${payload.toy}`) },
    async () => {
      await transaction(s.ctxFor('310118'), async (tx) => {
        await tx.enqueue({ job: 'toys.mend', payload: { toy: 'bear' } })
        await new Promise((resolve) => setTimeout(resolve, 200))
        expect(seen).toEqual([])
      })
      await until(() => seen.length === 1)
      await until(async () => (await waiting('toys.mend')).length === 0)
    },
  )
  expect(seen).toEqual(['310118 system:toys.mend bear'])
})

test('a waiting job of the same key is replaced, each district for itself', async () => {
  for (const [district, toy] of [
    ['310101', 'a'],
    ['310101', 'b'],
    ['310118', 'c'],
  ] as const)
    await transaction(s.ctxFor(district), (tx) => tx.enqueue({ job: 'toys.sort', payload: { toy }, key: 'all' }))
  expect((await waiting('toys.sort')).map((job) => job.payload.toy)).toEqual(['b', 'c'])
})

test('a job for a domain instant waits until that instant comes round in real time', async () => {
  const clock = s.ctxFor('310101').clock
  const at = startOfDay('2199-01-01')
  await transaction(s.ctxFor('310101'), (tx) => tx.enqueue({ job: 'toys.later', payload: {}, at }))
  expect((await waiting('toys.later'))[0]?.run_at).toEqual(clock.real(at))
  expect(clock.real(at).getTime() - at.getTime()).toBe(365 * 86_400_000)
})

test.each([
  ['without a district', '{"toy":"a"}', /name its district/],
  ['for another district than the transaction is in', '{"district":"310118"}', /was ordered in 310101/],
  ['with more than ids', JSON.stringify({ district: '310101', essay: 'x'.repeat(5000) }), /carries ids only/],
])('a job %s is refused', async (_, payload, message) => {
  const order = once(
    { ...s.connections.app, options: '-c app.district=310101' } as never,
    'select platform.enqueue($1, $2::json)',
    ['toys.odd', payload],
  )
  await expect(order).rejects.toThrow(message)
})

test('the application cannot touch the queue’s tables, and strangers cannot order jobs', async () => {
  await expect(once(s.connections.app, 'select * from graphile_worker._private_jobs')).rejects.toThrow(/permission denied/)
  await expect(once(s.connections.app, "select graphile_worker.add_job('toys.mend')")).rejects.toThrow(/permission denied/)
  await expect(once(s.connections.counter, `select platform.enqueue('toys.mend', '{"district":"310101"}')`)).rejects.toThrow(
    /permission denied/,
  )
})

test('an event reaches its subscriber with ids only; delivered twice, it is heard once', async () => {
  heard.length = 0
  await transaction(s.ctxFor('310101'), (tx) => tx.emit({ name: 'people.born', payload: { child: 'c1' } }))
  const [order] = await waiting('platform.deliver')
  await working({}, async () => {
    await until(() => heard.length === 1)
    await until(async () => (await waiting('platform.deliver')).length === 0)
    const { district: _, ...payload } = order?.payload ?? {}
    await transaction(s.ctxFor('310101'), (tx) => tx.enqueue({ job: 'platform.deliver', payload }))
    await until(async () => (await waiting('platform.deliver')).length === 0)
  })
  expect(heard).toEqual(['310101 people.born c1 child'])
  expect(await s.rows('select district, subscriber from platform.event_delivery')).toEqual([
    { district: '310101', subscriber: 'toys' },
  ])
})

test('an event whose handler fails is not recorded as delivered and is tried again later', async () => {
  failing = true
  await transaction(s.ctxFor('310101'), (tx) => tx.emit({ name: 'people.born', payload: { child: 'c2' } }))
  await working({}, () => until(async () => (await waiting('platform.deliver'))[0]?.attempts === 1))
  failing = false
  const [job] = await waiting('platform.deliver')
  expect(job?.run_at.getTime()).toBeGreaterThan(Date.now())
  expect(await s.rows('select from platform.event_delivery')).toHaveLength(1)
})

test('a job that failed as often as it may is shown without the values in its error, and can be tried again', async () => {
  let broken = true
  const mend: JobHandler = async (ctx) => {
    if (broken)
      await transaction(ctx, (tx) => tx.db.selectNoFrom((e) => e.cast<number>(e.val('王小明'), 'integer').as('n')).execute())
  }
  await s.rows(`select graphile_worker.add_job('toys.break', '{"district":"310101"}', max_attempts => 1)`)
  await working({ 'toys.break': mend }, async () => {
    await until(async () => (await listFailedJobs(s.databases.app)).length === 1)
    const [job] = await listFailedJobs(s.databases.app)
    expect(job).toMatchObject({ job: 'toys.break', district: '310101', attempts: 1, error: 'database 22P02' })
    expect((await queueState(s.databases.app)).failed).toBe(1)
    broken = false
    await retryFailedJob(s.databases.app, job?.id ?? 0)
    await until(async () => (await waiting('toys.break')).length === 0)
  })
  await expect(retryFailedJob(s.databases.app, 0)).rejects.toMatchObject({ status: 404 })
})

test('a job ordered by the crontab runs once in every district', async () => {
  const seen: string[] = []
  await s.rows(`select graphile_worker.add_job('toys.count', '{"_cron":{"ts":"2026-01-01T00:00:00Z"}}')`)
  await working({ 'toys.count': async (ctx) => void seen.push(ctx.district) }, () => until(() => seen.length === 2))
  expect(seen.sort()).toEqual(['310101', '310118'])
})

test('two jobs of one name and a crontab line for a job nobody registers are refused at start', async () => {
  const start = (features: Parameters<typeof startWorker>[0]['features']) =>
    startWorker({ connection: s.connections.worker, features, ctxFor: s.ctxFor, log: quiet })
  const job = async () => {}
  await expect(
    start([
      { name: 'a', jobs: { 'x.y': job } },
      { name: 'b', jobs: { 'x.y': job } },
    ]),
  ).rejects.toThrow(/registered twice.*by b/)
  await expect(start([{ name: 'a', crontab: ['0 2 * * * x.y'] }])).rejects.toThrow(/no feature registers the job 'x.y'/)
  await expect(start([{ name: 'a', crontab: ['nightly x.y'] }])).rejects.toThrow(/expected 'minute hour/)
})

test('a scraper reads how long jobs took, how they ended and what waits', async () => {
  const registry = new Registry()
  queueMetrics(registry, () => queueState(s.databases.app))
  await s.rows(
    `select graphile_worker.add_job('toys.fine', '{"district":"310101"}'), graphile_worker.add_job('toys.bad', '{"district":"310101"}', max_attempts => 1)`,
  )
  const jobs: Record<string, JobHandler> = { 'toys.fine': async () => {}, 'toys.bad': () => Promise.reject(new Error('broken')) }
  const worker = await startWorker({
    connection: s.connections.worker,
    features: [{ name: 'toys', jobs }],
    ctxFor: s.ctxFor,
    log: quiet,
    metrics: registry,
  })
  await until(async () => (await listFailedJobs(s.databases.app)).some((job) => job.job === 'toys.bad'))
  await until(async () => (await waiting('toys.fine')).length === 0)
  await worker.stop()
  const text = await registry.metrics()
  expect(text).toContain('yiyu_job_runs{job="toys.fine",result="ok"} 1')
  expect(text).toContain('yiyu_job_runs{job="toys.bad",result="failed"} 1')
  expect(text).toContain('yiyu_job_seconds_count{job="toys.fine"} 1')
  expect(text).toContain('yiyu_queue_jobs{state="failed"} 1')
  expect(text).toMatch(/yiyu_queue_jobs\{state="waiting"\} [1-9]/)
})

test('the log of a failed job names it and its fault, and nothing a person could be known by', async () => {
  const lines: string[] = []
  const keep = (fields: object, message: string) => void lines.push(JSON.stringify({ ...fields, message }))
  const jobs: Record<string, JobHandler> = {
    'toys.leak': (ctx) =>
      transaction(
        ctx,
        async (tx) => void (await tx.db.selectNoFrom((e) => e.cast<number>(e.val('王小明'), 'integer').as('n')).execute()),
      ),
  }
  await transaction(s.ctxFor('310101'), (tx) => tx.enqueue({ job: 'toys.leak', payload: {} }))
  const log = { debug: keep, info: keep, warn: keep, error: keep }
  const worker = await startWorker({
    connection: s.connections.worker,
    features: [{ name: 'toys', jobs }],
    ctxFor: s.ctxFor,
    log,
  })
  await until(() => lines.some((line) => line.includes('toys.leak')))
  await worker.stop()
  expect(lines.find((line) => line.includes('job failed'))).toMatch(
    /"job":"toys.leak".*"district":"310101".*"fault":"database 22P02"/,
  )
  expect(lines.join()).not.toContain('王小明')
})
