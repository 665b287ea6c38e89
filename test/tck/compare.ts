import { Decimal } from 'decimal.js'
import { isNumber } from '../../src/platform/rules/feel/number.ts'
import { equal, textOf } from '../../src/platform/rules/feel/operate/index.ts'
import { type FeelNumber, UNKNOWN, type Value } from '../../src/platform/rules/feel/values.ts'

/** Whether a result is the one expected: the same kind of value, equal in FEEL, with the same items and entries. */
export function matches(expected: Value, actual: Value): boolean {
  if (expected === null || actual === null) return expected === actual
  if (isNumber(expected) && isNumber(actual)) return sameNumber(expected, actual)
  if (Array.isArray(expected))
    return Array.isArray(actual) && expected.length === actual.length && expected.every((it, i) => matches(it, actual[i] ?? null))
  if (expected instanceof Map)
    return (
      actual instanceof Map &&
      expected.size === actual.size &&
      [...expected].every(([key, it]) => actual.has(key) && matches(it, actual.get(key) ?? null))
    )
  if (typeof expected === 'object' && typeof actual === 'object' && expected.constructor !== actual.constructor) return false
  return equal(expected, actual) === true
}

/** Exactly; where either had to be rounded (a quotient, a root, a binary fraction) by the TCK's 0.00000001, for its expectations have fewer digits. */
function sameNumber(expected: FeelNumber, actual: FeelNumber): boolean {
  const [a, b] = [new Decimal(expected), new Decimal(actual)]
  if (a.equals(b)) return true
  const rounded = a.precision() > 15 || b.precision() > 15
  return rounded && new Decimal(a.minus(b)).abs().lessThan('0.00000001')
}

/** The value as FEEL writes it, for a report. */
export function show(value: Value): string {
  if (value === null) return 'null'
  if (value === UNKNOWN) return 'UNKNOWN'
  if (typeof value === 'string') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (value instanceof Map) return `{${[...value].map(([key, it]) => `${key}: ${show(it)}`).join(', ')}}`
  return textOf(value)
}
