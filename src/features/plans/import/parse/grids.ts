import type { ImportWarning, SourceCell, SourceDocument, SourceTable, Span } from '../document.ts'
import { settledColumns } from './columns.ts'
import { distinct, findHeader } from './headers.ts'
import type { Line } from './paragraphs.ts'
import { piecesOf, rowsUnder } from './pieces.ts'
import { withoutRaggedRows } from './ragged.ts'
import { type Column, columnOf } from './roles.ts'
import { plain, squeeze } from './text.ts'

export type Row = { cells: SourceCell[]; group: string | null; joined: boolean }

/** A table read as columns and rows: put together over pages, without its repeated headers, torn cells mended. */
export type Grid = {
  caption: string
  columns: Column[]
  rows: Row[]
  span: Span
  /** Whether merged cells are known (docx, html), so that a blank cell is truly blank. */
  mergesKnown: boolean
}

/** The tables of a document that have a header, in order; pieces without a header go on in the table before. */
export function gridsOf(document: SourceDocument, lines: Line[], warnings: ImportWarning[]): Grid[] {
  const grids: Grid[] = []
  let header: string[][] = []
  let previous: SourceTable | null = null
  const tables = document.tables
    .toSorted((a, b) => a.span[0] - b.span[0])
    .flatMap((table) => piecesOf(withoutRaggedRows(turned(table), warnings)))
  for (const table of tables) {
    const found = findHeader(table.rows)
    const last = grids[grids.length - 1]
    const between = previous ? linesWithin(lines, previous.span[1], table.span[0]) : []
    if (!found) {
      if (last && carriesOn(last, table, between)) {
        extend(last, rowsUnder(table.rows, settledColumns(last)), header)
        last.span = [last.span[0], table.span[1]]
        previous = table
      } else if (table.rows.length > 1)
        warnings.push({ at: table.span, code: 'table_unread', text: texts(table.rows[0] ?? []).join(' ') })
      continue
    }
    const caption = [captionIn(table.rows, found.at), captionAbove(lines, table)].filter(Boolean).join(' ')
    const titles = table.rows.slice(found.at, found.at + found.depth).map(texts)
    const goesOn = last && sameHeader(titles, header) && between.every((line) => last.caption.includes(line.text))
    header = titles
    if (goesOn) {
      extend(last, table.rows.slice(found.at + found.depth), header)
      last.span = [last.span[0], table.span[1]]
    } else {
      const grid: Grid = {
        caption,
        columns: found.columns,
        rows: [],
        span: table.span,
        mergesKnown: document.format === 'docx' || document.format === 'html',
      }
      extend(grid, table.rows.slice(found.at + found.depth), header)
      grids.push(grid)
    }
    previous = table
  }
  return grids
}

/** Whether a piece without a header belongs to the table before: nothing but a short line between, and about as many columns. */
function carriesOn(last: Grid, table: SourceTable, between: Line[]): boolean {
  const width = Math.max(...table.rows.map((row) => distinct(row).length))
  return (
    between.every((line) => line.text.length < 60) &&
    width <= last.columns.length &&
    width >= Math.min(3, last.columns.length - 1)
  )
}

function extend(grid: Grid, rows: SourceCell[][], header: string[][]) {
  // What stands in the columns settles their roles before torn rows are looked for.
  const columns = settledColumns({
    ...grid,
    rows: [...grid.rows.slice(-100), ...rows.map((cells) => ({ cells, group: null, joined: false }))],
  })
  const name = columns.findIndex((column) => column.role === 'name')
  const number = columns.findIndex((column) => column.role === 'no')
  let group = grid.rows[grid.rows.length - 1]?.group ?? null
  for (const cells of rows) {
    if (header.some((titles) => equal(titles, texts(cells)))) continue
    const own = distinct(cells)
    if (own.length === 0) continue
    const only = own.length === 1 ? own[0] : undefined
    if (only && isGroup(cells, only, name)) {
      group = squeeze(only.text).replace(/^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）])/, '')
      continue
    }
    const last = grid.rows[grid.rows.length - 1]
    if (last && isTorn(cells, columns, name, number)) join(last, cells)
    else grid.rows.push({ cells, group, joined: false })
  }
}

