import { compareNumbers, isNumber } from '../number.ts'
import { type FeelContext, FeelFunction, FeelRange, type Value } from '../values.ts'
import { compare } from './compare.ts'

/** `a = b` (tables 49 and 53): null where they are of different kinds and neither is null. */
export function equal(a: Value, b: Value): boolean | null {
  if (a === null || b === null) return a === b
  switch (typeof a) {
    case 'string':
      return typeof b === 'string' ? a === b : null
    case 'boolean':
      return typeof b === 'boolean' ? a === b : null
    case 'number':
      if (typeof b === 'number') return a === b
  }
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) === 0 : null
  if (Array.isArray(a)) return Array.isArray(b) ? equalLists(a, b) : null
  if (a instanceof Map) return b instanceof Map ? equalContexts(a, b) : null
  if (a instanceof FeelRange) return b instanceof FeelRange ? equalRanges(a, b) : null
  if (a instanceof FeelFunction) return b instanceof FeelFunction ? a === b : null
  const order = compare(a, b)
  return order === null ? null : order === 0
}

function equalLists(a: readonly Value[], b: readonly Value[]): boolean | null {
  return a.length === b.length ? allEqual(a.map((item, i) => [item, b[i] as Value])) : false
}

function equalContexts(a: FeelContext, b: FeelContext): boolean | null {
  if (a.size !== b.size || ![...a.keys()].every((key) => b.has(key))) return false
  return allEqual([...a].map(([key, value]) => [value, b.get(key) as Value]))
}

/** Ranges written differently are not equal: `(= 10)` is another class than `[10..10]`. */
function equalRanges(a: FeelRange, b: FeelRange): boolean | null {
  if (a.constructor !== b.constructor || a.lowIncluded !== b.lowIncluded || a.highIncluded !== b.highIncluded) return false
  return allEqual([
    [a.low, b.low],
    [a.high, b.high],
  ])
}

/** False if one pair differs, else null if one cannot be compared. */
function allEqual(pairs: readonly (readonly [Value, Value])[]): boolean | null {
  let answer: boolean | null = true
  for (const [a, b] of pairs) {
    const same = equal(a, b)
    if (same === false) return false
    if (same === null) answer = null
  }
  return answer
}
