import type { PdfCell, PdfTable } from './layout.ts'

const SAME_EDGE = 7
const MAX_HEADER_ROWS = 4

/**
 * Continues a table on the next page: drops the header that is printed again, puts rows together that the page cut, and lets a
 * category go on. Undefined where the second table has other columns, so is another table.
 */
export function joinTables(first: PdfTable, second: PdfTable): PdfTable | undefined {
  const edges = commonEdges(first.edges, second.edges)
  if (!edges) return undefined
  const upper = rowsOf(moved(first.cells, first.edges, edges))
  let lower = rowsOf(moved(second.cells, shifted(first, second), edges))
  lower = lower.slice(repeatedHeader(upper, lower))

  const cutRow = lower[0]
  const lastRow = upper.at(-1)
  if (cutRow && lastRow && upper.length > 1 && isCut(upper, lastRow, cutRow)) {
    for (const cell of cutRow) if (cell.text !== '') append(lastRow, upper, cell)
    lower = lower.slice(1)
  }
  const height = upper.length
  for (const cell of lower[0] ?? []) {
    if (cell.text === '' || isBroken(upper, lower, cell)) goOn(upper, lower, cell)
  }
  const cells = [...upper.flat(), ...lower.flatMap((row, index) => row.map((cell) => ({ ...cell, row: height + index })))]
  return { top: first.top, bottom: second.bottom, edges, cells: cells.filter((cell) => cell.rowSpan > 0) }
}

function commonEdges(a: number[], b: number[]): number[] | undefined {
  const offset = (b[0] as number) - (a[0] as number)
  const other = b.map((x) => x - offset)
  if (Math.abs((a.at(-1) as number) - (other.at(-1) as number)) > SAME_EDGE * 1.5) return undefined
  const [more, fewer] = a.length >= other.length ? [a, other] : [other, a]
  const fits = fewer.every((x) => more.some((y) => Math.abs(x - y) <= SAME_EDGE))
  return fits && fewer.length >= 3 ? more : undefined
}

function shifted(first: PdfTable, second: PdfTable): number[] {
  const offset = (second.edges[0] as number) - (first.edges[0] as number)
  return second.edges.map((x) => x - offset)
}

function moved(cells: PdfCell[], from: number[], to: number[]): PdfCell[] {
  const place = (index: number) => nearest(to, from[index] as number)
  return cells.map((cell) => {
    const column = place(cell.column)
    return { ...cell, column, columnSpan: Math.max(1, place(cell.column + cell.columnSpan) - column) }
  })
}

function nearest(edges: number[], x: number): number {
  let best = 0
  edges.forEach((edge, index) => {
    if (Math.abs(edge - x) < Math.abs((edges[best] as number) - x)) best = index
  })
  return best
}

/** Cells by the row they start in; rows in which none starts stay empty. */
function rowsOf(cells: PdfCell[]): PdfCell[][] {
  const height = cells.reduce((max, cell) => Math.max(max, cell.row + cell.rowSpan), 0)
  const rows: PdfCell[][] = Array.from({ length: height }, () => [])
  for (const cell of cells) rows[cell.row]?.push(cell)
  return rows
}

function repeatedHeader(upper: PdfCell[][], lower: PdfCell[][]): number {
  let count = 0
  const wording = (row: PdfCell[] | undefined) =>
    (row ?? []).map((cell) => `${cell.column}:${cell.text.replace(/\s+/g, '')}`).join('|')
  const hasText = (row: PdfCell[] | undefined) => (row ?? []).some((cell) => cell.text !== '')
  while (
    count < MAX_HEADER_ROWS &&
    count < lower.length &&
    hasText(lower[count]) &&
    wording(upper[count]) === wording(lower[count])
  )
    count++
  return count
}

/** A page cuts a row where the column of running numbers has none on one of the two sides. */
function isCut(upper: PdfCell[][], lastRow: PdfCell[], cutRow: PdfCell[]): boolean {
  const column = numberColumn(upper)
  if (column === undefined) return false
  const above = lastRow.find((cell) => cell.column === column)
  const below = cutRow.find((cell) => cell.column === column)
  if (!above || !below || cutRow.every((cell) => cell.text === '')) return false
  return (below.text === '') !== (above.text === '')
}

function numberColumn(rows: PdfCell[][]): number | undefined {
  const counts = new Map<number, number>()
  for (const cell of rows.flat())
    if (/^\d{1,3}[.、．]?$/.test(cell.text)) counts.set(cell.column, (counts.get(cell.column) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= rows.length * 0.5).sort((a, b) => a[0] - b[0])[0]?.[0]
}

function append(lastRow: PdfCell[], upper: PdfCell[][], cell: PdfCell): void {
  const partner = lastRow.find((one) => one.column === cell.column) ?? upper.flat().findLast((one) => covers(one, cell.column))
  if (!partner) return
  const joint = partner.text === '' || partner.isFull ? '' : '\n'
  partner.text += joint + cell.text
  partner.isFull = cell.isFull
}

/** A blank cell in a column of merged cells is the rest of the merged cell of the page before. */
function goOn(upper: PdfCell[][], lower: PdfCell[][], cell: PdfCell): void {
  const hasMerges = [...upper, ...lower].flat().some((one) => one.column === cell.column && one.rowSpan > 1)
  const partner = upper.flat().findLast((one) => covers(one, cell.column))
  if (!hasMerges || !partner || partner.text === '') return
  partner.text += cell.text
  partner.rowSpan += cell.rowSpan
  cell.rowSpan = 0
}

/** A merged cell may have its own words cut by the page: 健康服 and 务, where every other category has four characters. */
function isBroken(upper: PdfCell[][], lower: PdfCell[][], cell: PdfCell): boolean {
  const column = [...upper.slice(1), ...lower].flat().filter((one) => one.column === cell.column && one.text !== '')
  const partner = upper.flat().findLast((one) => covers(one, cell.column))
  const others = column.filter((one) => one !== cell && one !== partner)
  if (!partner?.isFull || others.length === 0) return false
  const shortest = Math.min(...others.map((one) => one.text.length))
  return Math.min(cell.text.length, partner.text.length) < shortest && !/\d/.test(partner.text + cell.text)
}

function covers(cell: PdfCell, column: number): boolean {
  return cell.column <= column && column < cell.column + cell.columnSpan
}
