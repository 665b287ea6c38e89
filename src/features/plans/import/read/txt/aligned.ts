import { columnOf } from '../../parse/roles.ts'

type Placed = { text: string; from: number; to: number }

/** The cells of a line parted by several spaces, with their places in display columns (a Chinese character is two wide). */
export function placedCells(line: string): Placed[] {
  const cells: Placed[] = []
  let column = 0
  let open: Placed | null = null
  let gap = 0
  for (const char of line) {
    const wide = char.charCodeAt(0) > 0x2e7f ? 2 : 1
    if (char === ' ' || char === '\u3000' || char === '\u00a0') {
      gap += wide
    } else {
      if (open && gap < 2) open.text += ' '.repeat(Math.min(gap, 1)) + char
      else {
        open = { text: char, from: column, to: column }
        cells.push(open)
      }
      gap = 0
      open.to = column + wide
    }
    column += wide
  }
  return cells
}

/** Whether a line parted by spaces is a table's header. */
export function isAlignedHeader(line: string): boolean {
  const cells = placedCells(line)
  if (cells.length < 3) return false
  const roles = cells.map((cell) => columnOf(cell.text).role)
  const known = roles.filter(Boolean)
  return (
    new Set(known).size >= 3 && known.length * 3 >= cells.length * 2 && (roles.includes('name') || roles.includes('category'))
  )
}

/** The row that a line makes below a header: each cell goes to the column it stands under. */
export function alignedRow(header: Placed[], line: string): string[] {
  const row = header.map(() => '')
  const cells = placedCells(line)
  if (cells.length === header.length) return cells.map((cell) => cell.text)
  for (const cell of cells) {
    let best = 0
    let bestScore = Number.NEGATIVE_INFINITY
    header.forEach((title, index) => {
      const overlap = Math.min(cell.to, title.to) - Math.max(cell.from, title.from)
      if (overlap > bestScore) {
        bestScore = overlap
        best = index
      }
    })
    row[best] = row[best] ? `${row[best]} ${cell.text}` : cell.text
  }
  return row
}
