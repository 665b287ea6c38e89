import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { postForm } from '../../plans/review/form.test-support.ts'
import { outOfStep } from '../places-in-step.test-support.ts'
import { aDownloader, aNumber, csv, imported, importsAt, settled, upload, uploaded, xlsx } from './sheet.test-support.ts'
import { workItemsFor } from './work.test-support.ts'

const w = await aWorld()
await w.product.work()
const street = '310118001'
const officer = await w.as('street_officer', { street })
const department = await w.as('department_officer', { department: 'minzheng' })
const download = await aDownloader(w, { role: 'street_officer', street })
const elsewhere = await w.as('street_officer', { street: '310118002' })

const header = ['姓名', '证件号码', '户籍街道', '居住街道', '居住居委', '居住地址', '联系电话', '户号', '与户主关系', '独居']
const row = (name: string, number: string, change: Partial<Record<string, string>> = {}) =>
  header.map(
    (heading, at) =>
      change[heading] ?? [name, number, '夏阳街道', '夏阳', '东方', '青松路1号101室', '13800000001', '', '', ''][at] ?? '',
  )

const persons = async (name: string) =>
  (await w.owner.query('select * from people.person where district = $1 and name = $2 order by id', ['310118', name])).rows
const rowsOf = async (table: string, person: string) =>
  (await w.owner.query(`select * from people.${table} where district = '310118' and person = $1 order by id`, [person])).rows

