import { PassThrough, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type ExcelJS from 'exceljs'

/** The media type of a workbook. */
export const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A cell: text, a number, or a day (`YYYY-MM-DD`, in a column of kind `day`). */
export type Cell = string | number | null

/** One column: its heading, how wide it is in characters, what kind of cell it holds, and where that comes from. */
export type Column<Row> = { heading: string; width: number; kind?: 'text' | 'number' | 'share' | 'day'; of(row: Row): Cell }

/** A list as a sheet: a title and lines about it above, then the frozen and filtered heading, then the rows. */
export type Sheet<Row> = { name: string; title: string; notes: string[]; columns: Column<Row>[]; rows: Row[] }

/** Rows written before others get their turn. */
const atOnce = 200

/** Streams a workbook of one sheet: rows go out as they are written, and long lists let other requests in between. */
export function workbookOf<Row>(sheet: Sheet<Row>): Readable {
  const out = new PassThrough()
  begin(out, sheet).catch((error: Error) => out.destroy(error))
  return out
}

// Loaded at the first export: half a second that no start has to spend.
async function begin<Row>(out: PassThrough, sheet: Sheet<Row>): Promise<void> {
  const { default: Excel } = await import('exceljs')
  await write(new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false }), sheet)
}

async function write<Row>(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { name, title, notes, columns, rows }: Sheet<Row>,
): Promise<void> {
  const heading = notes.length + 2
  const page = workbook.addWorksheet(sheetName(name), {
    views: [{ state: 'frozen', ySplit: heading, xSplit: 0 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${heading}:${heading}`,
    },
  })
  page.columns = columns.map(({ width, kind = 'text' }) => ({ width, style: styles[kind] }))
  page.autoFilter = { from: { row: heading, column: 1 }, to: { row: heading + rows.length, column: columns.length } }
  line(page, title, { bold: true, size: 14 })
  for (const note of notes) line(page, note, { size: 10, color: { argb: 'FF4A5556' } })

  const head = page.addRow(columns.map((column) => column.heading))
  head.eachCell((cell) => {
    cell.font = { bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EFEC' } }
    cell.alignment = { vertical: 'middle', wrapText: true }
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF7D827B' } } }
  })
  head.commit()
  for (const [at, row] of rows.entries()) {
    page.addRow(columns.map((column) => cellOf(column, row))).commit()
    if (at % atOnce === atOnce - 1) await setImmediate()
  }
  page.commit()
  await workbook.commit()
}

const top = { vertical: 'top', wrapText: true } as const
const styles: Record<NonNullable<Column<unknown>['kind']>, Partial<ExcelJS.Style>> = {
  text: { alignment: top },
  number: { alignment: { vertical: 'top' }, numFmt: '#,##0.####' },
  share: { alignment: { vertical: 'top' }, numFmt: '0.0%' },
  day: { alignment: { vertical: 'top' }, numFmt: 'yyyy-mm-dd' },
}

function line(page: ExcelJS.Worksheet, text: string, font: Partial<ExcelJS.Font>): void {
  const row = page.addRow([text])
  const cell = row.getCell(1)
  cell.font = font
  cell.alignment = { vertical: 'middle', wrapText: false }
  row.commit()
}

// A day is an Excel date: midnight UTC of that day is what exceljs writes as its whole number.
function cellOf<Row>(column: Column<Row>, row: Row): string | number | Date | null {
  const value = column.of(row)
  return column.kind === 'day' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : value
}

// Excel refuses these characters in a sheet's name, and more than 31 of any.
const sheetName = (name: string) => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)
