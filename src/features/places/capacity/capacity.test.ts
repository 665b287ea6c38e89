import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { Beds, NurseryClasses } from './contract.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
const at = '/api/districts/310118/facilities'
let made = 0
const open = async (type: string, who = minzheng) => {
  const wish = { type, name: `演示机构${++made}`, street: '310118001', openedOn: '2020-01-01', source: '演示台账' }
  const reply = await who.post(at, wish)
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}
const plain = { nursing: false, dementia: false, basic: true, from: '2021-01-01', source: '演示' }
const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]
const beds = async (id: string, asOf = '2025-06-30') =>
  (await minzheng.get(`${at}/${id}/beds?asOf=${asOf}`)).body as typeof Beds._output

test('a run of beds is added, changes kind from a day, and leaves service: every day has its own beds', async () => {
  const id = await open('care_home')
  const post = (what: string, body: Record<string, unknown>) => minzheng.post(`${at}/${id}/${what}`, body)
  expect((await post('beds', { ...plain, first: '201-1', last: '205-4' })).body).toEqual({ beds: 20 })
  expect(
    (await post('bed-changes', { first: '201-1', last: '202-4', nursing: true, from: '2023-01-01', source: '改造' })).body,
  ).toEqual({ beds: 8 })
  expect((await post('bed-removals', { first: '205-1', last: '205-4', from: '2024-07-01', why: '改作活动室' })).body).toEqual({
    beds: 4,
  })
  const nursing = async (day: string) => {
    const { total, beds: all } = await beds(id, day)
    return [total, all.filter((bed) => bed.nursing).length]
  }
  expect(await nursing('2020-12-31')).toEqual([0, 0])
  expect(await nursing('2022-12-31')).toEqual([20, 0])
  expect(await nursing('2023-01-01')).toEqual([20, 8])
  expect(await nursing('2024-07-01')).toEqual([16, 8])
  expect((await beds(id)).beds[0]).toMatchObject({ label: '201-1', room: '201' })
  // A bed that left may come back.
  expect((await post('beds', { ...plain, first: '205-1', from: '2025-01-01' })).body).toEqual({ beds: 1 })
  expect((await nursing('2025-06-30'))[0]).toBe(17)
})

test.each([
  ['beds', { first: '1', last: '3' }, 409, 'beds_there_already'],
  ['beds', { first: '9', last: '4' }, 422, 'bed_run_wrong'],
  ['bed-changes', { first: '4', last: '9', nursing: true }, 422, 'beds_not_in_service'],
  ['bed-removals', { first: '1', from: '2020-01-01', why: '停用' }, 422, 'beds_not_in_service'],
])('%s of %o are refused', async (what, body, status, code) => {
  const id = await open('small_home')
  expect((await minzheng.post(`${at}/${id}/beds`, { ...plain, first: '1', last: '5' })).status).toBe(201)
  expect(codeOf(await minzheng.post(`${at}/${id}/${what}`, { ...plain, ...body }))).toEqual([status, code])
})

test('ten officers add the same beds at once: one does, nine are told', async () => {
  const id = await open('care_home')
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => minzheng.post(`${at}/${id}/beds`, { ...plain, first: '1', last: '30' })),
  )
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect((await beds(id)).total).toBe(30)
})

test('a meal point has no beds, a care home no nursery classes, and education keeps no beds', async () => {
  const [meals, home] = [await open('meal_point'), await open('care_home')]
  expect(codeOf(await minzheng.post(`${at}/${meals}/beds`, { ...plain, first: '1' }))).toEqual([422, 'capacity_not_of_type'])
  const aClass = { name: '小班', kind: 'younger', places: 15, inclusive: true, from: '2021-09-01', source: '演示' }
  expect(codeOf(await minzheng.post(`${at}/${home}/classes`, aClass))).toEqual([422, 'capacity_not_of_type'])
  expect((await jiaoyu.post(`${at}/${home}/beds`, { ...plain, first: '1' })).status).toBe(403)
})

test('a class is dated: places and whether inclusive may change, and it may close; too many children are warned about', async () => {
  const id = await open('nursery', jiaoyu)
  const aClass = { name: '小一班', kind: 'younger', places: 15, inclusive: false, from: '2021-09-01', source: '演示' }
  const set = (more: Record<string, unknown>) => jiaoyu.post(`${at}/${id}/classes`, { ...aClass, ...more })
  expect((await set({})).body).toMatchObject({ warnings: [] })
  expect((await set({ inclusive: true, from: '2023-01-01' })).body).toMatchObject({ warnings: [] })
  expect((await set({ name: '大一班', kind: 'older', places: 25 })).body).toMatchObject({ warnings: ['class_too_large'] })
  const end = { name: '小一班', from: '2024-09-01', why: '生源不足' }
  expect((await jiaoyu.post(`${at}/${id}/class-ends`, end)).status).toBe(201)
  expect(codeOf(await jiaoyu.post(`${at}/${id}/class-ends`, { ...end, from: '2024-10-01' }))).toEqual([422, 'class_not_held'])
  const on = async (day: string) =>
    ((await jiaoyu.get(`${at}/${id}/classes?asOf=${day}`)).body as typeof NurseryClasses._output).classes.map(
      ({ name, places, inclusive }) => [name, places, inclusive],
    )
  expect(await on('2022-01-01')).toEqual([
    ['大一班', 25, false],
    ['小一班', 15, false],
  ])
  expect(await on('2023-06-01')).toContainEqual(['小一班', 15, true])
  expect(await on('2025-01-01')).toEqual([['大一班', 25, false]])
})

test('no bed is two things on a day gone by, whoever writes; the upgrade that promises it looks first and names what does not fit', async () => {
  const id = await open('care_home')
  await minzheng.post(`${at}/${id}/beds`, { ...plain, first: '301-1' })
  await minzheng.post(`${at}/${id}/bed-changes`, { first: '301-1', nursing: true, from: '2023-01-01', source: '改造' })
  const again = `
    insert into places.bed_period (district, id, bed, facility, nursing, dementia, basic, valid_from, valid_to, known_at, source, recorded_by)
    select district, gen_random_uuid(), bed, facility, true, true, true, '2021-06-01', '2021-09-01', now(), '演示', '演示'
    from places.bed_period where facility = '${id}' and valid_from = '2021-01-01' and withdrawn_at is null`
  await expect(w.owner.query(again)).rejects.toThrow(/bed_told_once_a_day/)

  const migration = await readFile(join(import.meta.dirname, '../migrations/202611231020_periods_apart.sql'), 'utf8')
  const proof = /do \$\$[\s\S]*?end \$\$;/.exec(migration)?.[0] ?? ''
  await w.owner.query(proof)
  const client = await w.owner.connect()
  try {
    await client.query('begin')
    await client.query('alter table places.bed_period drop constraint bed_told_once_a_day')
    await client.query(again)
    await expect(client.query(proof)).rejects.toThrow(/told twice for the same days.*310118: places\.bed_period/)
  } finally {
    await client.query('rollback')
    client.release()
  }
})
