import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { refreshAll } from '../../../platform/counters/parts.ts'
import type { CountedRows, IndicatorDetail } from './contract.ts'

const w = await aWorld()
const coordinator = await w.as('coordinator')
const officer = await w.as('department_officer', { department: 'minzheng' })
const url = '/api/districts/310118/indicators/养老/7'

test('an indicator bound to counters is computed from records, opens to them, and is not reported any more', async () => {
  // The plan's own counters are real: bind an indicator to the share of led tasks that were reported.
  const settings = { kind: 'share', ratio: ['plans.tasks_reported', 'plans.tasks_led'], times: 100 }
  await w.owner.query(
    `insert into plans.indicator_definition (district, plan, key, version, kind, settings, origin, content_hash, known_at, set_by)
     select district, plan, key, 2, 'share', $1, 'local', 'test', '2025-01-01', 'test' from plans.indicator_definition where district = '310118' and key = '养老/7'`,
    [JSON.stringify(settings)],
  )
  const report = await officer.post('/api/districts/310118/tasks/t1/reports', {
    department: 'minzheng',
    quarter: '2025Q1',
    state: 'on_track',
    text: '进展正常',
  })
  expect(report.status).toBe(201)
  await refreshAll(w.ctx(), w.product.installation.counters)

  const detail = (await coordinator.get(url)).body as IndicatorDetail
  expect(detail.source).toBe('counted')
  expect(detail.current).toMatchObject({ source: 'counted', missing: 0 })
  expect(detail.counters.map((counter) => counter.key)).toEqual(settings.ratio)
  const rows = (await coordinator.get(`${url}/rows`)).body as typeof CountedRows._output
  expect(rows.visible).toBeGreaterThan(0)
  expect(rows.rows).toHaveLength(Math.min(rows.visible, 50))

  const evidence = await officer.keep('310118', '佐证.txt', Buffer.from('演示'))
  const refused = await officer.post(`${url}/values`, { on: '2025-06-30', value: 55, evidence: [evidence] })
  expect([refused.status, (refused.body as { code: string }).code]).toEqual([422, 'indicator_is_counted'])
})

test('a reported indicator has no rows behind it, and says so', async () => {
  const answer = await coordinator.get('/api/districts/310118/indicators/养老/8/rows')
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'indicator_is_reported'])
})
