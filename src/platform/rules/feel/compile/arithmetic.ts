import { add, divide, multiply, negate, power, subtract } from '../operate/index.ts'
import type { Arithmetic } from '../syntax.ts'
import { UNKNOWN, type Value } from '../values.ts'
import { folded, type Piece, type Run } from './piece.ts'

/** `a + b` and the like: small integers here, everything else by the operators. */
export function compileArithmetic(operator: Arithmetic, left: Piece, right: Piece): Piece {
  return folded(runs[operator](left.run, right.run), left, right)
}

const runs: Record<Arithmetic, (left: Run, right: Run) => Run> = {
  '+': (left, right) => (frame) => {
    const a = left(frame)
    const b = right(frame)
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b
      if (Number.isSafeInteger(sum)) return sum
    }
    return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : add(a, b)
  },
  '-': (left, right) => (frame) => {
    const a = left(frame)
    const b = right(frame)
    if (typeof a === 'number' && typeof b === 'number') {
      const difference = a - b
      if (Number.isSafeInteger(difference)) return difference
    }
    return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : subtract(a, b)
  },
  '*': (left, right) => (frame) => {
    const a = left(frame)
    const b = right(frame)
    if (typeof a === 'number' && typeof b === 'number') {
      const product = a * b
      // There is one zero.
      if (Number.isSafeInteger(product)) return product + 0
    }
    return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : multiply(a, b)
  },
  '/': (left, right) => strictly(left, right, divide),
  '**': (left, right) => strictly(left, right, power),
}

function strictly(left: Run, right: Run, operate: (a: Value, b: Value) => Value): Run {
  return (frame) => {
    const a = left(frame)
    const b = right(frame)
    return a === UNKNOWN || b === UNKNOWN ? UNKNOWN : operate(a, b)
  }
}

/** `-a` */
export function compileNegate(of: Piece): Piece {
  const run = of.run
  return folded((frame) => {
    const value = run(frame)
    return value === UNKNOWN ? UNKNOWN : negate(value)
  }, of)
}
