import { rowsOfFile, SheetProblem } from '../../../people/index.ts'

/** What a column of the file may mean; the headings by which it is known. */
export const headings = {
  name: ['姓名'],
  number: ['证件号码', '身份证号', '身份证号码', '公民身份号码'],
  documentKind: ['证件类型', '证件种类'],
  from: ['起始日期', '签约日期', '参保日期', '登记日期', '建档日期', '开始日期'],
  to: ['终止日期', '到期日期', '截止日期'],
  scheme: ['类别', '险种', '套餐'],
  checkOn: ['最近一次日期', '体检日期', '随访日期', '检查日期'],
  why: ['说明', '理由'],
} as const
export type Column = keyof typeof headings

/** A row of the file: its number as a spreadsheet shows it, and its cells by what they mean. */
export type ListRow = { row: number; cells: Record<Column, string> }

const headingWithin = 12
const mostRows = 100_000
/** The columns without which a row says nothing. */
export const needed = ['name', 'number', 'from'] as const

/** The rows of an enrolment file. SheetProblem `enrolment_headings_missing`, `too_many_rows`, `sheet_without_rows`, and what makes a file unreadable. */
export async function listRows(content: Buffer, name: string): Promise<ListRow[]> {
  let columns: (Column | undefined)[] | undefined
  const rows: ListRow[] = []
  let seen = 0
  for await (const { row, cells } of rowsOfFile(content, name)) {
    if (!columns) {
      columns = columnsOf(cells)
      seen += 1
      if (!columns && seen >= headingWithin) break
      continue
    }
    if (rows.length >= mostRows) throw new SheetProblem('too_many_rows', { limit: mostRows })
    const said = { name: '', number: '', documentKind: '', from: '', to: '', scheme: '', checkOn: '', why: '' }
    columns.forEach((column, at) => {
      if (column) said[column] = (cells[at] ?? '').trim()
    })
    rows.push({ row, cells: said })
  }
  if (!columns)
    throw new SheetProblem('enrolment_headings_missing', { headings: needed.map((one) => headings[one][0]).join('、') })
  if (rows.length === 0) throw new SheetProblem('sheet_without_rows')
  return rows
}

function columnsOf(cells: readonly string[]): (Column | undefined)[] | undefined {
  const meanings = cells.map((cell) => {
    const text = cell.replaceAll(/[\s*＊]/g, '')
    return (Object.keys(headings) as Column[]).find((column) => (headings[column] as readonly string[]).includes(text))
  })
  return needed.every((column) => meanings.includes(column)) ? meanings : undefined
}

/** A day as lists write it: 2025-01-31, 2025/1/31, 2025.1.31, 20250131, 2025年1月31日; nothing where it is none. */
export function dayOfText(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T ].*)?$/.exec(text.trim())
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const fits = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return fits ? date.toISOString().slice(0, 10) : undefined
}
