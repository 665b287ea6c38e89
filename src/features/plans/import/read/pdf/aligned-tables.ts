import { cellText } from './cell-text.ts'
import { clustered, type Line, type PdfCell, type PdfTable, type Piece, type Ruling } from './layout.ts'
import { segmentsOf } from './lines.ts'

const MIN_COLUMNS = 3
const MIN_LINES = 3
const GUTTER = 0.7

/** Rebuilds tables that are set in columns without upright lines, from the blank gutters between their columns. */
export function alignedTables(lines: readonly Line[], rulings: readonly Ruling[]): { tables: PdfTable[]; rest: Line[] } {
  const tables: PdfTable[] = []
  const rest: Line[] = []
  for (const region of regionsOf(lines)) {
    const table = region.isTable ? tableOf(region.lines, rulings) : undefined
    if (table) tables.push(table)
    else rest.push(...region.lines)
  }
  return { tables, rest }
}

type Region = { isTable: boolean; lines: Line[] }

/** A region begins with a line of three columns and goes on while lines keep clear of some gutter. */
function regionsOf(lines: readonly Line[]): Region[] {
  const regions: Region[] = []
  let region: Region | undefined
  lines.forEach((line, index) => {
    const isTabular = segmentsOf(line, 1.2).length >= MIN_COLUMNS
    const previous = lines[index - 1]
    const isNear = previous !== undefined && line.baseline - previous.baseline < 4 * line.size
    const goesOn = region?.isTable ? isNear && (isTabular || fitsInto(line, region.lines)) : region !== undefined && !isTabular
    if (region && goesOn) region.lines.push(line)
    else {
      region = { isTable: isTabular, lines: [line] }
      regions.push(region)
    }
  })
  return regions
}

function fitsInto(line: Line, lines: Line[]): boolean {
  const gutters = guttersOf(lines)
  if (gutters.length < MIN_COLUMNS - 1) return false
  const crossed = gutters.filter(([from, to]) =>
    segmentsOf(line, 1.2).some((segment) => segment.left < from && segment.right > to),
  )
  const widest = Math.max(...lines.map((one) => one.right)) - Math.min(...lines.map((one) => one.left))
  return crossed.length === 0 && line.right - line.left < widest * 0.95
}

/** The upright strips that no text touches, between the outermost columns. */
function guttersOf(lines: Line[]): [number, number][] {
  const pieces = lines.flatMap((line) => segmentsOf(line, GUTTER)).sort((a, b) => a.left - b.left)
  const gutters: [number, number][] = []
  let reached = pieces[0]?.right ?? 0
  for (const piece of pieces) {
    if (piece.left - reached > GUTTER * piece.size) gutters.push([reached, piece.left])
    reached = Math.max(reached, piece.right)
  }
  return gutters
}

function tableOf(lines: Line[], rulings: readonly Ruling[]): PdfTable | undefined {
  const gutters = guttersOf(lines)
  if (gutters.length < MIN_COLUMNS - 1 || lines.length < MIN_LINES) return undefined
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const edges = [left - 1, ...gutters.map(([from, to]) => (from + to) / 2), right + 1]
  const top = (lines[0] as Line).baseline - (lines[0] as Line).size
  const bottom = (lines.at(-1) as Line).baseline + 2
  const borders = rowBorders(lines, edges, rulings, { top, bottom, left, right })
  const pieces = lines.flatMap((line) => line.pieces)
  const cells: PdfCell[] = []
  for (let row = 0; row + 1 < borders.length; row++) {
    for (let column = 0; column + 1 < edges.length; column++) {
      const [from, to] = [edges[column] as number, edges[column + 1] as number]
      const own = pieces.filter(
        (piece) =>
          isIn(piece, from, to) && piece.baseline > (borders[row] as number) && piece.baseline <= (borders[row + 1] as number),
      )
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, ...cellText(own, from, roomOf(pieces, from, to)) })
    }
  }
  return { top, bottom, edges, cells }
}

function isIn(piece: Piece, from: number, to: number): boolean {
  const x = (piece.left + piece.right) / 2
  return x >= from && x < to
}

/** A column without borders is as wide as its longest line. */
function roomOf(pieces: Piece[], from: number, to: number): number {
  const own = pieces.filter((piece) => isIn(piece, from, to))
  const left = Math.min(...own.map((piece) => piece.left))
  return from + Math.max(...own.map((piece) => piece.right)) - left
}

type Extent = { top: number; bottom: number; left: number; right: number }

/** The heights between rows: the level lines where every row has one, else from the column that has one line in each row. */
function rowBorders(lines: Line[], edges: number[], rulings: readonly Ruling[], extent: Extent): number[] {
  const drawn = clustered(
    rulings
      .filter((one) => one.direction === 'h' && one.at > extent.top - 12 && one.at < extent.bottom + 12)
      .filter((one) => Math.min(one.to, extent.right) - Math.max(one.from, extent.left) > (extent.right - extent.left) * 0.8)
      .map((one) => one.at),
    3,
  )
  const inner = drawn.filter((y) => y > extent.top + 4 && y < extent.bottom - 4)
  if (inner.length >= 3) return [extent.top - 20, ...inner, extent.bottom + 20]

  const anchors = anchorsOf(lines, edges)
  const first = anchors[0]
  if (first === undefined)
    return [extent.top - 20, ...lines.slice(1).map((line) => line.baseline - line.size * 0.95), extent.bottom + 20]
  const header = inner[0] !== undefined && inner[0] < first ? inner[0] : headerEnd(lines, first)
  const isCentred = lines.some((line) => line.baseline > header && line.baseline < first - 0.5 * line.size)
  const borders = anchors
    .slice(1)
    .map((anchor, index) => (isCentred ? (anchor + (anchors[index] as number)) / 2 : anchor - 0.75 * (lines[0] as Line).size))
  return [extent.top - 20, header, ...borders, extent.bottom + 20]
}

/** The heights of the running numbers, or else of the lines that fill most columns. */
function anchorsOf(lines: Line[], edges: number[]): number[] {
  const columnOf = (piece: Piece) => edges.findLastIndex((edge) => edge <= (piece.left + piece.right) / 2)
  const numbers = lines.flatMap((line) =>
    line.pieces
      .filter((piece) => /^\d{1,3}[.、．]?$/.test(piece.text.trim()))
      .map((piece) => ({ column: columnOf(piece), y: line.baseline })),
  )
  const byColumn = [...Map.groupBy(numbers, (one) => one.column).values()].filter((column) => column.length >= 2)
  const leftmost = byColumn
    .sort((a, b) => (a[0]?.column ?? 0) - (b[0]?.column ?? 0))
    .find((column) => column[0] && column[0].column <= 1)
  if (leftmost) return leftmost.map((one) => one.y)
  const filled = lines.map((line) => new Set(line.pieces.map(columnOf)).size)
  const most = Math.max(...filled)
  return lines
    .filter((_, index) => (filled[index] ?? 0) >= most - 1)
    .map((line) => line.baseline)
    .slice(1)
}

/** Without a rule below it, the header ends at the widest gap above the first row. */
function headerEnd(lines: Line[], first: number): number {
  const above = lines.filter((line) => line.baseline <= first + 1)
  let widest = { gap: 0, y: first - 4 }
  above.slice(1).forEach((line, index) => {
    const previous = above[index] as Line
    const gap = line.baseline - previous.baseline
    if (gap >= widest.gap - 0.5) widest = { gap, y: line.baseline - line.size }
  })
  return widest.y
}
