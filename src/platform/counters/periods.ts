import { Temporal } from 'temporal-polyfill'
import { plusDays } from '../clock.ts'
import type { Counter } from './counter.ts'

/** Half-open: a stock on day D is stored as [D, D+1), a flow by calendar month. */
export type CountPeriod = { from: string; to: string }

/** How many months back corrections are looked for every night. */
const monthsBack = 12

/** The one day of a stock. */
export const dayPeriod = (day: string): CountPeriod => ({ from: day, to: plusDays(day, 1) })

/** The calendar month a day lies in. */
export function monthPeriod(day: string): CountPeriod {
  const first = Temporal.PlainDate.from(day).with({ day: 1 })
  return { from: first.toString(), to: first.add({ months: 1 }).toString() }
}

type Span = Pick<Counter, 'over' | 'monthsBack'>

/** What changes now: a stock today, a flow this month and the last, or as many as late entries reach back. */
export function currentPeriods({ over, monthsBack: back = 1 }: Span, today: string): CountPeriod[] {
  return over === 'day' ? [dayPeriod(today)] : monthsUpTo(today, back)
}

/**
 * What is counted anew every night and what `reconcile` checks: a stock today, yesterday (now that the day is over) and on the last day of each of
 * the past twelve months; a flow in this month and the past twelve, or as many as late entries reach back. Older periods keep the value they were last
 * counted with.
 */
export function keptPeriods({ over, monthsBack: back = monthsBack }: Span, today: string): CountPeriod[] {
  if (over === 'period') return monthsUpTo(today, back)
  const ends = monthsUpTo(today, monthsBack)
    .slice(0, -1)
    .map((month) => plusDays(month.to, -1))
  return [...new Set([...ends, plusDays(today, -1), today])].map(dayPeriod)
}

function monthsUpTo(today: string, back: number): CountPeriod[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 })
  return Array.from({ length: back + 1 }, (_, i) => monthPeriod(first.subtract({ months: back - i }).toString()))
}
