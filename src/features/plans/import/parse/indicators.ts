import type { ImportWarning, SourceCell, Span } from '../document.ts'
import type { IndicatorDomain, PlanIndicator } from '../pack.ts'
import { spreadCentred } from './centred.ts'
import { cellsOf, settledColumns } from './columns.ts'
import { partDepartments } from './departments.ts'
import { fieldOf } from './domain.ts'
import type { Grid, Row } from './grids.ts'
import { fillLeadingCategory, settleDomains } from './indicator-domains.ts'
import type { Column, Role } from './roles.ts'
import { plain, squeeze } from './text.ts'
import { partUnit } from './units.ts'
import { readFigure } from './values.ts'

/** An indicator before its key is known, with the domain still open where the row alone does not tell. */
export type Draft = Omit<PlanIndicator, 'key' | 'domain'> & { domain: IndicatorDomain | null }

/** Whether a table holds indicators: names with targets, and no money. */
export function isIndicatorGrid(grid: Grid): boolean {
  const titles = grid.columns.map((column) => plain(column.title)).join(' ')
  if (/投资|资金|建设内容|建设地点|政策名称|改革名称|产业名称|要素名称/.test(titles)) return false
  const columns = settledColumns(grid)
  const target = columns.findIndex((column) => column.role === 'target')
  if (target < 0 || !columns.some((column) => column.role === 'name')) return false
  const cells = cellsOf(grid, target)
  if (cells.length === 0) return false
  const short = cells.filter((text) => text.length <= 16).length
  if (short * 2 < cells.length) return false
  return cells.some((text) => /\d/.test(text)) || columns.some((column) => column.role === 'nature' || /指标/.test(column.title))
}

type Reading = { grid: Grid; columns: Column[]; context: string; warnings: ImportWarning[]; periodEnd: number | null }

/** The indicators of one table; `context` is what stands above it (headings, caption). */
export function indicatorsOf(grid: Grid, context: string, periodEnd: number | null, warnings: ImportWarning[]): Draft[] {
  const reading: Reading = { grid, columns: settledColumns(grid), context, warnings, periodEnd }
  const numbered = numbersInNames(reading)
  for (const role of ['domain', 'category', 'nature', 'leads'] as const) spreadLabels(reading, role)
  const drafts: Draft[] = []
  const above: Partial<Record<'domain' | 'category' | 'nature' | 'leads', string>> = {}
  for (const row of grid.rows) {
    const draft = draftOf(reading, row, numbered, above)
    if (draft) drafts.push(draft)
  }
  fillLeadingCategory(drafts)
  settleDomains(drafts, context, warnings)
  return drafts
}

function draftOf(reading: Reading, row: Row, numbered: boolean, above: Partial<Record<string, string>>): Draft | null {
  const { columns, warnings } = reading
  const cell = (role: Role) => cellWith(columns, row, role)
  const span = rowSpan(row)
  const nameCell = cell('name')
  if (!nameCell?.text.trim()) return null
  const targets = targetColumns(columns)
  const targetAt = targets[targets.length - 1] ?? -1
  const printedNo = /^(\d{1,3})[.、]?$/.exec(plain(squeeze(cell('no')?.text ?? '')))
  const inName = numbered ? leadingNumber.exec(plain(nameCell.text.trim())) : null
  const { name, unit: nameUnit } = partUnit(inName ? nameCell.text.trim().slice(inName[0].length) : nameCell.text)
  const unit = nameUnit ?? printed(cell('unit'))
  const base = printed(cell('base'))
  const target = printed(row.cells[targetAt])
  const figure = target === null ? null : readFigure(target, unit)
  const targetSpan = row.cells[targetAt]?.span ?? span
  if (!figure) warnings.push({ at: span, code: 'target_missing', text: name })
  else if (!figure.sure) warnings.push({ at: targetSpan, code: 'target_unclear', text: target ?? '' })
  for (const at of targets.slice(0, -1)) {
    const interim = printed(row.cells[at])
    if (interim)
      warnings.push({
        at: row.cells[at]?.span ?? span,
        code: 'interim_target',
        text: `${name} ${columns[at]?.year ?? columns[at]?.title ?? ''}: ${interim}`,
      })
  }
  if (row.joined && !reading.grid.mergesKnown) warnings.push({ at: span, code: 'row_joined', text: name })
  const category =
    filled(reading, 'category', cell('category'), above) ??
    (columns.some((column) => column.role === 'category') ? null : row.group)
  const domainWords = [filled(reading, 'domain', cell('domain'), above), row.group].filter(Boolean).join(' ')
  return {
    no: printedNo ? Number(printedNo[1]) : inName ? Number(inName[1]) : null,
    domain: fieldOf(domainWords) ?? fieldOf(category ?? '') ?? null,
    category,
    name,
    unit: unit && /^[-/—无]+$/.test(unit) ? (figure?.unit ?? null) : (unit ?? figure?.unit ?? null),
    baseYear: columns.find((column) => column.role === 'base')?.year ?? null,
    base,
    baseValue: baseValue(base, unit),
    targetYear: columns[targetAt]?.year ?? yearIn(reading.context) ?? reading.periodEnd,
    target,
    targetOp: figure?.op ?? 'qualitative',
    targetValue: figure?.value ?? null,
    ...(figure?.max === undefined ? {} : { targetMax: figure.max }),
    nature: natureOf(filledWithWarning(reading, 'nature', cell('nature'), above, name)),
    leads: partDepartments(filledWithWarning(reading, 'leads', cell('leads'), above, name) ?? ''),
    span,
  }
}