describe('a sheet of a street', () => {
  test('brings people in with their number, addresses, facts and household, found by pinyin, and on record', async () => {
    const number = aNumber('1940-03-08', 11)
    const done = await imported(
      w,
      officer,
      '夏阳.csv',
      csv([
        header,
        row('王秀英', number, { 户号: '12', 与户主关系: '户主', 独居: '是' }),
        row('王小明', aNumber('1968-01-02', 12), { 户号: '12', 与户主关系: '长子' }),
      ]),
    )
    expect(done).toMatchObject({ state: 'done', rowsTotal: 2, rowsDone: 2, added: 2, changed: 0, same: 0, bad: 0, scope: street })
    const [person] = await persons('王秀英')
    expect(person).toMatchObject({ born_on: '1940-03-08', sex: 'male', residence_street: street, registered_street: street })
    expect(await rowsOf('identity', person.id)).toMatchObject([{ kind: 'citizen', masked: expect.stringContaining('***') }])
    const addresses = (await rowsOf('address', person.id)).map(({ kind, committee, line }) => [kind, committee, line])
    expect(addresses.sort()).toEqual([
      ['registered', null, ''],
      ['residence', '310118001002', '青松路1号101室'],
    ])
    expect(await rowsOf('fact', person.id)).toMatchObject([
      { name: '独居', value: 'true', valid_from: '2025-06-30', source: '导入：夏阳.csv' },
    ])
    const { rows: members } = await w.owner.query(
      `select m.role, h.street from people.household_member m join people.household h on h.id = m.household and h.district = m.district
       where m.household = (select household from people.household_member where person = $1) order by m.role`,
      [person.id],
    )
    expect(members).toEqual([
      { role: 'child', street },
      { role: 'head', street },
    ])
    const { rows: tokens } = await w.owner.query('select token from people.token where person = $1', [person.id])
    expect(tokens.map(({ token }) => token)).toEqual(expect.arrayContaining(['wangxiuying', 'wxy']))
    const { rows: audit } = await w.owner.query("select action from platform.audit where subject like '%' || $1 order by id", [
      done.id,
    ])
    expect(audit.map(({ action }) => action)).toEqual(['people.import_receive', 'people.import_start', 'people.import_finish'])
    const { rows: left } = await w.owner.query('select from people.import_part where import = $1', [done.id])
    expect(left).toEqual([])
  })

  test('the same file again changes nothing; what differs becomes a dated change, and what was before stays', async () => {
    const number = aNumber('1941-05-05', 21)
    const before = csv([header, row('李桂兰', number, { 独居: '是' })])
    await imported(w, officer, '一.csv', before)
    expect(await imported(w, officer, '一.csv', before)).toMatchObject({ added: 0, changed: 0, same: 1, bad: 0 })
    const [person] = await persons('李桂兰')
    expect(await rowsOf('address', person.id)).toHaveLength(2)

    w.clock.set('2025-07-10')
    const after = csv([header, row('李桂兰', number, { 居住地址: '青松路2号202室', 联系电话: '13900000002', 独居: '否' })])
    expect(await imported(w, officer, '二.csv', after)).toMatchObject({ added: 0, changed: 1, same: 0 })
    w.clock.set('2025-06-30')
    const addresses = (await rowsOf('address', person.id)).filter(({ kind }) => kind === 'residence')
    expect(addresses.map(({ line, valid_from, valid_to }) => [line, valid_from, valid_to])).toEqual([
      ['青松路1号101室', '2025-06-30', '2025-07-10'],
      ['青松路2号202室', '2025-07-10', null],
    ])
    expect(await rowsOf('fact', person.id)).toMatchObject([{ name: '独居', valid_to: '2025-07-10' }])
    expect(await rowsOf('person_change', person.id)).toMatchObject([
      { field: 'phone', was: '13800000001', became: '13900000002' },
    ])
    expect(await persons('李桂兰')).toHaveLength(1)
  })

  test('a row that comes twice in one file is one person, with and without a number', async () => {
    const number = aNumber('1950-01-01', 31)
    const children = header.with(1, '出生日期')
    expect(
      await imported(
        w,
        officer,
        '双.csv',
        csv([header, row('双双', number), row('双双', number), row('双双', number, { 联系电话: '13700000000' })]),
      ),
    ).toMatchObject({ added: 1, same: 1, changed: 1 })
    expect(await persons('双双')).toHaveLength(1)
    const baby = row('宝宝甲', '2024-05-01')
    expect(await imported(w, officer, '婴.csv', csv([children, baby, baby]))).toMatchObject({ added: 1, same: 1 })
    expect(await imported(w, officer, '婴.csv', csv([children, baby]))).toMatchObject({ added: 0, same: 1 })
    expect(await imported(w, officer, '婴号.csv', csv([header, row('宝宝甲', aNumber('2024-05-01', 32))]))).toMatchObject({
      added: 0,
      changed: 1,
    })
    const [child] = await persons('宝宝甲')
    expect(await rowsOf('identity', child.id)).toHaveLength(1)
  })

  test('a number under another name is another record, for a person to decide', async () => {
    const number = aNumber('1951-01-01', 33)
    expect(await imported(w, officer, '同号.csv', csv([header, row('陈甲乙', number), row('陈甲已', number)]))).toMatchObject({
      added: 2,
    })
  })

  test('what only departments record does not come in with a street’s list', async () => {
    const sheet = (name: string, number: string) =>
      csv([
        ['姓名', '证件号码', '居住街道', '家庭人均月收入'],
        [name, number, '夏阳街道', '100000'],
      ])
    const done = await imported(w, officer, '街收入.csv', sheet('庚街录', aNumber('1950-02-02', 35)))
    expect(done).toMatchObject({ added: 1, bad: 0 })
    const [of] = await persons('庚街录')
    expect(await rowsOf('fact', of.id)).toEqual([])
    const { id } = await uploaded(w, officer, '街收入.csv', sheet('庚街录', aNumber('1950-02-02', 35)))
    const columns = ['name', 'number', 'residenceStreet', 'fact:家庭人均月收入']
    expect(await officer.put(`${importsAt}/${id}/columns`, { columns })).toMatchObject({
      status: 422,
      body: { code: 'import_fact_of_departments' },
    })
    await imported(w, department, '区收入.csv', sheet('庚区录', aNumber('1950-02-02', 37)))
    const [from] = await persons('庚区录')
    expect(await rowsOf('fact', from.id)).toMatchObject([{ name: '家庭人均月收入', value: '100000' }])
  })

  test('somebody of no known residence is kept by the street of registration, and by no other', async () => {
    const number = aNumber('1951-02-02', 39)
    const lines = (residence: string) =>
      csv([
        ['姓名', '证件号码', '户籍街道', '居住街道', '联系电话'],
        ['辛只户籍', number, '盈浦街道', residence, residence === '' ? '' : '13900000000'],
      ])
    expect(await imported(w, elsewhere, '户籍.csv', lines(''))).toMatchObject({ added: 1, bad: 0 })
    const taken = await imported(w, officer, '抢.csv', lines('夏阳街道'))
    expect(taken).toMatchObject({ changed: 0, bad: 1, reasons: [{ reason: 'kept_by_another_street' }] })
    expect(await persons('辛只户籍')).toMatchObject([{ phone: null, residence_street: null }])
  })

  test('rows of other streets, and people whom another street keeps, are not this officer’s', async () => {
    const number = aNumber('1945-01-01', 41)
    expect(
      await imported(
        w,
        department,
        '区.csv',
        csv([header, row('赵盈浦', number, { 户籍街道: '夏阳', 居住街道: '盈浦街道', 居住居委: '' })]),
      ),
    ).toMatchObject({ added: 1, bad: 0, scope: '*' })
    const done = await imported(
      w,
      officer,
      '越界.csv',
      csv([
        header,
        row('别处人', aNumber('1945-01-02', 42), { 户籍街道: '朱家角', 居住街道: '盈浦街道', 居住居委: '' }),
        row('赵盈浦', number, { 居住街道: '盈浦', 居住居委: '', 联系电话: '13600000000' }),
      ]),
    )
    expect(done).toMatchObject({ added: 0, bad: 2 })
    expect(done.reasons.map(({ reason }) => reason).sort()).toEqual(['kept_by_another_street', 'not_your_street'])
    expect(await persons('别处人')).toEqual([])
  })
})

