import { expect, test } from 'vitest'
import { aWorld, someEvidence } from '../../../../test/support/world.ts'
import { openArchive } from '../import/read/zip.ts'
import type { Board } from '../indicators/contract.ts'
import type { Quality } from '../quality/contract.ts'
import type { TaskBoard } from '../tasks/contract.ts'
import { aDownloader, sheetIn } from './download.test-support.ts'
import { fileWords } from './words.ts'

const w = await aWorld({ day: '2025-06-30' })
const at = '/api/districts/310118'
const coordinator = await w.as('coordinator')
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const fuhe = await w.as('department_officer', { department: 'minzheng' })
const download = await aDownloader(w, 'auditor')

const reported = async (no: number, on: string, value: number) => {
  const evidence = [await minzheng.keep('310118', '佐证.txt', someEvidence)]
  const made = await minzheng.post(`${at}/indicators/${encodeURIComponent('养老')}/${no}/values`, { on, value, evidence })
  await fuhe.post(`${at}/values/${(made.body as { id: string }).id}/approval`, {})
}
await reported(2, '2025-05-31', 9400)
await reported(4, '2025-05-31', 52.35)
await reported(5, '2025-05-31', 320)
await coordinator.post(`${at}/tasks/t1/milestones`, { title: '完成选址', dueOn: '2025-06-01', department: null })
await coordinator.post(`${at}/supervisions`, {
  subjectKind: 'task',
  subject: 't1',
  department: 'minzheng',
  title: '加快选址',
  text: '请于期限前完成。',
  dueOn: '2025-07-31',
})

