import { cellText } from './cell-text.ts'
import { clustered, type Line, type PdfCell, type Piece, type Ruling } from './layout.ts'
import { linesOf, segmentsOf } from './lines.ts'

const GROUP = /^(?:[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)])\S{2,12}$/

/** Whether a line stands over the rows of one field: 一、养老服务. It keeps clear of no gutter. */
export function opensGroup(line: Line): boolean {
  return GROUP.test(line.text) && segmentsOf(line).length === 1
}

/** Makes the rows of a table that is set in columns without upright lines: by the level lines if each row has one, else by alignment. */
export function alignedRows(lines: Line[], edges: number[], rulings: readonly Ruling[]): PdfCell[] {
  const levels = levelLines(lines, edges, rulings)
  const inner = clustered(
    levels.map((one) => one.at),
    3,
  )
  const cells = inner.length >= 3 ? drawnRows(lines, edges, levels, inner) : textRows(lines, edges, inner[0])
  return withoutEmptyRows(cells)
}

/** The level lines between the first and the last line of text that run across half of the table or more, in one piece or several. */
function levelLines(lines: Line[], edges: number[], rulings: readonly Ruling[]): Ruling[] {
  const [first, last] = [lines[0] as Line, lines.at(-1) as Line]
  const [left, right] = [edges[0] as number, edges.at(-1) as number]
  const level = rulings.filter(
    (one) => one.direction === 'h' && one.at > first.baseline - first.size / 2 && one.at < last.baseline,
  )
  const covered = (at: number) =>
    level
      .filter((one) => Math.abs(one.at - at) < 3)
      .reduce((sum, one) => sum + Math.min(one.to, right) - Math.max(one.from, left), 0)
  return level.filter((one) => covered(one.at) > (right - left) * 0.4)
}

/** Between two level lines stands one row; a column that a line does not cross holds a merged cell there. */
function drawnRows(lines: Line[], edges: number[], levels: Ruling[], inner: number[]): PdfCell[] {
  const borders = [(lines[0] as Line).baseline - 100, ...inner, (lines.at(-1) as Line).baseline + 100]
  const pieces = lines.flatMap((line) => line.pieces)
  const cells: PdfCell[] = []
  eachColumn(edges, (column, from, to) => {
    const middle = (from + to) / 2
    const isCrossed = (y: number) => levels.some((one) => Math.abs(one.at - y) < 3.5 && one.from <= middle && one.to >= middle)
    let row = 0
    while (row + 1 < borders.length) {
      let rowSpan = 1
      while (row + rowSpan + 1 < borders.length && !isCrossed(borders[row + rowSpan] as number)) rowSpan++
      const [top, bottom] = [borders[row] as number, borders[row + rowSpan] as number]
      const own = pieces.filter((piece) => isIn(piece, from, to) && piece.baseline > top && piece.baseline <= bottom)
      cells.push({ row, column, rowSpan, columnSpan: 1, ...cellText(own, from, roomOf(pieces, from, to)) })
      row += rowSpan
    }
  })
  return cells
}

function textRows(lines: Line[], edges: number[], headerRule: number | undefined): PdfCell[] {
  const anchors = anchorsOf(lines, edges)
  const size = (lines[0] as Line).size
  const first = anchors[0] ?? (lines[0] as Line).baseline
  const header = headerRule !== undefined && headerRule < first ? headerRule : headerEnd(lines, first)
  const isCentred = lines.some((line) => line.baseline > header && line.baseline < first - 0.5 * line.size)
  const between = anchors
    .slice(1)
    .map((anchor, index) => (isCentred ? (anchor + (anchors[index] as number)) / 2 : anchor - 0.75 * size))
  const borders = [header, ...between]
  // Only where rows stand further apart than the lines of a cell can it be told which lines are one cell.
  const rowPitch = Math.min(...anchors.slice(1).map((anchor, index) => anchor - (anchors[index] as number)))
  const pieces = lines.flatMap((line) => wholePieces(line, edges))
  const cells: PdfCell[] = []
  eachColumn(edges, (column, from, to) => {
    const rows = new Map<number, Piece[]>()
    for (const block of blocksOf(
      pieces.filter((piece) => isIn(piece, from, to)),
      rowPitch > 1.55 * size,
      header,
    )) {
      const [top, bottom] = [block[0] as Line, block.at(-1) as Line]
      const y = isCentred ? (top.baseline + bottom.baseline) / 2 : top.baseline
      const row = borders.findLastIndex((border) => y > border) + 1
      rows.set(row, [...(rows.get(row) ?? []), ...block.flatMap((line) => line.pieces)])
    }
    for (let row = 0; row <= borders.length; row++) {
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, ...cellText(rows.get(row) ?? [], from, roomOf(pieces, from, to)) })
    }
  })
  return cells
}

