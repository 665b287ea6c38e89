import type { KyselyPlugin } from 'kysely'
import { describe, expect, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { currentPlan } from '../publishing/current.ts'
import { supersedeDuties } from '../publishing/store.ts'
import { listTasks } from './actions.ts'
import type { Milestone, TaskBoard, TaskDetail, TaskReport } from './contract.ts'
import { readTasks } from './store.ts'

const w = await aWorld({ day: '2025-02-10' })
const at = '/api/districts/310118'
const unknownId = '019799f6-0000-7000-8000-000000000000'

const coordinator = await w.as('coordinator')
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const guihua = await w.as('department_officer', { department: 'guihua' })
const street = await w.as('street_officer', { street: '310118001' })
const auditor = await w.as('auditor')
const elsewhere = await w.as('coordinator', { district: '310101' })
const resident = await w.as('resident')

// In 青浦's plan t1 is led by 区民政局 and implemented by every street office; t2 is led by 区民政局 and supported by 区规划资源局.
const row = async (key: string, query = '') => {
  const { tasks } = (await coordinator.get(`${at}/tasks${query}`)).body as TaskBoard
  return tasks.find((task) => task.key === key) as TaskBoard['tasks'][number]
}
const detail = async (key: string, query = '') => (await coordinator.get(`${at}/tasks/${key}${query}`)).body as TaskDetail
const auditOf = async (subject: string) =>
  (
    await w.owner.query<{ action: string; actor_name: string }>(
      'select action, actor_name from platform.audit where subject = $1 order by id',
      [subject],
    )
  ).rows
const waitingJobs = async () => (await w.owner.query('select from graphile_worker.jobs')).rowCount ?? 0
const aMilestone = async (task: string, milestone: { title?: string; dueOn?: string; department?: string | null } = {}) => {
  const { status, body } = await coordinator.post(`${at}/tasks/${task}/milestones`, {
    title: '印发实施方案',
    dueOn: '2025-03-31',
    ...milestone,
  })
  expect(status).toBe(201)
  return body as Milestone
}

describe('it works', () => {
  test('the five task boards show the 126 tasks of the real documents, each with its departments', async () => {
    const totals: Record<string, number> = {}
    for (const district of ['310101', '310113', '310117', '310118', '310151']) {
      const { body } = await (await w.as('auditor', { district })).get(`/api/districts/${district}/tasks`)
      totals[district] = (body as TaskBoard).tasks.length
    }
    expect(totals).toEqual({ '310101': 15, '310113': 30, '310117': 27, '310118': 31, '310151': 23 })
    const { duties } = await row('t2')
    expect(duties.map(({ name, role }) => [name, role])).toEqual([
      ['区民政局', 'lead'],
      ['区规划资源局', 'support'],
    ])
  })

  test('a milestone is planned by the coordinator, completed with evidence by its department, and signed with both names in the audit', async () => {
    const milestone = await aMilestone('t2', { department: 'guihua' })
    expect((await row('t2')).nextMilestone).toEqual({ title: '印发实施方案', dueOn: '2025-03-31' })

    const evidence = await guihua.keep('310118', '实施方案.txt', someEvidence)
    const done = await guihua.post(`${at}/milestones/${milestone.id}/completion`, { doneOn: '2025-02-09', evidence: [evidence] })
    expect(done.status).toBe(201)
    const [shown] = (await detail('t2')).milestones
    expect(shown).toMatchObject({
      doneOn: '2025-02-09',
      overdue: false,
      evidence: [{ id: evidence, name: '实施方案.txt' }],
      may: { complete: false },
    })
    expect((await row('t2')).nextMilestone).toBeNull()
    expect(await auditOf(milestone.id)).toEqual([
      { action: 'plans.add_milestone', actor_name: coordinator.name },
      { action: 'plans.complete_milestone', actor_name: guihua.name },
    ])
  })

  test('a withdrawn milestone stays to be read with its reason, and no longer counts', async () => {
    const milestone = await aMilestone('t3', { dueOn: '2025-01-31' })
    expect((await row('t3')).overdue).toBe(1)
    expect((await coordinator.post(`${at}/milestones/${milestone.id}/withdrawal`, { reason: '与另一节点重复' })).status).toBe(201)
    expect((await row('t3')).overdue).toBe(0)
    expect((await detail('t3')).milestones).toMatchObject([
      { id: milestone.id, withdrawn: true, reason: '与另一节点重复', overdue: false },
    ])
  })

  test('the lead owes the last quarter until it is reported; a later report of the same quarter corrects the earlier, and both are kept', async () => {
    expect(await row('t4')).toMatchObject({ state: 'not_reported', owedQuarter: '2024Q4', lastQuarter: null })
    const first = await minzheng.post(`${at}/tasks/t4/reports`, {
      department: 'minzheng',
      quarter: '2024Q4',
      state: 'on_track',
      text: '按计划推进。',
    })
    expect(first.status).toBe(201)
    expect(await row('t4')).toMatchObject({ state: 'on_track', owedQuarter: null, lastQuarter: '2024Q4' })
    await minzheng.post(`${at}/tasks/t4/reports`, {
      department: 'minzheng',
      quarter: '2024Q4',
      state: 'difficult',
      text: '更正：两处选址未落实。',
    })
    expect(await row('t4')).toMatchObject({ state: 'difficult', owedQuarter: null })
    expect((await detail('t4')).reports.map(({ state, reported }) => [state, reported.name])).toEqual([
      ['difficult', minzheng.name],
      ['on_track', minzheng.name],
    ])
    expect(await auditOf((first.body as TaskReport).id)).toEqual([{ action: 'plans.report_task', actor_name: minzheng.name }])
  })

  test('a street officer reports for the office of their own street', async () => {
    const wish = { department: 'street-310118001', quarter: '2025Q1', state: 'on_track', text: '夏阳街道已排摸独居老人。' }
    expect((await street.post(`${at}/tasks/t1/reports`, wish)).status).toBe(201)
    expect(((await street.get(`${at}/tasks/t1`)).body as TaskDetail).may.report).toEqual([
      { id: 'street-310118001', name: '夏阳街道办事处' },
    ])
    expect((await row('t1')).state).toBe('not_reported') // the lead has not said a word yet
  })

  test('the coordinator assigns duties anew: the rows before end and none is deleted', async () => {
    const before = await w.owner.query("select from plans.task_duty where district = '310118' and task = 't5'")
    const wish = {
      duties: [
        { department: 'weijian', role: 'support' },
        { department: 'minzheng', role: 'lead' },
      ],
    }
    const { status, body } = await coordinator.post(`${at}/tasks/t5/duties`, wish)
    expect(status).toBe(201)
    expect((body as TaskDetail).duties.map(({ id, role }) => [id, role])).toEqual([
      ['weijian', 'support'],
      ['minzheng', 'lead'],
    ])
    const after = await w.owner.query<{ ended: boolean; assigned: boolean }>(
      "select ended_at is not null as ended, assigned from plans.task_duty where district = '310118' and task = 't5'",
    )
    expect(after.rows.filter((duty) => duty.ended)).toHaveLength(before.rowCount ?? 0)
    expect(after.rows.filter((duty) => !duty.ended).map((duty) => duty.assigned)).toEqual([true, true])
  })

  test('what the coordinator assigned stands when a later version of the document prints the old order again', async () => {
    await coordinator.post(`${at}/tasks/t9/duties`, { duties: [{ department: 'fulian', role: 'lead' }] })
    await transaction(w.ctx(), async (tx) => {
      const plan = await currentPlan(tx)
      const standing = (await readTasks(tx, plan.id)).filter((task) => task.key !== 't9')
      const others = standing.flatMap((task) =>
        task.duties.map((duty, position) => ({ task: task.key, department: duty.id, role: duty.role, position })),
      )
      const printed = [{ task: 't9', department: 'jiaoyu', role: 'lead' as const, position: 0 }]
      await supersedeDuties(tx, plan.id, [...others, ...printed], tx.now)
    })
    expect((await row('t9')).duties.map(({ id, role }) => [id, role])).toEqual([['fulian', 'lead']])
    expect((await row('t10')).duties.map((duty) => duty.id)).toContain('jiaoyu')
  })

  test('links say which indicators a task moves; linking anew ends the ones that are left out', async () => {
    await minzheng.post(`${at}/tasks/t2/links`, { indicators: ['养老/2', '养老/4'] })
    const { body } = await minzheng.post(`${at}/tasks/t2/links`, { indicators: ['养老/2', '养老/5'] })
    expect((body as TaskDetail).links).toEqual([
      { key: '养老/2', name: '养老机构床位数' },
      { key: '养老/5', name: '标准化认知障碍照护床位' },
    ])
    expect((await row('t2')).indicators).toEqual(['养老/2', '养老/5'])
    const { rowCount } = await w.owner.query(
      "select from plans.task_link where task = 't2' and indicator = '养老/4' and ended_at is not null",
    )
    expect(rowCount).toBe(1)
  })
})

describe('who is refused', () => {
  const report = { department: 'minzheng', quarter: '2024Q4', state: 'on_track', text: '代报' }
  test.each([
    ['a stranger reads nothing', () => w.stranger.get(`${at}/tasks`), 401],
    ['a resident reads no board', () => resident.get(`${at}/tasks`), 403],
    ['the staff of another district reads nothing here', () => elsewhere.get(`${at}/tasks/t1`), 403],
    ['an auditor reads', () => auditor.get(`${at}/tasks/t1`), 200],
    ['an auditor plans nothing', () => auditor.post(`${at}/tasks/t1/milestones`, { title: '节点', dueOn: '2025-03-01' }), 403],
    [
      'a supporting department plans no milestone',
      () => guihua.post(`${at}/tasks/t2/milestones`, { title: '节点', dueOn: '2025-03-01' }),
      403,
    ],
    [
      'a lead plans one for its own task',
      () => minzheng.post(`${at}/tasks/t2/milestones`, { title: '节点', dueOn: '2025-03-01' }),
      201,
    ],
    ['nobody reports for another department', () => guihua.post(`${at}/tasks/t2/reports`, report), 403],
    ['nor does the coordinator', () => coordinator.post(`${at}/tasks/t2/reports`, report), 403],
    [
      'a lead assigns no duties',
      () => minzheng.post(`${at}/tasks/t2/duties`, { duties: [{ department: 'minzheng', role: 'lead' }] }),
      403,
    ],
    ['a street links no indicators', () => street.post(`${at}/tasks/t1/links`, { indicators: [] }), 403],
  ])('%s', async (_, call, status) => expect((await call()).status).toBe(status))

  test('a milestone of one department is not completed by another, nor by the coordinator', async () => {
    const { id } = await aMilestone('t2', { department: 'guihua' })
    for (const person of [minzheng, coordinator, street]) {
      expect((await person.post(`${at}/milestones/${id}/completion`, { doneOn: '2025-02-01' })).status).toBe(403)
    }
  })
})

describe('what is refused', () => {
  const report = { department: 'minzheng', quarter: '2024Q4', state: 'on_track', text: '正文' }
  const milestone = { title: '节点', dueOn: '2025-03-01' }
  test.each([
    ['a task nobody knows', () => coordinator.get(`${at}/tasks/t999`), 404, 'not_found'],
    [
      'a milestone nobody knows',
      () => coordinator.post(`${at}/milestones/${unknownId}/withdrawal`, { reason: '重复' }),
      404,
      'not_found',
    ],
    ['a plan nobody knows', () => coordinator.get(`${at}/tasks?plan=${unknownId}`), 404, 'not_found'],
    ['a day that is none', () => coordinator.get(`${at}/tasks?asOf=2025-02-30`), 400, 'invalid_request'],
    [
      'a milestone without a title',
      () => coordinator.post(`${at}/tasks/t1/milestones`, { ...milestone, title: ' ' }),
      400,
      'invalid_request',
    ],
    [
      'a milestone for who has no duty',
      () => coordinator.post(`${at}/tasks/t2/milestones`, { ...milestone, department: 'caizheng' }),
      422,
      'department_without_duty',
    ],
    [
      'a quarter that has not begun',
      () => minzheng.post(`${at}/tasks/t2/reports`, { ...report, quarter: '2025Q2' }),
      422,
      'quarter_not_begun',
    ],
    [
      'a quarter before the plan',
      () => minzheng.post(`${at}/tasks/t2/reports`, { ...report, quarter: '2020Q4' }),
      422,
      'quarter_before_plan',
    ],
    [
      'a quarter that is none',
      () => minzheng.post(`${at}/tasks/t2/reports`, { ...report, quarter: '2024Q5' }),
      400,
      'invalid_request',
    ],
    ['a report without a duty', () => minzheng.post(`${at}/tasks/t16/reports`, report), 422, 'department_without_duty'],
    [
      'a department nobody knows',
      () => minzheng.post(`${at}/tasks/t2/reports`, { ...report, department: 'nobody' }),
      404,
      'not_found',
    ],
    [
      'evidence nobody kept',
      () => minzheng.post(`${at}/tasks/t2/reports`, { ...report, evidence: [unknownId] }),
      422,
      'evidence_unknown',
    ],
    [
      'an indicator the plan does not have',
      () => coordinator.post(`${at}/tasks/t2/links`, { indicators: ['养老/999'] }),
      422,
      'indicator_unknown',
    ],
    [
      'a duty for nobody',
      () => coordinator.post(`${at}/tasks/t2/duties`, { duties: [{ department: 'nobody', role: 'lead' }] }),
      422,
      'department_unknown',
    ],
    [
      'a duty for a group name',
      () => coordinator.post(`${at}/tasks/t2/duties`, { duties: [{ department: 'streets', role: 'implement' }] }),
      422,
      'department_is_a_group',
    ],
    [
      'two duties for one department',
      () =>
        coordinator.post(`${at}/tasks/t2/duties`, {
          duties: [
            { department: 'caizheng', role: 'lead' },
            { department: 'caizheng', role: 'support' },
          ],
        }),
      422,
      'department_twice',
    ],
  ])('%s', async (_, call, status, code) => {
    const answer = await call()
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code])
  })

  test('a milestone is not done tomorrow, not done twice, and not done once withdrawn', async () => {
    const { id } = await aMilestone('t4')
    const complete = (doneOn: string) => minzheng.post(`${at}/milestones/${id}/completion`, { doneOn })
    expect(await complete('2025-02-11')).toMatchObject({
      status: 422,
      body: { code: 'done_in_future', details: { today: '2025-02-10' } },
    })
    expect((await complete('2025-02-10')).status).toBe(201)
    expect(await complete('2025-02-10')).toMatchObject({
      status: 409,
      body: { code: 'milestone_already_done', title: '这个节点已经办结，无需再报。' },
    })
    await coordinator.post(`${at}/milestones/${id}/withdrawal`, { reason: '误报完成' })
    expect(await complete('2025-02-10')).toMatchObject({ status: 409, body: { code: 'milestone_already_withdrawn' } })
  })
})

