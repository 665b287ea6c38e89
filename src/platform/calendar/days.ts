import { Temporal } from 'temporal-polyfill'

const dayMs = 86_400_000

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A day as its number since 1970-01-01, so that counting is integer arithmetic; throws a RangeError for what is no day. */
export function dayNumber(day: string | Temporal.PlainDate): number {
  const text = day instanceof Temporal.PlainDate ? day.toString() : day
  if (!isDay(text)) throw new RangeError(`expected a day that exists, written YYYY-MM-DD, got ${text}`)
  return Date.parse(text) / dayMs
}

export function dayText(number: number): string {
  return new Date(number * dayMs).toISOString().slice(0, 10)
}

/** Saturday or Sunday. Day 0 was a Thursday. */
export function isWeekend(number: number): boolean {
  const weekday = (((number + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}
