import { looksLikeDepartment, partDepartments } from './departments.ts'
import { fieldOf } from './domain.ts'
import type { Grid } from './grids.ts'
import type { Column, Role } from './roles.ts'
import { plain, squeeze } from './text.ts'

/** The columns with their roles settled by what stands in them: a column of 1, 2, 3 is the number whatever its title. */
export function settledColumns(grid: Grid): Column[] {
  const columns = grid.columns.map((column, index) => ({ ...column, role: roleByContent(grid, column, index) }))
  settleNames(columns, grid)
  settleCategories(columns, grid)
  settleYears(columns)
  return columns
}

/** The texts of one column, blanks and covered places left out. */
export function cellsOf(grid: Grid, index: number): string[] {
  return grid.rows
    .map((row) => row.cells[index])
    .flatMap((cell) => (cell?.text && cell.merged !== 'above' ? [plain(squeeze(cell.text))] : []))
}

function roleByContent(grid: Grid, column: Column, index: number): Role {
  const cells = cellsOf(grid, index)
  if (cells.length === 0) return column.role
  const most = (test: (text: string) => boolean) => cells.filter(test).length * 10 >= cells.length * 7
  if (cells.every((text) => /^(?:约束性?|预期性?|引导性?)(?:指标)?$/.test(text))) return 'nature'
  if (cells.length >= 2 && counts(cells) && column.role !== 'target' && column.role !== 'base' && column.role !== 'year')
    return 'no'
  const departments = () => most((text) => partDepartments(text).length > 0 && partDepartments(text).every(looksLikeDepartment))
  if ((column.role === 'unit' || column.role === null) && departments() && !most((text) => text.length <= 2)) return 'leads'
  return column.role
}

/** Whether the cells count 1, 2, 3 … (it may restart, a number may be lost). */
function counts(cells: string[]): boolean {
  const numbers = cells.map((text) => (/^\d{1,3}[.、]?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN))
  if (numbers.some(Number.isNaN) || !(numbers[0] !== undefined && numbers[0] <= 1))
    return numbers.length > 0 && continues(numbers)
  return continues(numbers)
}

function continues(numbers: number[]): boolean {
  const steps = numbers.slice(1).filter((value, index) => value === (numbers[index] ?? 0) + 1 || value === 1).length
  return !numbers.some(Number.isNaN) && numbers.length >= 2 && steps >= (numbers.length - 1) * 0.8
}

/** One column is the name: of several the last; without any, the widest unknown one. */
function settleNames(columns: Column[], grid: Grid) {
  const names = columns.map((column, index) => (column.role === 'name' ? index : -1)).filter((index) => index >= 0)
  for (const index of names.slice(0, -1)) {
    const column = columns[index]
    if (column)
      column.role = /^(?:内容|主要内容|工作内容)$/.test(columns[names[names.length - 1] ?? 0]?.title ?? '') ? 'name' : 'category'
  }
  const left = columns.map((column, index) => (column.role === 'name' ? index : -1)).filter((index) => index >= 0)
  for (const index of left.slice(1)) {
    const column = columns[index]
    if (column) column.role = 'measure'
  }
  if (left.length > 0) return
  const width = (index: number) => cellsOf(grid, index).reduce((sum, text) => sum + text.length, 0)
  const open = columns
    .map((column, index) => (column.role === null || column.role === 'category' ? index : -1))
    .filter((index) => index >= 0)
  const widest = open.sort((a, b) => width(b) - width(a))[0]
  const column = widest === undefined ? undefined : columns[widest]
  if (column) column.role = 'name'
}

/** Of several category columns the one that only says 养老 or 托育 is the domain; the last is the category. */
function settleCategories(columns: Column[], grid: Grid) {
  const categories = columns.map((column, index) => (column.role === 'category' ? index : -1)).filter((index) => index >= 0)
  if (categories.length < 2) return
  const domain = categories.find((index) => {
    const cells = cellsOf(grid, index)
    return cells.length > 0 && cells.every((text) => text.length <= 8 && fieldOf(text) !== null)
  })
  const rest = categories.filter((index) => index !== domain)
  for (const index of categories) {
    const column = columns[index]
    if (!column) continue
    column.role = index === domain ? 'domain' : index === rest[rest.length - 1] ? 'category' : null
  }
}

/**
 * Of several dated columns the earliest is the base and the last the target, those between are interim targets. A column that
 * calls itself a target is taken for the base only where it lies five years or more before the last: 2020年目标, 2025年目标.
 */
function settleYears(columns: Column[]) {
  const bare = columns.filter((column) => column.role === 'year')
  const dated = columns.filter((column) => (column.role === 'year' || column.role === 'target') && column.year !== null)
  const last = Math.max(...dated.map((column) => column.year ?? 0))
  const [earliest] = dated.sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  const hasBase = columns.some((column) => column.role === 'base')
  for (const column of bare) column.role = 'target'
  if (!earliest || hasBase || (earliest.year ?? 0) >= last) return
  if (bare.includes(earliest) || (earliest.year ?? 0) <= last - 5) earliest.role = 'base'
}
