import { expect, test } from 'vitest'
import { aWorld } from '../../../../../test/support/world.ts'
import type { Board, IndicatorDetail } from '../contract.ts'
import type { UnledIndicators } from './contract.ts'
import { type LedTask, suggestLead } from './suggest.ts'

const w = await aWorld({ day: '2025-06-30' })
const at = '/api/districts/310101' // 黄浦 prints no lead department for any of its 30 indicators
const coordinator = await w.as('coordinator', { district: '310101' })
const officer = await w.as('department_officer', { district: '310101', department: 'minzheng' })

const unled = async () => ((await coordinator.get(`${at}/leads`)).body as UnledIndicators).indicators
const leadsOf = async (key: string, query = '') =>
  ((await coordinator.get(`${at}/indicators/${key}${query}`)).body as IndicatorDetail).leads.map((lead) => lead.id)
const assign = async (assignments: object[], by = coordinator) => await by.post(`${at}/leads`, { assignments })
const deedsOn = async (key: string) =>
  (
    (await coordinator.get(`${at}/audit?subject=${encodeURIComponent(key)}`)).body as {
      lines: { action: string; details: object }[]
    }
  ).lines

test('the coordinator assigns many indicators at once after the suggestions; each has its own line in the record; undone they are without a lead again', async () => {
  const before = await unled()
  expect(before).toHaveLength(30)
  expect(before.every((one) => one.suggestion !== null)).toBe(true)
  const answer = await assign(before.map(({ key, suggestion }) => ({ key, departments: [suggestion?.department.id] })))
  expect(answer.status).toBe(200)
  expect(await unled()).toEqual([])
  const board = (await coordinator.get(`${at}/indicators`)).body as Board
  expect(board.indicators.every((row) => row.leads.length === 1)).toBe(true)
  expect(await deedsOn('养老/7')).toMatchObject([
    { action: 'plans.assign_leads', details: { title: '老年助餐供客能力', departments: ['区民政局'] } },
  ])

  expect((await assign(before.map(({ key }) => ({ key, departments: [] })))).status).toBe(200)
  expect(await unled()).toHaveLength(30)
  expect(await deedsOn('养老/7')).toHaveLength(2)
})

test('what led on an earlier day is still seen there', async () => {
  await assign([{ key: '养老/1', departments: ['minzheng'] }])
  w.clock.set('2025-07-01')
  await assign([{ key: '养老/1', departments: ['jiaoyu', 'minzheng'] }])
  expect(await leadsOf('养老/1')).toEqual(['jiaoyu', 'minzheng'])
  expect(await leadsOf('养老/1', '?asOf=2025-06-30')).toEqual(['minzheng'])
})

test.each([
  ['an officer of a department', () => assign([{ key: '养老/2', departments: ['minzheng'] }], officer), 403],
  ['a department that is none', () => assign([{ key: '养老/2', departments: ['nobody'] }]), 422],
  ['an indicator that is none', () => assign([{ key: '养老/99', departments: ['minzheng'] }]), 404],
  ['the same indicator twice', () => assign([1, 2].map(() => ({ key: '养老/2', departments: ['minzheng'] }))), 400],
  ['nothing', () => assign([]), 400],
])('%s is refused, and nothing is assigned', async (_what, send, status) => {
  expect((await send()).status).toBe(status)
  expect(await leadsOf('养老/2')).toEqual([])
})

test('one refused assignment takes the others back', async () => {
  const answer = await assign([
    { key: '养老/3', departments: ['minzheng'] },
    { key: '托育/99', departments: ['minzheng'] },
  ])
  expect(answer.status).toBe(404)
  expect(await leadsOf('养老/3')).toEqual([])
})

const civil = { id: 'minzheng', name: '区民政局' }
const health = { id: 'weijian', name: '区卫生健康委' }
const aTask = (title: string, lead: LedTask['lead'], more: Partial<LedTask> = {}): LedTask => ({
  ...{ key: title, no: null, title, path: ['二、重点任务'], domain: '养老', lead, span: null, indicators: [] },
  ...more,
})
const anIndicator = (name: string, span: [number, number] | null = null) => ({
  ...{ key: '养老/1', domain: '养老', category: null, name, span },
})

test.each([
  [
    'the task whose text prints it',
    anIndicator('护理型床位数', [120, 140]),
    [aTask('完善护理保险', civil), aTask('改革', health, { span: [100, 200] })],
    'inside',
    'weijian',
  ],
  [
    'the task nearest in words',
    anIndicator('老年认知障碍友好社区数'),
    [aTask('推广综合照护', civil), aTask('加强认知障碍照护服务', health)],
    'words',
    'weijian',
  ],
  [
    'the task that says it moves it',
    anIndicator('助浴人次'),
    [aTask('扩大供给', civil), aTask('深化改革', health, { indicators: ['养老/1'] })],
    'linked',
    'weijian',
  ],
  [
    'the department that leads most of the domain',
    anIndicator('助浴人次'),
    [
      aTask('甲', health),
      aTask('乙', civil),
      aTask('丙', civil),
      aTask('丁', { id: 'jiaoyu', name: '区教育局' }, { domain: '托育' }),
    ],
    'domain',
    'minzheng',
  ],
] as const)('%s is followed', (_what, indicator, tasks, why, department) => {
  expect(suggestLead(indicator, [...tasks])).toMatchObject({ why, department: { id: department } })
})

test('where no task names anybody, nobody is proposed', () => {
  expect(suggestLead(anIndicator('助浴人次'), [aTask('扩大供给', null)])).toBeNull()
})
