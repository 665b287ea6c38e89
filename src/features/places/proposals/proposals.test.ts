import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { Facilities } from '../facilities/contract.ts'
import type { Proposals } from './contract.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
const street = await w.as('street_officer', { street: '310118001' })
const other = await w.as('street_officer', { street: '310118002' })
const at = '/api/districts/310118'
const open = { type: 'meal_point', name: '演示助餐点', street: '310118001', openedOn: '2025-05-01', source: '演示' }
const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]
const decide = (who: typeof street, id: string, approve: boolean) =>
  who.post(`${at}/proposals/${id}/decision`, { approve, reason: '已核实' })
const found = async () => ((await minzheng.get(`${at}/facilities?state=all`)).body as typeof Facilities._output).facilities

test('a street proposes a meal point; civil affairs approves and it is there; a correction and a closure go the same way', async () => {
  const made = await street.post(`${at}/proposals`, { kind: 'open', open })
  expect(made.status, made.text).toBe(201)
  const { id } = made.body as { id: string }
  expect(await found()).toEqual([])
  const { items } = (await minzheng.get(`${at}/work`)).body as { items: { kind: string; title: string }[] }
  expect(items).toContainEqual(expect.objectContaining({ kind: 'places.work.decide_proposal', title: '演示助餐点' }))
  expect((await decide(jiaoyu, id, true)).status).toBe(403)
  expect(codeOf(await decide(street, id, true))).toEqual([403, 'scope_missing'])
  expect((await decide(minzheng, id, true)).status).toBe(201)
  expect(codeOf(await decide(minzheng, id, true))).toEqual([409, 'proposal_decided_already'])
  const [facility] = await found()
  expect(facility).toMatchObject({ name: '演示助餐点', streetName: '夏阳街道', open: true })

  const propose = async (body: Record<string, unknown>) => {
    const reply = await street.post(`${at}/proposals`, { facility: facility?.id, ...body })
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as { id: string }).id
  }
  const correction = await propose({ kind: 'correct', correct: { revision: 1, name: '演示新助餐点', why: '改名' } })
  expect((await decide(minzheng, correction, true)).status).toBe(201)
  const closure = await propose({ kind: 'close', close: { closedOn: '2025-06-01', why: '到期' } })
  expect((await decide(minzheng, closure, false)).status).toBe(201)
  expect(await found()).toMatchObject([{ name: '演示新助餐点', open: true }])
  const decided = (await street.get(`${at}/proposals?state=decided`)).body as typeof Proposals._output
  expect(decided.proposals.map(({ decided: by }) => by?.approved)).toEqual([true, true, false])
})

test('what a street proposes is not told to providers and other streets; those who decide and oversee see it', async () => {
  await street.post(`${at}/proposals`, { kind: 'open', open: { ...open, name: '演示保密助餐点' } })
  const seenBy = async (who: typeof street) => {
    const reply = await who.get(`${at}/proposals?state=all`)
    return reply.status === 200 && reply.text.includes('演示保密助餐点')
  }
  for (const who of [street, minzheng, jiaoyu, await w.as('coordinator'), await w.as('auditor')])
    expect(await seenBy(who)).toBe(true)
  for (const who of [other, await w.as('provider'), await w.as('resident')]) expect(await seenBy(who)).toBe(false)
})

test.each([
  [{ kind: 'open' }, 422, 'proposal_is_empty'],
  [{ kind: 'close', close: { closedOn: '2025-06-01', why: '到期' } }, 422, 'proposal_is_empty'],
  [{ kind: 'open', open: { ...open, type: 'castle' } }, 422, 'facility_type_unknown'],
  [{ kind: 'open', open: { ...open, street: '310118002' } }, 403, 'not_permitted'],
])('%j is refused', async (wish, status, code) => {
  expect(codeOf(await street.post(`${at}/proposals`, wish))).toEqual([status, code])
})

test('another street proposes nothing here', async () => {
  expect(codeOf(await other.post(`${at}/proposals`, { kind: 'open', open }))).toEqual([403, 'not_permitted'])
})
