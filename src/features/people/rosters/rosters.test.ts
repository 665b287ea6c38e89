import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { aWorld, type Caller } from '../../../../test/support/world.ts'
import { readImport } from '../importing/reading/action.ts'
import { aDownloader, csv, importsAt, upload } from '../importing/sheet.test-support.ts'
import { runImport } from '../importing/taking/action.ts'
import { openRoster } from './actions.ts'
import type { Roster, RosterFact, RosterPage } from './contract.ts'

const w = await aWorld()
const at = '/api/districts/310118'
const street = '310118001'
const officer = await w.as('street_officer', { street })
const elsewhere = await w.as('street_officer', { street: '310118002' })
const department = await w.as('department_officer', { department: 'minzheng' })
const download = await aDownloader(w, { role: 'street_officer', street })

// The day is 2025-06-30.
const header = [
  '姓名',
  '出生日期',
  '性别',
  '户籍街道',
  '居住街道',
  '居住居委',
  '居住地址',
  '联系电话',
  '户号',
  '与户主关系',
  '独居',
  '低保',
  '失能',
  '困境儿童',
]
const rows = [
  ['甲高龄', '1940-01-01', '女', '夏阳', '夏阳', '东方', '一号', '13800000001', '', '', '是', '', '', ''],
  ['乙高龄', '1945-06-30', '男', '夏阳', '夏阳', '东方', '二号', '', '', '', '是', '是', '重度', ''],
  ['丙未满', '1945-07-01', '男', '夏阳', '夏阳', '青城', '三号', '', '', '', '是', '', '中度', ''],
  ['丁同住', '1939-01-01', '女', '夏阳', '夏阳', '青城', '四号', '', '7', '户主', '', '', '', ''],
  ['丁的子', '1969-01-01', '男', '夏阳', '夏阳', '青城', '四号', '', '7', '子', '', '', '', ''],
  ['戊独户', '1938-01-01', '女', '夏阳', '夏阳', '青城', '五号', '', '8', '户主', '', '', '', ''],
  ['己否认', '1937-01-01', '女', '夏阳', '夏阳', '青城', '六号', '', '9', '户主', '', '', '', ''],
  ['庚外街', '1936-01-01', '女', '夏阳', '盈浦', '', '七号', '', '', '', '是', '', '', ''],
  ['辛幼儿', '2023-06-30', '女', '', '夏阳', '东方', '一号', '', '', '', '', '', '', '孤儿'],
  ['壬三岁', '2022-06-30', '男', '', '夏阳', '东方', '一号', '', '', '', '', '', '', ''],
]
const { id: sheet } = (await upload(department, '人.csv', csv([header, ...rows]))).body as { id: string }
await readImport(w.ctx(), { import: sheet })
await department.post(`${importsAt}/${sheet}/start`)
await runImport(w.ctx(), { import: sheet })
const idOf = async (name: string) =>
  (await w.owner.query('select id from people.person where name = $1', [name])).rows[0].id as string
await w.owner.query(
  `insert into people.fact (district, id, person, name, value, valid_from, known_at, source, recorded_by)
   values ('310118', gen_random_uuid(), $1, '独居', 'false', '2024-01-01', now(), '走访', 'x')`,
  [await idOf('己否认')],
)

const standard = async (name: string, who: Caller = officer) =>
  ((await who.get(`${at}/rosters`)).body as { rosters: Roster[] }).rosters.find((one) => one.name === name) as Roster
const open = async (id: string, who: Caller = officer, query = '') =>
  (await who.get(`${at}/rosters/${id}/persons${query}`)).body as RosterPage
const names = ({ persons }: RosterPage) => persons.map(({ name }) => name)
const tried = async (filter: Record<string, unknown>, who: Caller = officer) => {
  const reply = await who.post(`${at}/roster-trials`, { filter })
  expect(reply.status, reply.text).toBe(200)
  return reply.body as RosterPage
}

