import { describe, expect, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import type { NewSupervision, Supervision, SupervisionList, TaskBoard } from './contract.ts'

const w = await aWorld({ day: '2025-05-12' })
const at = '/api/districts/310118'
const unknownId = '019799f6-0000-7000-8000-000000000000'

const coordinator = await w.as('coordinator')
const deputy = await w.as('coordinator')
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const guihua = await w.as('department_officer', { department: 'guihua' })
const street = await w.as('street_officer', { street: '310118001' })
const auditor = await w.as('auditor')
const elsewhere = await w.as('department_officer', { district: '310101', department: 'minzheng' })

const order: NewSupervision = {
  ...{ subjectKind: 'task', subject: 't1', department: 'minzheng', dueOn: '2025-05-30' },
  ...{ title: '基本养老服务清单公布滞后', text: '请于期限前公布清单，并书面说明原因。' },
}
const issue = async (changes: Partial<NewSupervision> = {}) => {
  const { status, body } = await coordinator.post(`${at}/supervisions`, { ...order, ...changes })
  expect(status).toBe(201)
  return body as Supervision
}
const list = async (query = '', who = coordinator) =>
  ((await who.get(`${at}/supervisions${query}`)).body as SupervisionList).supervisions
const find = async (id: string, query = '', who = coordinator) =>
  (await list(query, who)).find((supervision) => supervision.id === id)
const workOf = async (who: typeof coordinator) => ((await who.get(`${at}/work`)).body as { items: WorkItem[] }).items
const auditOf = async (subject: string) =>
  (
    await w.owner.query<{ action: string; actor_name: string }>(
      'select action, actor_name from platform.audit where subject = $1 order by id',
      [subject],
    )
  ).rows

describe('it works', () => {
  test('a coordinator issues it, the department answers with evidence, another coordinator closes it; each step in its own name', async () => {
    const issued = await issue()
    expect(issued).toMatchObject({
      state: 'open',
      subjectTitle: '保障基本养老服务',
      department: { id: 'minzheng', name: '区民政局' },
      issued: { name: coordinator.name },
    })
    const evidence = await minzheng.keep('310118', '清单公布截图.txt', someEvidence)
    const answered = await minzheng.post(`${at}/supervisions/${issued.id}/answer`, {
      text: '清单已于今日公布。',
      evidence: [evidence],
    })
    expect(answered).toMatchObject({
      status: 201,
      body: { state: 'answered', answer: { by: { name: minzheng.name }, evidence: [{ id: evidence }] } },
    })
    const closed = await deputy.post(`${at}/supervisions/${issued.id}/closure`, { note: '已核实' })
    expect(closed).toMatchObject({ status: 201, body: { state: 'closed', closed: { name: deputy.name }, closingNote: '已核实' } })
    expect(await auditOf(issued.id)).toEqual([
      { action: 'plans.issue_supervision', actor_name: coordinator.name },
      { action: 'plans.answer_supervision', actor_name: minzheng.name },
      { action: 'plans.close_supervision', actor_name: deputy.name },
    ])
  })

  test('open ones count at their task until they are closed; a withdrawn one no longer does', async () => {
    const open = async () =>
      ((await coordinator.get(`${at}/tasks`)).body as TaskBoard).tasks.find((task) => task.key === 't3')?.openSupervisions
    const { id } = await issue({ subject: 't3' })
    expect(await open()).toBe(1)
    await coordinator.post(`${at}/supervisions/${id}/withdrawal`, { reason: '重复下发' })
    expect(await open()).toBe(0)
    expect(await find(id)).toMatchObject({ state: 'withdrawn', reason: '重复下发' })
  })

  test('it may be about an indicator or what a meeting decided, and go to a street office', async () => {
    expect(await issue({ subjectKind: 'indicator', subject: '养老/2' })).toMatchObject({ subjectTitle: '养老机构床位数' })
    const meeting = await issue({
      subjectKind: 'meeting',
      subject: '“一老一小”联席会议第三次会议',
      department: 'street-310118001',
    })
    expect(meeting).toMatchObject({ subjectTitle: '“一老一小”联席会议第三次会议', department: { name: '夏阳街道办事处' } })
    expect((await street.post(`${at}/supervisions/${meeting.id}/answer`, { text: '已落实场地。' })).status).toBe(201)
  })

  test('the list filters by department and by state', async () => {
    await issue({ department: 'guihua', title: '用地手续' })
    expect((await list('?department=guihua')).map((supervision) => supervision.title)).toEqual(['用地手续'])
    expect((await list('?state=withdrawn')).every((supervision) => supervision.state === 'withdrawn')).toBe(true)
  })

  test('it is the department’s work until answered, then the coordinator’s until closed, then nobody’s', async () => {
    const { id } = await issue({ title: '补报台账' })
    const has = async (who: typeof coordinator) => (await workOf(who)).find((item) => item.id === id)?.kind
    expect([await has(minzheng), await has(guihua), await has(coordinator)]).toEqual([
      'plans.tasks.work.answer',
      undefined,
      undefined,
    ])
    await minzheng.post(`${at}/supervisions/${id}/answer`, { text: '已补报。' })
    expect([await has(minzheng), await has(coordinator)]).toEqual([undefined, 'plans.tasks.work.close'])
    await coordinator.post(`${at}/supervisions/${id}/closure`)
    expect(await has(coordinator)).toBeUndefined()
  })
})

describe('who is refused', () => {
  test.each([
    ['a department issues none', () => minzheng.post(`${at}/supervisions`, order), 403],
    ['an auditor issues none', () => auditor.post(`${at}/supervisions`, order), 403],
    ['an auditor reads them', () => auditor.get(`${at}/supervisions`), 200],
    ['the same department of another district reads nothing here', () => elsewhere.get(`${at}/supervisions`), 403],
    ['a stranger reads nothing', () => w.stranger.get(`${at}/supervisions`), 401],
  ])('%s', async (_, call, status) => expect((await call()).status).toBe(status))

  test('only the department it names answers, and only a coordinator closes or withdraws', async () => {
    const { id } = await issue()
    for (const person of [guihua, street, coordinator])
      expect((await person.post(`${at}/supervisions/${id}/answer`, { text: '代为答复' })).status).toBe(403)
    for (const deed of ['closure', 'withdrawal'])
      expect((await minzheng.post(`${at}/supervisions/${id}/${deed}`, { reason: '不想办' })).status).toBe(403)
    expect((await find(id, '', guihua))?.may).toEqual({ answer: false, close: false, withdraw: false })
    expect((await find(id, '', minzheng))?.may).toEqual({ answer: true, close: false, withdraw: false })
    expect((await find(id))?.may).toEqual({ answer: false, close: false, withdraw: true })
  })
})

describe('what is refused', () => {
  test.each<[string, Partial<NewSupervision>, number, string]>([
    ['a deadline in the past', { dueOn: '2025-05-11' }, 422, 'due_in_past'],
    ['a task nobody knows', { subject: 't999' }, 422, 'subject_unknown'],
    ['an indicator nobody knows', { subjectKind: 'indicator', subject: '养老/999' }, 422, 'subject_unknown'],
    ['a department nobody knows', { department: 'nobody' }, 422, 'department_unknown'],
    ['a group name', { department: 'streets' }, 422, 'department_is_a_group'],
    ['no text', { text: '' }, 400, 'invalid_request'],
  ])('%s', async (_, changes, status, code) => {
    expect(await coordinator.post(`${at}/supervisions`, { ...order, ...changes })).toMatchObject({ status, body: { code } })
  })

  test('one nobody knows', async () => {
    expect((await coordinator.post(`${at}/supervisions/${unknownId}/closure`)).status).toBe(404)
    expect((await coordinator.post(`${at}/supervisions/1/closure`)).status).toBe(400)
  })

  test('it is answered before it is closed, closed once, and then neither answered nor withdrawn', async () => {
    const { id } = await issue()
    const close = () => coordinator.post(`${at}/supervisions/${id}/closure`)
    expect(await close()).toMatchObject({
      status: 409,
      body: { code: 'supervision_not_answered', title: '责任部门尚未答复，不能销号。' },
    })
    await minzheng.post(`${at}/supervisions/${id}/answer`, { text: '已整改。' })
    expect((await close()).status).toBe(201)
    expect(await close()).toMatchObject({ status: 409, body: { code: 'supervision_already_closed' } })
    expect(await minzheng.post(`${at}/supervisions/${id}/answer`, { text: '再答复' })).toMatchObject({
      status: 409,
      body: { code: 'supervision_already_answered' },
    })
    expect(await coordinator.post(`${at}/supervisions/${id}/withdrawal`, { reason: '不再需要' })).toMatchObject({
      status: 409,
      body: { code: 'supervision_already_closed' },
    })
  })
})

test('ten officers answer one supervision at the same moment: one answer stands, nine hear of it', async () => {
  const { id } = await issue()
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, n) => minzheng.post(`${at}/supervisions/${id}/answer`, { text: `第${n}份答复` })),
  )
  expect(replies.map((reply) => reply.status).toSorted()).toEqual([201, ...Array<number>(9).fill(409)])
  const winner = replies.find((reply) => reply.status === 201)?.body as Supervision
  expect((await find(id))?.answer?.text).toBe(winner.answer?.text)
})

test('an earlier day shows it as it stood that day: open, overdue, answered, closed', async () => {
  const { id } = await issue({ dueOn: '2025-05-20' })
  w.clock.set('2025-06-03')
  await minzheng.post(`${at}/supervisions/${id}/answer`, { text: '迟复说明。' })
  w.clock.set('2025-06-10')
  await coordinator.post(`${at}/supervisions/${id}/closure`, { note: '' })

  const on = async (day: string) => (await find(id, `?asOf=${day}`))?.state
  expect(await Promise.all(['2025-05-11', '2025-05-20', '2025-05-21', '2025-06-03', '2025-06-09', '2025-06-10'].map(on))).toEqual(
    [undefined, 'open', 'overdue', 'answered', 'answered', 'closed'],
  )
  expect((await find(id, '?asOf=2025-05-21'))?.answer).toBeNull()
})
