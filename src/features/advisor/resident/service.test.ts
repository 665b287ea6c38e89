import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { aRule, at, fromAge } from '../../services/services.test-support.ts'

const w = await aWorld()
const coordinator = await w.as('coordinator')

const entry = [
  ...['id: jieri', 'name: { zh: 节日补助, en: Festive grant }', 'domain: 养老', 'engine: payments', 'audience: 老年人'],
  ...['says: { zh: 过节发一次。, en: Once. }', 'eligibility: 节日.资格', 'subsidy: 节日.补助', 'fee: 节日.工本费'],
  ...['departments: [区民政局]', 'channels: [counter]', 'source: { document: 本区自设, place: 演示用 }', 'validFrom: 2025-01-01'],
].join('\n')
const rule = (name: string, lines: string[]) => aRule(coordinator, name, `${lines.join('\n')}\n`)
const paid = ['unit: 分', 'validFrom: 2025-01-01']

test('the page of a service tells money in yuan, row by row, and shows as to be confirmed what rests on such a rule', async () => {
  await rule('节日.对象', ['confirmed: false', fromAge(60).trimEnd()])
  await rule('节日.资格', ['kind: eligibility', 'validFrom: 2025-01-01', 'all: [{ rule: 对象 }]'])
  const rows = ['  - { when: 年龄 >= 90, then: 30000, says: { zh: 年满 90 周岁 } }', '  - { then: 7550, says: { zh: 其余 } }']
  await rule('节日.补助', ['kind: subsidy', ...paid, 'hitPolicy: first', 'rules:', ...rows])
  await rule('节日.工本费', ['kind: fee', ...paid, 'value: 500', 'says: { zh: 工本费 }'])
  const made = await coordinator.post(`${at}/service-drafts`, { service: 'jieri', text: entry, reason: '测试' })
  const draft = (made.body as { id: string }).id
  expect((await coordinator.post(`${at}/service-drafts/${draft}/publication`, { validFrom: '2025-01-01' })).status).toBe(201)
  const { text } = await w.stranger.get('/310118/services/jieri')
  for (const said of ['年满 90 周岁：300 元', '其余：75.5 元', '5 元']) expect(text).toContain(said)
  expect(text).not.toContain('30000')
  expect(text.match(/待核/g)).toHaveLength(1)
})
