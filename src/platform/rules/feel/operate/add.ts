import * as numbers from '../number.ts'
import { dateOfEpochDay, epochDay, plusMonths } from '../temporal/calendar.ts'
import { plusMonthsAt, plusNanos } from '../temporal/date-time.ts'
import { nanoOfDay, nanosOfDay, timeOfNano } from '../temporal/time.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, type Value } from '../values.ts'

/** `a + b` (tables 56 and 57): numbers, strings, durations of a kind, and a duration on either side of a date or time; null for anything else. */
export function add(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return numbers.add(a, b)
  if (numbers.isNumber(a) && numbers.isNumber(b)) return numbers.add(a, b)
  if (typeof a === 'string' && typeof b === 'string') return a + b
  if (b instanceof DaysDuration) return a instanceof DaysDuration ? new DaysDuration(a.nanos + b.nanos) : plusDays(a, b.nanos)
  if (b instanceof MonthsDuration) return plusYears(a, b.months)
  if (a instanceof DaysDuration) return plusDays(b, a.nanos)
  if (a instanceof MonthsDuration) return plusYears(b, a.months)
  return null
}

/** A date, time, or date and time moved by an exact length; a date by the whole days that its midnight reaches. */
export function plusDays(value: Value, nanos: bigint): Value {
  if (value instanceof FeelDate) return dateOfEpochDay(epochDay(value) + Number(floorDivide(nanos, nanosOfDay)))
  if (value instanceof FeelDateTime) return plusNanos(value, nanos)
  if (value instanceof FeelTime) return timeOfNano(nanoOfDay(value) + nanos, value.zone)
  return null
}

/** A date, date and time, or years and months moved by months. */
export function plusYears(value: Value, months: number): Value {
  if (value instanceof FeelDate) return plusMonths(value, months)
  if (value instanceof FeelDateTime) return plusMonthsAt(value, months)
  return value instanceof MonthsDuration ? new MonthsDuration(value.months + months) : null
}

function floorDivide(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n)
}
