import { beforeAll, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { aPerson, at, xiayang, yingpu } from '../../people/people.test-support.ts'
import type { CallBackList } from '../desk/contract.ts'
import { toldTo } from '../messages.test-support.ts'

let w: World
let child: string
const officers: Caller[] = []

beforeAll(async () => {
  w = await aWorld()
  const keeper = await w.as('department_officer', { department: 'minzheng' })
  for (const home of [xiayang, yingpu]) {
    officers.push(await w.as('street_officer', { street: home.street }))
    const phone = '13800000000'
    for (const bornOn of ['1940-01-01', '1938-01-01', '1936-01-01'])
      await aPerson(keeper, { bornOn, phone, residence: home, registered: home })
  }
  child = (await aPerson(keeper, { bornOn: '2023-10-01', since: '2023-10-01' })).id
  await w.owner.query('update people.person set synthetic = true')
})

const demonstrate = async () => {
  for (const { name, demo } of w.product.features) if (name === 'messages') await demo?.(w.ctx())
}

test('made-up people have wishes and messages, marked 演示, and every street has calls to make; made once and quickly', async () => {
  const began = performance.now()
  await demonstrate()
  expect(performance.now() - began).toBeLessThan(1000)
  const calls = []
  for (const officer of officers) {
    const { callBacks, total } = (await officer.get(`${at}/call-backs`)).body as CallBackList
    expect(total).toBe(callBacks.length)
    expect(callBacks.every(({ text }) => text.startsWith('演示：'))).toBe(true)
    calls.push(callBacks.map(({ state, channel, because }) => `${state} ${channel} ${because}`))
  }
  expect(calls[0]?.sort()).toEqual([
    ...['waiting callback chosen', 'waiting callback no_address', 'waiting callback too_soon', 'waiting callback usual'],
  ])
  expect(calls[1]).toEqual(['failed sms chosen'])
  const { rows } = await w.owner.query(
    'select m.channel, m.state, array_agg(t.outcome order by t.at) as outcomes from messages.message m join messages.attempt t on t.message = m.id group by m.id, m.channel, m.state order by 1',
  )
  expect(rows).toEqual([
    { channel: 'callback', state: 'done', outcomes: ['not_reached', 'reached'] },
    { channel: 'sms', state: 'failed', outcomes: ['failed', 'failed', 'failed', 'failed'] },
  ])
  expect(await toldTo(w, child)).toMatchObject([
    { kind: 'messages.office', channel: 'site', because: 'known' },
    { kind: 'messages.push', channel: 'site', because: 'push' },
  ])
  const count = async (table: string) => (await w.owner.query(`select from messages.${table}`)).rowCount
  expect(await count('preference')).toBe(6)
  const messages = await count('message')
  await demonstrate()
  expect(await count('message')).toBe(messages)
})
