import type { Line, Piece } from './layout.ts'
import { isWrapped, linesOf } from './lines.ts'

/** The text of one cell: lines that only ran out of room are joined, lines that were meant to end are kept apart by a line break. */
export function cellText(pieces: readonly Piece[], left: number, right: number): { text: string; isFull: boolean } {
  const lines = linesOf(pieces)
  const last = lines.at(-1)
  if (!last) return { text: '', isFull: false }
  // Cells have the same margin on both sides; the widest line shows how much of the width is used.
  const room = right - left - 2 * marginOf(lines, left, right)
  let text = ''
  lines.forEach((line, index) => {
    const previous = lines[index - 1]
    if (previous) text += joint(previous, line, room)
    text += line.text.replaceAll('\t', ' ')
  })
  return { text, isFull: last.right - last.left > room - 1.4 * last.size }
}

function joint(previous: Line, next: Line, room: number): string {
  // Measured as if set flush left, because cells are often centred.
  const isFull = isWrapped({ ...previous, right: previous.right - previous.left }, next, room)
  // In a narrow cell a name may fill its line exactly; the next department begins with its level.
  if (!isFull || (/[局委办处会院队所]$/.test(previous.text) && /^[区县市各]/.test(next.text))) return '\n'
  return /[A-Za-z0-9]$/.test(previous.text) && /^[A-Za-z]/.test(next.text) ? ' ' : ''
}

function marginOf(lines: Line[], left: number, right: number): number {
  const narrowest = Math.min(...lines.map((line) => (right - left - (line.right - line.left)) / 2))
  return Math.max(0, Math.min(narrowest, 7))
}