describe('a live roster', () => {
  test('80 and older who live alone: by completed years on the day, as recorded, else as the household says', async () => {
    const roster = await standard('80 岁以上独居')
    expect(names(await open(roster.id))).toEqual(['戊独户', '甲高龄', '乙高龄'])
    expect(names(await open(roster.id, department))).toEqual(['庚外街', '戊独户', '甲高龄', '乙高龄'])
    expect(names(await open(roster.id, elsewhere))).toEqual(['庚外街'])
    expect((await officer.get(`${at}/rosters/${roster.id}/count`)).body).toEqual({
      on: '2025-06-30',
      n: 3,
      more: false,
      unsourced: [],
    })
    w.clock.set('2025-07-01')
    expect(names(await open(roster.id))).toEqual(['戊独户', '甲高龄', '乙高龄', '丙未满'])
    w.clock.set('2025-06-30')
  })

  test('pages go on where the one before ended', async () => {
    const roster = await standard('80 岁以上独居', department)
    const first = await open(roster.id, department, '?limit=3')
    expect(first.persons).toHaveLength(3)
    const second = await open(roster.id, department, `?limit=3&after=${first.next}`)
    expect(names(second)).toEqual(['乙高龄'])
    expect(second.next).toBeNull()
  })

  test('shows phones and numbers masked, and no more than a list does', async () => {
    const { persons } = await open((await standard('80 岁以上独居')).id)
    expect(persons.find(({ name }) => name === '甲高龄')).toMatchObject({
      age: 85,
      streetName: '夏阳街道',
      committeeName: '东方社区居委会',
      phone: expect.stringContaining('*'),
    })
  })

  test.each<[string, string[]]>([
    ['困难老年人', ['乙高龄']],
    ['重度失能老年人', ['乙高龄']],
    ['失能老年人', ['丙未满', '乙高龄']],
    ['3 岁以下婴幼儿', ['辛幼儿']],
    ['困境儿童', ['辛幼儿']],
    ['未登记监护人的未成年人', ['壬三岁', '辛幼儿']],
    ['百岁老人', []],
  ])('%s', async (name, expected) => {
    expect(names(await open((await standard(name)).id)).sort()).toEqual(expected.sort())
  })

  test('asks by committee, registration, sex, none of several facts, and the undated come last', async () => {
    expect(names(await tried({ committees: ['310118001004'], ageFrom: 55 }))).toEqual(
      ['己否认', '戊独户', '丁同住', '丁的子', '丙未满'].sort(byBirth),
    )
    expect(names(await tried({ at: 'registered', ageFrom: 89 }))).toEqual(['庚外街'])
    expect(names(await tried({ streets: ['310118002'] }))).toEqual([])
    expect(
      names(await tried({ ageFrom: 75, sex: 'female', facts: [{ anyOf: [{ name: '独居' }, { name: '纯老家庭' }], not: true }] })),
    ).toEqual(['丁同住'])
    await w.owner.query("update people.person set born_on = null where name = '丁的子'")
    expect(names(await tried({})).at(-1)).toBe('丁的子')
    await w.owner.query("update people.person set born_on = '1969-01-01' where name = '丁的子'")
  })

  test('says of a fact that nothing supplies that it has no effect; once something does, it counts', async () => {
    const roster = await standard('80 岁以上独居、30 天未探访')
    const page = await open(roster.id)
    expect(page.unsourced).toEqual(['上次探访日期'])
    expect(names(page)).toEqual(['戊独户', '甲高龄', '乙高龄'])

    const visited = await idOf('甲高龄')
    const ctx = w.ctx('310118', {
      kind: 'account',
      id: 'x',
      name: 'x',
      persons: [],
      grants: [{ role: 'street_officer', district: '310118', street, department: null, organization: null }],
    })
    const { sql } = await import('kysely')
    const lastVisit = (day: string) => ({
      ...{ about: 'person' as const, name: '上次探访日期', type: 'date' as const },
      rows: () =>
        sql`select '310118'::text as district, ${visited}::uuid as id, ${day}::date as value, 'x' as source, ${day}::date as valid_from`,
    })
    const withVisits = (day: string) =>
      openRoster({ ...ctx, facts: [...(ctx.facts ?? []), lastVisit(day)] }, roster.id, { limit: 50 })
    expect(await withVisits('2025-06-15')).toMatchObject({ unsourced: [], persons: [{ name: '戊独户' }, { name: '乙高龄' }] })
    expect(names(await withVisits('2025-05-15'))).toEqual(['戊独户', '甲高龄', '乙高龄'])
    const { facts } = (await officer.get(`${at}/roster-facts`)).body as { facts: RosterFact[] }
    expect(facts.find(({ name }) => name === '上次探访日期')).toMatchObject({ sourced: false, type: 'date' })
    expect(facts.find(({ name }) => name === '失能')).toMatchObject({ sourced: true, values: ['无', '轻度', '中度', '重度'] })
  })

  test('a merged record’s fact counts for the one that stands', async () => {
    const [kept, merged] = [await idOf('丁同住'), await idOf('甲高龄')]
    await w.owner.query('update people.person set merged_into = $1 where id = $2', [kept, merged])
    expect(names(await tried({ ageFrom: 80, facts: [{ anyOf: [{ name: '独居' }] }] }))).toEqual(['戊独户', '丁同住', '乙高龄'])
    await w.owner.query('update people.person set merged_into = null where id = $1', [merged])
  })
})

