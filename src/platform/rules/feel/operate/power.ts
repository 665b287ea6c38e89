import * as numbers from '../number.ts'
import type { Value } from '../values.ts'

/** `a ** b` of numbers (table 60); null for anything else. */
export function power(a: Value, b: Value): Value {
  return numbers.isNumber(a) && numbers.isNumber(b) ? numbers.power(a, b) : null
}
