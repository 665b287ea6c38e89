import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { DirectoryDetail } from '../directory/contract.ts'
import type { OpeningExceptions } from './contract.ts'

const w = await aWorld()
const keeper = await w.as('department_officer', { department: 'minzheng' })
const other = await w.as('department_officer', { department: 'jiaoyu' })
const at = '/api/districts/310118'
const home = { type: 'care_home', name: '演示院', address: '夏阳街道演示路 1 号', openedOn: '2020-01-01', source: '演示' }
const { id } = (await keeper.post(`${at}/facilities`, home)).body as { id: string }
const path = `${at}/facilities/${id}/opening-exceptions`
const set = (body: Record<string, unknown>, who = keeper) =>
  who.post(path, { why: '演示：检修', opens: null, closes: null, ...body })
const listed = async () => ((await keeper.get(path)).body as typeof OpeningExceptions._output).exceptions
const shown = async () => (await keeper.get(`${at}/facilities/${id}/public`)).body as typeof DirectoryDetail._output
const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]

test('a day that differs is published, said to the public, replaced and taken back', async () => {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' }))
  expect((await keeper.post(`${at}/facilities/${id}/opening`, { from: '2020-01-01', hours: week })).status).toBe(201)
  expect(await shown()).toMatchObject({ openNow: true, exceptions: [] })
  expect((await set({ on: '2025-06-30' })).status).toBe(201)
  expect(await shown()).toMatchObject({ openNow: false, exceptions: [{ on: '2025-06-30', opens: null, why: '演示：检修' }] })
  expect((await set({ on: '2025-06-30', opens: '00:00', closes: '24:00' })).status).toBe(201)
  expect(await shown()).toMatchObject({ openNow: true, exceptions: [{ opens: '00:00', closes: '24:00' }] })
  expect((await set({ on: '2025-10-01' })).status).toBe(201)
  const [today, holiday] = await listed()
  expect(holiday).toMatchObject({ on: '2025-10-01', opens: null })
  const taking = `${at}/opening-exceptions/${today?.id}/withdrawal`
  expect(codeOf(await other.post(taking, {}))).toEqual([403, 'not_permitted'])
  expect((await keeper.post(taking, {})).status).toBe(201)
  expect(codeOf(await keeper.post(taking, {}))).toEqual([404, 'not_found'])
  expect((await listed()).map(({ on }) => on)).toEqual(['2025-10-01'])
})

test.each([
  [{ on: '2025-06-29' }, 422, 'exception_day_past'],
  [{ on: '2025-07-01', opens: '09:00' }, 422, 'exception_span'],
  [{ on: '2025-07-01', opens: '12:00', closes: '09:00' }, 422, 'exception_span'],
  [{ on: '七月' }, 400, 'invalid_request'],
])('%j is refused', async (wish, status, code) => {
  expect(codeOf(await set(wish))).toEqual([status, code])
})

test('another department arranges nothing here', async () => {
  expect(codeOf(await set({ on: '2025-07-01' }, other))).toEqual([403, 'not_permitted'])
})