const byBirth = (a: string, b: string) => {
  const born = (name: string) => rows.find(([one]) => one === name)?.[1] ?? ''
  return born(a) < born(b) ? -1 : 1
}

describe('rosters of one’s own', () => {
  test('a street’s officer saves, changes and withdraws a street’s roster; others of the street see it, other streets do not', async () => {
    const wish = { name: '夏阳低保', street, filter: { facts: [{ anyOf: [{ name: '低保' }] }] } }
    const made = await officer.post(`${at}/rosters`, wish)
    expect(made.status, made.text).toBe(201)
    const { id } = made.body as { id: string }
    expect(names(await open(id))).toEqual(['乙高龄'])
    expect(names(await open(id, department))).toEqual(['乙高龄'])
    expect((await elsewhere.get(`${at}/rosters/${id}`)).status).toBe(404)
    expect((await elsewhere.get(`${at}/rosters/${id}/persons`)).status).toBe(404)
    expect(await officer.post(`${at}/rosters`, wish)).toMatchObject({ status: 409, body: { code: 'roster_name_once' } })
    expect((await officer.put(`${at}/rosters/${id}`, { name: '夏阳女性', filter: { sex: 'female', ageFrom: 85 } })).status).toBe(
      200,
    )
    expect(names(await open(id))).toEqual(['己否认', '戊独户', '丁同住', '甲高龄'])
    expect((await officer.post(`${at}/rosters/${id}/withdrawal`, { reason: '不再需要' })).status).toBe(200)
    expect(await officer.get(`${at}/rosters/${id}`)).toMatchObject({ status: 409, body: { code: 'roster_withdrawn' } })
  })

  test('the district’s rosters are the departments’ to change; a street’s are not another street’s to make', async () => {
    const { id, mayChange } = await standard('百岁老人')
    expect(mayChange).toBe(false)
    expect((await officer.put(`${at}/rosters/${id}`, { name: '百岁', filter: {} })).status).toBe(403)
    expect((await officer.post(`${at}/rosters`, { name: '全区', filter: {} })).status).toBe(403)
    expect((await officer.post(`${at}/rosters`, { name: '盈浦', street: '310118002', filter: {} })).status).toBe(403)
    expect((await department.post(`${at}/rosters`, { name: '全区在册', filter: {} })).status).toBe(201)
  })

  test.each<[string, Record<string, unknown>, number, string]>([
    ['a fact that is none', { facts: [{ anyOf: [{ name: '有猫' }] }] }, 422, 'fact_unknown'],
    ['ages the wrong way round', { ageFrom: 80, ageTo: 70 }, 400, 'invalid_request'],
    ['a field that is none', { shoeSize: 42 }, 400, 'invalid_request'],
  ])('%s is refused', async (_what, filter, status, code) => {
    expect(await department.post(`${at}/rosters`, { name: '不成', filter })).toMatchObject({ status, body: { code } })
  })
})

describe('taken away', () => {
  test('a roster is a workbook that says who took it, when and what for; each export is on record with how many', async () => {
    const roster = await standard('80 岁以上独居')
    await w.owner.query("update people.person set name = '=甲高龄' where name = '甲高龄'")
    const bytes = await download(`${at}/rosters/${roster.id}/file?purpose=visit`)
    await w.owner.query("update people.person set name = '甲高龄' where name = '=甲高龄'")
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(bytes).buffer)
    const page = workbook.worksheets[0] as ExcelJS.Worksheet
    const lines = Array.from({ length: page.rowCount }, (_, row) => (page.getRow(row + 1).values as string[]).slice(1))
    expect(lines[0]?.[0]).toBe('80 岁以上独居')
    expect(lines[1]?.[0]).toMatch(/^下载人 于 2025\/6\/30 .+ 导出，用途：上门探访，共 3 人$/)
    expect(page.headerFooter.oddFooter).toContain('下载人')
    expect(lines.slice(4).map(([name]) => name)).toEqual(['戊独户', "'=甲高龄", '乙高龄'])
    expect(JSON.stringify(lines)).not.toContain('13800000001')
    const { rows: audit } = await w.owner.query(
      "select actor_name, details from platform.audit where action = 'people.export_roster'",
    )
    expect(audit).toEqual([{ actor_name: '下载人', details: { name: '80 岁以上独居', purpose: 'visit', rows: 3 } }])
  })

  test('without a purpose, or by those who keep no records, nothing is', async () => {
    const { id } = await standard('80 岁以上独居')
    expect(await officer.get(`${at}/rosters/${id}/file`)).toMatchObject({ status: 422, body: { code: 'purpose_needed' } })
    const coordinator = await w.as('coordinator')
    expect((await coordinator.get(`${at}/rosters/${id}/file?purpose=visit`)).status).toBe(403)
  })
})
