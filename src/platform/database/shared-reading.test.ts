import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aScratch, type Scratch } from '../../../test/support/scratch.ts'
import { newId } from '../ids.ts'
import { sharedReading } from './shared-reading.ts'
import { reading, type Tx, transaction } from './transaction.ts'

let s: Scratch
beforeAll(async () => {
  s = await aScratch()
})
afterAll(async () => await s.close())

let read: number
let shared: ReturnType<typeof sharedReading<{ lines: number }>>
beforeEach(() => {
  read = 0
  shared = sharedReading()
})

const count = async (tx: Tx) => {
  read += 1
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from platform.audit where district = ${tx.district}`.execute(tx.db)
  return { lines: rows[0]?.n ?? 0 }
}
const board = (district = '310118', more: object = {}) =>
  reading({ ...s.ctxFor(district), ...more }, (tx) => shared(tx, 'board', () => count(tx)))
const write = () => transaction(s.ctxFor('310118'), (tx) => tx.audit('test.write', 'x'))

test('readers of the same data share one answer, together and one after the other', async () => {
  await reading(s.ctxFor('310118'), async (first) => {
    const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(first.db)
    // Other databases of the server are written to meanwhile: these readers are given the very same state.
    const reader = () =>
      reading(s.ctxFor('310118'), async (tx) => {
        await sql.raw(`set transaction snapshot '${rows[0]?.id}'`).execute(tx.db)
        return await shared(tx, 'board', () => count(tx))
      })
    const together = await Promise.all([reader(), reader(), reader()])
    const later = await reader()
    expect(read).toBe(1)
    expect(new Set([...together, later]).size).toBe(1)
  })
})

test('whoever reads after a commit sees it, whoever reads before it ended does not', async () => {
  const { lines } = await board()
  let commit = () => {}
  const open = new Promise<void>((resolve) => {
    commit = resolve
  })
  const writing = transaction(s.ctxFor('310118'), async (tx) => {
    await tx.audit('test.write', 'y')
    await open
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect((await board()).lines).toBe(lines)
  commit()
  await writing
  expect((await board()).lines).toBe(lines + 1)
})

test('a hundred readers beside a writer never see less than what was committed before they asked', async () => {
  const { lines } = await board()
  let written = 0
  const writer = (async () => {
    for (let n = 0; n < 20; n += 1) {
      await write()
      written += 1
    }
  })()
  const readers = Array.from({ length: 100 }, async (_, at) => {
    await new Promise((resolve) => setTimeout(resolve, at))
    const before = written
    expect((await board()).lines).toBeGreaterThanOrEqual(lines + before)
  })
  await Promise.all([writer, ...readers])
  expect((await board()).lines).toBe(lines + 20)
})

test('another district, another day and an earlier moment are other answers', async () => {
  await board()
  await board('310101')
  await board('310118', { asOf: '2025-01-01' })
  await board('310118', { asOf: '2025-01-01', knownAt: new Date('2025-01-02') })
  expect(read).toBe(4)
  expect((await board('310101')).lines).toBe(0)
})

test('a transaction that may have written reads for itself, and its own writes', async () => {
  const { lines } = await board()
  const own = await transaction(s.ctxFor('310118'), async (tx) => {
    await sql`
      insert into platform.audit (district, id, at, domain_at, actor, actor_name, action, subject, details, request_id)
      values (${tx.district}, ${newId()}, now(), now(), 'test', 'test', 'test.write', 'z', '{}', 'test')`.execute(tx.db)
    return await shared(tx, 'board', () => count(tx))
  })
  expect(own.lines).toBe(lines + 1)
})

test('an answer that failed is nobody else’s, and one that is shared cannot be changed', async () => {
  const failing = reading(s.ctxFor('310118'), (tx) =>
    shared(tx, 'board', async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      throw new Error('the connection broke')
    }),
  )
  const other = board()
  await expect(failing).rejects.toThrow('the connection broke')
  const answer = await other
  expect(answer.lines).toBeGreaterThan(0)
  expect(Object.isFrozen(await board())).toBe(true)
})
