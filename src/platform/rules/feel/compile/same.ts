import { compareNumbers, isNumber } from '../number.ts'
import { FeelDate, UNKNOWN, type Value } from '../values.ts'

/** Whether two known values are one and the same: stricter than FEEL's `=`, to which 10:00Z and 10:00+00:00 are equal though they are not written alike. */
export function same(a: Value, b: Value): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false
  if (a === b) return true
  if (a === null || b === null || typeof a !== typeof b || typeof a !== 'object' || typeof b !== 'object') return false
  if (isNumber(a)) return isNumber(b) && compareNumbers(a, b) === 0
  if (a instanceof FeelDate) return b instanceof FeelDate && a.year === b.year && a.month === b.month && a.day === b.day
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => same(item, b[i] as Value))
  if (!(a instanceof Map) || !(b instanceof Map) || a.size !== b.size) return false
  return [...a].every(([key, value]) => b.has(key) && same(value, b.get(key) as Value))
}
