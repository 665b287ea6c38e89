import type { SourceCell } from '../document.ts'
import { type Column, columnOf, type Role } from './roles.ts'
import { plain, squeeze } from './text.ts'

/** Where a table's header stands, how many rows it takes, and what its columns hold. */
export type Header = { at: number; depth: number; columns: Column[] }

/** The header among a table's first rows, or null. */
export function findHeader(rows: SourceCell[][]): Header | null {
  for (let at = 0; at < Math.min(4, rows.length); at++) {
    const row = rows[at] ?? []
    if (distinct(row).length < 2) continue
    const depth = headerDepth(rows, at)
    const columns = row.map((_, column) => columnAt(rows.slice(at, at + depth), column))
    const roles = new Set(columns.map((column) => column.role).filter(Boolean))
    const known = columns.filter((column) => column.role).length
    if (roles.size >= 2 && (roles.has('name') || roles.has('category') || roles.has('measure')) && known * 2 >= columns.length)
      return { at, depth, columns }
  }
  return null
}

/** A header goes on in the next row where only its own parts are printed there: years below 目标值, or the rest of a torn title. */
function headerDepth(rows: SourceCell[][], at: number): number {
  let depth = 1
  while (depth < 3) {
    const row = rows[at + depth]
    const above = rows[at + depth - 1]
    if (!row || !above) break
    const own = row.filter((cell) => cell.text && cell.merged !== 'above')
    const partial = own.length > 0 && own.length < row.length
    const titled = own.every((cell) => {
      const text = plain(squeeze(cell.text))
      return (
        !/^[\d.]+%?$/.test(text.replace(/^20\d\d$/, '')) &&
        ((text.length <= 14 && isFigureTitle(columnOf(text).role)) ||
          (text.length <= 8 && (columnOf(text).role !== null || /^[一-龥()%/]{1,4}$/.test(text))))
      )
    })
    if (!partial || !titled) break
    // A blank first cell in a row of short words may be data (a merged category): demand that the name's place is covered or blank.
    const name = above.findIndex((_, column) => columnOf(titleOf(rows.slice(at, at + depth), column)).role === 'name')
    if (name >= 0 && row[name]?.text && row[name]?.merged !== 'above') break
    depth++
  }
  return depth
}

function isFigureTitle(role: Role): boolean {
  return role === 'year' || role === 'base' || role === 'target'
}

/** A column below a title over several columns: 指标值 above 2020年 and 2025年. The lower title decides, the upper one tells what a bare year is. */
function columnAt(rows: SourceCell[][], column: number): Column {
  const whole = columnOf(titleOf(rows, column))
  if (rows.length === 1) return whole
  const lower = rows[rows.length - 1]?.[column]
  const leaf = lower && lower.merged !== 'above' ? columnOf(lower.text) : null
  if (!leaf || !isFigureTitle(leaf.role)) return whole
  return below(columnOf(titleAbove(rows, column)), leaf)
}

/** What a title of figures holds that stands below another title. */
export function below(upper: Column, leaf: Column): Column {
  const title = upper.title + leaf.title
  const year = leaf.year ?? upper.year
  const decided = leaf.role === 'year' && (upper.role === 'base' || (upper.role === 'target' && !/^指标值?$/.test(upper.title)))
  return { title, role: decided ? upper.role : leaf.role, year }
}

/** The title above a column; without known merges it may be printed above a neighbour that it also covers. */
function titleAbove(rows: SourceCell[][], column: number): string {
  const upper = rows.slice(0, -1)
  const own = titleOf(upper, column)
  if (own) return own
  const leaves = rows[rows.length - 1] ?? []
  for (const step of [-1, 1]) {
    for (let at = column + step; leaves[at]?.text && leaves[at]?.merged !== 'above'; at += step) {
      const title = titleOf(upper, at)
      if (title) return title
    }
  }
  return ''
}

function titleOf(rows: SourceCell[][], column: number): string {
  return rows
    .map((row) => row[column])
    .map((cell) => (cell && cell.merged !== 'above' ? cell.text : ''))
    .join('')
}

/** The cells of a row that are printed there, not covered by a merged neighbour. */
export function distinct(cells: SourceCell[]): SourceCell[] {
  return cells.filter((cell) => cell.text.trim() && !cell.merged)
}
