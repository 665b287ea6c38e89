import { describe, expect, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import type { ProjectBoard, ProjectDetail, Register, Spending, Stage } from './contract.ts'
import { isLate, stageOn } from './rules.ts'

// 崇明's plan prints projects and lists; p2 is kept by a company that is no department of the district, the reforms by its departments.
const w = await aWorld({ day: '2024-03-15' })
const at = '/api/districts/310151'
const unknownId = '019799f6-0000-7000-8000-000000000000'
const district = '310151'

const coordinator = await w.as('coordinator', { district })
const yibao = await w.as('department_officer', { district, department: 'yibao' })
const minzheng = await w.as('department_officer', { district, department: 'minzheng' })
const auditor = await w.as('auditor', { district })
const elsewhere = await w.as('coordinator')

const board = async (query = '') => (await coordinator.get(`${at}/projects${query}`)).body as ProjectBoard
const row = async (key: string, query = '') => (await board(query)).projects.find((project) => project.key === key)
const detail = async (key: string, query = '') => (await coordinator.get(`${at}/projects/${key}${query}`)).body as ProjectDetail
const register = async (name: string, query = '', who = coordinator) =>
  (await who.get(`${at}/registers/${name}${query}`)).body as Register
const auditOf = async (subject: string) =>
  (
    await w.owner.query<{ action: string }>('select action from platform.audit where subject = $1 order by id', [subject])
  ).rows.map((line) => line.action)
const aStage = async (project: string, stage: Partial<{ name: string; startsOn: string; endsOn: string }> = {}) => {
  const { status, body } = await coordinator.post(`${at}/projects/${project}/stages`, {
    name: '主体施工',
    startsOn: '2023-06-01',
    endsOn: '2024-06-01',
    ...stage,
  })
  expect(status).toBe(201)
  return body as Stage
}
const spend = async (project: string, fen: number, spentOn = '2024-03-01') =>
  await coordinator.post(`${at}/projects/${project}/spendings`, { spentOn, fen, note: '工程进度款' })

describe('it works', () => {
  test('the board shows the nine printed projects with years, place and planned money', async () => {
    const { projects, totals } = await board()
    expect(projects).toHaveLength(9)
    expect(projects[0]).toMatchObject({
      name: '中信养老社区',
      period: '2021-2023',
      startsOn: '2021-01-01',
      endsOn: '2024-01-01',
      place: '陈家镇',
      investmentWan: 230000,
    })
    expect(totals.investmentWan).toBe(projects.reduce((sum, project) => sum + (project.investmentWan ?? 0), 0))
  })

  test('stages follow one another: the one that has begun and is not done is where the project stands', async () => {
    const first = await aStage('p1', { name: '前期手续', startsOn: '2023-01-01', endsOn: '2023-06-01' })
    await aStage('p1')
    expect(await row('p1')).toMatchObject({ stage: '前期手续', late: true })
    expect((await coordinator.post(`${at}/stages/${first.id}/completion`, { doneOn: '2023-05-20' })).status).toBe(201)
    expect(await row('p1')).toMatchObject({
      stage: '主体施工',
      late: false,
      stages: [{ doneOn: '2023-05-20' }, { doneOn: null, late: false }],
    })
    expect(await auditOf(first.id)).toEqual(['plans.add_stage', 'plans.complete_stage'])
  })

  test('money is booked in fen with evidence, refunds are negative, a withdrawn spending no longer counts', async () => {
    const evidence = await coordinator.keep(district, '拨款凭证.txt', someEvidence)
    const booked = await coordinator.post(`${at}/projects/p2/spendings`, {
      spentOn: '2024-03-01',
      fen: 1_234_567_800,
      note: '首笔拨款',
      evidence: [evidence],
    })
    expect(booked).toMatchObject({
      status: 201,
      body: { fen: 1_234_567_800, made: { name: coordinator.name }, evidence: [{ id: evidence }] },
    })
    await spend('p2', -34_567_800, '2024-03-10')
    expect(await row('p2')).toMatchObject({ spentFen: 1_200_000_000 })
    const mistaken = (await spend('p2', 500)).body as Spending
    expect((await coordinator.post(`${at}/spendings/${mistaken.id}/withdrawal`, { reason: '重复登记' })).status).toBe(201)
    const { spentFen, spendings } = await detail('p2')
    expect(spentFen).toBe(1_200_000_000)
    expect(spendings.filter((spending) => spending.withdrawn)).toMatchObject([{ fen: 500, reason: '重复登记' }])
    expect(await auditOf(mistaken.id)).toEqual(['plans.add_spending', 'plans.withdraw_spending'])
  })

  test('a list shows each item’s status; the department printed beside an item keeps it', async () => {
    expect((await register('reforms')).items[0]).toMatchObject({ name: '长期护理保险制度试点', state: 'not_started', set: null })
    const set = await yibao.post(`${at}/registers/reforms/r1/statuses`, { state: 'under_way', note: '已扩面到全部乡镇' })
    expect(set).toMatchObject({ status: 201, body: { state: 'under_way', set: { name: yibao.name } } })
    expect((await register('reforms')).items[0]).toMatchObject({ state: 'under_way', note: '已扩面到全部乡镇' })
    expect((await register('policies')).items).toHaveLength(9)
    expect(await auditOf('r1')).toEqual(['plans.set_register_status'])
  })

  test('where nothing is printed the list is empty, not missing', async () => {
    const { status, body } = await elsewhere.get('/api/districts/310118/registers/policies')
    expect([status, (body as Register).items]).toEqual([200, []])
  })
})

describe('who is refused', () => {
  const stage = { name: '验收', startsOn: '2024-01-01', endsOn: '2024-06-01' }
  test.each([
    ['a stranger reads nothing', () => w.stranger.get(`${at}/projects`), 401],
    ['the staff of another district reads nothing here', () => elsewhere.get(`${at}/projects`), 403],
    ['an auditor reads', () => auditor.get(`${at}/projects/p1`), 200],
    ['an auditor adds no stage', () => auditor.post(`${at}/projects/p1/stages`, stage), 403],
    ['a department adds no stage to what it is not responsible for', () => minzheng.post(`${at}/projects/p1/stages`, stage), 403],
    [
      'nor books money there',
      () => minzheng.post(`${at}/projects/p1/spendings`, { spentOn: '2024-03-01', fen: 1, note: '代登记' }),
      403,
    ],
    ['nor sets the status of another’s item', () => minzheng.post(`${at}/registers/reforms/r1/statuses`, { state: 'done' }), 403],
  ])('%s', async (_, call, status) => expect((await call()).status).toBe(status))

  test('a list says which of its items the reader may change', async () => {
    const may = async (who: typeof coordinator) => (await register('reforms', '', who)).items.map((item) => item.may.change)
    expect((await may(yibao))[0]).toBe(true)
    expect((await may(minzheng))[0]).toBe(false)
    expect(new Set(await may(coordinator))).toEqual(new Set([true]))
  })
})

describe('what is refused', () => {
  const stage = { name: '验收', startsOn: '2024-01-01', endsOn: '2024-06-01' }
  test.each([
    ['a project nobody knows', () => coordinator.get(`${at}/projects/p999`), 404, 'not_found'],
    ['a stage of a project nobody knows', () => coordinator.post(`${at}/projects/p999/stages`, stage), 404, 'not_found'],
    [
      'a stage nobody knows',
      () => coordinator.post(`${at}/stages/${unknownId}/completion`, { doneOn: '2024-03-01' }),
      404,
      'not_found',
    ],
    [
      'a stage that ends before it starts',
      () => coordinator.post(`${at}/projects/p1/stages`, { ...stage, endsOn: '2024-01-01' }),
      400,
      'invalid_request',
    ],
    ['money spent tomorrow', () => spend('p3', 100, '2024-03-16'), 422, 'spent_in_future'],
    ['no money', () => spend('p3', 0), 422, 'spending_is_zero'],
    ['half a fen', () => spend('p3', 0.5), 400, 'invalid_request'],
    ['a refund of what was never spent', () => spend('p3', -1), 422, 'refund_exceeds_spent'],
    ['a list nobody knows', () => coordinator.get(`${at}/registers/wishes`), 400, 'invalid_request'],
    [
      'an item nobody knows',
      () => coordinator.post(`${at}/registers/reforms/r999/statuses`, { state: 'done' }),
      404,
      'not_found',
    ],
  ])('%s', async (_, call, status, code) => expect(await call()).toMatchObject({ status, body: { code } }))

  test('a stage is not done before it starts, tomorrow, twice, or once withdrawn', async () => {
    const { id } = await aStage('p4', { startsOn: '2024-03-01', endsOn: '2024-09-01' })
    const complete = (doneOn: string) => coordinator.post(`${at}/stages/${id}/completion`, { doneOn })
    expect(await complete('2024-02-29')).toMatchObject({ status: 422, body: { code: 'done_before_start' } })
    expect(await complete('2024-03-16')).toMatchObject({ status: 422, body: { code: 'done_in_future' } })
    expect((await complete('2024-03-15')).status).toBe(201)
    expect(await complete('2024-03-15')).toMatchObject({ status: 409, body: { code: 'stage_already_done' } })
    await coordinator.post(`${at}/stages/${id}/withdrawal`, { reason: '阶段划分调整' })
    expect(await complete('2024-03-15')).toMatchObject({ status: 409, body: { code: 'stage_already_withdrawn' } })
  })
})

test('ten refunds of the whole sum at the same moment: one is paid back, nine would take more than was spent', async () => {
  await spend('p5', 10_000)
  const replies = await Promise.all(Array.from({ length: 10 }, () => spend('p5', -10_000)))
  expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, ...Array<number>(9).fill(422)])
  expect((await row('p5'))?.spentFen).toBe(0)
})

