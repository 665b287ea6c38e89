import type { SourceDocument } from '../document.ts'
import { numberingOf } from '../parse/numbering.ts'
import { columnOf } from '../parse/roles.ts'
import { plain, squeeze } from '../parse/text.ts'
import { alignedHeader, alignedRow, isAlignedHeader, placedCells } from './txt/aligned.ts'
import { DocumentBuilder } from './txt/builder.ts'
import { decodeText } from './txt/decode.ts'
import { pipeBlocks, pipeStream } from './txt/pipe-stream.ts'
import { rowsOfStream, streamHeader } from './txt/stream.ts'

/** Reads plain text in UTF-8, UTF-16 or GB18030. */
export function readTxt(bytes: Uint8Array): Promise<SourceDocument> {
  return Promise.resolve(documentFromText(decodeText(bytes)))
}

/** Makes a document of plain or pasted text; finds tables with tabs, pipes, aligned columns or one cell a line. */
export function documentFromText(raw: string): SourceDocument {
  const lines = cleaned(raw).split('\n')
  const builder = new DocumentBuilder()
  const pipes = pipeBlocks(lines)
  let at = 0
  while (at < lines.length) {
    const end =
      pipeStream(builder, lines, at, pipes) ??
      tabTable(builder, lines, at) ??
      pipeTable(builder, lines, at) ??
      alignedTable(builder, lines, at) ??
      bareStream(builder, lines, at)
    if (end) at = end
    else {
      const line = (lines[at] ?? '').trim()
      if (line && line !== '|') builder.paragraph(line.replace(/\t+/g, ' '))
      at++
    }
  }
  return builder.document()
}

/** Without byte order marks, zero-width characters, stray tags and foreign line ends. */
function cleaned(raw: string): string {
  return raw
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
    .replace(/<\/?[a-zA-Z][^<>\n]{0,200}>/g, ' ')
    .replace(/&(nbsp|lt|gt|amp|quot|#160);/g, (_, name: string) => entities[name] ?? ' ')
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Rows with tabs between their cells; a line with tabs only around one cell carries on a torn one. */
function tabTable(builder: DocumentBuilder, lines: string[], at: number): number | null {
  const rows: string[][] = []
  let end = at
  while (end < lines.length && (lines[end] ?? '').includes('\t') && (lines[end] ?? '').trim() !== '') {
    rows.push((lines[end] ?? '').split('\t').map((cell) => cell.trim()))
    end++
  }
  const full = rows.filter((row) => row.filter(Boolean).length >= 2)
  const widest = Math.max(0, ...rows.map((row) => row.length))
  if (full.length === 0 || widest < 2 || (rows.length === 1 && widest < 3)) return null
  builder.table(withNumberTitle(rows))
  return end
}

/** Rows as | a | b |, with or without a rule below the header. */
function pipeTable(builder: DocumentBuilder, lines: string[], at: number): number | null {
  const rows: string[][] = []
  let end = at
  while (end < lines.length && isPipeRow(lines[end] ?? '')) {
    const line = (lines[end] ?? '').trim()
    const inner = line.replace(/^\||\|$/g, '').replaceAll('\\|', '\u0001')
    if (!/^[\s|:+-]+$/.test(line)) rows.push(inner.split('|').map((cell) => cell.replaceAll('\u0001', '|').trim()))
    end++
  }
  if (rows.length < 2) return null
  builder.table(withNumberTitle(rows))
  return end
}

function isPipeRow(line: string): boolean {
  return (line.match(/(?<!\\)\|/g)?.length ?? 0) >= 2
}

/** Columns held by spaces below a header whose titles are known. */
function alignedTable(builder: DocumentBuilder, lines: string[], at: number): number | null {
  if (!isAlignedHeader(lines[at] ?? '')) return null
  const header = alignedHeader(lines[at] ?? '', lines[at + 1] ?? '')
  const rows = [...header.rows]
  let end = at + rows.length
  for (let blanks = 0; end < lines.length && blanks < 2; end++) {
    const line = lines[end] ?? ''
    if (!line.trim()) {
      blanks++
      continue
    }
    const cells = placedCells(line)
    const opensGroup = placedCells(lines[end + 1] ?? '').length >= Math.max(3, header.columns.length - 2)
    const numbered =
      /^第.{1,3}[章节]/.test(line.trim()) ||
      (!opensGroup && /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/.test(plain(line.trim())))
    if (cells.length === 1 && (numbered || line.trim().length > 40 || /[。；]$/.test(line.trim()))) break
    if (cells.length === 1 && blanks > 0) break
    blanks = 0
    rows.push(alignedRow(header.columns, line))
  }
  while (end > at && !(lines[end - 1] ?? '').trim()) end--
  if (rows.length < 3) return null
  builder.table(rows)
  return end
}

/** One cell a line without any mark, below a header of known titles. */
function bareStream(builder: DocumentBuilder, lines: string[], at: number): number | null {
  const first = (lines[at] ?? '').trim()
  if (first.length > 14 || !first || columnOf(first).role === null) return null
  const cells: string[] = []
  for (const line of lines.slice(at, at + 2000)) {
    const text = line.trim()
    if (!text) continue
    const numbering = numberingOf(plain(text))
    if (
      text.length > 80 ||
      (/。$/.test(text) && text.length > 30) ||
      (numbering && numbering.rank <= 3 && squeeze(text).length > numbering.length + 2)
    )
      break
    cells.push(text)
  }
  const header = streamHeader(cells)
  if (header.used === 0) return null
  const table = rowsOfStream(cells, header, true)
  if (!table || table.score < 0.8) return null
  builder.table(table.rows)
  let seen = 0
  for (let index = at; index < lines.length; index++) {
    if ((lines[index] ?? '').trim()) seen++
    if (seen === table.used) return index + 1
  }
  return lines.length
}

/** Where the rows have one cell more than the header, a running number without a title, the header gets a blank title there. */
function withNumberTitle(rows: string[][]): string[][] {
  const [header, ...data] = rows
  if (!header || data.length < 2) return rows
  const width = data[0]?.length ?? 0
  if (width !== header.length + 1 || !data.every((row) => row.length === width)) return rows
  const at = header.findIndex(
    (_, column) => data.every((row) => /^\d{0,3}$/.test(row[column] ?? '')) && data.some((row) => row[column]),
  )
  return at < 0 ? rows : [[...header.slice(0, at), '', ...header.slice(at)], ...data]
}
