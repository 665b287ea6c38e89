import { expect, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import type { Board, IndicatorDetail } from './contract.ts'

const w = await aWorld()
const qingpu = '/api/districts/310118'
const mealPoints = `${qingpu}/indicators/养老/7` // 老年助餐服务场所: base 36, target 60 in 2025, led by 区民政局
const reporter = await w.as('department_officer', { department: 'minzheng' })
const approver = await w.as('department_officer', { department: 'minzheng' })
const other = await w.as('department_officer', { department: 'jiaoyu' })
const coordinator = await w.as('coordinator')
const auditor = await w.as('auditor')

const anEvidence = () => reporter.keep('310118', '佐证.txt', someEvidence)
const report = async (by = reporter, wish: object = {}, url = mealPoints) =>
  await by.post(`${url}/values`, { on: '2025-06-30', value: 55, note: '截至六月底', evidence: [await anEvidence()], ...wish })
const detail = async (url = mealPoints, by = coordinator) => (await by.get(url)).body as IndicatorDetail
const auditOf = async (subject: string) =>
  ((await coordinator.get(`${qingpu}/audit?subject=${subject}`)).body as { lines: { action: string; actorName: string }[] }).lines

test('a reported value counts once another person has approved it, and the board names both', async () => {
  expect((await detail()).status).toBe('awaiting_report')
  const { status, body } = await report()
  expect(status).toBe(201)
  const { id } = body as { id: string }
  expect(await detail()).toMatchObject({ status: 'awaiting_report', waiting: 1, current: null })

  expect((await approver.post(`${qingpu}/values/${id}/approval`, { note: '已核' })).status).toBe(200)
  const after = await detail()
  // From 36 at the end of 2020 to 60 at the end of 2025 the path expects 57.58 on the day: (55 − 36) / (57.58 − 36) = 0.88 < 0.9.
  expect(after).toMatchObject({ status: 'far_behind', waiting: 0, current: { on: '2025-06-30', value: 55, source: 'reported' } })
  expect(after.values[0]).toMatchObject({
    reported: { name: reporter.name },
    decided: { name: approver.name },
    state: 'approved',
  })
  expect((await auditOf(id)).map((line) => [line.action, line.actorName])).toEqual([
    ['plans.approve_value', approver.name],
    ['plans.report_value', reporter.name],
  ])
})

test.each([
  ['a stranger', () => w.stranger, 401],
  ['an officer of a department that does not lead', () => other, 403],
  ['an auditor', () => auditor, 403],
  ['the coordinator, who leads nothing', () => coordinator, 403],
])('%s may not report', async (_who, by, status) => {
  expect((await report(by())).status).toBe(status)
})

test('nobody approves what they reported, whatever they are besides', async () => {
  const { body } = await report(reporter, { on: '2025-05-31' })
  const { id } = body as { id: string }
  expect((await reporter.post(`${qingpu}/values/${id}/approval`)).status).toBe(403)
  await expect(
    w.owner.query('update plans.indicator_value set decided_by = reported_by, state = $1 where id = $2', ['approved', id]),
  ).rejects.toThrow('value_approved_by_another')
  expect((await other.post(`${qingpu}/values/${id}/approval`)).status).toBe(403)
  expect((await approver.post(`${qingpu}/values/${id}/rejection`, { reason: '数字与台账不符' })).status).toBe(200)
  expect((await detail()).values.find((value) => value.id === id)).toMatchObject({ state: 'rejected', reason: '数字与台账不符' })
})

test.each([
  ['a day that has not come', { on: '2025-07-01' }, 422, 'day_not_yet'],
  ['a verdict where a number is wanted', { value: undefined, verdict: 'met' }, 422, 'number_expected'],
  ['neither number nor verdict', { value: undefined }, 400, 'invalid_request'],
  ['no evidence', { evidence: [] }, 400, 'invalid_request'],
  ['evidence nobody kept', { evidence: ['00000000-0000-4000-8000-000000000000'] }, 422, 'evidence_unknown'],
  ['a period that ends before it begins', { startsOn: '2025-06-30', on: '2025-06-01' }, 422, 'period_reversed'],
  ['a day that does not exist', { on: '2025-02-30' }, 400, 'invalid_request'],
])('%s is refused', async (_what, wish, status, code) => {
  const answer = await report(reporter, wish)
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code])
})

test('the same period waits once: the second tap meets the first', async () => {
  const rivals = await Promise.all([1, 2, 3, 4].map(() => report(reporter, { on: '2025-04-30' })))
  expect(rivals.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409])
  expect(rivals.find((answer) => answer.status === 409)?.body).toMatchObject({ code: 'value_waits_once' })
})