describe('bad rows', () => {
  const bad = csv([
    ['青浦区某街道老年人名册'],
    header,
    row('好的人', aNumber('1942-02-02', 51)),
    row('', aNumber('1942-02-03', 52)),
    row(
      '号错的人',
      aNumber('1942-02-02', 53).replace(/.$/, (last) => (last === '1' ? '2' : '1')),
    ),
    row('街错的人', aNumber('1942-02-02', 54), { 居住街道: '火星街道' }),
    row('公式的人', aNumber('1942-02-02', 55), { 居住地址: '=cmd|calc' }),
    row('独居错的人', aNumber('1942-02-02', 56), { 独居: '也许', 联系电话: '+8613800000000' }),
    row('科学的人', '3.10118E+17'),
  ])

  test('come back with row, field, reason and what was expected, are mended and uploaded again', async () => {
    const done = await imported(w, officer, '有误.csv', bad)
    expect(done).toMatchObject({ state: 'done', rowsTotal: 7, added: 1, bad: 6, headerRow: 2 })
    const { rows } = await w.owner.query(
      'select row, field, reason, expected from people.import_fault where import = $1 order by row',
      [done.id],
    )
    expect(rows.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [4, 'name', 'name_missing'],
      [5, 'number', 'identity_number_check'],
      [6, 'residenceStreet', 'street_unknown'],
      [7, 'residenceLine', 'formula'],
      [8, 'fact:独居', 'fact_not_yes_or_no'],
      [9, 'number', 'number_lost_digits'],
    ])
    expect(rows.every(({ expected }) => /\p{Script=Han}{2}/u.test(expected) && !/[{}]/.test(expected))).toBe(true)
    expect((await workItemsFor(w, officer)).find(({ id }) => id === done.id)).toMatchObject({ title: '导入有 6 行待改' })

    const reply = await officer.get(`${importsAt}/${done.id}/faults?format=csv`)
    expect(reply.status).toBe(200)
    expect(reply.text.split('\r\n')[0]).toBe(`\uFEFF${header.join(',')},原行号,未导入的原因,应填`)
    expect(reply.text).toContain("'=cmd|calc")
    expect(reply.text).toContain("'+8613800000000")
    expect(reply.text).not.toMatch(/(^|,)[=+@]/m)

    const mended = Buffer.from(
      reply.text
        .replace('火星街道', '夏阳街道')
        .replace("'=cmd|calc", '青松路9号')
        .replace('也许', '是')
        .replace('3.10118E+17', aNumber('1942-02-02', 57)),
    )
    const waiting = async () => (await workItemsFor(w, officer)).map(({ id }) => id)
    expect(
      (await postForm(elsewhere, `${importsAt}?mends=${done.id}`, [{ file: { name: '改好.csv', content: mended } }])).status,
    ).toBe(404)
    const sent = await postForm(officer, `${importsAt}?mends=${done.id}`, [{ file: { name: '改好.csv', content: mended } }])
    const { id: later } = sent.body as { id: string }
    await settled(w, officer, later, ['received'])
    expect(await waiting()).toEqual(expect.arrayContaining([done.id, later]))
    await officer.post(`${importsAt}/${later}/start`)
    expect(await settled(w, officer, later, ['done', 'failed'])).toMatchObject({ added: 4, bad: 2, setAside: false })
    expect(await waiting()).not.toContain(done.id)
    expect(await waiting()).toContain(later)
    expect((await elsewhere.post(`${importsAt}/${later}/setting-aside`)).status).toBe(404)
    for (const _ of [1, 2]) expect((await officer.post(`${importsAt}/${later}/setting-aside`)).status).toBe(200)
    expect(await waiting()).not.toContain(later)
    const { rows: said } = await w.owner.query("select details from platform.audit where action = 'people.import_set_aside'")
    expect(said).toEqual([{ details: { bad: 2 } }])
    expect(await persons('独居错的人')).toMatchObject([{ phone: '+8613800000000' }])
  })

  test('as a workbook they can be uploaded again too', async () => {
    const done = await imported(w, officer, '有误2.csv', bad)
    const again = await uploaded(w, officer, '待改.xlsx', await download(`${importsAt}/${done.id}/faults`))
    expect(again).toMatchObject({
      state: 'received',
      rowsTotal: done.bad,
      headings: [...header, '原行号', '未导入的原因', '应填'],
    })
  })
})

