import { expect, test } from 'vitest'
import { aWorld, type Caller } from '../../../../test/support/world.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import type { Board } from '../indicators/contract.ts'
import type { TaskBoard } from '../tasks/contract.ts'
import type { Differences, ImportRow, PlanImport } from './contract.ts'
import { postForm } from './form.test-support.ts'
import { planText, type Row, rows, type Work, works } from './plan.test-support.ts'

const w = await aWorld({ day: '2026-03-02' })
const at = '/api/districts/310118'
const coordinator = await w.as('coordinator')
const second = await w.as('coordinator')

const pasted = async (text: string, who: Caller = coordinator) =>
  ((await postForm(who, `${at}/imports`, [{ field: 'text', value: text }])).body as { id: string }).id
const read = async (id: string) => (await coordinator.get(`${at}/imports/${id}`)).body as PlanImport
const publish = (id: string, plan: string | null, revision: number, who = coordinator) =>
  who.post(`${at}/imports/${id}/publication`, { revision, plan })
const codeOf = ({ body }: { body: unknown }) => (body as { code: string }).code
const auditOf = async (subject: string) =>
  (
    await w.owner.query<{ action: string }>('select action from platform.audit where subject = $1 order by id', [subject])
  ).rows.map((row) => row.action)

let plan = ''
/** An import that stays under review. */
const faultless = await pasted(planText())

test('a pasted plan is reviewed beside its text and published as a new plan whose board works at once', async () => {
  const id = await pasted(planText())
  const open = ((await coordinator.get(`${at}/work`)).body as { items: WorkItem[] }).items
  expect(open).toContainEqual(
    expect.objectContaining({ id, kind: 'plans.review.work.open', href: `/console/310118/imports/${id}` }),
  )

  const review = await read(id)
  expect(review).toMatchObject({
    state: 'review',
    format: 'txt',
    revision: 1,
    indicators: 7,
    tasks: 4,
    obstacles: [],
    openWarnings: 0,
  })
  for (const row of review.pack.indicators) expect(review.text.slice(...row.span)).toContain(row.name)
  for (const row of review.pack.tasks) expect(review.text.slice(...row.span)).toContain(row.title)
  expect(review.matches.find((match) => match.printed === '区民政局')).toEqual({
    ...{ printed: '区民政局', uses: 7, department: { id: 'minzheng', name: '区民政局' }, suggestions: [] },
  })

  const published = await publish(id, null, 1)
  expect(published).toMatchObject({ status: 201, body: { id, version: 1 } })
  plan = (published.body as { plan: string }).plan

  const board = (await coordinator.get(`${at}/indicators?plan=${plan}`)).body as Board
  expect(board.plan).toMatchObject({ periodStart: 2026, periodEnd: 2030, version: 1, docNumber: '青府办发〔2026〕3号' })
  expect(board.indicators.map(({ name, kind }) => [name, kind])).toEqual([
    ['养老机构床位数', 'stock'],
    ['护理型床位占总床位比例', 'share'],
    ['助浴服务人次', 'sum'],
    ['老年住宅适老化改造', 'handed_down'],
    ['人均期望寿命', 'stock'],
    ['每千常住人口拥有3岁以下婴幼儿托位数', 'share'],
    ['普惠性托位占比', 'share'],
  ])
  expect(board.indicators[4]).toMatchObject({ status: 'awaiting_report', unsure: expect.any(String) })
  expect(((await coordinator.get(`${at}/work`)).body as { items: WorkItem[] }).items.some((item) => item.id === id)).toBe(false)
  expect(await auditOf(id)).toEqual(['plans.import', 'plans.publish_import'])
  expect(await auditOf(plan)).toContain('plans.publish')
})