/** The pieces of a line; a title that stands across the columns stays whole. */
function wholePieces(line: Line, edges: number[]): Piece[] {
  const crosses = (one: Line) => edges.slice(1, -1).some((edge) => one.left < edge - 1 && one.right > edge + 1)
  return segmentsOf(line, 0.7).flatMap((one) => {
    const { text, left, right, baseline, size } = one
    return crosses(one) ? [{ text, left, right, baseline, size }] : one.pieces
  })
}

/** The lines of one column, those of one cell together. */
function blocksOf(pieces: Piece[], canTell: boolean, header: number): Line[][] {
  const blocks: Line[][] = []
  for (const line of linesOf(pieces)) {
    const last = blocks.at(-1)?.at(-1)
    const isSame =
      canTell && last && line.baseline - last.baseline < 1.5 * line.size && last.baseline > header === line.baseline > header
    if (isSame) blocks.at(-1)?.push(line)
    else blocks.push([line])
  }
  return blocks
}

/** The heights of the running numbers, or else of the lines of the column that has one in every row; the header's line is not among them. */
function anchorsOf(lines: Line[], edges: number[]): number[] {
  const columnOf = (piece: { left: number; right: number }) =>
    edges.findLastIndex((edge) => edge <= (piece.left + piece.right) / 2)
  const groups = lines.filter(opensGroup).map((line) => line.baseline)
  // A figure is often printed in several pieces, so a number counts only where nothing stands beside it.
  const numbers = lines.flatMap((line) =>
    segmentsOf(line, 0.7)
      .filter((segment) => /^\d{1,3}[.、．]?$/.test(segment.text.trim()))
      .map((segment) => ({ column: columnOf(segment), y: line.baseline })),
  )
  const columns = [...Map.groupBy(numbers, (one) => one.column)].filter(
    ([column, found]) => column <= 1 && (found.length >= 2 || lines.length < 4),
  )
  const leftmost = columns.sort(([a], [b]) => a - b)[0]?.[1]
  if (leftmost) return [...leftmost.map((one) => one.y), ...groups].sort((a, b) => a - b)
  return fullestColumn(lines, edges).slice(1)
}

/** The heights of the lines of the column that has one in most rows, and never two in one row. */
function fullestColumn(lines: Line[], edges: number[]): number[] {
  const pieces = lines.flatMap((line) => line.pieces)
  let fullest: number[] = []
  eachColumn(edges, (_, from, to) => {
    const own = linesOf(pieces.filter((piece) => isIn(piece, from, to)))
    const isSingle = own.slice(1).every((line, index) => line.baseline - (own[index] as Line).baseline > 1.5 * line.size)
    if (isSingle && own.length > fullest.length) fullest = own.map((line) => line.baseline)
  })
  return fullest.length > 0 ? fullest : lines.map((line) => line.baseline)
}

/** Without a rule below it, the header ends at the widest gap above the first row. */
function headerEnd(lines: Line[], first: number): number {
  const above = lines.filter((line) => line.baseline <= first + 1)
  let widest = { gap: 0, y: first - 4 - (above.length === 1 ? 20 : 0) }
  above.slice(1).forEach((line, index) => {
    const gap = line.baseline - (above[index] as Line).baseline
    if (gap >= widest.gap - 0.5) widest = { gap, y: line.baseline - line.size }
  })
  // Years below a title over them are part of the header, however far below it they stand.
  const years = above.findLast((line) => line.baseline < first - 1 && segmentsOf(line, 0.7).every((one) => DATED.test(one.text)))
  return years && years.baseline > widest.y ? years.baseline + 1 : widest.y
}

const DATED = /^20\d\d年?[^\d]{0,6}$/

function withoutEmptyRows(cells: PdfCell[]): PdfCell[] {
  const filled = [
    ...new Set(
      cells.filter((cell) => cell.text !== '').flatMap((cell) => Array.from({ length: cell.rowSpan }, (_, i) => cell.row + i)),
    ),
  ].sort((a, b) => a - b)
  return cells.flatMap((cell) => {
    const rows = filled.filter((row) => row >= cell.row && row < cell.row + cell.rowSpan)
    return rows.length === 0 ? [] : [{ ...cell, row: filled.indexOf(rows[0] as number), rowSpan: rows.length }]
  })
}

function eachColumn(edges: number[], visit: (column: number, from: number, to: number) => void): void {
  edges.slice(1).forEach((to, column) => {
    visit(column, edges[column] as number, to)
  })
}

function isIn(piece: Piece, from: number, to: number): boolean {
  const x = (piece.left + piece.right) / 2
  return x >= from && x < to
}

/** A column without borders is as wide as its longest line. */
function roomOf(pieces: Piece[], from: number, to: number): number {
  const own = pieces.filter((piece) => isIn(piece, from, to))
  return from + Math.max(0, ...own.map((piece) => piece.right)) - Math.min(...own.map((piece) => piece.left))
}