describe('the columns', () => {
  test('are known by their headings, may be said otherwise, and must name enough to know people by', async () => {
    const made = await uploaded(
      w,
      officer,
      '列.csv',
      csv([
        ['编号', '老人姓名', '身份证', '住在', '备注'],
        ['1', '周改列', aNumber('1943-01-01', 61), '夏阳街道', 'x'],
      ]),
    )
    expect(made).toMatchObject({ columns: [null, 'name', 'number', null, null], obstacles: ['import_lacks_street'] })
    expect(await officer.post(`${importsAt}/${made.id}/start`)).toMatchObject({
      status: 422,
      body: { code: 'import_lacks_street' },
    })
    const put = (columns: unknown[]) => officer.put(`${importsAt}/${made.id}/columns`, { columns })
    expect(await put([null, 'name', 'name', null, null])).toMatchObject({ status: 422, body: { code: 'import_column_twice' } })
    expect(await put([null, 'name'])).toMatchObject({ status: 422, body: { code: 'import_columns_differ' } })
    expect(await put([null, 'name', 'number', 'fact:没有这种', null])).toMatchObject({
      status: 422,
      body: { code: 'fact_unknown' },
    })
    expect(await put([null, 'name', 'number', 'residenceStreet', null])).toMatchObject({ status: 200 })
    expect((await officer.get(`${importsAt}/${made.id}`)).body).toMatchObject({
      obstacles: [],
      preview: [{ row: 2, faults: [] }],
    })
    expect((await officer.post(`${importsAt}/${made.id}/start`)).status).toBe(200)
    expect(await settled(w, officer, made.id, ['done'])).toMatchObject({ added: 1 })
    expect(await officer.post(`${importsAt}/${made.id}/start`)).toMatchObject({
      status: 409,
      body: { code: 'people_import_state' },
    })
  })

  test('of the template are all known, and a filled template goes in', async () => {
    const template = await download('/api/districts/310118/people-import-template')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(template).buffer)
    const page = workbook.worksheets[0] as ExcelJS.Worksheet
    const headings = (page.getRow(2).values as string[]).slice(1)
    expect(headings.slice(0, 5)).toEqual(['姓名', '性别', '出生日期', '证件类型', '证件号码'])
    for (const [heading, value] of [
      ['姓名', '模板人'],
      ['出生日期', '1944-04-04'],
      ['居住街道', '夏阳街道'],
    ] as const)
      page.getCell(3, headings.indexOf(heading) + 1).value = value
    const made = await uploaded(w, officer, '模板.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()))
    expect(made).toMatchObject({ state: 'received', headerRow: 2, rowsTotal: 1, obstacles: [] })
    expect(made.columns.filter((meaning) => meaning === null)).toEqual([])
  })
})