test('an amended plan keeps keys and history: rename, renumber, drop, add and move show as differences, and an earlier day shows the old rows', async () => {
  const minzheng = await w.as('department_officer', { department: 'minzheng' })
  const fuhe = await w.as('department_officer', { department: 'minzheng' })
  const evidence = await minzheng.keep('310118', '佐证.txt', Buffer.from('床位台账', 'utf8'))
  const reported = await minzheng.post(`${at}/indicators/${encodeURIComponent('养老')}/1/values?plan=${plan}`, {
    on: '2026-03-01',
    value: 8400,
    evidence: [evidence],
  })
  await fuhe.post(`${at}/values/${(reported.body as { id: string }).id}/approval`, {})

  await coordinator.post(`${at}/tasks/t1/duties?plan=${plan}`, { duties: [{ department: 'caizheng', role: 'lead' }] })

  w.clock.set('2026-09-01')
  const [beds, nursing, , adapted, life, places, affordable] = rows as [Row, Row, Row, Row, Row, Row, Row]
  const table: Row[] = [
    ['养老服务', '老年助餐点（个）', '60', '120', '预期性', '区民政局'], // new, and takes the printed number 1
    [beds[0], '养老机构床位总数（张）', beds[2], '≥9800', beds[4], '区民政局、区财政局'], // renamed, raised, one lead more
    ...[adapted, nursing, life, places, affordable], // 助浴 dropped, 适老化 before 护理型床位
  ]
  const [basic, , medical, nursery] = works as [Work, Work, Work, Work]
  const tasks: Work[] = [
    nursery,
    basic,
    ['优化养老服务设施的区域布局', '区规划资源局、区民政局'],
    ['建设智慧养老平台', '区数据局'],
    medical,
  ]
  const id = await pasted(planText({ table, tasks }))

  const { differences, version } = (await coordinator.get(`${at}/imports/${id}/differences`)).body as Differences
  expect(version).toBe(1)
  const told = differences.map(({ section, key, change }) => `${section} ${key} ${change}`)
  expect(told).toEqual([
    ...[
      'indicators 养老/8 added',
      'indicators 养老/1 changed',
      'indicators 养老/4 changed',
      'indicators 养老/2 changed',
      'indicators 养老/3 removed',
    ],
    ...['tasks t4 changed', 'tasks t1 changed', 'tasks t2 changed', 'tasks t5 added', 'tasks t3 changed'],
  ])
  expect(differences.find((one) => one.key === '养老/1')?.fields).toEqual([
    { field: 'no', before: '1', after: '2' },
    { field: 'name', before: '养老机构床位数', after: '养老机构床位总数' },
    { field: 'target', before: '≥9500', after: '≥9800' },
    { field: 'targetValue', before: '9500', after: '9800' },
    { field: 'leads', before: '区民政局', after: '区民政局、区财政局' },
  ])
  expect(differences.find((one) => one.key === '养老/4')?.fields).toEqual([
    { field: 'no', before: '4', after: '3' },
    { field: 'position', before: '4', after: '3' },
  ])

  const known = await read(id)
  await coordinator.post(`${at}/imports/${id}/aliases`, {
    printed: '区数据局',
    department: known.matches[0]?.suggestions[0]?.id ?? 'minzheng',
  })
  expect(await publish(id, plan, 1)).toMatchObject({ status: 201, body: { plan, version: 2 } })

  const now = (await coordinator.get(`${at}/indicators?plan=${plan}`)).body as Board
  expect(now.indicators.map((row) => row.key)).toEqual(['养老/8', '养老/1', '养老/4', '养老/2', '养老/5', '托育/1', '托育/2'])
  expect(now.indicators[1]).toMatchObject({ name: '养老机构床位总数', current: { value: 8400 }, target: { value: 9800 } })
  expect(now.indicators[1]?.leads.map((lead) => lead.name)).toEqual(['区民政局', '区财政局'])

  const then = (await coordinator.get(`${at}/indicators?plan=${plan}&asOf=2026-03-02`)).body as Board
  expect(then.plan.version).toBe(1)
  expect(then.indicators.map((row) => row.name)).toEqual(rows.map(([, name]) => name.replace(/（.*/, '')))
  expect(then.indicators[0]).toMatchObject({ key: '养老/1', target: { value: 9500 }, current: { value: 8400 } })
  expect(then.indicators[0]?.leads.map((lead) => lead.name)).toEqual(['区民政局'])

  const tasksNow = ((await coordinator.get(`${at}/tasks?plan=${plan}`)).body as TaskBoard).tasks
  expect(tasksNow.map((task) => [task.key, task.title])).toEqual([
    ['t4', '推动幼儿园开设托班'],
    ['t1', '保障基本养老服务'],
    ['t2', '优化养老服务设施的区域布局'],
    ['t5', '建设智慧养老平台'],
    ['t3', '深化医养康养结合'],
  ])
  expect(tasksNow[1]?.duties.map((duty) => [duty.name, duty.role])).toEqual([['区财政局', 'lead']]) // assigned by a person: a later version does not undo it
  expect(tasksNow[3]?.duties).toMatchObject([{ role: 'lead' }])
  const tasksThen = ((await coordinator.get(`${at}/tasks?plan=${plan}&asOf=2026-03-02`)).body as TaskBoard).tasks
  expect(tasksThen.map((task) => task.title)).toEqual(works.map(([title]) => title))
  const { rows: struck } = await w.owner.query(
    "select withdrawn_reason from plans.indicator where plan = $1 and key = '养老/3'",
    [plan],
  )
  expect(struck).toEqual([{ withdrawn_reason: '第2版不再列入' }])
})

