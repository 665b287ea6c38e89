import { Temporal } from 'temporal-polyfill'
import { zone } from '../../../platform/clock.ts'
import type { Hours } from '../facilities/contract.ts'

/** The weekday (Monday is 1) and the time of day of an instant in Asia/Shanghai. */
export function weekTime(at: Date): { weekday: number; time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  return { weekday: local.dayOfWeek, time: local.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

type Differs = { opens: string | null; closes: string | null }

/**
 * Whether a week's hours hold the instant, or those of a day that differs from it; null where there are none. Times compare as text, `24:00` being the
 * end of the day.
 */
export function isOpenAt(hours: readonly Hours[] | undefined, at: Date, differs?: Differs): boolean | null {
  if (differs) {
    const { time } = weekTime(at)
    return differs.opens !== null && differs.closes !== null && differs.opens <= time && time < differs.closes
  }
  if (!hours || hours.length === 0) return null
  const { weekday, time } = weekTime(at)
  return hours.some((it) => it.weekday === weekday && it.opens <= time && time < it.closes)
}

/** The hours of a week together; null where there are none on record. */
export function weeklyHours(hours: readonly Hours[] | undefined): number | null {
  if (!hours || hours.length === 0) return null
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return hours.reduce((sum, { opens, closes }) => sum + minutes(closes) - minutes(opens), 0) / 60
}
