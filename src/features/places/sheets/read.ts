import { Problem } from '../../../platform/problem.ts'

/** A row of a sheet: its number as a spreadsheet shows it, and its cells by heading. */
export type SheetRow = { row: number; cells: Record<string, string> }

/** Small lists only: what is longer belongs to a job. */
const mostRows = 2000
/** The headings stand within the first lines: our own exports have a title and notes above. */
const headingWithin = 12

/**
 * Reads a small CSV (UTF-8 or GB 18030) or XLSX as rows by heading; the first line that holds every heading of `needs` is the heading. 422
 * `register_sheet_headings_missing` names those that are not there, 422 `register_sheet_too_long` beyond 2,000 rows.
 */
export async function readSheet(content: Buffer, needs: readonly string[]): Promise<SheetRow[]> {
  const lines = content.subarray(0, 2).toString('latin1') === 'PK' ? await linesOfWorkbook(content) : linesOfText(textOf(content))
  const at = lines.slice(0, headingWithin).findIndex((line) => needs.every((name) => line.includes(name)))
  if (at < 0) {
    const seen = new Set(lines.slice(0, headingWithin).flat())
    throw new Problem(422, 'register_sheet_headings_missing', {
      headings: needs.filter((name) => !seen.has(name)).join('、') || needs.join('、'),
    })
  }
  const headings = lines[at] as string[]
  const rows = lines
    .slice(at + 1)
    .map((line, index) => ({
      row: at + index + 2,
      cells: Object.fromEntries(headings.flatMap((name, column) => (name === '' ? [] : [[name, line[column] ?? '']]))),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''))
  if (rows.length > mostRows) throw new Problem(422, 'register_sheet_too_long', { rows: rows.length, most: mostRows })
  return rows
}

async function linesOfWorkbook(content: Buffer): Promise<string[][]> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  try {
    await workbook.xlsx.load(content as never)
  } catch {
    throw new Problem(422, 'register_sheet_unreadable')
  }
  const lines: string[][] = []
  workbook.worksheets[0]?.eachRow({ includeEmpty: true }, (row) => {
    const cells: string[] = []
    for (let column = 1; column <= Math.min(row.cellCount, 60); column++) {
      const { value, text } = row.getCell(column)
      cells.push(value instanceof Date ? value.toISOString().slice(0, 10) : String(text ?? '').trim())
    }
    lines.push(cells)
  })
  return lines
}

function textOf(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('gb18030').decode(content)
  }
}

/** CSV by RFC 4180: quotes, doubled quotes, line breaks inside them. */
export function linesOfText(text: string): string[][] {
  const lines: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const c = text[at] as string
    if (quoted) {
      if (c === '"' && text[at + 1] === '"') {
        cell += c
        at += 1
      } else if (c === '"') quoted = false
      else cell += c
    } else if (c === '"') quoted = true
    else if (c === ',' || c === '\n') {
      lines.at(-1)?.push(cell.trim())
      cell = ''
      if (c === '\n') lines.push([])
    } else if (c !== '\r') cell += c
  }
  lines.at(-1)?.push(cell.trim())
  return lines
}