test('a key that an earlier version struck is given to no other indicator, and taken up again when its own comes back', async () => {
  const keys = async () =>
    new Map(((await coordinator.get(`${at}/indicators?plan=${plan}`)).body as Board).indicators.map((row) => [row.name, row.key]))
  const dementia: Row = ['养老服务', '认知障碍照护床位（张）', '10', '300', '预期性', '区民政局']
  const without = rows.filter(([, name]) => !name.startsWith('助浴'))

  w.clock.set('2026-10-01')
  const third = await pasted(planText({ table: [...without.slice(0, 2), dementia, ...without.slice(2)] })) // printed third, where 助浴 was
  expect(await publish(third, plan, 1)).toMatchObject({ status: 201, body: { version: 3 } })
  expect((await keys()).get('认知障碍照护床位')).toBe('养老/9')

  w.clock.set('2026-11-01')
  expect(await publish(await pasted(planText()), plan, 1)).toMatchObject({ status: 201, body: { version: 4 } })
  expect((await keys()).get('助浴服务人次')).toBe('养老/3')
})

test('a name nobody knows is matched once to a department and remembered for the next import', async () => {
  const id = await pasted(planText({ tasks: [...works, ['加强队伍建设', '民政局（演示）']] }))
  const before = await read(id)
  expect(before.obstacles[0]).toEqual({ code: 'departments_unknown', details: { names: '民政局（演示）' } })
  expect(before.matches[0]).toMatchObject({ printed: '民政局（演示）', department: null })
  expect(before.matches[0]?.suggestions[0]).toEqual({ id: 'minzheng', name: '区民政局' })
  const refused = await publish(id, plan, 1)
  expect([refused.status, codeOf(refused)]).toEqual([422, 'departments_unknown'])

  expect(
    (await coordinator.post(`${at}/imports/${id}/aliases`, { printed: '民政局（演示）', department: 'minzheng' })).status,
  ).toBe(201)
  expect((await read(id)).obstacles).toEqual([])
  const next = await read(await pasted(planText({ tasks: [['加强队伍建设', '民政局（演示）']] })))
  expect(next.matches.find((match) => match.printed === '民政局（演示）')).toMatchObject({
    department: { id: 'minzheng' },
    uses: 1,
  })
})

test('what is uncertain keeps an import from being published until a person has settled it', async () => {
  const id = await pasted(planText().replace('\n3\t', '\n8\t'))
  const { pack, obstacles, openWarnings } = await read(id)
  expect(pack.warnings.map((warning) => warning.code)).toEqual(['number_gap', 'number_gap'])
  expect([openWarnings, obstacles]).toEqual([2, [{ code: 'warnings_open', details: { count: 2 } }]])
  expect(codeOf(await publish(id, plan, 1))).toBe('warnings_open')

  const indicators = pack.indicators.map((row) => (row.no === 8 ? { ...row, no: 3 } : row))
  const saved = await coordinator.post(`${at}/imports/${id}/correction`, {
    revision: 1,
    pack: { ...pack, indicators },
    settled: [0, 1],
  })
  expect(saved).toMatchObject({ status: 200, body: { id, revision: 2 } })
  const settled = await read(id)
  expect(settled).toMatchObject({ revision: 2, settled: [0, 1], openWarnings: 0, obstacles: [] })
  expect(settled.pack.indicators[2]?.no).toBe(3)
  const list = ((await coordinator.get(`${at}/imports`)).body as { imports: ImportRow[] }).imports
  expect(list[0]).toMatchObject({ id, warnings: 2, openWarnings: 0, state: 'review', madeBy: coordinator.name })
})

test('a row added by hand gets the next key of its domain; struck rows go', async () => {
  const id = await pasted(planText())
  const { pack } = await read(id)
  const [first, ...rest] = pack.indicators as [PlanImport['pack']['indicators'][number], ...PlanImport['pack']['indicators']]
  const added = { ...first, key: '', name: '家庭照护床位' }
  await coordinator.post(`${at}/imports/${id}/correction`, {
    revision: 1,
    pack: { ...pack, indicators: [...rest, added] },
    settled: [],
  })
  const after = (await read(id)).pack.indicators
  expect(after.map((row) => row.key)).toEqual(['养老/2', '养老/3', '养老/4', '养老/5', '托育/1', '托育/2', '养老/1'])
})

