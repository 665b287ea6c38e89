import { matching } from '../../parse/matching.ts'
import { type Column, columnOf, type Role } from '../../parse/roles.ts'
import { plain, squeeze } from '../../parse/text.ts'

/** A table that came as one cell after another, put back into rows; `score` says how well the cells fit their columns (about 1 a cell is good). */
export type StreamTable = { rows: string[][]; used: number; score: number }

/** The titles a stream of cells begins with, or none. */
export function streamHeader(cells: string[]): Column[] {
  const header: Column[] = []
  for (const cell of cells.slice(0, 12)) {
    const column = columnOf(cell)
    const title = plain(squeeze(cell))
    if (column.role === null || title.length > 14 || header.some((known) => known.title === column.title)) break
    header.push(column)
  }
  const roles = new Set(header.map((column) => column.role))
  const named = roles.has('name') || roles.has('category')
  return header.length >= 3 && named && (roles.has('target') || roles.has('year') || roles.has('leads')) ? header : []
}

/**
 * Finds the rows of a stream: a row may lack its first cells where these are merged with the row above, and may hold a
 * number that the header has no title for. The cheapest way to cut the whole stream wins.
 */
export function rowsOfStream(cells: string[], header: Column[]): StreamTable | null {
  const data = cells.slice(header.length)
  const name = header.findIndex((column) => column.role === 'name')
  const roles = header.map((column) => column.role)
  const numbered = name > 0 || name === 0 ? [...roles.slice(0, name), 'no' as Role, ...roles.slice(name)] : null
  const plainCut = cut(data, roles, header)
  const numberedCut = numbered && !roles.includes('no') ? cut(data, numbered, header) : null
  const useNumbered = numberedCut && (!plainCut || numberedCut.score > plainCut.score)
  const best = useNumbered ? numberedCut : plainCut
  if (!best || best.rows.length < 2) return null
  const titles = header.map((column) => column.title)
  if (useNumbered) titles.splice(name, 0, '')
  return { rows: [titles, ...best.rows], used: header.length + best.used, score: best.score / Math.max(1, best.used) }
}

type Cut = { rows: string[][]; used: number; score: number }
type Step = { score: number; from: number; omitted: number; repeated: boolean }

function cut(cells: string[], roles: Role[], header: Column[]): Cut | null {
  const optional = roles.findIndex((role) => role !== 'category' && role !== 'domain')
  const most = Math.max(optional, 0)
  const best: (Step | undefined)[] = [{ score: 0, from: -1, omitted: 0, repeated: false }]
  for (let at = 0; at < cells.length; at++) {
    const here = best[at]
    if (!here) continue
    if (header.every((column, index) => squeeze(cells[at + index] ?? '') === column.title)) {
      offer(best, at + header.length, { score: here.score, from: at, omitted: 0, repeated: true })
    }
    for (let omitted = 0; omitted <= most; omitted++) {
      const width = roles.length - omitted
      if (at + width > cells.length) continue
      let score = here.score
      for (let index = 0; index < width; index++) score += matching(roles[omitted + index] ?? null, cells[at + index] ?? '')
      offer(best, at + width, { score, from: at, omitted, repeated: false })
    }
  }
  return traced(best, cells, roles.length)
}

function offer(best: (Step | undefined)[], at: number, step: Step) {
  if (!best[at] || step.score > (best[at]?.score ?? 0)) best[at] = step
}

function traced(best: (Step | undefined)[], cells: string[], width: number): Cut | null {
  let end = 0
  best.forEach((step, at) => {
    const leftover = cells.length - at
    const value = (step?.score ?? Number.NEGATIVE_INFINITY) - leftover * 2
    if (value > (best[end]?.score ?? 0) - (cells.length - end) * 2) end = at
  })
  const rows: string[][] = []
  for (let at = end; at > 0; ) {
    const step = best[at]
    if (!step) return null
    if (!step.repeated) rows.unshift([...Array<string>(step.omitted).fill(''), ...cells.slice(step.from, at)])
    at = step.from
  }
  return { rows: rows.filter((row) => row.length === width), used: end, score: best[end]?.score ?? 0 }
}
