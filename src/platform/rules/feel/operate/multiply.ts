import type { Decimal } from 'decimal.js'
import * as numbers from '../number.ts'
import { DaysDuration, type FeelNumber, MonthsDuration, type Value } from '../values.ts'

/** `a * b` (table 59): numbers, or a number and a duration; null for anything else. */
export function multiply(a: Value, b: Value): Value {
  if (numbers.isNumber(a)) return numbers.isNumber(b) ? numbers.multiply(a, b) : times(b, a)
  return numbers.isNumber(b) ? times(a, b) : null
}

/** A duration of that many months, what is less than one cut off; null where they are too many to count. */
export function monthsOf(months: Decimal): MonthsDuration | null {
  const whole = months.trunc().toNumber() + 0
  return Number.isSafeInteger(whole) ? new MonthsDuration(whole) : null
}

/** A duration of that many nanoseconds, what is less than one cut off; null where no number of the standard could hold them. */
export function nanosOf(nanos: Decimal): DaysDuration | null {
  return nanos.isFinite() && nanos.e <= 34 ? new DaysDuration(BigInt(nanos.trunc().toFixed())) : null
}

function times(duration: Value, factor: FeelNumber): Value {
  if (duration instanceof MonthsDuration) return monthsOf(new numbers.Wide(duration.months).times(factor))
  if (duration instanceof DaysDuration) return nanosOf(new numbers.Wide(duration.nanos).times(factor))
  return null
}
