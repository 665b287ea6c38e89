import { UNKNOWN, type Value } from '../values.ts'
import { folded, type Piece } from './piece.ts'
import { same } from './same.ts'

/** `and` (table 50): false where either is, whatever the other. */
export function compileAnd(left: Piece, right: Piece): Piece {
  const [runLeft, runRight] = [left.run, right.run]
  return folded(
    (frame) => {
      const a = runLeft(frame)
      if (a === false) return false
      const b = runRight(frame)
      return a === true && typeof b === 'boolean' ? b : both(a, b)
    },
    left,
    right,
  )
}

/** `and` of two answers. */
export function both(a: Value, b: Value): Value {
  if (a === false || b === false) return false
  if (a === true && b === true) return true
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : null
}

/** `or`: true where either is. */
export function compileOr(left: Piece, right: Piece): Piece {
  const [runLeft, runRight] = [left.run, right.run]
  return folded(
    (frame) => {
      const a = runLeft(frame)
      if (a === true) return true
      const b = runRight(frame)
      return a === false && typeof b === 'boolean' ? b : either(a, b)
    },
    left,
    right,
  )
}

/** `or` of two answers. */
export function either(a: Value, b: Value): Value {
  if (a === true || b === true) return true
  if (a === false && b === false) return false
  return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : null
}

/** `not(a)`, the library's function, without a call. */
export function compileNot(of: Piece): Piece {
  const run = of.run
  return folded((frame) => {
    const value = run(frame)
    if (typeof value === 'boolean') return !value
    return value === UNKNOWN ? UNKNOWN : null
  }, of)
}

/** `if`: a condition that is not true takes `else`; one that is not known leaves the answer open unless both branches agree. */
export function compileIf(condition: Piece, yes: Piece, no: Piece): Piece {
  const [runCondition, runYes, runNo] = [condition.run, yes.run, no.run]
  return folded(
    (frame) => {
      const holds = runCondition(frame)
      if (holds === true) return runYes(frame)
      if (holds !== UNKNOWN) return runNo(frame)
      const a = runYes(frame)
      return same(a, runNo(frame)) ? a : UNKNOWN
    },
    condition,
    yes,
    no,
  )
}