test('the indicator workbook says what the board says: numbers as numbers, days as days, the day and the demonstration in its head', async () => {
  const board = (await coordinator.get(`${at}/indicators`)).body as Board
  const file = await download('/indicators.xlsx')
  expect(file.status).toBe(200)
  expect(file.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('指标总表 2025-06-30.xlsx')

  const sheet = await sheetIn(file.bytes)
  expect(sheet.frozen).toBe(true)
  expect(sheet.filter).toBeTruthy()
  expect(sheet.lines).toEqual([
    '指标总表（52）',
    expect.stringContaining('青府办发〔2023〕3号'),
    '截至 2025-06-30 · 演示数据，由程序编造',
  ])
  expect(sheet.headings.slice(0, 6)).toEqual(['序号', '编号', '领域', '类别', '指标', '单位'])
  expect(sheet.widths.every((width) => (width ?? 0) >= 6)).toBe(true)
  expect(sheet.rows.map((row) => row.编号)).toEqual(board.indicators.map((row) => row.key))
  const words = fileWords.zh
  for (const [n, row] of board.indicators.entries()) {
    expect(sheet.rows[n]).toMatchObject({
      指标: row.name,
      目标值: row.target.value,
      现值: row.current?.value ?? null,
      状态: words(`indicator.status.${row.status}`),
    })
  }
  expect(sheet.rows[1]).toMatchObject({
    编号: '养老/2',
    现值: 9400,
    现值日期: new Date('2025-05-31T00:00:00Z'),
    进度: board.indicators[1]?.progress,
  })
})

test('what cannot be trusted yet goes out as its page shows it: counters in words, one fault where one was chosen, and the record says who took it', async () => {
  const page = (await coordinator.get(`${at}/quality`)).body as Quality
  const sheet = await sheetIn((await download('/quality.xlsx')).bytes)
  expect(sheet.rows).toHaveLength(page.lines.length)
  expect(sheet.rows.find((row) => row.编号 === '养老/4' && row.问题 === '暂由人工填报')).toMatchObject({
    说明: '护理型床位数 ÷ 养老床位总数',
  })
  expect(sheet.rows.map((row) => String(row.说明)).filter((what) => /^[a-z_]+\.[a-z_]+/.test(what))).toEqual([])
  const one = await sheetIn((await download('/quality.xlsx?fault=to_confirm')).bytes)
  expect(new Set(one.rows.map((row) => row.问题))).toEqual(new Set(['待核']))
  const { lines } = (await coordinator.get(`${at}/audit?action=plans.export&subject=quality`)).body as { lines: object[] }
  expect(lines).toHaveLength(2)
})

test('an earlier day, a filter and the other language are kept', async () => {
  const before = await sheetIn((await download('/indicators.xlsx?asOf=2025-05-01')).bytes)
  expect(before.lines[2]).toBe('截至 2025-05-01 · 演示数据，由程序编造')
  expect(before.rows[1]).toMatchObject({ 编号: '养老/2', 现值: null })

  const chosen = await sheetIn((await download(`/indicators.xlsx?domain=${encodeURIComponent('托育')}`)).bytes)
  expect(chosen.rows).toHaveLength(14)
  const english = await sheetIn((await download('/tasks.xlsx?lang=en&department=jiaoyu')).bytes)
  expect(english.headings.slice(0, 4)).toEqual(['Key', 'Chapter', 'No.', 'Task'])
  expect(english.rows.length).toBeGreaterThan(5)
  expect(english.rows.length).toBeLessThan(31)
})

test.each([
  ['/tasks.xlsx', 31, '任务', '保障基本养老服务'],
  ['/projects.xlsx', 0, '项目', undefined],
  ['/registers/policies.xlsx', 0, '名称', undefined],
  ['/supervisions.xlsx', 1, '事项', '加快选址'],
  ['/departments.xlsx', undefined, '部门', '区民政局'],
] as const)('%s has its rows', async (path, rows, heading, first) => {
  const file = await download(path)
  expect(file.status).toBe(200)
  const sheet = await sheetIn(file.bytes)
  expect(sheet.headings).toContain(heading)
  if (rows !== undefined) expect(sheet.rows).toHaveLength(rows)
  if (first) expect(sheet.rows.some((row) => row[heading] === first)).toBe(true)
})

test('the evaluation report opens as a text document whose numbers are those of the boards', async () => {
  const board = (await coordinator.get(`${at}/indicators`)).body as Board
  const tasks = ((await coordinator.get(`${at}/tasks`)).body as TaskBoard).tasks
  const file = await download('/evaluation.docx')
  expect(file.status).toBe(200)
  expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('实施情况中期评估报告 2025-06-30.docx')

  const parts = await openArchive(new Uint8Array(file.bytes))
  const xml = (await parts.text('word/document.xml')) ?? ''
  const text = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([p]) =>
    [...p.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, t]) => t).join(''),
  )
  const say = fileWords.zh
  expect(text[0]).toContain('实施情况中期评估报告')
  expect(text).toContain('演示数据：由程序编造，仅用于说明系统的用法，不反映任何实际情况。')
  const counts = Object.entries(board.counts).map(([status, n]) => `${say(`indicator.status.${status}`)} ${n} 项`)
  const overall = text.find((line) => line.startsWith('截至 2025年6月30日')) ?? ''
  for (const count of ['52 项指标', ...counts]) expect(overall).toContain(count)
  expect(text.find((line) => line.includes('31 项任务'))).toContain(
    `逾期未办结的节点 ${tasks.reduce((sum, task) => sum + task.overdue, 0)} 个`,
  )

  const cells = rowsIn(xml)
  const beds = cells.find((row) => row[1]?.startsWith('养老机构床位数') && row.length === 7) ?? []
  const row = board.indicators.find((one) => one.key === '养老/2')
  expect(beds[3]).toBe('≥9,500张2025 年')
  expect(beds[4]).toBe('9,400张2025-05-31')
  expect(beds[5]).toBe(`进度 ${Math.round((row?.progress ?? 0) * 1000) / 10}%`)
  expect(beds[6]).toContain(say(`indicator.status.${row?.status}`))
  for (const one of board.indicators)
    expect(
      cells.some((line) => line[1]?.startsWith(one.name)),
      one.name,
    ).toBe(true)
  for (const task of tasks)
    expect(
      cells.some((line) => line[1] === task.title),
      task.title,
    ).toBe(true)
  expect(cells.some((line) => line[0] === '完成选址' && line[3] === '2025-06-01' && line[4] === '29')).toBe(true)
  expect(cells.some((line) => line[0] === '加快选址' && line[4] === '待答复')).toBe(true)
})

