import type { ImportWarning, SourceCell, SourceTable } from '../document.ts'
import { findHeader } from './headers.ts'
import { fitted } from './pieces.ts'

/**
 * A table whose rows have as many cells as its header. A row with more or fewer (a lost merge, a cell too many) goes to the columns
 * its cells fit best, and a person is asked to look at it.
 */
export function withoutRaggedRows(table: SourceTable, warnings: ImportWarning[]): SourceTable {
  if (!table.rows.some((row) => row.some((cell) => cell.missing))) return table
  const header = findHeader(table.rows)
  if (!header) return table
  const width = present(table.rows[header.at] ?? []).length
  const places = Array.from({ length: width }, (_, column) => column)
  const columns = header.columns.slice(0, width)
  const rows = table.rows.map((row, at) => {
    const own = present(row)
    const first = own.find((cell) => cell.text) ?? own[0]
    const last = own.findLast((cell) => cell.text) ?? first
    if (at < header.at + header.depth || own.length === width || own.filter((cell) => cell.text).length < 2 || !first || !last)
      return row.slice(0, width)
    const settled = fitted(row, places, columns)
    const isMoved = settled.some((cell, column) => cell.text !== (row[column]?.text ?? ''))
    if (own.length > width || isMoved)
      warnings.push({
        at: [first.span[0], last.span[1]],
        code: 'row_ragged',
        text: own
          .map((cell) => cell.text)
          .join(' ')
          .slice(0, 80),
      })
    return settled
  })
  return { ...table, rows }
}

function present(row: SourceCell[]): SourceCell[] {
  return row.filter((cell) => !cell.missing)
}