test('ten officers complete one milestone at the same moment: one does, nine hear that it is done', async () => {
  const { id } = await aMilestone('t4', { title: '同时办结' })
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => minzheng.post(`${at}/milestones/${id}/completion`, { doneOn: '2025-02-10' })),
  )
  expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)])
  expect((await auditOf(id)).map((line) => line.action)).toEqual(['plans.add_milestone', 'plans.complete_milestone'])
})

test('the same click sent twice with one key is one milestone', async () => {
  const click = () =>
    coordinator.post(
      `${at}/tasks/t6/milestones`,
      { title: '只点一次', dueOn: '2025-04-01' },
      { 'idempotency-key': 'milestone-click-1' },
    )
  const [first, second] = [await click(), await click()]
  expect((second.body as Milestone).id).toBe((first.body as Milestone).id)
  expect((await detail('t6')).milestones).toHaveLength(1)
})

test('what changed is told after commit: the counters that watch tasks are counted anew by a job', async () => {
  const before = await waitingJobs()
  await aMilestone('t7')
  expect(await waitingJobs()).toBeGreaterThan(before)
})

test('an earlier day shows what was known that day; corrected, it shows what has been learnt since', async () => {
  const evidence = await minzheng.keep('310118', '佐证.txt', someEvidence)
  const milestone = await aMilestone('t8', { dueOn: '2025-02-20', title: '签订合作协议' })
  await minzheng.post(`${at}/tasks/t8/reports`, { department: 'minzheng', quarter: '2024Q4', state: 'on_track', text: '推进中' })

  w.clock.set('2025-03-20')
  await minzheng.post(`${at}/milestones/${milestone.id}/completion`, { doneOn: '2025-02-18', evidence: [evidence] }) // done in time, told late
  await minzheng.post(`${at}/tasks/t8/reports`, {
    department: 'minzheng',
    quarter: '2024Q4',
    state: 'stopped',
    text: '更正：协议未签',
  })
  await coordinator.post(`${at}/tasks/t8/duties`, { duties: [{ department: 'shuiwu', role: 'lead' }] })

  expect(await row('t8', '?asOf=2025-02-25')).toMatchObject({
    overdue: 1,
    state: 'on_track',
    duties: [{ id: 'minzheng' }, { id: 'shuiwu' }],
  })
  expect(await row('t8', '?asOf=2025-02-25&corrected=1')).toMatchObject({
    overdue: 0,
    state: 'not_reported',
    duties: [{ id: 'shuiwu', role: 'lead' }],
  })
  expect(await row('t8')).toMatchObject({ overdue: 0 })
  expect((await row('t8', '?asOf=2025-02-09')).nextMilestone).toBeNull() // not planned yet
  const then = await detail('t8', '?asOf=2025-02-25')
  expect(then.milestones).toMatchObject([
    { doneOn: null, overdue: true, evidence: [], may: { complete: false, withdraw: false } },
  ])
  expect(then.reports.map((report) => report.state)).toEqual(['on_track'])
  expect(then.may).toEqual({ plan: false, report: [], supervise: false, link: false, assign: false })
})

test('a day before the document was issued has no plan to show', async () => {
  expect((await coordinator.get(`${at}/tasks?asOf=2019-12-31`)).status).toBe(404)
})

test('a board takes at most five queries besides beginning and ending its transaction, however many tasks there are', async () => {
  const ctx = w.ctx()
  let queries = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const board = await listTasks({ ...ctx, databases: { ...ctx.databases, app: ctx.databases.app.withPlugin(counting) } })
  expect(board.tasks).toHaveLength(31)
  const beginAndCommit = 2
  expect(queries - beginAndCommit).toBeGreaterThan(0)
  expect(queries - beginAndCommit).toBeLessThanOrEqual(5) // the fifth is not asked where another reader's answer is shared
})