test('headings can be navigated, tables repeat theirs and break between rows, pages are numbered, charts have words and a fallback', async () => {
  const parts = await openArchive(new Uint8Array((await download('/evaluation.docx')).bytes))
  const xml = (await parts.text('word/document.xml')) ?? ''
  expect(xml.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(8)
  expect(xml.match(/<w:pStyle w:val="Heading2"\/>/g)?.length).toBeGreaterThan(6)
  const tables = xml.match(/<w:tbl>/g)?.length ?? 0
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(tables - 1) // all but the particulars on the first page
  expect(xml.match(/<w:tr>/g)?.length).toBe(xml.match(/<w:cantSplit\/>/g)?.length)
  expect(await parts.text('word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/s)
  expect(await parts.text('word/styles.xml')).toContain('w:eastAsia="宋体"')
  expect(await parts.text('word/styles.xml')).toContain('w:eastAsia="黑体"')

  const pictures = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, says]) => says)
  expect(pictures.length).toBeGreaterThanOrEqual(4) // two bars and a bullet for each value
  expect(pictures).toContainEqual(expect.stringContaining('养老机构床位数，9,400张，目标 ≥9,500张'))
  const links = (await parts.text('word/_rels/document.xml.rels')) ?? ''
  const targets = [...links.matchAll(/Target="(media\/[^"]+)"/g)].map(([, target]) => target as string)
  expect(targets.filter((target) => target.endsWith('.svg')).length).toBe(
    targets.filter((target) => target.endsWith('.png')).length,
  )
  for (const target of targets) expect(parts.has(`word/${target}`), target).toBe(true)
  const svg = targets.find((target) => target.endsWith('.svg')) as string
  expect(await parts.text(`word/${svg}`)).toMatch(/^<svg .*<rect .*<\/svg>$/s)
})

test('every export leaves a line in the audit', async () => {
  const { lines } = (await coordinator.get(`${at}/audit?action=plans.export&limit=200`)).body as {
    lines: { subject: string; details: { rows?: number } }[]
  }
  expect(new Set(lines.map((line) => line.subject))).toEqual(
    new Set(['quality', 'indicators', 'tasks', 'projects', 'policies', 'supervisions', 'departments', 'evaluation']),
  )
  expect(lines.find((line) => line.subject === 'tasks')?.details.rows).toBeGreaterThan(0)
})

test.each(['/indicators.xlsx', '/registers/policies.xlsx', '/evaluation.docx'])(
  '%s is refused to strangers and to staff of another district',
  async (path) => {
    expect((await w.stranger.get(`${at}${path}`)).status).toBe(401)
    expect((await (await aDownloader(w, 'coordinator', '310101'))(path)).status).toBe(403)
  },
)

test.each([
  ['/registers/dreams.xlsx', 400, 'invalid_request'],
  ['/indicators.xlsx?asOf=yesterday', 400, 'invalid_request'],
  ['/evaluation.docx?plan=00000000-0000-4000-8000-000000000000', 404, 'not_found'],
] as const)('%s is answered %i', async (path, status, code) => {
  expect(await download(path)).toMatchObject({ status, code })
})

test('boards answer while a report is written', async () => {
  let done = false
  const writing = download('/evaluation.docx').finally(() => {
    done = true
  })
  let answered = 0
  while (!done) {
    expect((await coordinator.get(`${at}/registers/policies`)).status).toBe(200)
    answered += 1
  }
  expect((await writing).status).toBe(200)
  expect(answered).toBeGreaterThan(3)
})

test('once the plan has ended the report is the final one, and says so', async () => {
  w.clock.set('2026-01-05')
  const file = await download('/evaluation.docx')
  expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain('终期评估报告 2026-01-05.docx')
  const xml = (await (await openArchive(new Uint8Array(file.bytes))).text('word/document.xml')) ?? ''
  expect(xml).toContain(fileWords.zh('indicator.status.awaiting_report'))
  expect(xml).toContain('目标日的数值还没有批准，不能下结论。')
})

/** The text of each table row's cells. */
function rowsIn(xml: string): string[][] {
  return [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
      [...cell.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
    ),
  )
}
