import * as numbers from '../number.ts'
import { DaysDuration, MonthsDuration, type Value } from '../values.ts'
import { monthsOf, nanosOf } from './multiply.ts'

/** `a / b` (table 59): numbers, a duration by a number, or durations of a kind; null for anything else and where `b` is 0. */
export function divide(a: Value, b: Value): Value {
  if (numbers.isNumber(b)) {
    if (numbers.isNumber(a)) return numbers.divide(a, b)
    if (b === 0) return null
    if (a instanceof MonthsDuration) return monthsOf(new numbers.Wide(a.months).div(b))
    return a instanceof DaysDuration ? nanosOf(new numbers.Wide(a.nanos).div(b)) : null
  }
  if (a instanceof MonthsDuration && b instanceof MonthsDuration) return numbers.divide(a.months, b.months)
  if (a instanceof DaysDuration && b instanceof DaysDuration && b.nanos !== 0n) {
    return numbers.normal(new numbers.Wide(a.nanos).div(new numbers.Wide(b.nanos)))
  }
  return null
}
