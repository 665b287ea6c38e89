import type { SourceCell, SourceTable } from '../document.ts'
import { distinct, findHeader } from './headers.ts'
import { matching } from './matching.ts'
import { type Column, columnOf } from './roles.ts'
import { squeeze } from './text.ts'

/**
 * A table cut where its header is printed again, each piece without empty columns. A reader that sees only lines and places
 * makes one table of a table's parts on several pages, though their columns may stand elsewhere on each page.
 */
export function piecesOf(table: SourceTable): SourceTable[] {
  const starts = table.rows.flatMap((row, index) => (isHeader(row) ? [index] : []))
  if (starts.length === 0) return [trimmed(table)]
  // A caption printed again above its header goes with it.
  const cuts = starts
    .map((start) => (start > 0 && printed(table.rows[start - 1] ?? []).length === 1 ? start - 1 : start))
    .filter((cut) => cut > 0 && (cut > 3 || starts.length > 1 || !startsTable(table, starts[0] ?? 0)))
  return [0, ...cuts].map((from, index) => {
    const rows = table.rows.slice(from, cuts[index] ?? table.rows.length)
    const spans = rows.flat().map((cell) => cell.span)
    return settled({ rows, span: [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))] })
  })
}

/** Whether everything above the first header is a caption, so that the table begins there. */
function startsTable(table: SourceTable, start: number): boolean {
  return table.rows.slice(0, start).every((row) => printed(row).length <= 1)
}

/** Whether a row is a header by itself: short titles of at least three kinds, no figure among them. */
function isHeader(row: SourceCell[]): boolean {
  const titles = printed(row)
  if (titles.length < 3 || titles.some((title) => title.length > 14 || /^[≥≤<>\d.,%]+$/.test(title))) return false
  const roles = new Set(titles.map((title) => columnOf(title).role).filter((role) => role !== null && role !== 'measure'))
  return roles.size >= 3 && findHeader([row]) !== null
}

function settled(table: SourceTable): SourceTable {
  const { rows, span } = trimmed(table)
  return { rows: realigned(rows), span }
}

function trimmed(table: SourceTable): SourceTable {
  const width = table.rows[0]?.length ?? 0
  const used = Array.from({ length: width }, (_, column) =>
    table.rows.some((row) => row[column]?.text && row[column]?.merged !== 'left'),
  )
  const rows = used.every(Boolean) ? table.rows : table.rows.map((row) => row.filter((_, column) => used[column]))
  return { rows, span: table.span }
}

/** The rows of a piece without a header, put under the columns of the table they carry on. */
export function rowsUnder(rows: SourceCell[][], columns: Column[]): SourceCell[][] {
  const width = rows[0]?.length ?? 0
  if (width === columns.length) return rows
  const step = (width - 1) / Math.max(1, columns.length - 1)
  const places = columns.map((_, index) => index * step)
  return rows.map((row) => fitted(row, places, columns))
}

/** Where cells stand in columns without a title that are no running numbers, each row's cells go to the titles they fit, in their order. */
function realigned(rows: SourceCell[][]): SourceCell[][] {
  const header = findHeader(rows)
  if (!header || header.depth > 1) return rows
  const titleRow = rows[header.at] ?? []
  const data = rows.slice(header.at + 1)
  const isNumber = (column: number) => data.every((row) => /^\d{0,3}$/.test(row[column]?.text ?? ''))
  const isTitle = (cell: SourceCell) => Boolean(cell.text) && cell.merged !== 'left'
  const numbered = titleRow.some((cell) => columnOf(cell.text).role === 'no')
  const titled = titleRow.flatMap((cell, column) => (isTitle(cell) || (!numbered && isNumber(column)) ? [column] : []))
  const strays = titleRow.some(
    (cell, column) => !isTitle(cell) && !titled.includes(column) && data.some((row) => row[column]?.text && !row[column]?.merged),
  )
  if (!strays || titled.length < 3) return rows
  const columns = titled.map((column) =>
    columnOf(titleRow[column]?.merged === 'left' ? '序号' : titleRow[column]?.text || '序号'),
  )
  return [
    ...rows.slice(0, header.at + 1).map((row) => titled.map((column) => row[column] as SourceCell)),
    ...data.map((row) => fitted(row, titled, columns)),
  ]
}

/** The row's printed cells put under the titles, in order, so that they fit best; the distance in columns breaks ties. */
export function fitted(row: SourceCell[], titled: number[], columns: Column[]): SourceCell[] {
  const cells = row.map((cell, column) => ({ cell, column })).filter(({ cell }) => cell.text && !cell.merged)
  if (cells.length > titled.length) cells.length = titled.length
  let best: { score: number; places: number[] } = { score: Number.NEGATIVE_INFINITY, places: [] }
  const place = (index: number, from: number, score: number, places: number[]) => {
    const next = cells[index]
    if (!next) {
      if (score > best.score) best = { score, places }
      return
    }
    for (let at = from; at <= titled.length - (cells.length - index); at++) {
      const distance = Math.abs((titled[at] ?? 0) - next.column)
      place(index + 1, at + 1, score + matching(columns[at]?.role ?? null, next.cell.text) - distance * 0.1, [...places, at])
    }
  }
  if (titled.length <= 12) place(0, 0, 0, [])
  const end = cells[cells.length - 1]?.cell.span[1] ?? row[0]?.span[0] ?? 0
  return titled.map((_, at) => cells[best.places.indexOf(at)]?.cell ?? { text: '', span: [end, end], merged: null })
}

function printed(row: SourceCell[]): string[] {
  return distinct(row).map((cell) => squeeze(cell.text))
}
