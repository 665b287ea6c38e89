import { raisedPower } from '../docx/runs.ts'
import { emWidth } from './characters.ts'
import type { Line, Piece } from './layout.ts'

const SAME_LINE = 0.45
const WORD_GAP = 0.2
const SPACE_GAP = 0.9
const COLUMN_GAP = 1.6

/** Puts pieces that stand on one height together, left to right; wide gaps become a space, gaps of a column a tab. */
export function linesOf(pieces: readonly Piece[]): Line[] {
  const rows: Piece[][] = []
  for (const piece of [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left)) {
    const row = rows.findLast((one) => standsOn(one, piece))
    if (row) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(line).sort((a, b) => a.baseline - b.baseline)
}

/** Cuts a line where a gap is as wide as between columns. */
export function segmentsOf(line: Line, gap = COLUMN_GAP): Line[] {
  const segments: Piece[][] = []
  for (const piece of line.pieces) {
    const segment = segments.at(-1)
    const previous = segment?.at(-1)
    if (segment && previous && piece.left - previous.right < gap * line.size) segment.push(piece)
    else segments.push([piece])
  }
  return segments.map(joined)
}

/** Whether the next line goes on where this one had no more room before `edge`: its first word would not have fitted. */
export function isWrapped(current: Line, next: Line, edge: number): boolean {
  const word = /^([A-Za-z0-9.,%+-]+|[“《（(〔‘]*[\s\S])[，。、；：）》”！？)〕%]*/u.exec(next.text)?.[0] ?? ''
  const width = [...word].reduce((sum, character) => sum + emWidth(character), 0) * next.size
  return current.right + width > edge + 0.35 * current.size
}

function standsOn(row: Piece[], piece: Piece): boolean {
  const largest = row.reduce((a, b) => (b.size > a.size ? b : a))
  const size = Math.max(largest.size, piece.size)
  const reference = piece.size > largest.size ? (row[0] as Piece) : largest
  return Math.abs(piece.baseline - reference.baseline) < SAME_LINE * size
}

function line(pieces: Piece[]): Line {
  return joined([...pieces].sort((a, b) => a.left - b.left))
}

function joined(pieces: Piece[]): Line {
  const size = Math.max(...pieces.map((piece) => piece.size))
  const main = pieces.find((piece) => piece.size === size) as Piece
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const piece of pieces) {
    if (text !== '') text += gapBetween(text, piece, (piece.left - right) / size)
    const isRaised = piece.size < size * 0.8 && main.baseline - piece.baseline > size * 0.15
    text += isRaised ? raisedPower(text, piece.text) : piece.text
    right = Math.max(right, piece.right)
  }
  return { text: text.trim(), left: pieces[0]?.left ?? 0, right, baseline: main.baseline, size, pieces }
}

function gapBetween(before: string, piece: Piece, ems: number): string {
  if (/\s$/.test(before) || /^\s/.test(piece.text)) return ''
  if (ems > COLUMN_GAP) return '\t'
  if (ems > SPACE_GAP) return ' '
  return ems > WORD_GAP && /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(piece.text) ? ' ' : ''
}
