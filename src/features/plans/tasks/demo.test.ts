import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { chanceFrom } from '../demo/chance.ts'
import { getProject, listProjects } from '../projects/actions.ts'
import { demonstrateProjects } from '../projects/demo.ts'
import { listTasks } from './actions.ts'
import { likelyLinks } from './demo/links.ts'
import { demoMilestones } from './demo/milestones.ts'
import { demonstrateTasks } from './demo.ts'
import type { TaskRecord } from './store.ts'
import { listSupervisions } from './supervisions/actions.ts'

const w = await aWorld({ day: '2025-06-30' })
const districts = ['310101', '310113', '310117', '310118', '310151']
for (const district of districts) {
  await demonstrateTasks(w.ctx(district))
  await demonstrateProjects(w.ctx(district))
}

test('nothing of the demonstration is dated after its day, and every row says that it is one', async () => {
  for (const [table, says, instants] of [
    ['milestone', 'title', ['known_at', 'done_at', 'withdrawn_at']],
    ['task_report', 'text', ['known_at']],
    ['supervision', 'text', ['issued_at', 'answered_at', 'closed_at', 'withdrawn_at']],
    ['project_stage', 'name', ['known_at', 'done_at']],
    ['project_spending', 'note', ['known_at']],
    ['register_status', 'note', ['known_at']],
  ] as const) {
    const future = instants.map((instant) => `${instant} >= '2025-06-30T00:00:00+08:00'`).join(' or ')
    const { rows } = await w.owner.query<{ all: string; wrong: string; unmarked: string }>(
      `select count(*) as all, count(*) filter (where ${future}) as wrong, count(*) filter (where ${says} not like '%演示%') as unmarked from plans.${table}`,
    )
    expect([table, Number(rows[0]?.all) > 0, rows[0]?.wrong, rows[0]?.unmarked]).toEqual([table, true, 0, 0])
  }
})

test('every step of a row follows the one before', async () => {
  const disorder = await w.owner.query(`
    select id from plans.milestone where known_at > done_at or known_at > withdrawn_at
    union all select id from plans.supervision where issued_at > answered_at or answered_at > closed_at or issued_at > withdrawn_at or due_on < (issued_at at time zone 'Asia/Shanghai')::date
    union all select id from plans.project_stage where known_at > done_at
    union all select r.id from plans.task_report r join plans.plan_version v on v.district = r.district and v.plan = r.plan where r.known_at < v.issued_on`)
  expect(disorder.rows).toEqual([])
})

test('a running plan shows supervisions in every state, tasks in several, milestones to come and overdue', async () => {
  const ctx = w.ctx('310118')
  const states = (await listSupervisions(ctx)).supervisions.map((supervision) => supervision.state)
  expect(new Set(states)).toEqual(new Set(['open', 'overdue', 'answered', 'closed', 'withdrawn']))
  const { tasks } = await listTasks(ctx)
  expect(new Set(tasks.map((task) => task.state)).size).toBeGreaterThanOrEqual(3)
  expect(
    tasks.some((task) => task.overdue > 0) && tasks.some((task) => task.nextMilestone) && tasks.some((task) => task.owedQuarter),
  ).toBe(true)
  expect(tasks.filter((task) => task.indicators.length > 0).length).toBeGreaterThan(8)
  expect((await listTasks(ctx, { asOf: '2024-06-30' })).tasks.some((task) => task.lastQuarter === '2024Q1')).toBe(true)
})

test('崇明’s projects run through their stages, some late, and none spends more than planned', async () => {
  const { projects } = await listProjects(w.ctx('310151'))
  expect(projects).toHaveLength(9)
  expect(projects.every((project) => project.stages.length === 4)).toBe(true)
  expect(projects.filter((project) => project.late).length).toBeGreaterThan(0)
  for (const { spentFen, investmentWan } of projects) expect(spentFen).toBeLessThanOrEqual((investmentWan ?? 0) * 1_000_000)
  expect((await getProject(w.ctx('310151'), 'p1')).spendings.length).toBeGreaterThan(3)
})

test('the demonstration is the same on every machine: made twice, it comes out alike', () => {
  const task = {
    key: 't1',
    title: '保障基本养老服务',
    duties: [{ id: 'minzheng', name: '区民政局', role: 'lead' }],
  } as TaskRecord
  const season = { from: '2023-02-06', until: '2025-06-29', over: false }
  const made = () =>
    demoMilestones('plan', task, season, '2025-06-30', 2025, chanceFrom('310118 t1')).map(({ id: _, ...row }) => row)
  expect(made()).toEqual(made())
  expect(made().length).toBeGreaterThanOrEqual(2)
})

test('links follow telling words, not those that every title has', () => {
  const indicators = [
    { key: '养老/7', name: '老年助餐服务场所' },
    { key: '养老/2', name: '养老机构床位数' },
    { key: '托育/1', name: '社区宝宝屋覆盖率' },
  ]
  expect(likelyLinks('优化老年助餐服务', indicators)).toEqual(['养老/7'])
  expect(likelyLinks('完善养老服务', indicators)).toEqual([])
})
