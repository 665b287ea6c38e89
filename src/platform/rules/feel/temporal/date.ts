import type { FeelDate } from '../values.ts'
import { dateOf } from './calendar.ts'

const written = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/

/** `2026-11-22`, `-0044-03-15`, `123456-01-01`; null when it is not of that form or there is no such day. */
export function dateFromText(text: string): FeelDate | null {
  const parts = written.exec(text)
  if (parts === null) return null
  const year = Number(parts[2])
  return dateOf(parts[1] === '-' ? 0 - year : year, Number(parts[3]), Number(parts[4]))
}

/** `2026-11-22`. */
export function textOfDate({ year, month, day }: FeelDate): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** Negative, zero or positive as `a` is before, on or after `b`. */
export function compareDates(a: FeelDate, b: FeelDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
