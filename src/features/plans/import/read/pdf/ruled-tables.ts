import { cellText } from './cell-text.ts'
import { emWidth } from './characters.ts'
import { impliedUprights } from './implied-uprights.ts'
import { clustered, type PdfCell, type PdfTable, type Piece, type Ruling } from './layout.ts'

const TOUCH = 3.5
const SAME_EDGE = 3
const MIN_SIDE = 5

/** Rebuilds the tables that are drawn with lines and takes their text out of `pieces`; what is left is the running text. */
export function ruledTables(pieces: readonly Piece[], rulings: readonly Ruling[]): { tables: PdfTable[]; rest: Piece[] } {
  let rest = [...pieces]
  const tables: PdfTable[] = []
  for (const group of connected(joinedRulings([...rulings, ...impliedUprights(rulings, pieces)]))) {
    const frame = frameOf(group)
    if (!frame || frame.boxes.length < 2) continue
    const inside = rest.filter((piece) => isWithin(piece, frame))
    if (inside.length === 0) continue
    const taken = new Set(inside)
    rest = rest.filter((piece) => !taken.has(piece))
    tables.push({ top: frame.ys[0] as number, bottom: frame.ys.at(-1) as number, edges: frame.xs, cells: fill(frame, inside) })
  }
  return { tables: tables.sort((a, b) => a.top - b.top), rest }
}

type Box = Omit<PdfCell, 'text' | 'isFull'>
type Frame = { xs: number[]; ys: number[]; boxes: Box[] }

/** Borders are drawn cell by cell: pieces of one line are put together again. */
function joinedRulings(rulings: readonly Ruling[]): Ruling[] {
  const joined: Ruling[] = []
  const sorted = [...rulings].sort(
    (a, b) =>
      (a.direction < b.direction ? -1 : a.direction > b.direction ? 1 : 0) ||
      Math.round(a.at) - Math.round(b.at) ||
      a.from - b.from,
  )
  for (const ruling of sorted) {
    const partner = joined.findLast(
      (one) =>
        one.direction === ruling.direction &&
        Math.abs(one.at - ruling.at) < 1.6 &&
        one.from - TOUCH < ruling.to &&
        ruling.from < one.to + TOUCH,
    )
    if (!partner) joined.push({ ...ruling })
    else {
      partner.from = Math.min(partner.from, ruling.from)
      partner.to = Math.max(partner.to, ruling.to)
    }
  }
  return joined.filter((ruling) => ruling.to - ruling.from >= MIN_SIDE)
}

function connected(rulings: Ruling[]): Ruling[][] {
  const group = rulings.map((_, index) => index)
  const find = (i: number): number => {
    let root = i
    while (group[root] !== root) root = group[root] as number
    group[i] = root
    return root
  }
  rulings.forEach((a, i) => {
    if (a.direction !== 'h') return
    rulings.forEach((b, j) => {
      if (b.direction === 'v' && crosses(a, b)) group[find(j)] = find(i)
    })
  })
  const groups = Map.groupBy(rulings, (_, index) => find(index))
  return [...groups.values()]
}

function crosses(level: Ruling, upright: Ruling): boolean {
  return (
    upright.at > level.from - TOUCH &&
    upright.at < level.to + TOUCH &&
    level.at > upright.from - TOUCH &&
    level.at < upright.to + TOUCH
  )
}

function frameOf(group: Ruling[]): Frame | undefined {
  const level = group.filter((one) => one.direction === 'h')
  const upright = group.filter((one) => one.direction === 'v')
  if (level.length < 2 || upright.length < 1) return undefined
  const left = Math.min(...level.map((one) => one.from))
  const right = Math.max(...level.map((one) => one.to))
  const ys = clustered(
    level.map((one) => one.at),
    SAME_EDGE,
  )
  const xs = clustered(
    upright.map((one) => one.at),
    SAME_EDGE,
  )
  // Tables open at the sides: the level lines say how far they reach.
  if ((xs[0] as number) - left > 2 * TOUCH) xs.unshift(left)
  if (right - (xs.at(-1) as number) > 2 * TOUCH) xs.push(right)
  // A row that the page cuts has no line where it is cut: the upright lines say how far it reaches.
  const reaches = (y: number, end: 'from' | 'to') => upright.filter((one) => Math.abs(one[end] - y) < TOUCH).length >= 2
  const top = Math.min(...upright.map((one) => one.from))
  const bottom = Math.max(...upright.map((one) => one.to))
  if ((ys[0] as number) - top > 2 * TOUCH && reaches(top, 'from')) ys.unshift(top)
  if (bottom - (ys.at(-1) as number) > 2 * TOUCH && reaches(bottom, 'to')) ys.push(bottom)
  if (xs.length < 2 || ys.length < 2) return undefined
  return { xs, ys, boxes: boxesOf(xs, ys, level, upright) }
}

