import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aScratch, type Scratch } from '../../../test/support/scratch.ts'
import { contentHash, newId } from '../ids.ts'
import { traffic } from './together.ts'
import { backTo, markOf } from './told.ts'
import { reading, type Tx, transaction } from './transaction.ts'

let s: Scratch
beforeAll(async () => {
  s = await aScratch()
})
afterAll(async () => await s.close())

const linesAbout = async (subject: string) =>
  (await s.rows<{ action: string }>('select action from platform.audit where subject = $1 order by id', [subject])).map(
    ({ action }) => action,
  )
const ordersOf = async (job: string) =>
  (await s.rows<{ n: number }>('select count(*)::int as n from graphile_worker.jobs where task_identifier = $1', [job]))[0]?.n

test('what is told is written with the work: audit lines in their order, and jobs', async () => {
  await transaction(s.ctxFor('310118'), async (tx) => {
    await tx.audit('test.first', 'told')
    await tx.enqueue({ job: 'test.after', payload: { id: '1' } })
    await tx.audit('test.second', 'told', { why: '演示“引号”与 \\ 斜线' })
  })
  expect(await linesAbout('told')).toEqual(['test.first', 'test.second'])
  expect(await ordersOf('test.after')).toBe(1)
  const [line] = await s.rows<{ details: unknown }>("select details from platform.audit where action = 'test.second'")
  expect(line?.details).toEqual({ why: '演示“引号”与 \\ 斜线' })
})

test('work that fails leaves nothing told', async () => {
  const failing = transaction(s.ctxFor('310118'), async (tx) => {
    await tx.audit('test.fails', 'failing')
    await tx.enqueue({ job: 'test.fails', payload: {} })
    await sql`select 1 / 0`.execute(tx.db)
  })
  await expect(failing).rejects.toThrow('division by zero')
  expect(await linesAbout('failing')).toEqual([])
  expect(await ordersOf('test.fails')).toBe(0)
})

const delivered = (rows: string) => sql`
  insert into platform.event_delivery (district, event_id, subscriber, delivered_at)
  select '310118', id, subscriber, now() from json_to_recordset(${rows}::json) as r (id uuid, subscriber text)`
const deliveredTo = async (subscriber: string) =>
  (await s.rows('select event_id from platform.event_delivery where subscriber = $1', [subscriber])).length

test('late rows are written with the work, all of one statement together; what was told after a mark can be forgotten', async () => {
  await transaction(s.ctxFor('310118'), async (tx) => {
    tx.late(delivered, { id: newId(), subscriber: 'late' })
    tx.late(delivered, { id: newId(), subscriber: 'late' })
    const mark = markOf(tx.told)
    tx.late(delivered, { id: newId(), subscriber: 'late' })
    await tx.audit('test.forgotten', 'late')
    backTo(tx.told, mark)
  })
  expect([await deliveredTo('late'), await linesAbout('late')]).toEqual([2, []])
  const failing = transaction(s.ctxFor('310118'), async (tx) => {
    tx.late(delivered, { id: newId(), subscriber: 'failing' })
    await sql`select 1 / 0`.execute(tx.db)
  })
  await expect(failing).rejects.toThrow('division by zero')
  expect(await deliveredTo('failing')).toBe(0)
})

test('a reading tells nothing', async () => {
  await expect(reading(s.ctxFor('310118'), (tx) => tx.audit('test.read', 'x'))).rejects.toThrow('a reading cannot write')
})

test('the same wish twice at once is done once, and both are answered alike', async () => {
  let done = 0
  const idempotency = { key: 'twice-at-once-1', operation: 'test', bodyHash: contentHash('body') }
  const wish = () =>
    transaction({ ...s.ctxFor('310118'), idempotency }, async (tx) => {
      done += 1
      await tx.audit('test.once', 'once')
      await sql`select pg_sleep(0.05)`.execute(tx.db)
      return { made: done }
    })
  expect(await Promise.all([wish(), wish()])).toEqual([{ made: 1 }, { made: 1 }])
  expect(await wish()).toEqual({ made: 1 })
  expect(await linesAbout('once')).toEqual(['test.once'])
})

test('of two that wait for each other one is done again, and both are done', async () => {
  const [a, b] = [newId(), newId()]
  const lock = (tx: Tx, id: string) => sql`select pg_advisory_xact_lock(hashtext(${id}))`.execute(tx.db)
  let begun = 0
  const crossing = (first: string, then: string) =>
    transaction(s.ctxFor('310118'), async (tx) => {
      begun += 1
      await lock(tx, first)
      await sql`select pg_sleep(0.2)`.execute(tx.db)
      await lock(tx, then)
      await tx.audit('test.crossing', 'crossing')
    })
  await Promise.all([crossing(a, b), crossing(b, a)])
  expect(begun).toBeGreaterThan(2)
  expect(await linesAbout('crossing')).toEqual(['test.crossing', 'test.crossing'])
})

test('a wish that failed may be made again with the same key', async () => {
  const idempotency = { key: 'once-again-1234', operation: 'test', bodyHash: contentHash('body') }
  const wish = (fails: boolean) =>
    transaction({ ...s.ctxFor('310118'), idempotency }, async () => {
      if (fails) throw new Error('not this time')
      return 'done'
    })
  await expect(Promise.all([wish(true), wish(true)])).rejects.toThrow('not this time')
  expect(await wish(false)).toBe('done')
})

test('what is asked together leaves in one journey, and is answered in its order', async () => {
  await transaction(s.ctxFor('310118'), async (tx) => {
    await sql`select 0`.execute(tx.db)
    const before = { ...traffic }
    const asked = [1, 2, 3].map((n) => sql<{ n: number }>`select ${n}::int as n`.execute(tx.db))
    expect((await Promise.all(asked)).map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3])
    expect([traffic.statements - before.statements, traffic.journeys - before.journeys]).toEqual([3, 1])
  })
})

test('a statement nobody waits for fails the whole, and says why', async () => {
  const alone = transaction(s.ctxFor('310118'), async (tx) => {
    tx.send(sql`select 1 / 0`.execute(tx.db))
    await tx.audit('test.sent', 'sent')
  })
  await expect(alone).rejects.toThrow('division by zero')
  const followed = transaction(s.ctxFor('310118'), async (tx) => {
    await tx.audit('test.sent', 'sent')
    tx.send(sql`select 1 / 0`.execute(tx.db))
    await sql`select 1`.execute(tx.db)
  })
  await expect(followed).rejects.toThrow('division by zero')
  expect(await linesAbout('sent')).toEqual([])
})

test('work that goes on after a statement has failed is not taken for done', async () => {
  const deaf = transaction(s.ctxFor('310118'), async (tx) => {
    await sql`select 1 / 0`.execute(tx.db).catch(() => {})
  })
  await expect(deaf).rejects.toThrow('its work went on as if it had not')
})
