import { equal } from '../feel/operate/index.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'

/** Whether two answers are one: as FEEL's `=`, and never while one of them is not known. */
export function same(a: Value, b: Value): boolean {
  if (a === UNKNOWN || b === UNKNOWN) return false
  return a === b || equal(a, b) === true
}

/** The one answer that all possible ones are, else UNKNOWN. */
export function agreed(possible: readonly Value[]): Value {
  const [first = null] = possible
  return possible.every((it) => same(it, first)) ? first : UNKNOWN
}
