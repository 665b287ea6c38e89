import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { Board } from '../indicators/contract.ts'
import type { Differences, PlanImport } from './contract.ts'
import { postForm } from './form.test-support.ts'
import { planText, rows } from './plan.test-support.ts'

const w = await aWorld({ day: '2026-03-02' })
const at = '/api/districts/310118'
const coordinator = await w.as('coordinator')

const pasted = async (text: string) =>
  ((await postForm(coordinator, `${at}/imports`, [{ field: 'text', value: text }])).body as { id: string }).id
const publish = (id: string, plan: string | null) => coordinator.post(`${at}/imports/${id}/publication`, { revision: 1, plan })
const board = async (query = '') => (await coordinator.get(`${at}/indicators?plan=${plan}${query}`)).body as Board

let plan = ''

test('an amended plan that reaches further moves no earlier board: its period is what the version known then prints', async () => {
  const published = await publish(await pasted(planText()), null)
  plan = (published.body as { plan: string }).plan
  w.clock.set('2026-09-01')
  const longer = planText({ table: rows.filter(([, name]) => !name.startsWith('助浴')) }).replaceAll('2030年', '2032年')
  const id = await pasted(longer)
  const { differences } = (await coordinator.get(`${at}/imports/${id}/differences?plan=${plan}`)).body as Differences
  expect(differences.some((one) => one.fields.some((field) => field.field === 'periodEnd' && field.after === '2032'))).toBe(true)
  expect((await publish(id, plan)).status).toBe(201)

  expect((await board()).plan).toMatchObject({ version: 2, periodEnd: 2032 })
  expect((await board('&asOf=2026-08-31')).plan).toMatchObject({ version: 1, periodEnd: 2030 })
  expect((await board('&asOf=2026-08-31&corrected=1')).plan).toMatchObject({ version: 2, periodEnd: 2032 })
})

test('an indicator that a version dropped says which one and when, and stands on the last day that had it', async () => {
  const address = `${at}/indicators/%E5%85%BB%E8%80%81/3?plan=${plan}`
  const gone = await coordinator.get(address)
  expect(gone).toMatchObject({
    status: 404,
    body: {
      code: 'indicator_struck',
      title: '“助浴服务人次”已不在方案里：第 2 版（2026-09-01 发布）不再列入。',
      details: { name: '助浴服务人次', version: 2, on: '2026-09-01', last: '2026-08-31' },
    },
  })
  expect(await coordinator.get(`${address}&asOf=2026-08-31`)).toMatchObject({ status: 200, body: { name: '助浴服务人次' } })
  expect((await coordinator.get(`${at}/indicators/%E5%85%BB%E8%80%81/99?plan=${plan}`)).body).toMatchObject({ code: 'not_found' })
  // Before the first version nobody knew of it: there it is simply unknown.
  expect((await coordinator.get(`${address}&asOf=2026-03-01`)).body).toMatchObject({ code: 'not_found' })
})

test('an import that says the same as the version in force is not published, and once published an import says so', async () => {
  const longer = planText({ table: rows.filter(([, name]) => !name.startsWith('助浴')) }).replaceAll('2030年', '2032年')
  const id = await pasted(longer)
  expect(await publish(id, plan)).toMatchObject({ status: 422, body: { code: 'nothing_changed' } })
  expect(((await coordinator.get(`${at}/imports/${id}`)).body as PlanImport).state).toBe('review')
})