/** Joins the elementary boxes of the grid wherever no line is drawn between two of them. */
function boxesOf(xs: number[], ys: number[], level: Ruling[], upright: Ruling[]): Box[] {
  const columns = xs.length - 1
  const rows = ys.length - 1
  const group = Array.from({ length: rows * columns }, (_, index) => index)
  const find = (i: number): number => (group[i] === i ? i : find(group[i] as number))
  const isDrawn = (lines: Ruling[], at: number, middle: number) =>
    lines.some((one) => Math.abs(one.at - at) <= SAME_EDGE && one.from - 1 <= middle && middle <= one.to + 1)
  for (let row = 0; row < rows; row++) {
    const y = ((ys[row] as number) + (ys[row + 1] as number)) / 2
    for (let column = 0; column < columns; column++) {
      const x = ((xs[column] as number) + (xs[column + 1] as number)) / 2
      const here = row * columns + column
      if (column + 1 < columns && !isDrawn(upright, xs[column + 1] as number, y)) group[find(here + 1)] = find(here)
      if (row + 1 < rows && !isDrawn(level, ys[row + 1] as number, x)) group[find(here + columns)] = find(here)
    }
  }
  const members = Map.groupBy(group.keys(), (index) => find(index))
  return [...members.values()].map((places): Box => {
    const rowsOf = places.map((place) => Math.floor(place / columns))
    const columnsOf = places.map((place) => place % columns)
    const row = Math.min(...rowsOf)
    const column = Math.min(...columnsOf)
    return { row, column, rowSpan: Math.max(...rowsOf) - row + 1, columnSpan: Math.max(...columnsOf) - column + 1 }
  })
}

function isWithin(piece: Piece, { xs, ys }: Frame): boolean {
  const y = middleOf(piece)
  const x = (piece.left + piece.right) / 2
  return y > (ys[0] as number) && y < (ys.at(-1) as number) && x > (xs[0] as number) && x < (xs.at(-1) as number)
}

function fill({ xs, ys, boxes }: Frame, pieces: Piece[]): PdfCell[] {
  const parts = pieces.flatMap((piece) => cutAt(piece, xs))
  return boxes.map((box): PdfCell => {
    const [left, right] = [xs[box.column] as number, xs[box.column + box.columnSpan] as number]
    const [top, bottom] = [ys[box.row] as number, ys[box.row + box.rowSpan] as number]
    const own = parts.filter((piece) => {
      const [x, y] = [(piece.left + piece.right) / 2, middleOf(piece)]
      return x >= left && x < right && y >= top && y < bottom
    })
    return { ...box, ...cellText(own, left, right) }
  })
}

/** A piece that runs across a border holds the text of two cells: it is cut where its characters pass the border. */
function cutAt(piece: Piece, xs: number[]): Piece[] {
  const border = xs.find((x) => piece.left + 0.6 * piece.size < x && x < piece.right - 0.6 * piece.size)
  if (border === undefined) return [piece]
  const characters = [...piece.text]
  const total = characters.reduce((sum, character) => sum + emWidth(character), 0)
  let x = piece.left
  let before = ''
  for (const character of characters) {
    const width = (emWidth(character) / total) * (piece.right - piece.left)
    if (x + width / 2 >= border) break
    before += character
    x += width
  }
  const after = piece.text.slice(before.length)
  if (before.trim() === '' || after.trim() === '') return [piece]
  return [
    { ...piece, text: before.trim(), right: Math.min(x, border) },
    ...cutAt({ ...piece, text: after.trim(), left: border + 0.01 }, xs),
  ]
}

function middleOf(piece: Piece): number {
  return piece.baseline - piece.size * 0.36
}