/** Where merged cells were printed in the middle of their rows, the blanks around them are filled and a person is asked. */
function spreadLabels({ grid, columns, warnings }: Reading, role: Role) {
  const index = columns.findIndex((column) => column.role === role)
  if (index < 0 || grid.mergesKnown) return
  const spread = spreadCentred(grid.rows.map((row) => row.cells[index]?.text || null))
  if (!spread) return
  grid.rows.forEach((row, at) => {
    const cell = row.cells[index]
    if (cell && !cell.text) row.cells = row.cells.with(index, { ...cell, text: spread[at] ?? '' })
  })
  warnings.push({ at: grid.span, code: 'merged_cells_guessed', text: columns[index]?.title ?? '' })
}

function cellWith(columns: Column[], row: Row, role: Role): SourceCell | undefined {
  const index = columns.findIndex((column) => column.role === role)
  return index < 0 ? undefined : row.cells[index]
}

/** The target columns with the last year last; 远景 is an outlook, not a target of this plan. */
function targetColumns(columns: Column[]): number[] {
  const at = columns.map((column, index) => (column.role === 'target' ? index : -1)).filter((index) => index >= 0)
  return at.sort((a, b) => (columns[a]?.year ?? 0) - (columns[b]?.year ?? 0))
}

function printed(cell: SourceCell | undefined): string | null {
  return cell ? squeeze(cell.text) || null : null
}

function rowSpan(row: Row): Span {
  const own = row.cells.filter((cell) => cell.text && cell.merged === null)
  return [Math.min(...own.map((cell) => cell.span[0])), Math.max(...own.map((cell) => cell.span[1]))]
}

/** A blank category or domain cell is a merged one: it goes on from above. */
function filled(
  _: Reading,
  role: 'category' | 'domain',
  cell: SourceCell | undefined,
  above: Partial<Record<string, string>>,
): string | null {
  const text = printed(cell)
  if (text) above[role] = text
  return cell ? (text ?? above[role] ?? null) : null
}

/** A blank nature or lead may be a merged cell or an empty one: where the format does not tell, it goes on from above and a person is asked. */
function filledWithWarning(
  reading: Reading,
  role: 'nature' | 'leads',
  cell: SourceCell | undefined,
  above: Partial<Record<string, string>>,
  name: string,
): string | null {
  const text = cell?.text.trim() ?? ''
  if (text) above[role] = text
  if (text || !cell || reading.grid.mergesKnown || !above[role]) return text || null
  reading.warnings.push({ at: cell.span, code: 'cell_filled_from_above', text: `${name}: ${squeeze(above[role] ?? '')}` })
  return above[role] ?? null
}

const leadingNumber = /^(\d{1,3})(?:\s*[.、]\s*(?!\d)|\s+|(?=[一-龥“]))/

/** Whether the names begin with the rows' numbers (1 养老床位总数): only if these count up. */
function numbersInNames(reading: Reading): boolean {
  if (reading.columns.some((column) => column.role === 'no')) return false
  const index = reading.columns.findIndex((column) => column.role === 'name')
  const numbers = reading.grid.rows.map((row) =>
    Number(leadingNumber.exec(plain(row.cells[index]?.text.trim() ?? ''))?.[1] ?? Number.NaN),
  )
  const steps = numbers.filter((value, at) => value === 1 || (at > 0 && value === (numbers[at - 1] ?? 0) + 1)).length
  return numbers.length > 0 && steps >= numbers.length * 0.8
}

function baseValue(base: string | null, unit: string | null): number | null {
  if (!base) return null
  const figure = readFigure(base, unit)
  return figure.op === 'range' || figure.op === 'qualitative' ? null : figure.value
}

function natureOf(text: string | null): PlanIndicator['nature'] {
  if (text?.includes('约束')) return '约束性'
  return text?.includes('预期') ? '预期性' : null
}

function yearIn(words: string): number | null {
  const years = [...plain(words).matchAll(/(?:到|至|-|末|^|[^\d])(20\d\d)\s*年/g)].map((match) => Number(match[1]))
  return years.length > 0 ? Math.max(...years) : null
}