/** A row that is one heading over the rows below it. */
function isGroup(cells: SourceCell[], only: SourceCell, name: number): boolean {
  const at = cells.indexOf(only)
  const text = plain(squeeze(only.text))
  if (cells.filter((cell) => cell.merged === 'left' && cell.text === only.text).length >= Math.max(1, cells.length - 2))
    return true
  if (/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/.test(text)) return true
  return text.length <= 14 && /(?:领域|方面|类|部分|体系)$/.test(text) && at <= Math.max(0, name)
}

/** A row that only carries on the torn cells of the row before. */
function isTorn(cells: SourceCell[], columns: Column[], name: number, number: number): boolean {
  const blank = (index: number) => index < 0 || !cells[index]?.text || cells[index]?.merged === 'above'
  if (number >= 0 && !blank(number)) return false
  if (cells.some((cell, index) => cell.merged === 'above' && index === name)) return false
  if (name >= 0 && blank(name)) return true
  const figures = columns
    .map((column, index) => (column.role === 'target' || column.role === 'year' || column.role === 'base' ? index : -1))
    .filter((index) => index >= 0)
  return figures.length > 0 && figures.every(blank)
}

function join(row: Row, cells: SourceCell[]) {
  row.joined = true
  row.cells = row.cells.map((cell, index) => {
    const more = cells[index]
    if (!more?.text || more.merged) return cell
    return {
      text: cell.text ? `${cell.text} ${more.text}` : more.text,
      span: [Math.min(cell.span[0], more.span[0]), more.span[1]],
      merged: cell.merged,
    }
  })
}

/** A table whose titles stand in the first column is turned on its side. */
function turned(table: SourceTable): SourceTable {
  const first = table.rows.map((row) => row[0]?.text ?? '')
  const top = (table.rows[0] ?? []).map((cell) => cell.text)
  const known = (titles: string[]) =>
    new Set(titles.map((title) => columnOf(title).role).filter((role) => role && role !== 'measure' && role !== 'note')).size
  if (findHeader(table.rows) || first.length < 3 || known(first) < 3 || known(first) <= known(top)) return table
  const flip = { left: 'above', above: 'left' } as const
  const rows = top.map((_, column) =>
    table.rows.map((row): SourceCell => {
      const cell = row[column] ?? { text: '', span: table.span, merged: null }
      return { ...cell, merged: cell.merged && flip[cell.merged] }
    }),
  )
  return { span: table.span, rows }
}

function captionIn(rows: SourceCell[][], headerAt: number): string {
  return rows
    .slice(0, headerAt)
    .map((row) => distinct(row)[0]?.text ?? '')
    .join(' ')
}

/** The lines between two places, found by halving: a document may hold thousands of tables. */
function linesWithin(lines: Line[], from: number, to: number): Line[] {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.from ?? 0) < from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < lines.length && (lines[end]?.to ?? 0) <= to) end++
  return lines.slice(low, end)
}

function captionAbove(lines: Line[], table: SourceTable): string {
  const before = linesWithin(lines, table.span[0] - 400, table.span[0])
  return before
    .slice(-2)
    .map((line) => line.text)
    .filter((text) => text.length <= 60 && !/[。；]$/.test(text))
    .join(' ')
}

function texts(cells: SourceCell[]): string[] {
  return cells.map((cell) => squeeze(cell.text))
}

function sameHeader(a: string[][], b: string[][]): boolean {
  return a.length === b.length && a.every((titles, index) => equal(titles, b[index] ?? []))
}

function equal(a: string[], b: string[]): boolean {
  return a.length === b.length && a.some(Boolean) && a.every((text, index) => text === b[index])
}
