import * as numbers from '../number.ts'
import { DaysDuration, MonthsDuration, type Value } from '../values.ts'

/** `-a` of a number or a duration (table 62); null for anything else. */
export function negate(a: Value): Value {
  if (numbers.isNumber(a)) return numbers.negate(a)
  if (a instanceof DaysDuration) return new DaysDuration(-a.nanos)
  return a instanceof MonthsDuration ? new MonthsDuration(0 - a.months) : null
}