test('an earlier day shows what was known that day; corrected, what has been learnt since', async () => {
  const stage = await aStage('p6', { name: '竣工验收', startsOn: '2024-01-01', endsOn: '2024-04-01' })
  await spend('p6', 100_00, '2024-03-01')
  w.clock.set('2024-05-06')
  await coordinator.post(`${at}/stages/${stage.id}/completion`, { doneOn: '2024-03-30' })
  await spend('p6', 50_00, '2024-04-02') // spent in April, told in May
  await yibao.post(`${at}/registers/reforms/r1/statuses`, { state: 'done' })

  expect(await row('p6', '?asOf=2024-04-10')).toMatchObject({ late: true, stage: '竣工验收', spentFen: 100_00 })
  expect(await row('p6', '?asOf=2024-04-10&corrected=1')).toMatchObject({ late: false, stage: null, spentFen: 150_00 })
  expect(await row('p6', '?asOf=2024-04-01&corrected=1')).toMatchObject({ spentFen: 100_00 })
  expect((await detail('p6', '?asOf=2024-04-10')).may.change).toBe(false)
  expect((await register('reforms', '?asOf=2024-04-10')).items[0]?.state).toBe('under_way')
  expect((await register('reforms')).items[0]?.state).toBe('done')
})

test('a stage that ends on a day is late from that day on, for its period is half-open', () => {
  const stage = { name: '施工', startsOn: '2024-01-01', endsOn: '2024-04-01', doneOn: null, withdrawnReason: null }
  expect([isLate(stage, '2024-03-31'), isLate(stage, '2024-04-01')]).toEqual([false, true])
  expect([
    isLate({ ...stage, doneOn: '2024-05-01' }, '2024-06-01'),
    isLate({ ...stage, withdrawnReason: '取消' }, '2024-06-01'),
  ]).toEqual([false, false])
  expect([stageOn([stage], '2023-12-31'), stageOn([stage], '2024-01-01')]).toEqual([null, '施工'])
})
