import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { aPerson, at } from '../../people/people.test-support.ts'
import { aRule, fromAge } from '../services.test-support.ts'
import { judgeDistrict } from './judge.ts'
import { entitledTo } from './store.ts'

const w = await aWorld()
const coordinator = await w.as('coordinator')
const department = await w.as('department_officer', { department: 'minzheng' })

const entry = [
  ...['id: zhaohu', 'name: { zh: 照护登记, en: Care list }', 'domain: 养老', 'engine: services', 'audience: 失能老人'],
  ...['says: { zh: 登记照护。, en: Care. }', 'eligibility: 照护登记.资格', 'departments: [区民政局]', 'channels: [counter]'],
  ...['source: { document: 本区自设, place: 演示用 }', 'validFrom: 2025-01-01', 'enrolment: {}'],
].join('\n')

test('a fact that lapses takes nobody off the list: they stay, marked, until the rule says no; known again the mark goes', async () => {
  await aRule(
    coordinator,
    '照护登记.资格',
    `${fromAge(60).trimEnd()}\n  - { when: '失能 in ("中度", "重度")', says: { zh: 中度或重度失能 } }\n`,
  )
  const made = await coordinator.post(`${at}/service-drafts`, { service: 'zhaohu', text: entry, reason: '测试' })
  const draft = (made.body as { id: string }).id
  expect((await coordinator.post(`${at}/service-drafts/${draft}/publication`, { validFrom: '2025-01-01' })).status).toBe(201)

  const { id } = await aPerson(department, { name: '失能一年', bornOn: '1950-01-01' })
  const disabled = async (value: string, validFrom: string, validTo?: string) => {
    const reply = await department.post(`${at}/persons/${id}/facts`, {
      ...{ name: '失能', value, validFrom, source: '评估' },
      ...(validTo && { validTo }),
    })
    expect(reply.status, reply.text).toBe(201)
  }
  const listed = async (on: string) => {
    w.clock.set(on)
    await judgeDistrict(w.ctx())
    const all = await transaction(w.ctx(), (tx) => entitledTo(tx, id))
    return all.filter(({ service }) => service === 'zhaohu').map(({ since, unsureSince }) => [since, unsureSince])
  }
  const due = async () => {
    const { body } = await department.get(`${at}/services/zhaohu/due?kind=not_enrolled`)
    return (body as { rows: { who: { id: string }; unsure: boolean }[] }).rows.map(({ who, unsure }) => [who.id, unsure])
  }
  await disabled('重度', '2025-06-01', '2025-07-10')
  expect(await listed('2025-07-09')).toEqual([['2025-07-09', null]])
  expect(await due()).toEqual([[id, false]])
  expect(await listed('2025-07-10')).toEqual([['2025-07-09', '2025-07-10']])
  expect(await listed('2025-07-11')).toEqual([['2025-07-09', '2025-07-10']])
  expect(await due()).toEqual([[id, true]])
  w.clock.set('2025-07-12')
  await disabled('中度', '2025-07-12', '2025-07-13')
  expect(await listed('2025-07-12')).toEqual([['2025-07-09', null]])
  w.clock.set('2025-07-13')
  await disabled('轻度', '2025-07-13')
  expect(await listed('2025-07-13')).toEqual([])
  expect(await due()).toEqual([])
})
