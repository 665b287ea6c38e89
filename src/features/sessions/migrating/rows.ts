import { rowsOfFile, SheetProblem } from '../../people/index.ts'
import type { MigrationKind } from './contract.ts'

/** What a column of the file may mean; the headings by which it is known. */
export const headings = {
  name: ['姓名'],
  number: ['证件号码', '身份证号', '身份证号码', '公民身份号码'],
  documentKind: ['证件类型', '证件种类'],
  service: ['服务', '服务名称', '服务项目'],
  window: ['周期', '年度', '年份'],
  count: ['已用次数', '已使用次数', '剩余次数', '期初余额'],
  facility: ['设施', '机构', '点位', '服务点'],
  on: ['日期', '场次日期'],
  time: ['时间', '开始时间', '场次时间'],
  askedAt: ['申请时间', '登记时间', '排队时间'],
} as const
export type Column = keyof typeof headings

/** A row of the file: its number as a spreadsheet shows it, and its cells by what they mean. */
export type SheetRow = { row: number; cells: Record<Column, string> }

const headingWithin = 12
const mostRows = 50_000
const always = ['name', 'number', 'service'] as const
const needed: Record<MigrationKind, readonly Column[]> = {
  used: [...always, 'window', 'count'],
  remaining: [...always, 'window', 'count'],
  queue: [...always, 'facility', 'on', 'time', 'askedAt'],
}
/** A count of sessions left is not one of sessions used: the heading must say which. */
const countHeadings: Record<MigrationKind, readonly string[]> = {
  used: ['已用次数', '已使用次数'],
  remaining: ['剩余次数', '期初余额'],
  queue: [],
}

/** The rows of a file of a kind. SheetProblem `migration_headings_missing`, `too_many_rows`, `sheet_without_rows`, and what makes a file unreadable. */
export async function migrationRows(content: Buffer, name: string, kind: MigrationKind): Promise<SheetRow[]> {
  let columns: (Column | undefined)[] | undefined
  const rows: SheetRow[] = []
  let seen = 0
  for await (const { row, cells } of rowsOfFile(content, name)) {
    if (!columns) {
      columns = columnsOf(cells, kind)
      seen += 1
      if (!columns && seen >= headingWithin) break
      continue
    }
    if (rows.length >= mostRows) throw new SheetProblem('too_many_rows', { limit: mostRows })
    const said = Object.fromEntries(Object.keys(headings).map((column) => [column, ''])) as Record<Column, string>
    columns.forEach((column, at) => {
      if (column) said[column] = (cells[at] ?? '').trim()
    })
    rows.push({ row, cells: said })
  }
  if (!columns) throw new SheetProblem('migration_headings_missing', { headings: headingsOf(kind).join('、') })
  if (rows.length === 0) throw new SheetProblem('sheet_without_rows')
  return rows
}

/** The headings a file of a kind must have, as one would write them. */
export const headingsOf = (kind: MigrationKind): string[] =>
  needed[kind].map((column) => (column === 'count' ? countHeadings[kind][0] : headings[column][0]) as string)

function columnsOf(cells: readonly string[], kind: MigrationKind): (Column | undefined)[] | undefined {
  const meanings = cells.map((cell) => {
    const text = cell.replaceAll(/[\s*＊]/g, '')
    const column = (Object.keys(headings) as Column[]).find((one) => (headings[one] as readonly string[]).includes(text))
    return column === 'count' && !countHeadings[kind].includes(text) ? undefined : column
  })
  return needed[kind].every((column) => meanings.includes(column)) ? meanings : undefined
}
