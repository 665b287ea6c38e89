import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { aWorld, type Caller } from '../../../../test/support/world.ts'
import { aDownloader } from '../../plans/report/download.test-support.ts'
import type { SheetReport } from '../shapes.ts'
import { linesOfText } from './read.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const download = await aDownloader(w, 'department_officer')
const at = '/api/districts/310118'

async function send(
  who: Caller,
  url: string,
  content: Buffer,
): Promise<{ status: number; body: SheetReport & { code?: string } }> {
  const boundary = '----a-sheet'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="sheet"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const reply = await who.post(`${at}${url}`, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
  return { status: reply.status, body: reply.body as SheetReport }
}
const sheet = `设施台账,,,
类型,名称,街镇,居村委,地址,开业日期,建筑面积,经度,纬度,备注
养老院,演示一院,夏阳街道,,夏阳街道东盛社区1号,2020-01-01,3000,121.11,31.15,
养老院,演示二院,,,"朱家角镇,某路2号",2021-01-01,很大,,,
城堡,演示三院,夏阳街道,,,2020-01-01,,,,
养老院,演示四院,月球镇,,,2020-01-01,,,,
养老院,演示五院,夏阳街道,,,五月,,,,
托育机构,演示六园,夏阳街道,,,2020-01-01,,,,
老年助餐点,演示七点,,,朱家角镇,2022-01-01,120,116.39,39.9,
长者照护之家,演示八家,盈浦街道,,,2022-01-01,,,,
`

test('a sheet with bad rows: the good are in, each bad one says row, field and what was expected; the same sheet again changes nothing', async () => {
  const { status, body } = await send(minzheng, '/facility-imports', Buffer.from(sheet))
  expect(status).toBe(201)
  expect([body.rows, body.made, body.same]).toEqual([8, 2, 0])
  expect(body.bad.map(({ row, field }) => [row, field])).toEqual([
    [4, '建筑面积'],
    [5, '类型'],
    [6, '街镇'],
    [7, '开业日期'],
    [8, '类型'],
    [9, '经度'],
  ])
  expect(body.bad[1]?.expected).toContain('养老院')
  expect((await send(minzheng, '/facility-imports', Buffer.from(sheet))).body).toMatchObject({ made: 0, same: 2 })
})

test('a trial says what would happen and leaves nothing; what a sheet brought in is taken back together', async () => {
  const text =
    '类型,名称,街镇,开业日期,建筑面积\n养老院,演示试一,夏阳街道,2020-01-01,100\n养老院,演示试二,夏阳街道,2020-01-01,很大\n'
  const tried = (await send(minzheng, '/facility-imports?dry=1', Buffer.from(text))).body
  expect(tried).toMatchObject({
    dry: true,
    rows: 2,
    made: 1,
    same: 0,
    entered: [],
    headings: ['类型', '名称', '街镇', '开业日期', '建筑面积'],
  })
  expect(tried.bad).toMatchObject([
    { row: 3, problem: { code: 'attribute_value_wrong' }, cells: expect.arrayContaining(['演示试二', '很大']) },
  ])
  const named = async () =>
    ((await minzheng.get(`${at}/facilities?words=${encodeURIComponent('演示试一')}`)).body as { total: number }).total
  expect(await named()).toBe(0)
  const { body } = await send(minzheng, '/facility-imports', Buffer.from(text))
  expect(body).toMatchObject({ dry: false, made: 1, entered: [{ name: '演示试一' }] })
  expect(await named()).toBe(1)
  const wish = { facilities: body.entered.map(({ id }) => id), reason: '导错了表' }
  const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
  expect((await jiaoyu.post(`${at}/facility-imports/undoing`, wish)).status).toBe(403)
  expect((await minzheng.post(`${at}/facility-imports/undoing`, wish)).body).toEqual({ withdrawn: 1 })
  expect(await named()).toBe(0)
})

test('beds come from a sheet one by one or in runs, in GB 18030 too', async () => {
  const text =
    '设施,床号,至床号,护理型,起始日期\n演示一院,201-1,203-4,是,2021-01-01\n演示八家,1,,否,2022-01-01\n没有的院,1,,,2022-01-01\n演示一院,9,3,,2022-01-01\n'
  const { body } = await send(minzheng, '/bed-imports', Buffer.from(text))
  expect(body).toMatchObject({
    rows: 4,
    made: 2,
    bad: [
      { row: 4, field: '设施' },
      { row: 5, field: '床号' },
    ],
  })
  expect((await send(minzheng, '/bed-imports', Buffer.from(text))).body).toMatchObject({ made: 0, same: 2 })
  // 设施,床号,起始日期 in GB 18030
  const gb = Buffer.concat([
    Buffer.from([0xc9, 0xe8, 0xca, 0xa9]),
    Buffer.from(','),
    Buffer.from([0xb4, 0xb2, 0xba, 0xc5]),
    Buffer.from(','),
    Buffer.from([0xc6, 0xf0, 0xca, 0xbc, 0xc8, 0xd5, 0xc6, 0xda]),
    Buffer.from('\n'),
  ])
  expect((await send(minzheng, '/bed-imports', gb)).body).toMatchObject({ rows: 0, bad: [] })
})

test('beds that a sheet brought in by mistake are taken back whole: what was there before holds again; not once somebody changed one', async () => {
  const { body } = await send(
    minzheng,
    '/bed-imports',
    Buffer.from('设施,床号,至床号,护理型,起始日期\n演示一院,401-1,402-4,是,2021-01-01\n演示一院,501-1,,否,2021-01-01\n'),
  )
  expect(body).toMatchObject({ made: 2, entered: [{ name: '演示一院 401-1 – 402-4' }, { name: '演示一院 501-1' }] })
  const facility = body.entered[0]?.id ?? ''
  const total = async () => ((await minzheng.get(`${at}/facilities/${facility}/beds`)).body as { total: number }).total
  const before = await total()
  const wish = { facilities: [facility], enteredAt: body.enteredAt, reason: '导错了表' }
  const undo = (who: Caller, more = {}) => who.post(`${at}/bed-imports/undoing`, { ...wish, ...more })
  const colleague = await w.as('department_officer', { department: 'minzheng' })
  expect((await undo(colleague)).status, 'somebody else’s import').toBe(404)
  expect((await undo(await w.as('department_officer', { department: 'jiaoyu' }))).status).toBe(403)
  expect((await undo(minzheng)).body).toEqual({ withdrawn: 9 })
  expect(await total()).toBe(before - 9)
  expect((await undo(minzheng)).status).toBe(409)
  const again = (await send(minzheng, '/bed-imports', Buffer.from('设施,床号,起始日期\n演示一院,601-1,2021-01-01\n'))).body
  const change = { first: '601-1', nursing: true, from: '2023-01-01', source: '改造' }
  expect((await minzheng.post(`${at}/facilities/${facility}/bed-changes`, change)).status).toBeLessThan(300)
  const late = await undo(minzheng, { enteredAt: again.enteredAt })
  expect([late.status, (late.body as { code: string }).code]).toEqual([409, 'beds_changed_since'])
  await minzheng.post(`${at}/facilities/${facility}/bed-removals`, { first: '601-1', from: '2021-01-01', why: '演示' })
})

test('what goes out as a workbook comes in again, and every list goes out', async () => {
  for (const list of ['facilities', 'beds', 'classes', 'designations', 'organizations']) {
    for (const lang of ['zh', 'en']) {
      const { status, bytes } = await download(`/${list}.xlsx?lang=${lang}`)
      expect(status, list).toBe(200)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.load(new Uint8Array(bytes).buffer)
      const page = workbook.worksheets[0]
      expect(String(page?.getCell('A2').text)).toMatch(lang === 'zh' ? /演示数据.*2025-06-30/ : /Synthetic/)
      if (list === 'beds') expect(page?.rowCount).toBe(3 + 14)
      if (list === 'facilities' && lang === 'zh') {
        const back = await send(minzheng, '/facility-imports', bytes)
        expect(back.body).toMatchObject({ rows: 2, made: 0, same: 2, bad: [] })
      }
    }
  }
})

test.each([
  ['/facility-imports', Buffer.from('名称\n某院\n'), 422, 'register_sheet_headings_missing'],
  ['/bed-imports', Buffer.from('PK broken'), 422, 'register_sheet_unreadable'],
  ['/facility-imports', Buffer.from(''), 422, 'register_sheet_missing'],
])('%s refuses what is no such sheet', async (url, content, status, code) => {
  const reply = await send(minzheng, url, content)
  expect([reply.status, reply.body.code]).toEqual([status, code])
})

test('CSV keeps quotes, doubled quotes and line breaks inside them', () => {
  expect(linesOfText('a,"b,""c""\nd",e\r\nf')).toEqual([['a', 'b,"c"\nd', 'e'], ['f']])
})
