import { below } from '../../parse/headers.ts'
import { matching } from '../../parse/matching.ts'
import { type Column, columnOf, type Role } from '../../parse/roles.ts'
import { plain, squeeze } from '../../parse/text.ts'

/** A table that came as one cell after another, put back into rows; `score` says how well the cells fit their columns (about 1 a cell is good). */
export type StreamTable = { rows: string[][]; used: number; score: number }

/** How many cells a stream's header takes, and the columns they may name: with years below a title over them, or beside it. */
export type StreamHeader = { columns: Column[][]; used: number }

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
  const columns = [titles, ...withLowerTitles(titles)].filter(isHeader)
  return { columns, used: columns.length > 0 ? titles.length : 0 }
}

function isHeader(columns: Column[]): boolean {
  const roles = new Set(columns.map((column) => column.role))
  const named = roles.has('name') || roles.has('category') || (roles.has('measure') && roles.has('leads'))
  return columns.length >= 3 && named && (roles.has('target') || roles.has('year') || roles.has('leads'))
}

const isFigure = (column: Column) => column.role === 'year' || column.role === 'base' || column.role === 'target'

/** Dated titles behind the others (…, 2020年, 2025年) may belong below those that name figures without a year (指标值). */
function withLowerTitles(titles: Column[]): Column[][] {
  const isDated = (column: Column) => isFigure(column) && /20\d\d/.test(column.title)
  const lower = titles.slice(titles.findLastIndex((column) => !isDated(column)) + 1)
  const row = titles.slice(0, titles.length - lower.length)
  const upper = row.filter((column) => isFigure(column) && !isDated(column))
  if (lower.length < 2 || upper.length === 0 || lower.length < upper.length) return []
  let next = 0
  const columns = row.flatMap((column) => {
    const at = upper.indexOf(column)
    if (at < 0) return [column]
    // The last title takes what is left; of several each takes one.
    const own = lower.slice(next, at === upper.length - 1 ? undefined : next + 1)
    next += own.length
    return own.map((leaf) => below(column, leaf))
  })
  return [columns]
}

/**
 * Finds the rows of a stream: a row may lack cells that are merged with the row above, and may hold a number that the header
 * has no title for. The cheapest way to cut the whole stream wins. With `blanksLost` nothing stands for an empty cell either.
 */
export function rowsOfStream(cells: string[], header: StreamHeader, blanksLost = false): StreamTable | null {
  const cuts = header.columns.flatMap((columns) => {
    const name = columns.findIndex((column) => column.role === 'name')
    const isNumbered = name < 0 || columns.some((column) => column.role === 'no')
    return isNumbered ? [columns] : [columns, columns.toSpliced(name, 0, { title: '', role: 'no', year: null })]
  })
  let best: { cut: Cut; columns: Column[] } | null = null
  for (const columns of cuts) {
    const roles = columns.map((column) => column.role)
    const found = cut(cells.slice(header.used), roles, cells.slice(0, header.used), blanksLost)
    if (found && found.score > (best?.cut.score ?? 0)) best = { cut: found, columns }
  }
  if (!best || best.cut.rows.length < 2) return null
  const { rows, used, score } = best.cut
  return {
    rows: [best.columns.map((column) => column.title), ...rows],
    used: header.used + used,
    score: score / Math.max(1, used),
  }
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
    if (opensGroup.test(plain(squeeze(cells[at] ?? '')))) offer(best, at + 1, { score: here.score + 1, from: at, printed: [0] })
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

/** A row over the whole table above the rows of a field: 一、养老服务. */
const opensGroup = /^(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))[^。,;]{2,16}$/

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
  const costOf = (role: Role, column: number) => {
    if (mergeable.has(role)) return 0
    // Of several columns of words the first are headings over the last.
    if (role === 'measure' && roles.lastIndexOf('measure') > column) return 0
    return sometimesMerged.has(role) || (blanksLost && sometimesBlank.has(role)) ? 1 : null
  }
  const optional = roles.flatMap((role, column) => {
    const cost = costOf(role, column)
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
