import type { Syntax, Turn } from '../syntax.ts'
import { dateOfEpochDay, epochDay } from '../temporal/calendar.ts'
import { FeelDate, FeelRange, UNKNOWN, type Unknown, type Value } from '../values.ts'
import type { Budget, Build, Frame, Piece, Run } from './piece.ts'
import type { Scope } from './scope.ts'

type Bound = { slot: number; from: Run; to: Run | null }
/** Goes through all turns; `visit` answers true to stop. What it went through cannot be gone through: null, or UNKNOWN. */
type Walk = (frame: Frame, visit: (frame: Frame) => boolean) => undefined | null | Unknown

/** `for … return …`: the list of results, which the body sees so far as `partial`. */
export function compileFor(turns: readonly Turn[], result: Syntax, scope: Scope, build: Build): Piece {
  const { walk, inner } = compileTurns(turns, scope, build)
  const partial = build.newSlot()
  const run = build.piece(result, inner.withGrowing('partial', partial)).run
  return {
    run: (frame) => {
      const results: Value[] = []
      let unknown = false
      const failed = walk(frame, (at) => {
        at[partial] = results
        const value = run(at)
        unknown = value === UNKNOWN
        results.push(value)
        return unknown
      })
      if (unknown) return UNKNOWN
      return failed === undefined ? results : failed
    },
  }
}

/** `some … satisfies …` where `until` is true, `every` where it is false: as `or` and `and` over all turns. */
export function compileQuantified(turns: readonly Turn[], condition: Syntax, until: boolean, scope: Scope, build: Build): Piece {
  const { walk, inner } = compileTurns(turns, scope, build)
  const run = build.piece(condition, inner).run
  return {
    run: (frame) => {
      let [decided, unknown, none] = [false, false, false]
      const failed = walk(frame, (at) => {
        const answer = run(at)
        if (answer === UNKNOWN) unknown = true
        else if (typeof answer !== 'boolean') none = true
        else decided = answer === until
        return decided
      })
      if (decided) return until
      if (unknown) return UNKNOWN
      if (failed !== undefined) return failed
      return none ? null : !until
    },
  }
}

function compileTurns(turns: readonly Turn[], scope: Scope, build: Build): { walk: Walk; inner: Scope } {
  let inner = scope
  const bounds = turns.map((turn): Bound => {
    const from = build.piece(turn.in, inner).run
    const to = turn.to === undefined ? null : build.piece(turn.to, inner).run
    const slot = build.newSlot()
    inner = inner.with(turn.name, slot)
    return { slot, from, to }
  })
  return { walk: (frame, visit) => goThrough(bounds, 0, frame, visit, build.budget), inner }
}

function goThrough(
  bounds: readonly Bound[],
  depth: number,
  frame: Frame,
  visit: (frame: Frame) => boolean,
  budget: Budget,
): undefined | null | Unknown {
  const { slot, from, to } = bounds[depth] as Bound
  const values = to === null ? valuesOf(from(frame)) : valuesBetween(from(frame), to(frame))
  if (values === null || values === UNKNOWN) return values
  let stopped = false
  const visitNext = (at: Frame) => {
    stopped = visit(at)
    return stopped
  }
  for (const value of values) {
    budget.turn()
    frame[slot] = value
    if (depth === bounds.length - 1) {
      if (visit(frame)) return undefined
    } else {
      const failed = goThrough(bounds, depth + 1, frame, visitNext, budget)
      if (failed !== undefined || stopped) return failed
    }
  }
  return undefined
}

function valuesOf(domain: Value): Iterable<Value> | null | Unknown {
  if (domain === null || domain === UNKNOWN) return domain
  if (Array.isArray(domain)) return domain
  if (!(domain instanceof FeelRange)) return [domain]
  const { low, high, lowIncluded, highIncluded } = domain
  const [from, to] = [stepOf(low), stepOf(high)]
  if (from === null || to === null || from.date !== to.date) return null
  const [first, last] = [from.at + (lowIncluded ? 0 : 1), to.at - (highIncluded ? 0 : 1)]
  return first > last ? [] : steps(first, last, from.date)
}

/** `1..3`, `3..1`: upwards or downwards, both ends included. */
function valuesBetween(low: Value, high: Value): Iterable<Value> | null | Unknown {
  if (low === UNKNOWN || high === UNKNOWN) return UNKNOWN
  const [from, to] = [stepOf(low), stepOf(high)]
  return from === null || to === null || from.date !== to.date ? null : steps(from.at, to.at, from.date)
}

/** Loops step through whole numbers and days. */
function stepOf(end: Value): { at: number; date: boolean } | null {
  if (typeof end === 'number') return { at: end, date: false }
  return end instanceof FeelDate ? { at: epochDay(end), date: true } : null
}

function* steps(from: number, to: number, date: boolean): Iterable<Value> {
  const step = from <= to ? 1 : -1
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) yield date ? dateOfEpochDay(at) : at
}
