import type { SourceCell } from '../document.ts'
import { type Column, columnOf } from './roles.ts'
import { plain, squeeze } from './text.ts'

/** Where a table's header stands, how many rows it takes, and what its columns hold. */
export type Header = { at: number; depth: number; columns: Column[] }

/** The header among a table's first rows, or null. */
export function findHeader(rows: SourceCell[][]): Header | null {
  for (let at = 0; at < Math.min(4, rows.length); at++) {
    const row = rows[at] ?? []
    if (distinct(row).length < 2) continue
    const depth = headerDepth(rows, at)
    const columns = row.map((_, column) => columnOf(titleOf(rows.slice(at, at + depth), column)))
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
        text.length <= 8 &&
        !/^[\d.]+%?$/.test(text.replace(/^20\d\d$/, '')) &&
        (columnOf(text).role !== null || /^[一-龥()%/]{1,4}$/.test(text))
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
