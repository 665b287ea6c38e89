import { below } from '../../parse/headers.ts'
import { matching } from '../../parse/matching.ts'
import { type Column, columnOf, type Role } from '../../parse/roles.ts'
import { plain, squeeze } from '../../parse/text.ts'

/** A table that came as one cell after another, put back into rows; `score` says how well the cells fit their columns (about 1 a cell is good). */
export type StreamTable = { rows: string[][]; used: number; score: number }

/** How many cells a stream's header takes, and the columns they name. */
export type StreamHeader = { columns: Column[]; used: number }

const noHeader: StreamHeader = { columns: [], used: 0 }

/** The titles a stream of cells begins with, or none; titles below a title over several columns stand behind the first row. */
export function streamHeader(cells: string[]): StreamHeader {
  const titles: Column[] = []
  for (const cell of cells.slice(0, 14)) {
    const column = columnOf(cell)
    const title = plain(squeeze(cell))
    // Only years may be printed twice: 2020年 and 2025年 below two titles.
    const again = titles.some((known) => known.title === column.title) && column.role !== 'year'
    if (column.role === null || title.length > 14 || again) break
    titles.push(column)
  }
  const columns = withLowerTitles(titles)
  const roles = new Set(columns.map((column) => column.role))
  const named = roles.has('name') || roles.has('category')
  const answers = roles.has('target') || roles.has('year') || roles.has('leads')
  return columns.length >= 3 && named && answers ? { columns, used: titles.length } : noHeader
}

const isFigure = (column: Column) => column.role === 'year' || column.role === 'base' || column.role === 'target'

/** Titles of figures behind the others (…, 2020年, 2025年) belong below those that name figures without a year (指标值). */
function withLowerTitles(titles: Column[]): Column[] {
  const lower = titles.slice(titles.findLastIndex((column) => !isFigure(column)) + 1)
  const row = titles.slice(0, titles.length - lower.length)
  const upper = row.filter((column) => isFigure(column) && column.year === null)
  if (lower.length < 2 || upper.length === 0 || lower.length < upper.length) return titles
  let next = 0
  return row.flatMap((column) => {
    const at = upper.indexOf(column)
    if (at < 0) return [column]
    // The last title takes what is left; of several each takes one.
    const own = lower.slice(next, at === upper.length - 1 ? undefined : next + 1)
    next += own.length
    return own.map((leaf) => below(column, leaf))
  })
}

/**
 * Finds the rows of a stream: a row may lack cells that are merged with the row above, and may hold a number that the header
 * has no title for. The cheapest way to cut the whole stream wins. With `blanksLost` nothing stands for an empty cell either.
 */
export function rowsOfStream(cells: string[], header: StreamHeader, blanksLost = false): StreamTable | null {
  const { columns, used } = header
  const data = cells.slice(used)
  const name = columns.findIndex((column) => column.role === 'name')
  const roles = columns.map((column) => column.role)
  const numbered = name >= 0 ? [...roles.slice(0, name), 'no' as Role, ...roles.slice(name)] : null
  const again = cells.slice(0, used)
  const plainCut = cut(data, roles, again, blanksLost)
  const numberedCut = numbered && !roles.includes('no') ? cut(data, numbered, again, blanksLost) : null
  const useNumbered = numberedCut && (!plainCut || numberedCut.score > plainCut.score)
  const best = useNumbered ? numberedCut : plainCut
  if (!best || best.rows.length < 2) return null
  const titles = columns.map((column) => column.title)
  if (useNumbered) titles.splice(name, 0, '')
  return { rows: [titles, ...best.rows], used: used + best.used, score: best.score / Math.max(1, best.used) }
}

type Cut = { rows: string[][]; used: number; score: number }
/** A way to come to a place: from where, with which columns printed; null for a header printed again. */
type Step = { score: number; from: number; printed: number[] | null }

function cut(cells: string[], roles: Role[], header: string[], blanksLost: boolean): Cut | null {
  const score = fitsOf(cells, roles)
  const shapes = shapesOf(roles, blanksLost)
  const best: (Step | undefined)[] = [{ score: 0, from: -1, printed: null }]
  for (let at = 0; at < cells.length; at++) {
    const here = best[at]
    if (!here) continue
    if (header.every((title, index) => squeeze(cells[at + index] ?? '') === squeeze(title)))
      offer(best, at + header.length, { score: here.score, from: at, printed: null })
    for (const { printed, cost } of shapes) {
      if (at + printed.length > cells.length) continue
      let sum = here.score - cost
      printed.forEach((column, index) => {
        sum += score(at + index, column)
      })
      offer(best, at + printed.length, { score: sum, from: at, printed })
    }
  }
  return traced(best, cells, roles.length)
}

/** How well each cell fits each column, worked out once. */
function fitsOf(cells: string[], roles: Role[]): (at: number, column: number) => number {
  const known = new Map<number, number>()
  return (at, column) => {
    const key = at * roles.length + column
    const found = known.get(key)
    if (found !== undefined) return found
    const fits = matching(roles[column] ?? null, cells[at] ?? '')
    known.set(key, fits)
    return fits
  }
}

const mergeable = new Set<Role>(['category', 'domain'])
const sometimesMerged = new Set<Role>(['leads', 'helpers', 'nature'])
const sometimesBlank = new Set<Role>(['base', 'unit', 'leads', 'helpers', 'note'])
const MOST_OMITTED = 5

/** The columns a row may print: merged categories stand in their first row only, of other cells a few may be missing. */
function shapesOf(roles: Role[], blanksLost: boolean): { printed: number[]; cost: number }[] {
  const costOf = (role: Role) =>
    mergeable.has(role) ? 0 : sometimesMerged.has(role) || (blanksLost && sometimesBlank.has(role)) ? 1 : null
  const optional = roles.flatMap((role, column) => {
    const cost = costOf(role)
    return cost === null ? [] : [{ column, cost }]
  })
  const first = optional.sort((a, b) => a.cost - b.cost).slice(0, MOST_OMITTED)
  return Array.from({ length: 2 ** first.length }, (_, bits) => {
    const left = first.filter((__, index) => bits & (1 << index))
    const printed = roles.map((__, column) => column).filter((column) => !left.some((one) => one.column === column))
    return { printed, cost: left.reduce((sum, one) => sum + one.cost, 0) }
  }).filter(({ printed }) => printed.length >= 2)
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
    const row = Array<string>(width).fill('')
    step.printed?.forEach((column, index) => {
      row[column] = cells[step.from + index] ?? ''
    })
    if (step.printed) rows.unshift(row)
    at = step.from
  }
  return { rows, used: end, score: best[end]?.score ?? 0 }
}
