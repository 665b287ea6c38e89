import * as numbers from '../number.ts'
import { epochDay } from '../temporal/calendar.ts'
import { epochNanos, midnight } from '../temporal/date-time.ts'
import { nanoOfDay, nanosOfDay, nanosOfSecond, offsetOfTime } from '../temporal/time.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, type Value } from '../values.ts'
import { plusDays, plusYears } from './add.ts'

/** `a - b` (tables 56 and 57): numbers, durations of a kind, two dates or times, or a duration from one; null for anything else. */
export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return numbers.subtract(a, b)
  if (numbers.isNumber(a) && numbers.isNumber(b)) return numbers.subtract(a, b)
  if (b instanceof DaysDuration) return a instanceof DaysDuration ? new DaysDuration(a.nanos - b.nanos) : plusDays(a, -b.nanos)
  if (b instanceof MonthsDuration) return plusYears(a, -b.months)
  if (a instanceof FeelDate && b instanceof FeelDate) return new DaysDuration(BigInt(epochDay(a) - epochDay(b)) * nanosOfDay)
  if (a instanceof FeelTime && b instanceof FeelTime) return betweenTimes(a, b)
  return betweenInstants(asDateTime(a), asDateTime(b))
}

/** Both need a zone, or neither may have one. */
function betweenInstants(a: FeelDateTime | null, b: FeelDateTime | null): Value {
  if (a === null || b === null || (a.time.zone === null) !== (b.time.zone === null)) return null
  return new DaysDuration(epochNanos(a) - epochNanos(b))
}

function betweenTimes(a: FeelTime, b: FeelTime): Value {
  const [offsetA, offsetB] = [offsetOfTime(a), offsetOfTime(b)]
  if ((offsetA === null) !== (offsetB === null)) return null
  return new DaysDuration(nanoOfDay(a) - nanoOfDay(b) - BigInt((offsetA ?? 0) - (offsetB ?? 0)) * nanosOfSecond)
}

/** A date stands for its midnight in UTC (10.3.2.9.4). */
function asDateTime(value: Value): FeelDateTime | null {
  if (value instanceof FeelDateTime) return value
  return value instanceof FeelDate ? midnight(value, { offset: 0 }) : null
}
