import { beforeAll, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { aNumber } from '../../people/people.test-support.ts'
import { postForm } from '../../plans/review/form.test-support.ts'
import { moveQueue } from '../bookings/queue.ts'
import { aChild, aRoom, at, book, saidOf } from '../sessions.test-support.ts'
import type { MigrationDetail } from './contract.ts'
import { applyMigration, checkMigration } from './taking.ts'

let w: World
let [maker, second]: Caller[] = []
beforeAll(async () => {
  w = await aWorld()
  maker = await w.as('department_officer', { department: 'jiaoyu' })
  second = await w.as('department_officer', { department: 'weijian' })
})

async function child(name: string) {
  const number = aNumber('2023-06-15', 'male')
  const made = await aChild(w, maker as Caller, { name })
  const kept = await (maker as Caller).post(`${at}/persons/${made.id}/identities`, { kind: 'citizen', number, source: '测试' })
  expect(kept.status, kept.text).toBe(201)
  return { ...made, number }
}

const send = (who: Caller | undefined, kind: string, csv: string) =>
  postForm(who as Caller, `${at}/session-migrations`, [
    ...[
      { field: 'kind', value: kind },
      { field: 'document', value: '旧系统导出' },
    ],
    { file: { name: '迁移.csv', content: Buffer.from(csv) } },
  ])

async function checked(kind: string, csv: string): Promise<string> {
  const reply = await send(maker, kind, csv)
  expect(reply.status, reply.text).toBe(201)
  const { id } = reply.body as { id: string }
  await checkMigration(w.ctx(), { migration: id })
  return id
}
const detail = async (id: string) => (await (second as Caller).get(`${at}/session-migrations/${id}`)).body as MigrationDetail
const sign = (who: Caller | undefined, id: string) => (who as Caller).post(`${at}/session-migrations/${id}/signature`, {})
const taken = async (id: string) => {
  expect((await sign(second, id)).status).toBe(200)
  await applyMigration(w.ctx(), { migration: id })
  await applyMigration(w.ctx(), { migration: id })
  return await detail(id)
}
const usedOf = async (person: string) =>
  (await w.owner.query('select used, brought_in from sessions.allowance where subject = $1', [person])).rows

test('free sessions used before count once a second officer has signed, are counted on from there, and brought in again change nothing', async () => {
  const { slots } = await aRoom(w, { rrule: 'FREQ=DAILY;COUNT=3', capacity: 9 })
  const one = await child('迁移甲')
  const csv = `姓名,身份证号,服务,年度,已用次数\n迁移甲,${one.number},社区宝宝屋,2025,10\n`
  const id = await checked('used', csv)
  expect(await detail(id)).toMatchObject({
    state: 'checked',
    good: 1,
    bad: 0,
    maySign: true,
    lines: [{ personName: '迁移甲', used: 10, was: 0, window: '2025' }],
  })
  expect(await usedOf(one.id)).toEqual([])
  expect(saidOf(await sign(maker, id))).toEqual([403, 'migration_second_officer'])
  expect((await taken(id)).state).toBe('done')
  expect(await usedOf(one.id)).toEqual([{ used: 10, brought_in: 10 }])
  const replies = []
  for (const slot of slots) replies.push(await book(one.guardian, slot, one.id))
  expect(replies.map(saidOf)).toEqual([
    [201, 'booked'],
    [201, 'booked'],
    [422, 'quota_used_unpriced'],
  ])
  const again = await checked('used', csv)
  expect(await detail(again)).toMatchObject({ good: 0, same: 1 })
  expect(saidOf(await sign(second, again))).toEqual([409, 'migration_is_empty'])
  const fewer = await checked('remaining', csv.replace('已用次数', '剩余次数').replace(',10\n', ',3\n'))
  expect(await detail(fewer)).toMatchObject({ lines: [{ used: 9, was: 10 }] })
  await taken(fewer)
  expect(await usedOf(one.id)).toEqual([{ used: 11, brought_in: 9 }])
  const { rows } = await w.owner.query('select action from platform.audit where subject = $1 order by id', [`migration/${id}`])
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'sessions.receive_migration',
      'sessions.check_migration',
      'sessions.sign_migration',
      'sessions.finish_migration',
    ]),
  )
})

test('a queue comes over in the order in which people had asked, whatever the order of the rows; a place that falls free goes to the first of them', async () => {
  const { slot, facility } = await aRoom(w, { capacity: 1 })
  const { rows } = await w.owner.query('select name from places.facility where id = $1', [facility])
  const holder = await child('迁移占位')
  await book(holder.guardian, slot, holder.id)
  const [early, middle, late] = [await child('迁移早'), await child('迁移中'), await child('迁移晚')]
  const line = (one: { name: string; number: string }, asked: string) =>
    `${one.name},${one.number},baobaowu,${rows[0].name},2025-07-07,10:00,${asked}\n`
  const csv = `姓名,身份证号,服务,设施,日期,时间,申请时间\n${line(late, '2025-06-03 08:00')}${line(early, '2025-06-01 09:00:01')}${line(middle, '2025/6/1 9:00:02')}`
  const id = await checked('queue', csv)
  expect((await detail(id)).lines.map(({ personName, turn }) => [personName, turn])).toEqual([
    ['迁移早', 1],
    ['迁移中', 2],
    ['迁移晚', 3],
  ])
  await taken(id)
  const queue = await w.owner.query(
    "select person, made_at, channel from sessions.booking where slot = $1 and state = 'queued' order by arrival",
    [slot],
  )
  expect(queue.rows.map(({ person }) => person)).toEqual([early.id, middle.id, late.id])
  expect(queue.rows[0]).toMatchObject({ made_at: new Date('2025-06-01T01:00:01Z'), channel: 'import' })
  expect(await detail(await checked('queue', csv))).toMatchObject({ good: 0, same: 3, bad: 0 })
  const older = await child('迁移更早')
  expect(
    (await detail(await checked('queue', `姓名,身份证号,服务,设施,日期,时间,申请时间\n${line(older, '2025-05-01 08:00')}`)))
      .faults,
  ).toMatchObject([{ reason: 'migration_queue_is_older' }])
  await holder.guardian.post(`${at}/bookings/${await bookingOf(holder.id)}/cancellation`, {})
  await moveQueue(w.ctx(), { slot })
  expect((await w.owner.query('select state from sessions.booking where person = $1', [early.id])).rows).toEqual([
    { state: 'offered' },
  ])
})

