import { compare, equal, inRange } from '../operate/index.ts'
import { FeelRange, UNKNOWN, type Value } from '../values.ts'
import { inOrder } from './compare.ts'
import { both } from './logic.ts'
import { type Frame, folded, type Piece } from './piece.ts'

/** `(= 10)` as a value: it holds the same as `[10..10]` and is not equal to it. */
export class SingleRange extends FeelRange {}

/** `(!= 10)` as a value: everything but its end. */
export class OtherRange extends FeelRange {}

export type Ends = { low: Piece | null; high: Piece | null; lowIncluded: boolean; highIncluded: boolean }

/** `[low..high)`, `(< high)`: null where an end is, where the ends have no order, or where they are in the wrong one. */
export function compileRange({ low, high, lowIncluded, highIncluded }: Ends): Piece {
  const parts = [low, high].filter((end) => end !== null)
  return folded(
    (frame) => {
      const from = low === null ? null : low.run(frame)
      const to = high === null ? null : high.run(frame)
      if (from === UNKNOWN || to === UNKNOWN) return UNKNOWN
      if ((low !== null && from === null) || (high !== null && to === null)) return null
      const order = low === null ? compare(to, to) : high === null ? compare(from, from) : compare(from, to)
      return order === null || order > 0 ? null : new FeelRange(from, to, lowIncluded, highIncluded)
    },
    ...parts,
  )
}

/** `(= 10)` and `(!= 10)` where a value is asked for. */
export function compileSingle(end: Piece, equals: boolean): Piece {
  return folded((frame) => {
    const value = end.run(frame)
    if (value === UNKNOWN || value === null) return value
    return equals ? new SingleRange(value, value, true, true) : new OtherRange(value, value, false, false)
  }, end)
}

/** Whether a value lies in a range; ranges are only equal to one another. */
export function within(value: Value, range: FeelRange): Value {
  if (value === UNKNOWN) return UNKNOWN
  if (value instanceof FeelRange) return equal(value, range)
  if (!(range instanceof OtherRange)) return inRange(value, range)
  const answer = equal(value, range.low)
  return answer === null ? null : !answer
}

/** The test that a range makes: the same as being in its value, without making one where its ends are numbers. */
export function rangeTest(ends: Ends): (value: Value, frame: Frame) => Value {
  const { low, high, lowIncluded, highIncluded } = ends
  const { run, constant } = compileRange(ends)
  const slow = (value: Value, frame: Frame) => {
    const range = run(frame)
    return range instanceof FeelRange ? within(value, range) : range
  }
  const [least, most] = [
    low === null ? Number.NEGATIVE_INFINITY : low.constant,
    high === null ? Number.POSITIVE_INFINITY : high.constant,
  ]
  if (!(constant instanceof FeelRange) || typeof least !== 'number' || typeof most !== 'number') return slow
  return (value, frame) => {
    if (typeof value !== 'number') return slow(value, frame)
    return (lowIncluded ? value >= least : value > least) && (highIncluded ? value <= most : value < most)
  }
}

/** `x between a and b`: `x >= a and x <= b`. */
export function compileBetween(of: Piece, low: Piece, high: Piece): Piece {
  const [runOf, runLow, runHigh] = [of.run, low.run, high.run]
  return folded(
    (frame) => {
      const value = runOf(frame)
      const from = runLow(frame)
      const to = runHigh(frame)
      if (typeof value === 'number' && typeof from === 'number' && typeof to === 'number') return value >= from && value <= to
      return both(inOrder(value, from, '>='), inOrder(value, to, '<='))
    },
    of,
    low,
    high,
  )
}
