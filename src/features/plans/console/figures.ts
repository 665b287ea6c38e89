import { figure } from '../../../console/words/instant.ts'
import type { Words } from '../../../platform/words/words.ts'
import type { IndicatorRow } from '../indicators/contract.ts'

type Base = IndicatorRow['base']
type Current = NonNullable<IndicatorRow['current']>

/** A number with its unit: per cent close to it, other units after a space. */
export function withUnit(value: number, unit: string | null): string {
  if (unit === null || unit === '') return figure(value)
  return /^[%％‰]/.test(unit) ? `${figure(value)}${unit}` : `${figure(value)}\u00a0${unit}`
}

/** An estimate with its unit, no finer than it can be known: whole from a hundred on, one digit after the point below. */
export const estimate = (value: number, unit: string | null): string =>
  withUnit(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10, unit)

/** Where the plan starts from: the figure, else the words printed, else a dash. */
export const baseText = (base: Base, unit: string | null): string =>
  base.value === null ? (base.text ?? '–') : withUnit(base.value, /^[%％‰]/.test(unit ?? '') ? unit : null)

/** The target as one reads it: `≥ 60%`, `1 200 至 1 500 张`, or the printed words. */
export function targetText({ target, unit }: Pick<IndicatorRow, 'target' | 'unit'>, words: Words): string {
  const { op, value, max, text } = target
  if (op === 'qualitative' || value === null) return text ?? '–'
  if (op === 'range' && max !== null)
    return words('console.plans.target.range', { low: figure(value), high: withUnit(max, unit) })
  if (op === '~') return words('console.plans.target.about', { value: withUnit(value, unit) })
  const sign = { '>=': '≥\u00a0', '>': '>\u00a0', '<=': '≤\u00a0', '<': '<\u00a0', '=': '', range: '' }[op]
  return `${sign}${withUnit(value, unit)}`
}

/** What stands now: the figure, the verdict, or that nothing is approved yet. */
export function currentText(current: Current | null, unit: string | null, words: Words): string {
  if (current === null) return words('indicator.status.awaiting_report')
  if (current.value !== null) return withUnit(current.value, /^[%％‰]/.test(unit ?? '') ? unit : null)
  return current.verdict === null ? '–' : words(`console.plans.verdict.${current.verdict}`)
}

/** Money of the plan, printed in 万元. */
export const wan = (value: number | null, words: Words): string =>
  value === null ? '–' : words('console.plans.money.wan', { value: figure(value) })

/** Money spent, kept in fen, read in 万元. */
export const spent = (fen: number, words: Words): string => wan(fen / 1_000_000, words)
