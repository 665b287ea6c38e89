import type { Words } from '../../../platform/words/words.ts'
import type { IndicatorRow } from '../indicators/contract.ts'

/** A number as a report prints it: at most four decimals, thousands parted by a comma. */
export const figure = (value: number): string => new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 }).format(value)

/** A number with its unit: per cent close to it, the others too, as Chinese print has it. */
export const withUnit = (value: number, unit: string | null): string => `${figure(value)}${unit ?? ''}`

/** A day in running text: 2025年6月30日. */
export function dayText(day: string, words: Words): string {
  const [year, month, date] = day.split('-').map(Number)
  return words('plans.report.day', { year, month, date, iso: day })
}

/** Money planned in 万元. */
export const wan = (value: number | null): string => (value === null ? '—' : figure(Math.round(value * 100) / 100))

/** Money spent, kept in fen, in 万元 to the fen. */
export const wanOf = (fen: number): number => fen / 1_000_000

/** The target as one reads it: the sign and the figure, or the words printed. */
export function targetText(
  { target: { op, value, max, text }, unit }: Pick<IndicatorRow, 'target' | 'unit'>,
  words: Words,
): string {
  if (op === 'qualitative' || value === null) return text ?? '—'
  if (op === 'range' && max !== null) return words('plans.report.target.range', { low: figure(value), high: withUnit(max, unit) })
  if (op === '~') return words('plans.report.target.about', { value: withUnit(value, unit) })
  const sign = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '', range: '' }[op]
  return `${sign}${withUnit(value, unit)}`
}

/** What stands now: the figure with its day, the verdict, or a dash. */
export function currentText({ current, unit }: Pick<IndicatorRow, 'current' | 'unit'>, words: Words): string {
  if (current === null) return '—'
  if (current.value !== null) return withUnit(current.value, unit)
  return current.verdict === null ? '—' : words(`plans.report.verdict.${current.verdict}`)
}

/** Where the plan starts from: the figure, else the words printed. */
export const baseText = ({ base, unit }: Pick<IndicatorRow, 'base' | 'unit'>): string =>
  base.value === null ? (base.text ?? '—') : withUnit(base.value, unit)

/** The sentence that says why an indicator stands as it does. */
export const reasonText = ({ reason }: Pick<IndicatorRow, 'reason'>, words: Words): string =>
  words(`indicator.reason.${reason.code}`, reason.params)
