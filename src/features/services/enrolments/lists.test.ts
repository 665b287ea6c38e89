import { beforeAll, describe, expect, test, vi } from 'vitest'
import { aWorld, type Caller } from '../../../../test/support/world.ts'
import { plusDays } from '../../../platform/clock.ts'
import { aDownloader } from '../../people/importing/sheet.test-support.ts'
import { aNumber, aPerson, grantPerson, yingpu } from '../../people/people.test-support.ts'
import { postForm } from '../../plans/review/form.test-support.ts'
import { enrolmentCounters } from '../counting/counters.ts'
import type { ChildTimeline, EnrolledList, MissedSteps } from './contract.ts'
import { anElder, anEnrolment, at, codeOf, judge } from './enrolments.test-support.ts'
import type { EnrolmentImportDetail } from './importing/contract.ts'

vi.setConfig({ testTimeout: 90_000 })

const w = await aWorld()
const officer = await w.as('street_officer', { street: '310118001' })
const neighbour = await w.as('street_officer', { street: '310118002' })
const department = await w.as('department_officer', { department: 'weijian' })
const download = await aDownloader(w, { role: 'department_officer', department: 'weijian' })
beforeAll(() => w.product.work())

/** The cells of a sheet's rows, as text. */
async function sheetOf(url: string): Promise<string[][]> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load(new Uint8Array(await download(url)).buffer)
  const rows: string[][] = []
  workbook.worksheets[0]?.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))))
  return rows
}

/** Somebody with a number, which lists name them by. */
async function known(name: string, bornOn = '1945-03-01', place = {}): Promise<{ id: string; number: string }> {
  const { id } = await anElder(department, name, { bornOn, ...place })
  const number = aNumber(bornOn, 'male')
  const reply = await department.post(`${at}/persons/${id}/identities`, { kind: 'citizen', number })
  expect(reply.status, reply.text).toBe(201)
  return { id, number }
}

async function imported(who: Caller, text: string, service = 'jiankang_guanli'): Promise<EnrolmentImportDetail> {
  const reply = await postForm(who, `${at}/enrolment-imports`, [
    { field: 'service', value: service },
    { field: 'document', value: '2025 年名册' },
    { file: { name: '名册.csv', content: Buffer.from(text) } },
  ])
  expect(reply.status, reply.text).toBe(201)
  const { id } = reply.body as { id: string }
  const read = async () => (await who.get(`${at}/enrolment-imports/${id}`)).body as EnrolmentImportDetail
  await expect.poll(async () => (await read()).state, { timeout: 60_000 }).not.toBe('waiting')
  return await read()
}

