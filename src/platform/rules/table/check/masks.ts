import type { Value } from '../../feel/values.ts'
import type { Atom, Logic } from './condition.ts'

/** What a condition may be, as a set: true 1, false 2, null 4. */
export type Mask = number
export const TRUE = 1
export const FALSE = 2
export const NULL = 4
const ANYTHING = TRUE | FALSE | NULL

/** A value of a condition as a set of one. */
export const maskOf = (value: Value): Mask => (value === true ? TRUE : value === false ? FALSE : NULL)

/** What a condition may be, given what its atoms may be (FEEL's three-valued and, or, not). */
export function possible(logic: Logic, atomMask: (atom: Atom) => Mask): Mask {
  switch (logic.kind) {
    case 'sure':
      return maskOf(logic.value)
    case 'opaque':
      return ANYTHING
    case 'atom':
      return atomMask(logic)
    case 'not':
      return turned(possible(logic.of, atomMask))
    case 'all':
      return joined(logic.of.map((it) => possible(it, atomMask)))
    case 'any':
      return turned(joined(logic.of.map((it) => turned(possible(it, atomMask)))))
  }
}

function turned(mask: Mask): Mask {
  return (mask & NULL) | (mask & TRUE ? FALSE : 0) | (mask & FALSE ? TRUE : 0)
}

function joined(parts: Mask[]): Mask {
  const some = (mask: Mask) => parts.some((it) => (it & mask) !== 0)
  const all = (mask: Mask) => parts.every((it) => (it & mask) !== 0)
  return (all(TRUE) ? TRUE : 0) | (some(FALSE) ? FALSE : 0) | (some(NULL) && all(TRUE | NULL) ? NULL : 0)
}
