import type { PlanPack } from '../import/pack.ts'

/** Something in a pack that cannot be: a stable code (also the key of its sentence), and what fills it; `row` is how people call the row. */
export type Fault = { code: string; details: { row: string } & Record<string, unknown> }

type Indicator = PlanPack['indicators'][number]

/** So many characters a name may have; what is longer is a paragraph taken for a name, and is refused, not cut. */
export const longestName = 500

/** Everything in a pack that does not agree with itself, or points outside the text it was read from. */
export function faultsOf(pack: PlanPack, textLength: number): Fault[] {
  const keys = pack.indicators.map((row) => row.key)
  return [
    ...(pack.periodEnd !== null && (pack.periodEnd < 2000 || pack.periodEnd > 2100)
      ? [fault('period_implausible', String(pack.periodEnd))]
      : []),
    ...pack.indicators.flatMap((row) => faultsOfIndicator(row)),
    ...pack.indicators
      .filter((row, at) => keys.indexOf(row.key) !== at)
      .map((row) => fault('indicator_key_twice', row.name, { key: row.key })),
    ...pack.projects
      .filter((row) => (row.investmentWan ?? 0) < 0 || (row.requestedWan ?? 0) < 0)
      .map((row) => fault('money_negative', row.name)),
    ...rowsOf(pack).flatMap(({ name, span: [from, to] }) => [
      ...(name.trim() === '' ? [fault('row_without_name', '')] : []),
      ...(name.length > longestName
        ? [fault('name_too_long', `${name.slice(0, 30)}…`, { most: longestName, length: name.length })]
        : []),
      ...(from > to || to > textLength ? [fault('span_outside_text', name)] : []),
    ]),
  ]
}

/** The faults a correction brought in: those the pack before did not have already. */
export function newFaults(before: Fault[], after: Fault[]): Fault[] {
  const known = new Set(before.map(nameOf))
  return after.filter((one) => !known.has(nameOf(one)))
}

function faultsOfIndicator(row: Indicator): Fault[] {
  const { targetOp, targetValue, targetMax, baseYear, targetYear } = row
  const faults: Fault[] = []
  if (!new RegExp(`^${row.domain}/[1-9]\\d{0,2}$`).test(row.key))
    faults.push(fault('indicator_key_malformed', row.name, { key: row.key }))
  if (targetOp !== 'qualitative' && targetValue === null) faults.push(fault('target_figure_missing', row.name, { op: targetOp }))
  if (targetOp === 'qualitative' && targetValue !== null)
    faults.push(fault('target_figure_unexpected', row.name, { figure: targetValue }))
  if (targetOp === 'range' && (targetMax === undefined || targetMax < (targetValue ?? Number.NEGATIVE_INFINITY)))
    faults.push(fault('target_range_reversed', row.name))
  if (targetOp !== 'range' && targetMax !== undefined) faults.push(fault('target_max_unexpected', row.name))
  if (row.baseValue !== null && row.base === null)
    faults.push(fault('base_figure_unprinted', row.name, { figure: row.baseValue }))
  if (baseYear !== null && targetYear !== null && baseYear > targetYear)
    faults.push(fault('years_reversed', row.name, { baseYear, targetYear }))
  return faults
}

function rowsOf(pack: PlanPack): { name: string; span: readonly [number, number] }[] {
  const tasks = pack.tasks.map((row) => ({ name: row.title, span: row.span }))
  return [...pack.indicators, ...tasks, ...pack.projects, ...Object.values(pack.lists).flat()]
}

const fault = (code: string, row: string, details: Record<string, unknown> = {}): Fault => ({
  code,
  details: { row, ...details },
})
const nameOf = (one: Fault) => JSON.stringify([one.code, one.details])
