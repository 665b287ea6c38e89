import { type FeelDate, FeelDateTime, FeelTime, type Zone } from '../values.ts'
import { dateOfEpochDay, epochDay, plusMonths } from './calendar.ts'
import { compareDates, dateFromText, textOfDate } from './date.ts'
import { nanoOfDay, nanosOfDay, nanosOfSecond, readTime, secondOfDay, textOfTime, timeOfNano } from './time.ts'
import { offsetAt, offsetOfLocal, sameZone } from './zone.ts'

/** `2026-11-22T09:05:00@Asia/Shanghai`, or a date alone for its midnight; null when it is not of that form. */
export function dateTimeFromText(text: string): FeelDateTime | null {
  const [day = '', clock, more] = text.split('T')
  // A zone's name may hold a T (`@Etc/GMT`): only the first parts the day from the clock.
  const rest = more === undefined ? clock : text.slice(day.length + 1)
  const date = dateFromText(day)
  if (date === null) return null
  if (rest === undefined) return midnight(date, null)
  const read = readTime(rest)
  if (read === null) return null
  const on = read.nextDay ? dateOfEpochDay(epochDay(date) + 1) : date
  return on === null ? null : new FeelDateTime(on, read.time)
}

/** `2026-11-22T09:05:00@Asia/Shanghai`. */
export function textOfDateTime({ date, time }: FeelDateTime): string {
  return `${textOfDate(date)}T${textOfTime(time)}`
}

/** The beginning of the day. */
export function midnight(date: FeelDate, zone: Zone | null): FeelDateTime {
  return new FeelDateTime(date, new FeelTime(0, 0, 0, 0, zone))
}

/** Seconds east of UTC of the clock that shows it; null where it has no zone. */
export function offsetOfDateTime({ date, time }: FeelDateTime): number | null {
  return time.zone === null ? null : offsetOfLocal(time.zone, epochDay(date) * 86_400 + secondOfDay(time))
}

/**
 * Negative, zero or positive as `a` is before, at or after `b`, by whole seconds as the standard's test cases have it; one without a zone takes the
 * other's offset (table 54).
 */
export function compareDateTimes(a: FeelDateTime, b: FeelDateTime): number {
  const [zoneA, zoneB] = [a.time.zone, b.time.zone]
  if (zoneA === null || zoneB === null || (sameZone(zoneA, zoneB) && zoneA !== null && 'offset' in zoneA)) {
    return compareDates(a.date, b.date) || secondOfDay(a.time) - secondOfDay(b.time)
  }
  const seconds = secondOfDay(a.time) - secondOfDay(b.time) - (offsetOfDateTime(a) ?? 0) + (offsetOfDateTime(b) ?? 0)
  // Days and seconds apart: at the standard's far years their sum is no safe integer.
  const days = epochDay(a.date) - epochDay(b.date)
  return Math.abs(days) > 4 ? days : days * 86_400 + seconds
}

/** Nanoseconds since 1970-01-01T00:00:00: of UTC where it has a zone, else of its own clock. */
export function epochNanos(value: FeelDateTime): bigint {
  return localNanos(value) - BigInt(offsetOfDateTime(value) ?? 0) * nanosOfSecond
}

/** Moved by an exact length of time and shown on the same zone's clocks; null beyond the standard's years. */
export function plusNanos(value: FeelDateTime, nanos: bigint): FeelDateTime | null {
  const { zone } = value.time
  if (zone === null) return ofLocalNanos(localNanos(value) + nanos, null)
  const instant = epochNanos(value) + nanos
  return ofLocalNanos(instant + BigInt(offsetAt(zone, Number(instant / nanosOfSecond))) * nanosOfSecond, zone)
}

/** The same clock time that many months later. */
export function plusMonthsAt({ date, time }: FeelDateTime, months: number): FeelDateTime | null {
  const moved = plusMonths(date, months)
  return moved === null ? null : new FeelDateTime(moved, time)
}

function localNanos({ date, time }: FeelDateTime): bigint {
  return BigInt(epochDay(date)) * nanosOfDay + nanoOfDay(time)
}

function ofLocalNanos(nanos: bigint, zone: Zone | null): FeelDateTime | null {
  const within = ((nanos % nanosOfDay) + nanosOfDay) % nanosOfDay
  const date = dateOfEpochDay(Number((nanos - within) / nanosOfDay))
  return date === null ? null : new FeelDateTime(date, timeOfNano(within, zone))
}