test('the same idempotency key reports once and answers the same', async () => {
  const body = { on: '2025-03-31', value: 51, evidence: [await anEvidence()] }
  const send = () => reporter.post(`${mealPoints}/values`, body, { 'idempotency-key': 'tap-0001-tap' })
  const [first, second] = [await send(), await send()]
  expect([first.status, second.status]).toEqual([201, 201])
  expect(second.body).toEqual(first.body)
  expect(
    (await reporter.post(`${mealPoints}/values`, { ...body, value: 52 }, { 'idempotency-key': 'tap-0001-tap' })).status,
  ).toBe(422)
})

test('two approvers at one moment: one decides, the other is told', async () => {
  const { body } = await report(reporter, { on: '2025-02-28' })
  const { id } = body as { id: string }
  const answers = await Promise.all([approver, coordinator].map((by) => by.post(`${qingpu}/values/${id}/approval`)))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('an earlier day shows what was known and approved then; the switch shows it as corrected since', async () => {
  const beds = `${qingpu}/indicators/养老/2`
  const on = async (day: string, corrected = '0') =>
    ((await coordinator.get(`${beds}?asOf=${day}&corrected=${corrected}`)).body as IndicatorDetail).current?.value
  w.clock.set('2025-04-10')
  const { body } = await report(reporter, { on: '2025-03-31', value: 9200 }, beds)
  await approver.post(`${qingpu}/values/${(body as { id: string }).id}/approval`)
  w.clock.set('2025-05-20') // the first quarter is corrected later
  const again = await report(reporter, { on: '2025-03-31', value: 9100 }, beds)
  await approver.post(`${qingpu}/values/${(again.body as { id: string }).id}/approval`)
  w.clock.set('2025-06-30')
  expect(await on('2025-04-05')).toBeUndefined()
  expect(await on('2025-04-30')).toBe(9200)
  expect(await on('2025-04-30', '1')).toBe(9100)
  expect(await on('2025-06-30')).toBe(9100)
  expect((await coordinator.get(`${qingpu}/indicators?asOf=2025-07-01`)).status).toBe(422)
})

test('a figure the city hands down becomes the target from its day on', async () => {
  const huangpu = await w.as('coordinator', { district: '310101' })
  const url = '/api/districts/310101/indicators/养老/1' // 老年住宅适老化改造: 完成市下达指标
  expect(((await huangpu.get(url)).body as IndicatorDetail).status).toBe('awaiting_figure')
  const wish = { op: '>=', value: 1000, text: '≥1000户', document: '沪民养老发〔2025〕1号', validFrom: '2025-03-01' }
  expect((await huangpu.post(`${url}/targets`, wish)).status).toBe(201)
  const now = (await huangpu.get(url)).body as IndicatorDetail
  expect(now.target).toMatchObject({ value: 1000, document: '沪民养老发〔2025〕1号' })
  expect(now.status).toBe('awaiting_report')
  expect(((await huangpu.get(`${url}?asOf=2025-02-28`)).body as IndicatorDetail).status).toBe('awaiting_figure')
  expect((await huangpu.post(`${url}/targets`, wish)).status).toBe(409)
})

test('where no lead is printed the coordinator assigns one, who can then report', async () => {
  const [huangpu, officer] = [
    await w.as('coordinator', { district: '310101' }),
    await w.as('department_officer', { district: '310101', department: 'minzheng' }),
  ]
  const url = '/api/districts/310101/indicators/养老/16'
  expect(((await huangpu.get(url)).body as IndicatorDetail).leads).toEqual([])
  expect((await huangpu.post(`${url}/leads`, { departments: ['nobody-here'] })).status).toBe(422)
  expect((await huangpu.post(`${url}/leads`, { departments: ['minzheng'] })).status).toBe(200)
  const evidence = await officer.keep('310101', '佐证.txt', someEvidence)
  expect((await officer.post(`${url}/values`, { on: '2025-06-30', value: 450, evidence: [evidence] })).status).toBe(201)
})

test('an approved number becomes the base where none is printed, and gives the indicator a path', async () => {
  const url = `${qingpu}/indicators/养老/10` // 社区养老设施建筑面积: base "-", target 16
  for (const [on, value] of [
    ['2021-12-31', 8],
    ['2025-06-30', 13],
  ] as const) {
    const { body } = await report(reporter, { on, value }, url)
    await approver.post(`${qingpu}/values/${(body as { id: string }).id}/approval`)
  }
  const before = await detail(url)
  expect(before.status).toBe('not_met_no_path')
  const first = before.values.find((value) => value.on === '2021-12-31')
  expect((await reporter.post(`${qingpu}/values/${first?.id}/base`)).status).toBe(403)
  expect((await coordinator.post(`${qingpu}/values/${first?.id}/base`)).status).toBe(200)
  const after = await detail(url)
  expect(after.base).toMatchObject({ value: 8, declared: true })
  expect(after.progress).not.toBeNull()
  expect((await coordinator.post(`${qingpu}/values/${first?.id}/base`)).status).toBe(409)
})

test('what kind of number it is can be settled by the coordinator, as a new version', async () => {
  const url = `${qingpu}/indicators/养老/7`
  expect((await reporter.post(`${url}/definitions`, { kind: 'sum', unsure: null })).status).toBe(403)
  expect((await coordinator.post(`${url}/definitions`, { kind: 'nonsense', unsure: null })).status).toBe(422)
  expect((await coordinator.post(`${url}/definitions`, { kind: 'sum', unsure: '按累计新增计？' })).status).toBe(201)
  const { definitions, kind } = await detail(url)
  expect(kind).toBe('sum')
  expect(definitions.map((version) => version.origin)).toEqual(['local', 'file'])
})

test("another district's value is unknown here, and its officers are refused", async () => {
  const { body } = await report(reporter, { on: '2025-01-31' })
  const { id } = body as { id: string }
  const chongming = await w.as('coordinator', { district: '310151' })
  expect((await chongming.post(`/api/districts/310151/values/${id}/approval`)).status).toBe(404)
  expect((await chongming.get(`${qingpu}/indicators`)).status).toBe(403)
})

test('the board counts its statuses and never shows a stranger what waits', async () => {
  const board = (await coordinator.get(`${qingpu}/indicators`)).body as Board
  expect(Object.values(board.counts).reduce((sum, n) => sum + (n ?? 0), 0)).toBe(52)
  const page = await w.stranger.get('/310118/plan')
  expect(page.status).toBe(200)
  expect(page.text).not.toContain(reporter.name)
})

test('a base declared by mistake goes with its value, and another can be declared', async () => {
  const url = `${qingpu}/indicators/养老/11` // 养老护理员持等级证书率: base "-"
  const ids: string[] = []
  for (const [on, value] of [
    ['2021-12-31', 70],
    ['2022-12-31', 40],
  ] as const) {
    const { id } = (await report(reporter, { on, value }, url)).body as { id: string }
    await approver.post(`${qingpu}/values/${id}/approval`)
    ids.push(id)
  }
  const declare = (id: string | undefined) => coordinator.post(`${qingpu}/values/${id}/base`)
  expect((await declare(ids[0])).status).toBe(200)
  expect((await declare(ids[1])).body).toMatchObject({ code: 'base_declared_already' })
  expect((await coordinator.post(`${qingpu}/values/${ids[0]}/withdrawal`, { reason: '录入有误' })).status).toBe(200)
  expect((await detail(url)).base).toMatchObject({ value: null, declared: false })
  expect((await declare(ids[1])).status).toBe(200)
  expect((await detail(url)).base).toMatchObject({ value: 40, declared: true })
})

test('a target entered by mistake is withdrawn with a reason, and the printed one holds again', async () => {
  const url = `${qingpu}/indicators/养老/9`
  const wish = { op: '>=', value: 30, text: '≥30', document: '沪民养老发〔2025〕2号', validFrom: '2025-01-01' }
  const { id } = (await coordinator.post(`${url}/targets`, wish)).body as { id: string }
  expect((await detail(url)).target.value).toBe(30)
  expect((await reporter.post(`${qingpu}/targets/${id}/withdrawal`, { reason: '文号有误' })).status).toBe(403)
  expect((await coordinator.post(`${qingpu}/targets/${id}/withdrawal`, { reason: '文号有误' })).status).toBe(200)
  expect((await detail(url)).target.value).toBe(26)
  expect((await coordinator.post(`${qingpu}/targets/${id}/withdrawal`, { reason: '文号有误' })).status).toBe(404)
})

test('two coordinators name the lead at one moment: one set of leads stands', async () => {
  const url = `${qingpu}/indicators/养老/24`
  const second = await w.as('coordinator')
  await Promise.all([
    coordinator.post(`${url}/leads`, { departments: ['jiaoyu'] }),
    second.post(`${url}/leads`, { departments: ['minzheng'] }),
  ])
  expect((await detail(url)).leads).toHaveLength(1)
})
