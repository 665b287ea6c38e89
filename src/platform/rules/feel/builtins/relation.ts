import { compare } from '../operate/compare.ts'
import { type FeelFunction, FeelRange, type Value } from '../values.ts'
import { BuiltIn, type Form, form, takes } from './built-in.ts'
import { point, range } from './domain.ts'
import { type Edge, endOf, meet, order, pointEdges, type Span, startOf } from './edge.ts'

const onPoints = (run: Relation) => form([takes('point1', point), takes('point2', point)], between(run))
const onPointAndRange = (run: Relation) => form([takes('point', point), takes('range', range)], between(run))
const onRangeAndPoint = (run: Relation) => form([takes('range', range), takes('point', point)], between(run))
const onRanges = (run: Relation) => form([takes('range1', range), takes('range2', range)], between(run))

/** Range functions (table 78). An open end lies beyond every value; null where the values have no common order. */
export const relations: Record<string, FeelFunction> = {
  before: of(before, onPoints, onPointAndRange, onRangeAndPoint, onRanges),
  after: of(turned(before), onPoints, onPointAndRange, onRangeAndPoint, onRanges),
  meets: of(meets, onRanges),
  'met by': of(turned(meets), onRanges),
  overlaps: of(overlaps, onRanges),
  'overlaps before': of(overlapsBefore, onRanges),
  'overlaps after': of(turned(overlapsBefore), onRanges),
  finishes: of(finishes, onPointAndRange, onRanges),
  'finished by': of(turned(finishes), onRangeAndPoint, onRanges),
  includes: of(includes, onRangeAndPoint, onRanges),
  during: of(turned(includes), onPointAndRange, onRanges),
  starts: of(starts, onPointAndRange, onRanges),
  'started by': of(turned(starts), onRangeAndPoint, onRanges),
  coincides: of(coincides, onPoints, onRanges),
}

type Relation = (a: Span, b: Span) => boolean

function before(a: Span, b: Span): boolean {
  const way = order(a.end, b.start)
  return way < 0 || (way === 0 && !(a.end.included && b.start.included))
}

function meets(a: Span, b: Span): boolean {
  return meet(a.end, b.start)
}

function overlaps(a: Span, b: Span): boolean {
  return (order(a.end, b.start) > 0 || meet(a.end, b.start)) && (order(a.start, b.end) < 0 || meet(a.start, b.end))
}

function overlapsBefore(a: Span, b: Span): boolean {
  const [start, end] = [order(a.start, b.start), order(a.end, b.end)]
  const startsFirst = start < 0 || (start === 0 && a.start.included && !b.start.included)
  const endsFirst = end < 0 || (end === 0 && (!a.end.included || b.end.included))
  return startsFirst && (order(a.end, b.start) > 0 || meet(a.end, b.start)) && endsFirst
}

/** A point finishes a range at its included end; the standard does not ask where a point began. */
function finishes(a: Span, b: Span): boolean {
  if (order(a.end, b.end) !== 0 || a.end.included !== b.end.included) return false
  return a.isPoint || startsWithin(a.start, b.start)
}

function starts(a: Span, b: Span): boolean {
  if (order(a.start, b.start) !== 0 || a.start.included !== b.start.included) return false
  return a.isPoint || endsWithin(a.end, b.end)
}

function includes(a: Span, b: Span): boolean {
  return startsWithin(b.start, a.start) && endsWithin(b.end, a.end)
}

function coincides(a: Span, b: Span): boolean {
  const starts = order(a.start, b.start) === 0 && a.start.included === b.start.included
  return starts && order(a.end, b.end) === 0 && a.end.included === b.end.included
}

function startsWithin(inner: Edge, outer: Edge): boolean {
  const way = order(inner, outer)
  return way > 0 || (way === 0 && (!inner.included || outer.included))
}

function endsWithin(inner: Edge, outer: Edge): boolean {
  const way = order(inner, outer)
  return way < 0 || (way === 0 && (!inner.included || outer.included))
}

function turned(run: Relation): Relation {
  return (a, b) => run(b, a)
}

function of(run: Relation, ...ways: ((run: Relation) => Form)[]): FeelFunction {
  return new BuiltIn(ways.map((way) => way(run)))
}

function between(run: Relation): (a: Value, b: Value) => Value {
  return (a, b) => {
    const [first, second] = [spanOf(a), spanOf(b)]
    const ends = [first.start, first.end, second.start, second.end].filter(({ beyond }) => beyond === 0)
    if (ends.some(({ at }) => compare(ends[0]?.at ?? null, at) === null)) return null
    return run(first, second)
  }
}

function spanOf(value: Value): Span {
  return value instanceof FeelRange ? { start: startOf(value), end: endOf(value), isPoint: false } : pointEdges(value)
}