describe('files as desks save them', () => {
  test('GB 18030, UTF-8 with and without its mark, tabs, and workbooks with days and numbers as numbers', async () => {
    const gbk = Buffer.concat([
      Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb3, 0xf6, 0xc9, 0xfa, 0xc8, 0xd5, 0xc6, 0xda, 0x2c]), // 姓名,出生日期,
      Buffer.from([0xbe, 0xd3, 0xd7, 0xa1, 0xbd, 0xd6, 0xb5, 0xc0, 0x0d, 0x0a]), // 居住街道
      Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x2c]), // 张三,
      Buffer.from('1941/3/8,', 'ascii'),
      Buffer.from([0xcf, 0xc4, 0xd1, 0xf4, 0xbd, 0xd6, 0xb5, 0xc0]), // 夏阳街道
    ])
    expect(await uploaded(w, officer, '国标.csv', gbk)).toMatchObject({
      state: 'received',
      preview: [{ cells: ['张三', '1941/3/8', '夏阳街道'], faults: [] }],
    })
    const marked = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      csv([
        ['姓名', '出生日期', '街道'],
        ['张三', '1941-03-08', '夏阳'],
      ]),
    ])
    expect(await uploaded(w, officer, '有标.csv', marked)).toMatchObject({ headings: ['姓名', '出生日期', '街道'] })
    expect(await uploaded(w, officer, '制表.txt', Buffer.from('姓名\t生日\t街镇\n"张 三"\t19410308\t夏阳\n'))).toMatchObject({
      columns: ['name', 'bornOn', 'residenceStreet'],
      preview: [{ faults: [] }],
    })
    const book = await xlsx([
      ['姓名', '出生日期', '居住街道', '电话', '独居'],
      ['李四', new Date(Date.UTC(1941, 2, 8)), '夏阳街道', 13800000000, true],
    ])
    expect(await imported(w, officer, '表.xlsx', book)).toMatchObject({ added: 1, bad: 0 })
    expect(await persons('李四')).toMatchObject([{ born_on: '1941-03-08', phone: '13800000000' }])
  })
})

describe('who is refused', () => {
  test('an import is seen by those whose streets it is about; to others it does not exist', async () => {
    const made = await uploaded(w, officer, '我的.csv', csv([header, row('某某', aNumber('1950-02-02', 71))]))
    expect((await elsewhere.get(`${importsAt}/${made.id}`)).status).toBe(404)
    expect((await elsewhere.get(`${importsAt}/${made.id}/faults`)).status).toBe(404)
    expect((await elsewhere.post(`${importsAt}/${made.id}/start`)).status).toBe(404)
    expect((await department.get(`${importsAt}/${made.id}`)).status).toBe(200)
    const ids = async (who: typeof officer) =>
      ((await who.get(importsAt)).body as { imports: { id: string }[] }).imports.map(({ id }) => id)
    expect(await ids(elsewhere)).not.toContain(made.id)
    expect(await ids(officer)).toContain(made.id)
    expect((await officer.post(`${importsAt}/${made.id}/cancellation`)).status).toBe(200)
    const { rows } = await w.owner.query('select from people.import_rows where import = $1', [made.id])
    expect(rows).toEqual([])
  })

  test('nothing of a sheet lies in the clear', async () => {
    const made = await uploaded(w, officer, '密.csv', csv([header, row('司徒透明', aNumber('1950-03-03', 72))]))
    const { rows } = await w.owner.query("select encode(sealed, 'escape') as text from people.import_rows where import = $1", [
      made.id,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0].text).not.toContain('司徒')
    expect((await upload(officer, '空.csv', Buffer.alloc(0))).body).toMatchObject({ code: 'sheet_empty' })
  })
})

test('every record says where its open addresses say that somebody lives', async () => {
  expect(await outOfStep(w)).toEqual([])
})
