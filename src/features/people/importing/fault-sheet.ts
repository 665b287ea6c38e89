import { PassThrough, Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Context } from '../../../platform/context.ts'
import { reading, transaction } from '../../../platform/database/transaction.ts'
import type { Download } from '../../../platform/http/endpoint.ts'
import { own } from './actions.ts'
import { headings } from './columns.ts'
import { rowsOfPart } from './reading/action.ts'
import { safeCell } from './safe-cell.ts'
import { getImportRecord, type ImportFault, type ImportRecord, listFaults, listRowParts, readRowPart } from './store.ts'
import { sheetWords } from './words.ts'

/** The rows that did not get in, as they came, with what is wrong beside them: to be mended and uploaded again. The download is on record. */
export async function downloadFaults(ctx: Context, id: string, format: 'xlsx' | 'csv'): Promise<Download> {
  const record = await transaction(ctx, async (tx) => {
    const record = own(tx, await getImportRecord(tx, id))
    await tx.audit('people.import_download', id, { bad: record.bad, format })
    return record
  })
  const name = `${record.file_name.replace(/\.\w+$/, '')}-待改.${format}`
  const lines = faultLines(ctx, record)
  return format === 'csv'
    ? { download: { name, mediaType: 'text/csv; charset=utf-8', body: Readable.from(csvOf(lines)) } }
    : { download: { name, mediaType: xlsxType, body: xlsxOf(lines) } }
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The heading and then every row with faults, cell by cell. */
async function* faultLines(ctx: Context, record: ImportRecord): AsyncIterable<string[]> {
  const { id } = record
  const width = record.columns.headings?.length ?? 0
  const say = (key: string) => sheetWords(`people.import.sheet.${key}`)
  yield [...(record.columns.headings ?? []), say('row'), say('problem'), say('expected')]
  const parts = await reading(ctx, (tx) => listRowParts(tx, id))
  for (const [at, { part, firstRow }] of parts.entries()) {
    const until = parts[at + 1]?.firstRow ?? Number.MAX_SAFE_INTEGER
    const faults = new Map<number, ImportFault[]>()
    const sealed = await reading(ctx, async (tx) => {
      for (const fault of await listFaults(tx, id, firstRow - 1, 60_000))
        if (fault.row < until) faults.set(fault.row, [...(faults.get(fault.row) ?? []), fault])
      return faults.size > 0 ? await readRowPart(tx, id, part) : undefined
    })
    if (!sealed) continue
    for (const { row, cells } of await rowsOfPart(ctx, id, part, sealed)) {
      const wrong = faults.get(row)
      if (!wrong) continue
      const own = Array.from({ length: width }, (_, column) => safeCell(cells[column] ?? ''))
      yield [...own, String(row), wrong.map(problemOf).join('；'), wrong.map(({ expected }) => expected ?? '').join('；')]
    }
    await setImmediate()
  }
}

const problemOf = ({ field, reason }: ImportFault): string => {
  const heading = field.startsWith('fact:') ? field.slice(5) : (headings[field as 'name']?.[0] ?? field)
  return `${heading}：${sheetWords(`people.import.reason.${reason}`)}`
}

async function* csvOf(lines: AsyncIterable<string[]>): AsyncIterable<string> {
  yield '\uFEFF'
  for await (const cells of lines) yield `${cells.map(quoted).join(',')}\r\n`
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

function xlsxOf(lines: AsyncIterable<string[]>): Readable {
  const out = new PassThrough()
  const write = async () => {
    const { default: Excel } = await import('exceljs')
    const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
    const page = workbook.addWorksheet(sheetWords('people.import.sheet.faults'), { views: [{ state: 'frozen', ySplit: 1 }] })
    let first = true
    for await (const cells of lines) {
      if (first) page.columns = cells.map(() => ({ width: 18, style: { numFmt: '@' } }))
      const row = page.addRow(cells)
      if (first) row.font = { bold: true }
      row.commit()
      first = false
    }
    page.commit()
    await workbook.commit()
  }
  write().catch((error: Error) => out.destroy(error))
  return out
}
