import { beforeAll, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { at, xiayang, yingpu } from '../../people/people.test-support.ts'
import { aChild } from '../../sessions/sessions.test-support.ts'
import { runJobs, toldTo } from '../messages.test-support.ts'
import type { Broadcast, BroadcastPreview } from './contract.ts'

let w: World
let keeper: Caller
let sender: Caller
/** 24 months old: with consent and a telephone; without consent; refusing to be told; of no such interest; with nobody to read; and one too old. */
let agreed: { id: string; guardian: Caller }
let plain: { id: string; guardian: Caller }
let refusing: { id: string }
let other: { id: string }

const wish = {
  service: 'yuer_zhidaobao',
  title: '两岁宝宝的夏天',
  textZh: '两岁孩子夏天怎样喝水、防晒？看看老师的建议。',
  monthsFrom: 12,
  monthsTo: 36,
}
const preview = async (more: Record<string, unknown> = {}) => {
  const reply = await sender.post(`${at}/broadcast-previews`, { ...wish, ...more })
  expect(reply.status, reply.text).toBe(200)
  return reply.body as BroadcastPreview
}
const send = async (more: Record<string, unknown> = {}) => {
  const reply = await sender.post(`${at}/broadcasts`, { ...wish, ...more })
  expect(reply.status, reply.text).toBe(201)
  await runJobs(w, 'messages.broadcast')
  return (await sender.get(`${at}/broadcasts/${(reply.body as { id: string }).id}`)).body as Broadcast
}

beforeAll(async () => {
  w = await aWorld()
  sender = await w.as('department_officer', { department: 'jiaoyu' })
  keeper = await w.as('department_officer', { department: 'minzheng' })
  const made = []
  for (const phone of ['13800000001', '13800000002', '13800000003', '13800000004']) made.push(await aChild(w, keeper, { phone }))
  ;[agreed, plain, refusing, other] = made as unknown as [typeof agreed, typeof agreed, typeof agreed, typeof agreed]
  await aChild(w, keeper, { bornOn: '2021-01-01', since: '2021-01-01' })
  const prefer = (who: Caller, id: string, body: Record<string, unknown>) =>
    who.put(`${at}/persons/${id}/message-preference`, { quietFrom: '08:00', quietTo: '08:00', ...body })
  await prefer(agreed.guardian, agreed.id, {})
  expect((await agreed.guardian.post(`${at}/persons/${agreed.id}/consents`, { purpose: 'messages' })).status).toBe(201)
  expect((await keeper.post(`${at}/persons/${refusing.id}/telling-refusal`, { how: 'phone' })).status).toBe(201)
  await prefer((other as typeof agreed).guardian, other.id, { interests: ['sleep'] })
})

test('a preview says whom a thing would reach and by which ways, and why not the others', async () => {
  expect(await preview({ topics: ['nutrition'] })).toEqual({
    ...{ candidates: 4, fitting: 4, unsure: 0, told: 2, ways: { sms: 1, site: 1 } },
    without: { refused: 1, enough: 0, uninterested: 1, unreachable: 0 },
  })
  expect(await preview({ street: yingpu.street })).toMatchObject({ candidates: 0, told: 0 })
  expect(await preview({ street: xiayang.street, monthsFrom: 48, monthsTo: 60 })).toMatchObject({ candidates: 1, told: 0 })
})

test('it is sent to those who want it, once, no more than a week allows, and its progress and fate are told', async () => {
  const first = await send({ topics: ['nutrition'] })
  expect(first).toMatchObject({ state: 'sent', candidates: 4, lookedAt: 4, told: 2, fared: { waiting: 1, delivered: 1 } })
  expect(await toldTo(w, agreed.id)).toMatchObject([{ kind: 'messages.push', channel: 'sms', text: wish.textZh }])
  expect(await toldTo(w, plain.id)).toMatchObject([{ channel: 'site', because: 'push' }])
  expect(await toldTo(w, refusing.id)).toEqual([])
  await w.owner.query("select platform.enqueue('messages.broadcast', $1::json, null, null)", [
    JSON.stringify({ district: '310118', broadcast: first.id }),
  ])
  await runJobs(w, 'messages.broadcast')
  expect(await toldTo(w, agreed.id)).toHaveLength(1)

  expect(await preview({ topics: ['sleep'] })).toMatchObject({ told: 1, without: { enough: 2 } })
  expect(await send({ topics: ['sleep'] })).toMatchObject({ told: 1 })
  w.clock.set('2025-07-08')
  expect(await preview({ topics: ['nutrition'] })).toMatchObject({ told: 2, without: { enough: 0 } })
  w.clock.set('2025-06-30')
})

test('two broadcasts that run at one moment send nobody more than their week allows', async () => {
  w.clock.set('2025-08-04')
  const ids = []
  for (const title of ['一件', '又一件']) {
    const reply = await sender.post(`${at}/broadcasts`, { ...wish, monthsFrom: 20, monthsTo: 36, title })
    expect(reply.status, reply.text).toBe(201)
    ids.push((reply.body as { id: string }).id)
  }
  const run = w.product.features.flatMap(({ jobs }) => jobs?.['messages.broadcast'] ?? [])[0]
  await Promise.all(ids.map((broadcast) => run?.(w.ctx(), { broadcast })))
  const { rows } = await w.owner.query(
    'select person, count(*)::int as n from messages.message where broadcast = any ($1) group by 1',
    [ids],
  )
  expect(rows.map(({ n }) => n)).toEqual(rows.map(() => 1))
  expect(rows.length).toBeGreaterThan(1)
  const told = await Promise.all(ids.map(async (id) => ((await sender.get(`${at}/broadcasts/${id}`)).body as Broadcast).told))
  expect(told.sort()).toEqual([0, rows.length])
  w.clock.set('2025-06-30')
})

test('only the department that leads the service sends, only services of messages, never to nobody; a stopped one goes no further', async () => {
  const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]
  expect(codeOf(await keeper.post(`${at}/broadcasts`, wish))).toEqual([403, 'not_permitted'])
  expect(codeOf(await sender.post(`${at}/broadcasts`, { ...wish, service: 'baobaowu' }))).toEqual([
    409,
    'service_not_by_messages',
  ])
  expect(codeOf(await sender.post(`${at}/broadcasts`, { ...wish, street: yingpu.street }))).toEqual([422, 'broadcast_to_nobody'])
  expect(codeOf(await sender.post(`${at}/broadcasts`, { ...wish, monthsFrom: 30, monthsTo: 20 }))).toEqual([
    422,
    'broadcast_ages',
  ])
  const { id } = (await sender.post(`${at}/broadcasts`, wish)).body as { id: string }
  expect((await sender.post(`${at}/broadcasts/${id}/stop`)).status).toBe(200)
  await runJobs(w, 'messages.broadcast')
  expect((await sender.get(`${at}/broadcasts/${id}`)).body).toMatchObject({ state: 'stopped', lookedAt: 0, told: 0 })
  expect(codeOf(await sender.post(`${at}/broadcasts/${id}/stop`))).toEqual([409, 'broadcast_is_over'])
})

test('services of messages run, and those of the five districts can be sent for', async () => {
  const { services } = (await sender.get(`${at}/services?engine=messages`)).body as {
    services: { id: string; running: boolean }[]
  }
  expect(services).toMatchObject([{ id: 'yuer_zhidaobao', running: true }])
  const expected: Record<string, string[]> = {
    ...{ '310113': ['xinxi_tuisong', 'yanglao_zhinan', 'yinling_baodian'], '310117': ['xianshang_yuer', 'yuer_ziyuan'] },
    ...{ '310118': ['yuer_zhidaobao'], '310151': ['xianshang_yuer'] },
  }
  for (const [district, ids] of Object.entries(expected)) {
    const coordinator = await w.as('coordinator', { district })
    const list = (await coordinator.get(`/api/districts/${district}/broadcasts`)).body as { services: { id: string }[] }
    expect(list.services.map(({ id }) => id).sort()).toEqual(ids)
    const service = ids[0] as string
    const reply = await coordinator.post(`/api/districts/${district}/broadcast-previews`, { ...wish, service })
    expect(reply.status, reply.text).toBe(200)
  }
})
