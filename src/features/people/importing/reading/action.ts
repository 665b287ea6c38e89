import type { Context } from '../../../../platform/context.ts'
import { transaction } from '../../../../platform/database/transaction.ts'
import { SealProblem } from '../../../../platform/secrecy/seal.ts'
import { findHeader, type Header, headerWithin } from '../columns.ts'
import { factNames } from '../fact-kinds.ts'
import { openPart, sealPart } from '../sealed.ts'
import {
  deleteFileParts,
  deleteRowParts,
  getImportRecord,
  insertRowPart,
  lockImport,
  readFilePart,
  updateImport,
} from '../store.ts'
import type { Bytes } from './archive.ts'
import { csvRows, type SheetRow } from './csv.ts'
import { encodingOf, textOf } from './decode.ts'
import { limits, partBytes, rowsAPart } from './limits.ts'
import { SheetProblem } from './problem.ts'
import { xlsxRows } from './xlsx.ts'

/**
 * Reads the file of an import into sealed parts of rows, once, before anybody is asked anything; then the file itself is removed. A file that cannot be
 * read leaves the import failed, with the reason, and is kept until the retention schedule takes it. Run again it begins anew.
 */
export async function readImport(ctx: Context, { import: id }: { import: string }): Promise<void> {
  const record = await transaction(ctx, async (tx) => {
    const found = await getImportRecord(tx, id)
    if (found.state === 'reading') await deleteRowParts(tx, id)
    return found
  })
  if (record.state !== 'reading') return
  try {
    const facts = await transaction(ctx, (tx) => factNames(tx, record.scope))
    const rows = record.media_type === 'text/csv' ? csvOf(ctx, id, record.bytes) : xlsxRows(bytesOf(ctx, id, record.bytes))
    const { header, total, parts } = await keepRows(ctx, id, rows, facts)
    await transaction(ctx, async (tx) => {
      const { state } = await lockImport(tx, id)
      if (state !== 'reading') return
      await updateImport(tx, id, {
        ...{ state: 'received', rows_total: total, parts },
        columns: { headerRow: header.row, headings: header.cells, columns: header.columns },
      })
      await deleteFileParts(tx, id)
    })
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    await transaction(ctx, async (tx) => {
      await deleteRowParts(tx, id)
      await updateImport(tx, id, {
        ...{ state: 'failed', failure: error.code, failure_details: error.details, finished_at: tx.now },
      })
      await tx.audit('people.import_fail', id, { code: error.code })
    })
  }
}

/** Seals the rows below the header as they come. */
async function keepRows(ctx: Context, id: string, rows: AsyncIterable<SheetRow>, facts: readonly string[]) {
  let header: Header | undefined
  let top: SheetRow[] = []
  let pending: SheetRow[] = []
  let [total, parts] = [0, 0]
  const flush = async () => {
    const [first] = pending
    if (!first) return
    const content = Buffer.from(JSON.stringify(pending.map(({ row, cells }) => [row, ...cells])), 'utf8')
    const sealed = await sealPart(ctx.keys, content, { district: ctx.district, import: id, what: 'rows', part: parts })
    await transaction(ctx, (tx) => insertRowPart(tx, id, { part: parts, firstRow: first.row, rows: pending.length, sealed }))
    parts += 1
    pending = []
  }
  for await (const row of rows) {
    if (!header) {
      top.push(row)
      if (top.length < headerWithin) continue
      header = headerIn(top, facts)
      for (const early of top) if (early.row > header.row) pending.push(early)
      total = pending.length
      top = []
      continue
    }
    pending.push(row)
    total += 1
    if (total > limits.rows) throw new SheetProblem('too_many_rows', { limit: limits.rows })
    if (pending.length >= rowsAPart) await flush()
  }
  if (!header) {
    header = headerIn(top, facts)
    for (const early of top) if (early.row > header.row) pending.push(early)
    total = pending.length
  }
  await flush()
  if (total === 0) throw new SheetProblem('sheet_without_rows')
  return { header, total, parts }
}

function headerIn(top: readonly SheetRow[], facts: readonly string[]): Header {
  const header = findHeader(top, facts)
  if (!header) throw new SheetProblem('header_not_found')
  return header
}

/** The rows of one part, each with its number. */
export async function rowsOfPart(ctx: Context, id: string, part: number, sealed: Buffer): Promise<SheetRow[]> {
  const content = await openPart(ctx.keys, sealed, { district: ctx.district, import: id, what: 'rows', part })
  return (JSON.parse(content.toString('utf8')) as [number, ...string[]][]).map(([row, ...cells]) => ({ row, cells }))
}

async function* csvOf(ctx: Context, id: string, size: number): AsyncIterable<SheetRow> {
  const bytes = bytesOf(ctx, id, size)
  const chunks = () => bytes.read(0, size)
  yield* csvRows(textOf(chunks, await encodingOf(chunks)))
}

/** The bytes of the file by position; the parts last opened are kept, since a workbook is read here and there. */
function bytesOf(ctx: Context, id: string, size: number): Bytes {
  const kept = new Map<number, Buffer>()
  const partAt = async (part: number): Promise<Buffer> => {
    const known = kept.get(part)
    if (known) return known
    const sealed = await transaction(ctx, (tx) => readFilePart(tx, id, part))
    if (!sealed) throw new SheetProblem('sheet_broken')
    const opened = await openPart(ctx.keys, sealed, { district: ctx.district, import: id, what: 'file', part }).catch((error) => {
      throw error instanceof SealProblem ? new SheetProblem('sheet_broken') : error
    })
    if (kept.size >= 4) kept.delete(kept.keys().next().value as number)
    kept.set(part, opened)
    return opened
  }
  return {
    size,
    read: async function* (start, end) {
      for (let at = start; at < end; ) {
        const part = Math.floor(at / partBytes)
        const content = await partAt(part)
        const piece = content.subarray(at - part * partBytes, Math.min(content.length, end - part * partBytes))
        if (piece.length === 0) throw new SheetProblem('sheet_broken')
        yield piece
        at += piece.length
      }
    },
  }
}
