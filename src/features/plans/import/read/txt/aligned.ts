import { columnOf } from '../../parse/roles.ts'

/** A cell of a line with its place in display columns. */
export type Placed = { text: string; from: number; to: number }

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
    new Set(known).size >= 3 &&
    known.length * 3 >= cells.length * 2 &&
    (roles.includes('name') || roles.includes('category') || (roles.includes('measure') && roles.includes('leads')))
  )
}

/** A header held by spaces: its rows as a table prints them, and where its columns stand. */
export type AlignedHeader = { rows: string[][]; columns: Placed[] }

/** The header that a line opens; years in the line below stand under a title over several columns (指标值). */
export function alignedHeader(line: string, next: string): AlignedHeader {
  const upper = placedCells(line)
  const lower = placedCells(next)
  const single = { rows: [upper.map((cell) => cell.text)], columns: upper }
  const figures = upper.filter((cell) => isFigureTitle(cell.text) && !/20\d\d/.test(cell.text))
  if (figures.length === 0 || lower.length < 2 || !lower.every((cell) => isFigureTitle(cell.text))) return single
  const parents = lower.map((cell) =>
    figures.reduce((near, figure) => (overlap(figure, cell) > overlap(near, cell) ? figure : near)),
  )
  const columns = [...upper.filter((cell) => !parents.includes(cell)), ...lower].sort((a, b) => a.from - b.from)
  const first = columns.map((cell) => {
    const parent = parents[lower.indexOf(cell)]
    if (!parent) return cell.text
    return parents.indexOf(parent) === lower.indexOf(cell) ? parent.text : ''
  })
  return { rows: [first, columns.map((cell) => (lower.includes(cell) ? cell.text : ''))], columns }
}

function isFigureTitle(title: string): boolean {
  const { role } = columnOf(title)
  return role === 'year' || role === 'base' || role === 'target'
}

/** How far two places overlap; below zero the distance between them. */
function overlap(a: Placed, b: Placed): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from)
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
      const score = overlap(cell, title)
      if (score > bestScore) {
        bestScore = score
        best = index
      }
    })
    row[best] = row[best] ? `${row[best]} ${cell.text}` : cell.text
  }
  return row
}
