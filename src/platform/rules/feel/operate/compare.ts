import { compareNumbers, isNumber } from '../number.ts'
import { compareDates } from '../temporal/date.ts'
import { compareDateTimes } from '../temporal/date-time.ts'
import { compareTimes } from '../temporal/time.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, type Value } from '../values.ts'

/** Negative, zero or positive as `a` is less than, equal to or greater than `b` (table 54); null where they are not of one kind that has an order. */
export function compare(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : null
  if (a instanceof FeelDate) return b instanceof FeelDate ? compareDates(a, b) : null
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null
  if (a instanceof FeelDateTime) return b instanceof FeelDateTime ? compareDateTimes(a, b) : null
  if (a instanceof FeelTime) return b instanceof FeelTime ? compareTimes(a, b) : null
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? a.months - b.months : null
  if (a instanceof DaysDuration) return b instanceof DaysDuration ? (a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0) : null
  return null
}

/** By code points: JavaScript's own order puts characters beyond U+FFFF, which it writes as two surrogates, before some of those below. */
function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x === y) continue
    const [beyondX, beyondY] = [isSurrogate(x), isSurrogate(y)]
    return beyondX === beyondY ? x - y : beyondX ? 1 : -1
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
