import type { Syntax, Turn } from '../syntax.ts'
import { dateOfEpochDay, epochDay } from '../temporal/calendar.ts'
import { FeelDate, FeelRange, UNKNOWN, type Unknown, type Value } from '../values.ts'
import type { Budget, Build, Frame, Piece, Run } from './piece.ts'
import type { Scope } from './scope.ts'

type Bound = { slot: number; from: Run; to: Run | null }
/** How going through the turns ended: by itself, stopped by its visitor, or as a domain is null or not known. */
type End = 'through' | 'stopped' | null | Unknown
type Walk = (frame: Frame, visit: (frame: Frame) => boolean) => End

/** `for … return …`: the list of results, which the body sees so far as `partial`. */
export function compileFor(turns: readonly Turn[], result: Syntax, scope: Scope, build: Build): Piece {
  const { walk, inner } = compileTurns(turns, scope, build)
  const partial = build.newSlot()
  const run = build.piece(result, inner.withGrowing('partial', partial)).run
  return {
    run: (frame) => {
      const results: Value[] = []
      let unknown = false
      const ended = walk(frame, (at) => {
        at[partial] = results
        const value = run(at)
        unknown = value === UNKNOWN
        results.push(value)
        return unknown
      })
      if (unknown) return UNKNOWN
      return ended === 'through' ? results : (ended as null | Unknown)
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
      const ended = walk(frame, (at) => {
        const answer = run(at)
        if (answer === UNKNOWN) unknown = true
        else if (typeof answer !== 'boolean') none = true
        else decided = answer === until
        return decided
      })
      if (decided) return until
      if (unknown) return UNKNOWN
      if (ended !== 'through') return ended as null | Unknown
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

function goThrough(bounds: readonly Bound[], depth: number, frame: Frame, visit: (frame: Frame) => boolean, budget: Budget): End {
  const { slot, from, to } = bounds[depth] as Bound
  const values = to === null ? valuesOf(from(frame)) : valuesBetween(from(frame), to(frame))
  if (values === null || values === UNKNOWN) return values
  const last = depth === bounds.length - 1
  for (let i = 0; i < values.length; i++) {
    budget.turn()
    frame[slot] = values.at(i)
    const ended = last ? (visit(frame) ? 'stopped' : 'through') : goThrough(bounds, depth + 1, frame, visit, budget)
    if (ended !== 'through') return ended
  }
  return 'through'
}

function valuesOf(domain: Value): Values | null | Unknown {
  if (domain === null || domain === UNKNOWN) return domain
  if (Array.isArray(domain)) return new Items(domain)
  if (!(domain instanceof FeelRange)) return new Items([domain])
  const { low, high, lowIncluded, highIncluded } = domain
  const [from, to] = [stepOf(low), stepOf(high)]
  if (from === null || to === null || from.date !== to.date) return null
  const [first, last] = [from.at + (lowIncluded ? 0 : 1), to.at - (highIncluded ? 0 : 1)]
  return first > last ? new Items([]) : new Steps(first, last, from.date)
}

/** `1..3`, `3..1`: upwards or downwards, both ends included. */
function valuesBetween(low: Value, high: Value): Values | null | Unknown {
  if (low === UNKNOWN || high === UNKNOWN) return UNKNOWN
  const [from, to] = [stepOf(low), stepOf(high)]
  return from === null || to === null || from.date !== to.date ? null : new Steps(from.at, to.at, from.date)
}

/** Loops step through whole numbers and days. */
function stepOf(end: Value): { at: number; date: boolean } | null {
  if (typeof end === 'number') return { at: end, date: false }
  return end instanceof FeelDate ? { at: epochDay(end), date: true } : null
}

type Values = Items | Steps

class Items {
  readonly length: number
  readonly #items: readonly Value[]
  constructor(items: readonly Value[]) {
    this.length = items.length
    this.#items = items
  }
  at(i: number): Value {
    return this.#items[i] as Value
  }
}

class Steps {
  readonly length: number
  readonly #from: number
  readonly #step: number
  readonly #date: boolean
  constructor(from: number, to: number, date: boolean) {
    this.length = Math.abs(to - from) + 1
    this.#from = from
    this.#step = from <= to ? 1 : -1
    this.#date = date
  }
  at(i: number): Value {
    const at = this.#from + i * this.#step
    return this.#date ? dateOfEpochDay(at) : at
  }
}