test.each([
  ['import', 'department_officer', 403],
  ['read', 'department_officer', 403],
  ['read', 'auditor', 200],
  ['correct', 'auditor', 403],
  ['match', 'auditor', 403],
  ['publish', 'auditor', 403],
  ['publish', 'administrator', 403],
  ['withdraw', 'street_officer', 403],
] as const)('%s by %s is answered %i', async (deed, role, status) => {
  const id = faultless
  const grant =
    role === 'department_officer' ? { department: 'minzheng' } : role === 'street_officer' ? { street: '310118001' } : {}
  const who = await w.as(role, grant)
  const { pack } = await read(id)
  const deeds = {
    import: () => postForm(who, `${at}/imports`, [{ field: 'text', value: planText() }]),
    read: () => who.get(`${at}/imports/${id}`),
    correct: () => who.post(`${at}/imports/${id}/correction`, { revision: 1, pack, settled: [] }),
    match: () => who.post(`${at}/imports/${id}/aliases`, { printed: '甲', department: 'minzheng' }),
    publish: () => publish(id, plan, 1, who),
    withdraw: () => who.post(`${at}/imports/${id}/withdrawal`, { reason: '误传' }),
  }
  expect((await deeds[deed]()).status).toBe(status)
})

test('a coordinator of another district neither reads nor publishes it, and a stranger is asked to sign in', async () => {
  const id = await pasted(planText())
  const other = await w.as('coordinator', { district: '310101' })
  expect((await other.get(`${at}/imports/${id}`)).status).toBe(403)
  expect((await other.get(`/api/districts/310101/imports/${id}`)).status).toBe(404)
  expect((await other.post(`/api/districts/310101/imports/${id}/publication`, { revision: 1, plan: null })).status).toBe(404)
  expect((await w.stranger.get(`${at}/imports`)).status).toBe(401)
})

const wrong: [what: string, change: (pack: PlanImport['pack']) => unknown, code: string][] = [
  [
    'two rows of one key',
    (pack) => ({ ...pack, indicators: pack.indicators.map((row) => (row.domain === '养老' ? { ...row, key: '养老/1' } : row)) }),
    'indicator_key_twice',
  ],
  [
    'a key that is none',
    (pack) => ({ ...pack, indicators: [{ ...pack.indicators[0], key: '养老/甲' }] }),
    'indicator_key_malformed',
  ],
  ['a comparison without a figure', (pack) => changed(pack, { targetValue: null }), 'target_figure_missing'],
  ['a figure behind words', (pack) => changed(pack, { targetOp: 'qualitative' }), 'target_figure_unexpected'],
  ['a range without its upper end', (pack) => changed(pack, { targetOp: 'range' }), 'target_range_reversed'],
  ['a range turned round', (pack) => changed(pack, { targetOp: 'range', targetValue: 5, targetMax: 3 }), 'target_range_reversed'],
  ['an upper end of no range', (pack) => changed(pack, { targetMax: 9900 }), 'target_max_unexpected'],
  ['a base after the target', (pack) => changed(pack, { baseYear: 2031 }), 'years_reversed'],
  ['a base figure that is not printed', (pack) => changed(pack, { base: null }), 'base_figure_unprinted'],
  ['a place outside the text', (pack) => changed(pack, { span: [0, 999_999] }), 'span_outside_text'],
  ['a paragraph for a name', (pack) => changed(pack, { name: '床'.repeat(501) }), 'name_too_long'],
  ['a blank name', (pack) => changed(pack, { name: ' ' }), 'row_without_name'],
  ['a year of another age', (pack) => ({ ...pack, periodEnd: 203 }), 'period_implausible'],
  ['warnings made up', (pack) => ({ ...pack, warnings: [{ at: [0, 0], code: 'x', text: '' }] }), 'warnings_are_not_edited'],
]
const changed = (pack: PlanImport['pack'], change: object) => ({
  ...pack,
  indicators: pack.indicators.map((row, n) => (n === 0 ? { ...row, ...change } : row)),
})

test.each(wrong)('a correction with %s is refused and says what was expected', async (_what, change, code) => {
  const id = faultless
  const { pack } = await read(id)
  const refused = await coordinator.post(`${at}/imports/${id}/correction`, { revision: 1, pack: change(pack), settled: [] })
  expect([refused.status, codeOf(refused)]).toEqual([422, code])
  expect((refused.body as { title: string }).title).toMatch(/。$/)
  expect((refused.body as { title: string }).title).not.toMatch(/[{}]/)
  expect((await read(id)).revision).toBe(1)
})

