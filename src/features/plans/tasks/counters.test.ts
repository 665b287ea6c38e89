import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { asCounter } from '../../../platform/counters/refresh.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import type { Milestone } from './contract.ts'
import { taskCounters } from './counters.ts'

const w = await aWorld({ day: '2025-06-30' })
const at = '/api/districts/310118'
const coordinator = await w.as('coordinator')
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const street = await w.as('street_officer', { street: '310118001' })

const count = async (key: string, from: string, to: string, filter: Record<string, string> = {}) => {
  const counter = taskCounters.find((candidate) => candidate.key === key)
  if (!counter) throw new Error(`no counter ${key}`)
  const question = { district: '310118', from, to, filter }
  const parts = await asCounter(w.ctx(), { from, to }, (db) => counter.count(db, question))
  const listed = await reading(w.ctx(), (tx) => counter.rows(tx, question, { offset: 0, limit: 200 }))
  expect(listed.rows).toHaveLength(listed.total)
  const total = parts.reduce((sum, part) => sum + part.n, 0)
  expect(total).toBe(listed.total) // the number and the rows behind it are one query
  return {
    total,
    parts: Object.fromEntries(parts.map((part) => [part.street, part.n])),
    missing: parts.reduce((sum, part) => sum + part.missing, 0),
    rows: listed.rows,
  }
}
const milestone = async (task: string, dueOn: string, department: string | null = null) =>
  (await coordinator.post(`${at}/tasks/${task}/milestones`, { title: `节点 ${dueOn}`, dueOn, department })).body as Milestone
const workOf = async (who: typeof coordinator) => ((await who.get(`${at}/work`)).body as { items: WorkItem[] }).items

test('tasks led are the denominator of tasks reported: a task counts when every lead has reported the quarter', async () => {
  const day = ['2025-06-30', '2025-07-01'] as const
  expect(await count('plans.tasks_led', ...day)).toMatchObject({ total: 31, missing: 0 })
  expect((await count('plans.tasks_led', ...day, { domain: '托育' })).total).toBe(4)
  expect((await count('plans.tasks_reported', ...day)).total).toBe(0)
  await minzheng.post(`${at}/tasks/t1/reports`, {
    department: 'minzheng',
    quarter: '2025Q1',
    state: 'on_track',
    text: '已按季报送',
  })
  await minzheng.post(`${at}/tasks/t2/reports`, {
    department: 'minzheng',
    quarter: '2025Q2',
    state: 'on_track',
    text: '只报了新的一季',
  })
  const { total, rows } = await count('plans.tasks_reported', ...day)
  expect(total).toBe(1)
  expect(rows).toMatchObject([
    { id: 't1', title: '保障基本养老服务', href: '/console/310118/tasks/t1', values: { quarter: '2025Q1' } },
  ])
})

test('milestones due and done are counted by the month they are due in, at the street whose office is to do them', async () => {
  await milestone('t3', '2025-04-10')
  const done = await milestone('t3', '2025-04-20', 'street-310118001')
  const withdrawn = await milestone('t3', '2025-04-21')
  await milestone('t3', '2025-05-01')
  expect((await street.post(`${at}/milestones/${done.id}/completion`, { doneOn: '2025-04-19' })).status).toBe(201)
  await coordinator.post(`${at}/milestones/${withdrawn.id}/withdrawal`, { reason: '取消该节点' })
  expect((await count('plans.milestones_due', '2025-04-01', '2025-05-01')).parts).toEqual({ '': 1, '310118001': 1 })
  expect((await count('plans.milestones_done', '2025-04-01', '2025-05-01')).parts).toEqual({ '': 0, '310118001': 1 })
  expect((await count('plans.milestones_due', '2025-04-01', '2025-05-01', { department: 'street-310118001' })).total).toBe(1)
})

test('a filter nobody knows is a mistake in the settings, and said so', async () => {
  await expect(count('plans.supervisions_open', '2025-06-30', '2025-07-01', { colour: 'red' })).rejects.toThrow(
    'knows no filter colour',
  )
})

test('a supervision counts on every day from its issue to its closing, at the street it went to', async () => {
  const wish = { subjectKind: 'meeting', subject: '联席会议', title: '场地落实', text: '请落实场地', dueOn: '2025-07-10' }
  const { body } = await coordinator.post(`${at}/supervisions`, { ...wish, department: 'street-310118001' })
  const { id } = body as { id: string }
  expect((await count('plans.supervisions_open', '2025-06-30', '2025-07-01')).parts).toEqual({ '310118001': 1 })
  expect((await count('plans.supervisions_open', '2025-06-29', '2025-06-30')).total).toBe(0)
  await street.post(`${at}/supervisions/${id}/answer`, { text: '已落实' })
  await coordinator.post(`${at}/supervisions/${id}/closure`)
  expect((await count('plans.supervisions_open', '2025-06-30', '2025-07-01')).total).toBe(0)
})

test('an officer’s work lists milestones within thirty days or overdue, and the quarters their department owes', async () => {
  const near = await milestone('t4', '2025-07-30')
  const far = await milestone('t4', '2025-07-31')
  const late = await milestone('t4', '2025-06-29')
  const other = await milestone('t4', '2025-06-29', 'street-310118001')
  const items = await workOf(minzheng)
  const of = (id: string) => items.find((item) => item.id === id)
  expect(of(near.id)).toMatchObject({ kind: 'plans.tasks.work.milestone', urgent: false, href: '/console/310118/tasks/t4' })
  expect(of(late.id)).toMatchObject({ urgent: true, subject: '分类提升社区嵌入式养老服务' })
  expect([of(far.id), of(other.id)]).toEqual([undefined, undefined])
  expect((await workOf(street)).some((item) => item.id === other.id)).toBe(true)

  const owed = items.filter((item) => item.kind === 'plans.tasks.work.report').map((item) => item.id)
  expect(owed).toContain('t4/minzheng/2025Q1')
  expect(owed).not.toContain('t1/minzheng/2025Q1') // reported above
  expect((await workOf(street)).filter((item) => item.kind === 'plans.tasks.work.report')).toEqual([]) // who implements owes no report

  await coordinator.post(`${at}/milestones/${late.id}/withdrawal`, { reason: '不再需要' })
  expect((await workOf(minzheng)).some((item) => item.id === late.id)).toBe(false)
})
