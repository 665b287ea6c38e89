import { freeNames } from '../names.ts'
import { equal } from '../operate/index.ts'
import type { Syntax } from '../syntax.ts'
import { FeelRange, UNKNOWN, type Value } from '../values.ts'
import { either } from './logic.ts'
import { type Build, type Frame, folded, type Piece } from './piece.ts'
import { rangeTest, within } from './range.ts'
import type { Scope } from './scope.ts'

type Test = (value: Value, frame: Frame) => Value
/** Whether a test that answers a boolean decides by itself, as in a table's cell, or is compared with the value, as after `in`. */
type Reading = 'cell' | 'in'

/** `x in (tests)`: true where one test holds. */
export function compileIn(of: Piece, tests: readonly Syntax[], scope: Scope, build: Build): Piece {
  const slot = tests.some(asksForValue) ? build.newSlot() : null
  const inner = slot === null ? scope : scope.with('?', slot)
  const pieces = tests.map((test) => (test.kind === 'range' ? null : build.piece(test, inner)))
  const test = anyOf(tests, pieces, inner, build, 'in')
  const run = of.run
  if (slot === null && pieces.every((piece) => piece !== null)) return folded((frame) => test(run(frame), frame), of, ...pieces)
  return {
    run: (frame) => {
      const value = run(frame)
      if (slot !== null) frame[slot] = value
      return test(value, frame)
    },
  }
}

/** Unary tests on the value in a slot; none at all (`-`) hold for every value, and `not(…)` turns the answer round. */
export function compileTests(tests: readonly Syntax[], not: boolean, slot: number, scope: Scope, build: Build): Piece {
  const pieces = tests.map((test) => (test.kind === 'range' ? null : build.piece(test, scope)))
  const test: Test = tests.length === 0 ? () => true : anyOf(tests, pieces, scope, build, 'cell')
  const holds = (frame: Frame) => test(frame[slot] ?? null, frame)
  return { run: not ? (frame) => opposite(holds(frame)) : holds }
}

function opposite(answer: Value): Value {
  return typeof answer === 'boolean' ? !answer : answer
}

function anyOf(tests: readonly Syntax[], pieces: readonly (Piece | null)[], scope: Scope, build: Build, reading: Reading): Test {
  const words = pieces.map((piece) => piece?.constant)
  if (words.every((word) => typeof word === 'string')) return anyOfKind('string', new Set(words))
  if (words.every((word) => typeof word === 'number')) return anyOfKind('number', new Set(words))
  const each = tests.map((test, i) => testOf(test, pieces[i] ?? null, scope, build, reading))
  const [only] = each
  if (each.length === 1 && only !== undefined) return only
  return (value, frame) => {
    let answer: Value = false
    for (const test of each) {
      answer = either(answer, test(value, frame))
      if (answer === true) return true
    }
    return answer
  }
}

/** Words, or whole numbers, that are written out: looked up. */
function anyOfKind(kind: 'string' | 'number', words: ReadonlySet<Value>): Test {
  const slow = (value: Value) => {
    if (value === UNKNOWN) return UNKNOWN
    let answer: Value = false
    for (const word of words) answer = either(answer, equal(value, word))
    return answer
  }
  if (kind === 'string') return (value) => (typeof value === 'string' ? words.has(value) : slow(value))
  return (value) => (typeof value === 'number' ? words.has(value) : slow(value))
}

function testOf(test: Syntax, piece: Piece | null, scope: Scope, build: Build, reading: Reading): Test {
  if (piece === null || test.kind === 'range') return rangeTest(endsOf(test, scope, build))
  const run = piece.run
  if (asksForValue(test))
    return (value, frame) => {
      const answer = run(frame)
      return typeof answer === 'boolean' ? answer : matches(value, answer)
    }
  const decides = reading === 'cell'
  return (value, frame) => {
    const found = run(frame)
    // A condition on other things than `?` (10.3.2.7 a).
    if (decides && typeof found === 'boolean' && typeof value !== 'boolean' && value !== UNKNOWN) return found
    return matches(value, found)
  }
}

function endsOf(test: Syntax, scope: Scope, build: Build) {
  if (test.kind !== 'range') throw new Error('only a range is compiled as a test of its own')
  const [low, high] = [test.low, test.high].map((end) => (end === null ? null : build.piece(end, scope)))
  return { low: low ?? null, high: high ?? null, lowIncluded: test.lowIncluded, highIncluded: test.highIncluded }
}

/** Whether a test is a condition on `?`. */
export function asksForValue(test: Syntax): boolean {
  return freeNames(test).some(({ name }) => name === '?')
}

/** Whether a value is what a test says: equal to it, in its range, or one of its list. */
function matches(value: Value, found: Value): Value {
  if (value === UNKNOWN || found === UNKNOWN) return UNKNOWN
  if (found instanceof FeelRange) return within(value, found)
  if (!Array.isArray(found)) return equal(value, found)
  if (Array.isArray(value) && equal(value, found) === true) return true
  return found.some((item) => (item instanceof FeelRange ? within(value, item) : equal(value, item)) === true)
}