test('a plan of another district, one that says nothing new, a twin of a plan, and one that has ended are refused', async () => {
  const foreign = await pasted(planText({ district: '黄浦区' }))
  expect((await read(foreign)).obstacles[0]).toEqual({
    code: 'district_differs',
    details: { printed: '黄浦区', district: '青浦区' },
  })
  expect(codeOf(await publish(foreign, null, 1))).toBe('district_differs')

  const { rows: head } = await w.owner.query<{ pack: PlanImport['pack'] }>(
    'select pack from plans.plan_version where plan = $1 order by version desc limit 1',
    [plan],
  )
  const same = await pasted(planText())
  await w.owner.query('update plans.import set pack = $1 where id = $2', [JSON.stringify(head[0]?.pack), same])
  expect(codeOf(await publish(same, plan, 1))).toBe('nothing_changed')
  expect(codeOf(await publish(same, null, 1))).toBe('plan_is_there_already')

  await coordinator.post(`${at}/imports/${same}/withdrawal`, { reason: '内容相同' })
  expect(codeOf(await publish(same, plan, 1))).toBe('import_has_ended')
  expect(await read(same)).toMatchObject({ state: 'withdrawn', obstacles: [] })
  expect(await auditOf(same)).toEqual(['plans.import', 'plans.withdraw_import'])
})

test('two who save the same draft: one is told that the other was first', async () => {
  const id = await pasted(planText())
  const { pack } = await read(id)
  const save = (who: Caller) => who.post(`${at}/imports/${id}/correction`, { revision: 1, pack, settled: [] })
  const answers = await Promise.all([save(coordinator), save(second)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(answers.filter((answer) => answer.status === 409).map(codeOf)).toEqual(['import_changed_meanwhile'])
})

test('tapped twice, and by two at once, it is published once', async () => {
  const id = await pasted(planText({ table: rows.slice(0, 6) }))
  const answers = await Promise.all([publish(id, plan, 1), publish(id, plan, 1, second), publish(id, plan, 1)])
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201])
  const versions = new Set(answers.map((answer) => (answer.body as { version: number }).version))
  expect(versions.size).toBe(1)
  const { rows: found } = await w.owner.query('select from plans.plan_version where plan = $1 and version = $2', [
    plan,
    [...versions][0],
  ])
  expect(found).toHaveLength(1)
})

test('a long pasted text arrives whole; a file keeps its Chinese name and the type of its content', async () => {
  const long = await read(await pasted(`${planText()}\n${'统筹推进养老托育服务体系建设。'.repeat(12_000)}`))
  expect(long.text.length).toBeGreaterThan(180_000)
  expect(long.text.trimEnd().endsWith('体系建设。')).toBe(true)

  const kept = await postForm(coordinator, `${at}/imports`, [
    { file: { name: '青浦方案.pdf', content: Buffer.from(planText()) } },
  ])
  const review = await read((kept.body as { id: string }).id)
  expect(review).toMatchObject({ name: '青浦方案.pdf.txt', format: 'txt' })
  expect(review.pack.warnings).toEqual([expect.objectContaining({ code: 'format_mismatch' })])
  const { rows: files } = await w.owner.query<{ media_type: string }>(
    'select f.media_type from plans.import i join platform.file f on f.id = i.file where i.id = $1',
    [review.id],
  )
  expect(files[0]?.media_type).toBe('text/plain')
})

test.each([
  ['nothing', [{ field: 'text', value: '  ' }], 400, 'invalid_request'],
  ['news', [{ field: 'text', value: '本区召开会议，研究养老托育工作，要求各部门抓好落实。'.repeat(20) }], 422, 'not_a_plan'],
  ['a broken PDF', [{ file: { name: 'a.pdf', content: Buffer.from('%PDF-1.7\nnothing') } }], 422, 'pdf_broken'],
  ['an archive', [{ file: { name: 'a.docx', content: Buffer.from('PK\x03\x04broken', 'latin1') } }], 422, 'not_a_document'],
  ['a picture', [{ file: { name: 'a.docx', content: Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1') } }], 422, 'not_a_document'],
] as const)('%s is no plan and is refused with its own code and sentence', async (_what, parts, status, code) => {
  const refused = await postForm(coordinator, `${at}/imports`, [...parts])
  expect([refused.status, codeOf(refused)]).toEqual([status, code])
  expect((refused.body as { title: string }).title).toMatch(/[\u4e00-\u9fff].*。$/)
})