describe('a list that comes in as a file', () => {
  test('enrols its good rows, gives each bad row back with its field and reason, and changes nothing the second time', async () => {
    const [one, two, young, dead] = [
      await known('名甲'),
      await known('名乙'),
      await known('名幼', '1999-01-01'),
      await known('名故'),
    ]
    await department.post(`${at}/persons/${dead.id}/death`, { on: '2024-05-01', source: '死亡证明' })
    const text = [
      '青浦区老年人健康管理名册,,,,',
      '姓名,身份证号,建档日期,体检日期,说明',
      `名甲,${one.number},2023-04-05,2025-05-20,`,
      `名乙,${two.number},2023年4月6日,,`,
      `名丙,${two.number},2023-04-06,,`,
      `名幼,${young.number},2023-04-06,,`,
      `名故,${dead.number},2025-04-06,,`,
      `名甲,${one.number},2026-04-05,,`,
      `名甲,${one.number.slice(0, -1)}A,2023-04-05,,`,
      `无名,${aNumber('1950-02-02')},2023-04-05,,`,
      `名乙,${two.number},2023-02-30,,`,
      `名乙,${two.number},2023-04-06,,`,
    ].join('\n')
    const made = await imported(department, text)
    expect(made).toMatchObject({ state: 'done', rows: 10, made: 2, same: 0, bad: 8, fileName: '名册.csv' })
    expect(made.faults.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [5, '姓名', 'enrolment_name_differs'],
      [6, '姓名', 'enrolment_not_entitled_row'],
      [7, '起始日期', 'enrolment_after_death'],
      [8, '起始日期', 'enrolment_day_to_come'],
      [9, '证件号码', expect.any(String)],
      [10, '证件号码', 'enrolment_person_unknown'],
      [11, '起始日期', 'enrolment_day_unreadable'],
      [12, '证件号码', 'enrolment_row_twice'],
    ])
    expect(JSON.stringify(made)).not.toContain(one.number)
    const { rows } = await w.owner.query('select sealed from services.enrolment_import where id = $1', [made.id])
    expect(rows).toEqual([{ sealed: null }])
    const list = (await department.get(`${at}/enrolments?service=jiankang_guanli`)).body as EnrolledList
    expect(list.rows).toMatchObject([
      {
        who: { name: '名甲' },
        enrolment: {
          validFrom: '2023-04-05',
          source: 'import',
          document: '2025 年名册',
          lastCheckOn: '2025-05-20',
          recordedBy: department.name,
        },
      },
      { who: { name: '名乙' }, enrolment: { validFrom: '2023-04-06' } },
    ])
    expect(await imported(department, text)).toMatchObject({ made: 0, same: 3, bad: 7 })
    expect(await imported(department, `姓名,身份证号,建档日期,说明\n名幼,${young.number},2023-04-06,试点`)).toMatchObject({
      made: 1,
      bad: 0,
    })
  })

  test('of a street’s officer reaches the street’s people only, and is read by nobody of another street', async () => {
    const [mine, other] = [await known('街甲'), await known('街乙', '1944-01-01', { residence: yingpu, registered: yingpu })]
    const made = await imported(
      officer,
      `姓名,证件号码,登记日期\n街甲,${mine.number},2024-01-01\n街乙,${other.number},2024-01-01`,
      'ziwo_jiankang',
    )
    expect(made).toMatchObject({ made: 1, bad: 1, faults: [{ row: 3, reason: 'enrolment_person_unknown' }] })
    expect(codeOf(await neighbour.get(`${at}/enrolment-imports/${made.id}`))).toEqual([404, 'not_found'])
    expect((await department.get(`${at}/enrolment-imports/${made.id}`)).status).toBe(200)
  })

  test('names everything that is wrong in a row, on the page and in a sheet to mend it by; who may not bring in lists gets neither', async () => {
    const one = await known('错甲')
    const made = await imported(
      department,
      `姓名,证件号码,登记日期,终止日期,体检日期\n错乙,${one.number},2025-13-01,2020/1/1,昨天\n,1,去年,,`,
    )
    const wrong = [
      [2, '姓名', 'enrolment_name_differs'],
      [2, '起始日期', 'enrolment_day_unreadable'],
      [2, '最近一次日期', 'enrolment_day_unreadable'],
      [3, '证件号码', expect.any(String)],
      [3, '起始日期', 'enrolment_day_unreadable'],
    ]
    expect(made).toMatchObject({ rows: 2, bad: 2 })
    expect(made.faults.map(({ row, field, reason }) => [row, field, reason])).toEqual(wrong)
    const sheet = await sheetOf(`${at}/enrolment-imports/${made.id}/faults`)
    expect(sheet[1]?.[0]).toContain('错 2 行')
    expect(sheet.slice(3).map(([row, field]) => [Number(row), field])).toEqual(wrong.map(([row, field]) => [row, field]))
    expect(sheet[4]?.[3]).toBe('日期看不懂，应如 2025-01-31')
    expect(JSON.stringify(sheet)).not.toContain(one.number)
    const english = await sheetOf(`${at}/enrolment-imports/${made.id}/faults?lang=en`)
    expect(english[4]?.[3]).toMatch(/^[A-Z]/)
    expect((await neighbour.get(`${at}/enrolment-imports/${made.id}/faults`)).status).toBe(404)
    const provider = await w.as('provider')
    for (const path of [`enrolment-imports/${made.id}/faults`, 'enrolment-import-template'])
      expect((await provider.get(`${at}/${path}`)).status, path).toBe(403)
    const { rows } = await w.owner.query('select 1 from platform.audit where subject = $1 and action = $2', [
      ...[`import/${made.id}`, 'services.import_download'],
    ])
    expect(rows).toHaveLength(2)
  })

  test('of the template goes in as it was filled', async () => {
    const { number } = await known('模甲')
    const { default: Excel } = await import('exceljs')
    const workbook = new Excel.Workbook()
    await workbook.xlsx.load(new Uint8Array(await download(`${at}/enrolment-import-template`)).buffer)
    const [page] = workbook.worksheets
    const filled: Record<string, string> = { '姓名*': '模甲', '证件号码*': number, '起始日期*': '2024-02-03' }
    page?.getRow(2).eachCell((cell, column) => {
      page.getRow(3).getCell(column).value = filled[String(cell.value)] ?? ''
    })
    const content = Buffer.from(await workbook.xlsx.writeBuffer())
    const reply = await postForm(department, `${at}/enrolment-imports`, [
      { field: 'service', value: 'jiankang_guanli' },
      { field: 'document', value: '照模板填的名单' },
      { file: { name: '模板.xlsx', content } },
    ])
    const read = async () =>
      (await department.get(`${at}/enrolment-imports/${(reply.body as { id: string }).id}`)).body as EnrolmentImportDetail
    await expect.poll(async () => (await read()).state, { timeout: 60_000 }).not.toBe('waiting')
    expect(await read()).toMatchObject({ state: 'done', rows: 1, made: 1, bad: 0 })
  })

  test('is brought in, and enrolments are read, by the departments that keep records, as people’s own records are', async () => {
    const sports = await w.as('department_officer', { department: 'tiyu' })
    for (const path of ['enrolment-services', 'enrolments?service=jiankang_guanli', 'services/jiankang_guanli/due'])
      expect([(await sports.get(`${at}/${path}`)).status, (await department.get(`${at}/${path}`)).status], path).toEqual([
        403, 200,
      ])
    expect((await sports.get(`${at}/enrolment-import-template`)).status).toBe(403)
    expect(((await sports.get(`${at}/enrolment-imports`)).body as { imports: unknown[] }).imports).toEqual([])
  })

  test('that has no heading or is no sheet says so', async () => {
    expect(await imported(department, '甲,乙,丙\n1,2,3')).toMatchObject({
      state: 'failed',
      failure: 'enrolment_headings_missing',
    })
    const reply = await postForm(department, `${at}/enrolment-imports`, [
      { field: 'service', value: 'jiankang_guanli' },
      { field: 'document', value: '名册' },
      { file: { name: '名册.png', content: Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1') } },
    ])
    expect(codeOf(reply)).toEqual([415, 'sheet_type_refused'])
  })
})

describe('a child', () => {
  const timeline = async (who: Caller, id: string, purpose = '?purpose=service') =>
    (await who.get(`${at}/persons/${id}/child-checks${purpose}`)).body as ChildTimeline
  const states = (one: ChildTimeline) => Object.fromEntries(one.steps.map(({ step, state }) => [step, state]))

  test('has a handbook, visits and checks by age; what was missed stands on the list of its street until it is recorded', async () => {
    const child = await aPerson(officer, { name: '童甲', bornOn: '2025-03-15', since: '2025-03-15' })
    expect(states(await timeline(officer, child.id))).toMatchObject({
      handbook: 'missed',
      d28: 'missed',
      m3: 'due',
      m6: 'coming',
      y6: 'coming',
    })
    const missed = async (who: Caller) =>
      ((await who.get(`${at}/child-checks?state=missed&limit=200`)).body as MissedSteps).rows
        .filter((row) => row.who.name === '童甲')
        .map(({ step }) => step)
    expect(await missed(officer)).toEqual(['d28', 'handbook'])
    expect(await missed(neighbour)).toEqual([])
    const done = await officer.post(`${at}/persons/${child.id}/checks`, {
      service: 'ertong_baojian',
      step: 'd28',
      on: '2025-04-14',
      note: '身长体重正常',
    })
    expect(done.status, done.text).toBe(201)
    await officer.post(`${at}/persons/${child.id}/checks`, { service: 'muzi_shouce', step: 'handbook', on: '2025-05-01' })
    expect(await missed(officer)).toEqual([])
    expect((await timeline(officer, child.id)).steps.find(({ step }) => step === 'd28')).toMatchObject({
      state: 'done',
      doneOn: '2025-04-14',
      from: '2025-04-12',
    })
    const parent = await w.resident()
    await grantPerson(w, parent, child.id, 'guardian')
    expect(states(await timeline(parent, child.id, ''))).toMatchObject({ d28: 'done', m3: 'due' })
    expect((await parent.get(`${at}/persons/${child.id}/child-checks`)).text).toContain('国家基本公共卫生服务规范')
  })

  test('who is seven has no schedule any more', async () => {
    const child = await aPerson(officer, { name: '童乙', bornOn: '2018-06-30', since: '2018-07-01' })
    expect(codeOf(await officer.get(`${at}/persons/${child.id}/child-checks?purpose=service`))).toEqual([
      422,
      'child_schedule_not_for',
    ])
  })
})

describe('a number', () => {
  const on = { district: '310118', from: '2025-06-30', to: '2025-07-01', filter: {} as Record<string, string> }
  const counterOf = (key: string) => {
    const counter = enrolmentCounters.find((one) => one.key === key)
    if (!counter) throw new Error(key)
    return counter
  }
  const count = async (key: string, filter: Record<string, string> = {}, more = {}) => {
    const question = { ...on, ...more, filter }
    const db = w.product.installation.databases.counter
    return await db.transaction().execute(async (tx) => {
      const { sql } = await import('kysely')
      await sql`select set_config('app.district', '310118', true), set_config('app.as_of', ${plusDays(question.to, -1)}, true)`.execute(
        tx,
      )
      const counter = counterOf(key)
      return { begun: await counter.begun?.(tx as never, question), counts: await counter.count(tx as never, question) }
    })
  }
  const of = (counts: { street: string; n: number }[], street: string) =>
    Number(counts.find((one) => one.street === street)?.n ?? 0)

  test('counts the enrolled and the entitled by street on the day, and people seen in the twelve months before', async () => {
    const before = await count('services.enrolled', { service: 'ziwo_jiankang' })
    expect((await count('people.mci_risk')).begun).toBe(false)
    const [one, two, three] = [
      await anElder(department, '数甲'),
      await anElder(department, '数乙', { residence: yingpu, registered: yingpu }),
      await anElder(department, '数丙'),
    ]
    await anEnrolment(department, one.id, { service: 'ziwo_jiankang', from: '2025-06-29' })
    await anEnrolment(department, two.id, { service: 'ziwo_jiankang', from: '2025-06-30', scheme: '高血压' })
    const ended = await anEnrolment(department, three.id, { service: 'ziwo_jiankang', from: '2025-01-01' })
    await department.post(`${at}/enrolments/${ended}/end`, { why: 'left', on: '2025-06-30' })
    const now = await count('services.enrolled', { service: 'ziwo_jiankang' })
    expect(of(now.counts, '310118001') - of(before.counts, '310118001')).toBe(1)
    expect(of(now.counts, '310118002') - of(before.counts, '310118002')).toBe(1)
    expect(of((await count('services.enrolled', { service: 'ziwo_jiankang', scheme: '高血压' })).counts, '310118002')).toBe(1)
    expect(
      of((await count('services.enrolled', { service: 'ziwo_jiankang' }, { to: '2025-06-30' })).counts, '310118001') -
        of(before.counts, '310118001'),
    ).toBe(2)
    expect((await count('services.enrolled', { service: 'ziwo_jiankang', ageFrom: '100' })).counts).toEqual([])
    const managed = await count('health.managed_65')
    await department.post(`${at}/persons/${one.id}/checks`, { service: 'jiankang_guanli', on: '2024-07-01' })
    await department.post(`${at}/persons/${three.id}/checks`, { service: 'jiankang_guanli', on: '2024-06-30' })
    expect(of((await count('health.managed_65')).counts, '310118001') - of(managed.counts, '310118001')).toBe(1)
    await judge(w)
    const entitled = await count('services.entitled', { service: 'jiankang_guanli' })
    expect(entitled.begun).toBe(true)
    expect(of(entitled.counts, '310118001')).toBeGreaterThan(1)
    await expect(count('doctors.signed', { colour: 'red' })).rejects.toThrow('knows no filter colour')
  })

  test('counts a service of any id whose entry says what it counts as', async () => {
    const text = [
      ...[
        'id: jiankang_banzu',
        'name: { zh: 健康班组, en: Health circle }',
        'domain: 养老',
        'engine: services',
        'audience: 老年人',
      ],
      ...['says: { zh: 一起管健康。, en: Health together. }', 'departments: [区卫生健康委]', 'channels: [counter]'],
      ...[
        'source: { document: 本区自设, place: 演示用 }',
        'validFrom: 2025-01-01',
        'enrolment: {}',
        'settings: { counts: self_health }',
      ],
    ].join('\n')
    const draft = await department.post(`${at}/service-drafts`, { service: 'jiankang_banzu', text, reason: '测试' })
    const { id } = draft.body as { id: string }
    const published = await department.post(`${at}/service-drafts/${id}/publication`, { validFrom: '2025-01-01' })
    expect(published.status, published.text).toBe(201)
    const members = async () => of((await count('health.self_group_members')).counts, '310118001')
    const before = await members()
    const one = await anElder(department, '数丁')
    await anEnrolment(department, one.id, { service: 'jiankang_banzu', from: '2025-06-29' })
    expect((await members()) - before).toBe(1)
    const wrong = text.replace('self_health', 'self_helth')
    const { body } = await department.post(`${at}/service-checks`, { service: 'jiankang_banzu', text: wrong })
    expect(body).toMatchObject({
      faults: [{ place: 'settings.counts', message: { en: expect.stringContaining('self_health') } }],
    })
  })

  test('counts the newborns of a period who were visited, and says nothing where the register is a sample', async () => {
    const born = { bornOn: '2025-05-10', since: '2025-05-10' }
    const [seen] = [await aPerson(department, { name: '新甲', ...born }), await aPerson(department, { name: '新乙', ...born })]
    await department.post(`${at}/persons/${seen.id}/checks`, { service: 'ertong_baojian', step: 'd28', on: '2025-06-08' })
    const { counts } = await count('services.checks', { service: 'ertong_baojian' }, { from: '2025-06-01' })
    expect(of(counts, '310118001')).toBe(1)
    await w.owner.query(
      `insert into platform.setting (district, key, version, value, content_hash, origin, known_at, set_by)
       values ('310118', 'people.register_is_sample', 1, 'true', '', 'file', now(), 'test')`,
    )
    expect((await count('services.enrolled')).begun).toBe(false)
  })
})

test('a resident reads their own sign-ups and those of a child on one page, and leaves one after being asked', async () => {
  const [person, child] = [
    await anElder(officer, '页本'),
    await aPerson(officer, { name: '页童', bornOn: '2025-03-15', since: '2025-03-15' }),
  ]
  const id = await anEnrolment(officer, person.id)
  const own = await w.resident({ person: person.id })
  await grantPerson(w, own, child.id, 'guardian')
  const shown = await own.get('/310118/my/enrolments')
  expect(shown.status).toBe(200)
  for (const text of [
    '我的签约与参保',
    '页本（本人）',
    '老年人健康管理',
    '下一次请在 2025-01-10 前完成',
    '页童',
    '3 月龄健康检查',
  ])
    expect(shown.text).toContain(text)
  const asked = await own.get(`/310118/my/enrolments?end=${id}`)
  expect(asked.text).toContain('是的，不再参加')
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  const left = await own.post('/310118/my/enrolments', `id=${id}&sure=yes`, form)
  expect([302, 303]).toContain(left.status)
  expect((await own.get('/310118/my/enrolments')).text).toContain('以前的（1）')
  expect((await w.stranger.get('/310118/my/enrolments')).text).not.toContain('页本')
})