const bookingOf = async (person: string) =>
  (await w.owner.query('select id from sessions.booking where person = $1', [person])).rows[0].id as string

test('bad rows come back with row, field and reason, numbers masked; the good ones remain', async () => {
  const [good, beyond, twice] = [await child('迁移好'), await child('迁移多'), await child('迁移重')]
  const rows = [
    `迁移好,${good.number},baobaowu,2025年度,3`,
    `迁移多,${beyond.number},baobaowu,2025,13`,
    `迁移重,${twice.number},baobaowu,2025,1`,
    `迁移重,${twice.number},baobaowu,2025,2`,
    `张冠,${good.number},baobaowu,2025,1`,
    `无此人,${aNumber('1999-01-01')},baobaowu,2025,1`,
    `号码错,310199202306150000,baobaowu,2025,1`,
    `迁移好,${good.number},没有的服务,2025,1`,
    `迁移好,${good.number},yundong_jiankang,2025,1`,
    `迁移好,${good.number},baobaowu,2025-06,1`,
    `迁移好,${good.number},baobaowu,去年,1`,
    `迁移好,${good.number},baobaowu,2026,1`,
    `迁移好,${good.number},baobaowu,2025,许多`,
  ]
  const {
    faults,
    lines,
    good: n,
    bad,
  } = await detail(await checked('used', `姓名,身份证号,服务,年度,已用次数\n${rows.join('\n')}\n`))
  expect([n, bad, lines.length]).toEqual([2, 11, 2])
  expect(faults.map(({ row, field, reason }) => [row, field, reason])).toEqual([
    [3, '已用次数', 'migration_beyond_cap'],
    [5, '证件号码', 'migration_row_twice'],
    [6, '姓名', 'migration_name_differs'],
    [7, '证件号码', 'migration_person_unknown'],
    [8, '证件号码', expect.any(String)],
    [9, '服务', 'migration_service_unknown'],
    [10, '服务', 'migration_service_unlimited'],
    [11, '周期', 'migration_window_unlike'],
    [12, '周期', 'migration_window_unreadable'],
    [13, '周期', 'migration_window_to_come'],
    [14, '已用次数', 'migration_count_unreadable'],
  ])
  expect(JSON.stringify(faults)).not.toContain(good.number)
})

test('what changed between the check and the signature is checked anew and signed anew', async () => {
  const one = await child('迁移变')
  const id = await checked('used', `姓名,身份证号,服务,年度,已用次数\n迁移变,${one.number},baobaowu,2025,12\n`)
  const { slot } = await aRoom(w)
  expect((await book(one.guardian, slot, one.id)).status).toBe(201)
  expect(await taken(id)).toMatchObject({
    state: 'checked',
    failure: 'migration_changed_since',
    good: 0,
    bad: 1,
    signedByName: null,
    faults: [{ reason: 'migration_beyond_cap' }],
  })
  expect(await usedOf(one.id)).toEqual([{ used: 1, brought_in: 0 }])
})

test('a file without the headings fails with those it should have; one can be dropped before it counts; others have no part in it', async () => {
  const failed = await detail(await checked('queue', '姓名,身份证号\n甲,乙\n'))
  expect(failed).toMatchObject({ state: 'failed', failure: 'migration_headings_missing' })
  expect(failed.failureDetails.headings).toContain('申请时间')
  const one = await child('迁移弃')
  const id = await checked('used', `姓名,身份证号,服务,年度,已用次数\n迁移弃,${one.number},baobaowu,2025,1\n`)
  const drop = () => (maker as Caller).post(`${at}/session-migrations/${id}/withdrawal`, { reason: '导错了文件' })
  expect((await drop()).status).toBe(200)
  expect(saidOf(await drop())).toEqual([409, 'migration_is_over'])
  expect(saidOf(await sign(second, id))).toEqual([409, 'migration_not_checked'])
  const { rows } = await w.owner.query('select sealed from sessions.migration where id = $1', [id])
  expect(rows[0].sealed).toBeNull()
  for (const who of [await w.as('street_officer', { street: '310118001' }), await w.as('provider'), await w.as('resident')]) {
    expect((await send(who, 'used', '姓名\n')).status).toBe(403)
    expect((await who.get(`${at}/session-migrations/${id}`)).status).toBe(403)
  }
})
