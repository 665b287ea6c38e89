import { alignedRows, opensGroup } from './aligned-rows.ts'
import type { Line, PdfTable, Ruling } from './layout.ts'
import { segmentsOf } from './lines.ts'

const MIN_COLUMNS = 3
const MIN_LINES = 3
const GUTTER = 0.7
const OPENS_HEADING =
  /^([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节]|\d{1,2}[.．、]\D{3}|附[件表])/

/**
 * Rebuilds tables that are set in columns without upright lines, from the blank gutters between their columns. `before` are the
 * column edges of a table that reached the end of the page before: its last rows may stand alone on this one.
 */
export function alignedTables(
  lines: readonly Line[],
  rulings: readonly Ruling[],
  before?: number[],
): { tables: PdfTable[]; rest: Line[] } {
  const tables: PdfTable[] = []
  const rest: Line[] = []
  const regions = regionsOf(lines)
  if (before) takeCutRow(before, regions)
  regions.forEach((region, index) => {
    const table = region.isTable
      ? (tableOf(region.lines, rulings) ?? (index === 0 && before ? rowsUnder(before, region.lines, rulings) : undefined))
      : undefined
    if (table) tables.push(table)
    else rest.push(...region.lines)
  })
  return { tables, rest }
}

type Region = { isTable: boolean; lines: Line[] }

/** A region begins with a line of three columns and goes on while lines keep clear of its gutters. */
function regionsOf(lines: readonly Line[]): Region[] {
  const regions: Region[] = []
  let region: Region | undefined
  lines.forEach((line, index) => {
    const isTabular = isTabularLine(line)
    const previous = lines[index - 1]
    const isNear = previous !== undefined && line.baseline - previous.baseline < 4 * line.size
    const isGroup = opensGroup(line) && region?.isTable && isTabularLine(lines[index + 1])
    const isHeading = !isTabular && !isGroup && OPENS_HEADING.test(line.text)
    const goesOn = region?.isTable
      ? isNear && !isHeading && (isTabular || isGroup || fitsInto(line, region.lines))
      : region !== undefined && !isTabular
    if (region && goesOn) region.lines.push(line)
    else {
      region = { isTable: isTabular, lines: [line] }
      regions.push(region)
    }
  })
  regions.slice(1).forEach((one, index) => {
    if (one.isTable) takeHeader(one, regions[index] as Region)
  })
  return regions
}

function isTabularLine(line: Line | undefined): boolean {
  return line !== undefined && segmentsOf(line, 1.2).length >= MIN_COLUMNS
}

/** The first line of a header may be too short to be seen as tabular; it is the one that stands close above and keeps clear too. */
function takeHeader(table: Region, above: Region): void {
  for (;;) {
    const [line, next] = [above.lines.at(-1), table.lines[0]]
    if (!line || !next || above.isTable || next.baseline - line.baseline > 2 * next.size) return
    if (OPENS_HEADING.test(line.text) || line.text.length > 24 || !fitsInto(line, table.lines)) return
    table.lines.unshift(line)
    above.lines.pop()
  }
}

function fitsInto(line: Line, lines: Line[]): boolean {
  const gutters = guttersOf(lines)
  if (gutters.length < MIN_COLUMNS - 1) return false
  const crossed = gutters.some(([from, to]) => segmentsOf(line, 1.2).some((segment) => segment.left < from && segment.right > to))
  const widest = Math.max(...lines.map((one) => one.right)) - Math.min(...lines.map((one) => one.left))
  return !crossed && line.right - line.left < widest * 0.95
}

/** The upright strips that no text touches, between the outermost columns. */
function guttersOf(lines: Line[]): [number, number][] {
  const pieces = lines
    .filter((line) => !opensGroup(line))
    .flatMap((line) => segmentsOf(line, GUTTER))
    .sort((a, b) => a.left - b.left)
  const gutters: [number, number][] = []
  let reached = pieces[0]?.right ?? 0
  for (const piece of pieces) {
    if (piece.left - reached > GUTTER * piece.size) gutters.push([reached, piece.left])
    reached = Math.max(reached, piece.right)
  }
  return gutters
}

/** The gutters below the header: a title over several columns stands across the gutter between them. */
function guttersBelowHeader(lines: Line[]): [number, number][] {
  const all = guttersOf(lines)
  if (lines.length < MIN_LINES + 1) return all
  const below = guttersOf(lines.slice(1))
  return below.length > all.length ? below : all
}

function tableOf(lines: Line[], rulings: readonly Ruling[]): PdfTable | undefined {
  const gutters = guttersBelowHeader(lines)
  if (gutters.length < MIN_COLUMNS - 1 || lines.length < MIN_LINES) return undefined
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const edges = [left - 1, ...gutters.map(([from, to]) => (from + to) / 2), right + 1]
  return { ...extentOf(lines), edges, cells: alignedRows(lines, edges, rulings) }
}

/** The rest of a row that the page cut stands first on the new page, in too few columns to be seen as tabular. */
function takeCutRow(edges: number[], regions: Region[]): void {
  const [first, second] = regions
  if (!first || first.isTable || !second?.isTable || first.lines.length > 4 || crosses(first.lines, edges)) return
  second.lines.unshift(...first.lines)
  regions.shift()
}

function crosses(lines: Line[], edges: number[]): boolean {
  const segments = lines.flatMap((line) => segmentsOf(line, GUTTER))
  return segments.some((one) => edges.slice(1, -1).some((edge) => one.left < edge - 1 && one.right > edge + 1))
}

function rowsUnder(edges: number[], lines: Line[], rulings: readonly Ruling[]): PdfTable | undefined {
  return crosses(lines, edges) ? undefined : { ...extentOf(lines), edges, cells: alignedRows(lines, edges, rulings) }
}

function extentOf(lines: Line[]): { top: number; bottom: number } {
  const [first, last] = [lines[0] as Line, lines.at(-1) as Line]
  return { top: first.baseline - first.size, bottom: last.baseline + 2 }
}
