import { isNumber } from '../number.ts'
import { equal } from '../operate/equal.ts'
import { typeOf } from '../operate/type-of.ts'
import { sameZone } from '../temporal/zone.ts'
import { FeelDateTime, type FeelFunction, FeelRange, FeelTime, type Value } from '../values.ts'
import { builtIn, takes } from './built-in.ts'
import { any } from './domain.ts'

/** `is` (table 77). */
export const identity: Record<string, FeelFunction> = {
  is: builtIn([takes('value1', any), takes('value2', any)], same),
}

/** Whether both are the same element of the domain: unlike `=` it tells zones and fractions of a second apart, and is never null. */
function same(a: Value, b: Value): boolean {
  if (a === null || b === null || typeOf(a) !== typeOf(b)) return a === b
  if (a instanceof FeelTime && b instanceof FeelTime) return sameTime(a, b)
  if (a instanceof FeelDateTime && b instanceof FeelDateTime) return equal(a.date, b.date) === true && sameTime(a.time, b.time)
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i] ?? null))
  if (a instanceof Map && b instanceof Map) {
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key) ?? null))
  }
  if (a instanceof FeelRange && b instanceof FeelRange) {
    return equal(a, b) === true && same(a.low, b.low) && same(a.high, b.high)
  }
  return isNumber(a) ? equal(a, b) === true : a === b || equal(a, b) === true
}

function sameTime(a: FeelTime, b: FeelTime): boolean {
  const clock = a.hour === b.hour && a.minute === b.minute && a.second === b.second && a.nano === b.nano
  return clock && sameZone(a.zone, b.zone)
}
