import { compare, equal } from '../operate/index.ts'
import type { Comparison } from '../syntax.ts'
import { UNKNOWN, type Value } from '../values.ts'
import { folded, type Piece, type Run } from './piece.ts'

/** `a < b` and the like (tables 53 and 54). */
export function compileComparison(operator: Comparison, left: Piece, right: Piece): Piece {
  return folded(runOf(operator, left.run, right), left, right)
}

function runOf(operator: Comparison, left: Run, right: Piece): Run {
  if (operator === '=' || operator === '!=') return equality(left, right, operator === '=')
  return typeof right.constant === 'number' ? withNumber[operator](left, right.constant) : ordered[operator](left, right.run)
}

function equality(left: Run, right: Piece, wanted: boolean): Run {
  const fixed = right.constant
  // What rules ask most: is this fact this word, this number, true?
  if (typeof fixed === 'string')
    return (frame) => {
      const a = left(frame)
      return typeof a === 'string' ? (a === fixed) === wanted : equals(a, fixed, wanted)
    }
  if (typeof fixed === 'number' || typeof fixed === 'boolean')
    return (frame) => {
      const a = left(frame)
      return a === fixed ? wanted : equals(a, fixed, wanted)
    }
  const runRight = right.run
  return (frame) => {
    const a = left(frame)
    const b = runRight(frame)
    if (typeof a === 'string' && typeof b === 'string') return (a === b) === wanted
    if (typeof a === 'number' && typeof b === 'number') return (a === b) === wanted
    return equals(a, b, wanted)
  }
}

function equals(a: Value, b: Value, wanted: boolean): Value {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN
  const answer = equal(a, b)
  return answer === null ? null : answer === wanted
}

type Order = '<' | '<=' | '>' | '>='

const ordered: Record<Order, (left: Run, right: Run) => Run> = {
  '<': (left, right) => (frame) => {
    const a = left(frame)
    const b = right(frame)
    return typeof a === 'number' && typeof b === 'number' ? a < b : inOrder(a, b, '<')
  },
  '<=': (left, right) => (frame) => {
    const a = left(frame)
    const b = right(frame)
    return typeof a === 'number' && typeof b === 'number' ? a <= b : inOrder(a, b, '<=')
  },
  '>': (left, right) => (frame) => {
    const a = left(frame)
    const b = right(frame)
    return typeof a === 'number' && typeof b === 'number' ? a > b : inOrder(a, b, '>')
  },
  '>=': (left, right) => (frame) => {
    const a = left(frame)
    const b = right(frame)
    return typeof a === 'number' && typeof b === 'number' ? a >= b : inOrder(a, b, '>=')
  },
}

const withNumber: Record<Order, (left: Run, right: number) => Run> = {
  '<': (left, b) => (frame) => {
    const a = left(frame)
    return typeof a === 'number' ? a < b : inOrder(a, b, '<')
  },
  '<=': (left, b) => (frame) => {
    const a = left(frame)
    return typeof a === 'number' ? a <= b : inOrder(a, b, '<=')
  },
  '>': (left, b) => (frame) => {
    const a = left(frame)
    return typeof a === 'number' ? a > b : inOrder(a, b, '>')
  },
  '>=': (left, b) => (frame) => {
    const a = left(frame)
    return typeof a === 'number' ? a >= b : inOrder(a, b, '>=')
  },
}

/** Whether two values stand in an order; null where they have none. */
export function inOrder(a: Value, b: Value, order: Order): Value {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN
  const sign = compare(a, b)
  if (sign === null) return null
  if (order === '<') return sign < 0
  if (order === '<=') return sign <= 0
  return order === '>' ? sign > 0 : sign >= 0
}
