import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import type { Board } from '../indicators/contract.ts'
import type { ProjectBoard } from '../projects/contract.ts'
import type { SupervisionList, TaskBoard } from '../tasks/contract.ts'
import type { Overview } from './contract.ts'

const w = await aWorld({ day: '2025-06-30' })
const at = '/api/districts/310151' // 崇明 has everything a plan can have
const coordinator = await w.as('coordinator', { district: '310151' })
const minzheng = await w.as('department_officer', { district: '310151', department: 'minzheng' })

const read = async <T>(path: string) => (await coordinator.get(`${at}${path}`)).body as T

test('each number of the overview is the number of rows that its board shows', async () => {
  const evidence = [await minzheng.keep('310151', '佐证.txt', someEvidence)]
  const board = await read<Board>('/indicators')
  const led = board.indicators.find((row) => row.leads.some((lead) => lead.id === 'minzheng') && row.target.op !== 'qualitative')
  await minzheng.post(`${at}/indicators/${led?.key}/values`, { on: '2025-06-30', value: 1, evidence })
  await coordinator.post(`${at}/tasks/t1/milestones`, { title: '完成选址', dueOn: '2025-07-01', department: null })
  await coordinator.post(`${at}/supervisions`, {
    ...{ subjectKind: 'task', subject: 't1', department: 'minzheng', title: '加快选址', text: '请答复。', dueOn: '2025-07-01' },
  })
  w.clock.set('2025-07-02')

  const overview = await read<Overview>('/overview')
  const { indicators, counts, plan } = await read<Board>('/indicators')
  const { tasks } = await read<TaskBoard>('/tasks')
  const { projects, totals } = await read<ProjectBoard>('/projects')
  const { supervisions } = await read<SupervisionList>('/supervisions')
  expect(overview.plan).toEqual(plan)
  expect(overview.indicators).toMatchObject({ total: indicators.length, byStatus: counts, waiting: 1 })
  expect(overview.indicators.withoutLead).toBe(indicators.filter((row) => row.leads.length === 0).length)
  expect(overview.tasks).toMatchObject({ total: tasks.length, overdueMilestones: 1 })
  expect(overview.tasks.owedReports).toBe(tasks.filter((task) => task.owedQuarter).length)
  expect(overview.supervisions).toEqual({
    open: supervisions.filter(({ state }) => state === 'open' || state === 'overdue').length,
    overdue: 1,
    answered: 0,
  })
  expect(overview.projects).toMatchObject({ total: projects.length, late: totals.late, investmentWan: totals.investmentWan })
  expect(overview.attention[0]).toMatchObject({ kind: 'supervision', title: '加快选址' })
  expect(await read<Overview>('/overview?asOf=2025-07-01')).toMatchObject({
    supervisions: { open: 1, overdue: 0 },
    tasks: { overdueMilestones: 0 },
  })
})

test('it is read in one transaction, with few queries', async () => {
  await read('/overview')
  await coordinator.post(`${at}/tasks/t2/milestones`, { title: '完成设计', dueOn: '2025-08-01', department: null }) // nothing kept counts any more
  const texts = recordQueries()
  await read('/overview')
  expect(texts.filter((text) => /^begin/.test(text))).toHaveLength(1)
  expect(texts.length).toBeLessThanOrEqual(20)
})

function recordQueries(): string[] {
  const texts: string[] = []
  const asked = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as [string | { text?: string }]
    texts.push(typeof first === 'string' ? first : (first.text ?? ''))
    return (asked as unknown as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof asked
  onTestFinished(() => {
    pg.Client.prototype.query = asked
  })
  return texts
}
