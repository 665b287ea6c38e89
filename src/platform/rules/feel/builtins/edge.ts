import { compare } from '../operate/compare.ts'
import type { FeelRange, Value } from '../values.ts'

/** An end of a range. `at` is null where it is open; `beyond` says on which side then. */
export type Edge = { at: Value; beyond: -1 | 0 | 1; included: boolean }

/** What range functions compare: a range, or a point, which starts and ends at itself. */
export type Span = { start: Edge; end: Edge; isPoint: boolean }

export function startOf({ low, lowIncluded }: FeelRange): Edge {
  return { at: low, beyond: low === null ? -1 : 0, included: lowIncluded }
}

export function endOf({ high, highIncluded }: FeelRange): Edge {
  return { at: high, beyond: high === null ? 1 : 0, included: highIncluded }
}

export function pointEdges(at: Value): Span {
  const edge: Edge = { at, beyond: 0, included: true }
  return { start: edge, end: edge, isPoint: true }
}

/** Negative, zero or positive as `a` lies before, at or after `b`. Both must be of one order. */
export function order(a: Edge, b: Edge): number {
  return a.beyond !== 0 || b.beyond !== 0 ? a.beyond - b.beyond : (compare(a.at, b.at) ?? Number.NaN)
}

/** Whether both are the same value and belong to their ranges. */
export function meet(a: Edge, b: Edge): boolean {
  return a.included && b.included && order(a, b) === 0
}
