import { divide, add as plus } from '../number.ts'
import { weekday } from '../temporal/calendar.ts'
import { offsetOfDateTime } from '../temporal/date-time.ts'
import { daysParts } from '../temporal/duration.ts'
import { nanosOfSecond } from '../temporal/time.ts'
import { steadyOffset } from '../temporal/zone.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelRange, FeelTime, MonthsDuration, type Value } from '../values.ts'

/** `value.name`: an entry of a context, a component of a date, time, duration or range (tables 65 to 67), or of each item of a list; null where there is none. */
export function property(value: Value, name: string): Value {
  if (value instanceof Map) return value.get(name) ?? null
  if (Array.isArray(value)) return value.map((item) => property(item, name))
  if (value instanceof FeelDate) return ofDate(value, name)
  if (value instanceof FeelDateTime) return name === 'time offset' ? offset(offsetOfDateTime(value)) : ofDateTime(value, name)
  if (value instanceof FeelTime) return ofTime(value, name)
  if (value instanceof DaysDuration) return ofDays(value, name)
  if (value instanceof MonthsDuration) return ofMonths(value, name)
  return value instanceof FeelRange ? ofRange(value, name) : null
}

function ofDate(date: FeelDate, name: string): Value {
  switch (name) {
    case 'year':
      return date.year
    case 'month':
      return date.month
    case 'day':
      return date.day
    case 'weekday':
      return weekday(date)
    default:
      return null
  }
}

function ofDateTime({ date, time }: FeelDateTime, name: string): Value {
  return ofDate(date, name) ?? ofTime(time, name)
}

function ofTime(time: FeelTime, name: string): Value {
  switch (name) {
    case 'hour':
      return time.hour
    case 'minute':
      return time.minute
    case 'second':
      return withNanos(time.second, time.nano)
    case 'time offset':
      return offset(time.zone === null ? null : steadyOffset(time.zone))
    case 'timezone':
      return time.zone !== null && 'name' in time.zone ? time.zone.name : null
    default:
      return null
  }
}

function ofDays(duration: DaysDuration, name: string): Value {
  const parts = daysParts(duration)
  switch (name) {
    case 'days':
      return parts.days
    case 'hours':
      return parts.hours
    case 'minutes':
      return parts.minutes
    case 'seconds':
      return withNanos(parts.seconds, parts.nanos)
    default:
      return null
  }
}

function ofMonths({ months }: MonthsDuration, name: string): Value {
  if (name === 'years') return Math.trunc(months / 12) + 0
  return name === 'months' ? (months % 12) + 0 : null
}

function ofRange(range: FeelRange, name: string): Value {
  switch (name) {
    case 'start':
      return range.low
    case 'end':
      return range.high
    case 'start included':
      return range.lowIncluded
    case 'end included':
      return range.highIncluded
    default:
      return null
  }
}

function offset(seconds: number | null): Value {
  return seconds === null ? null : new DaysDuration(BigInt(seconds) * nanosOfSecond)
}

/** Seconds are a decimal from 0 to less than 60. */
function withNanos(seconds: number, nanos: number): Value {
  if (nanos === 0) return seconds
  const fraction = divide(nanos, 1_000_000_000)
  return fraction === null ? null : plus(seconds, fraction)
}
