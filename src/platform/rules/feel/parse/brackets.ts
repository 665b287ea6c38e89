import type { Syntax } from '../syntax.ts'
import type { Reader } from './reader.ts'
import { readTest, readTests, testBegins } from './tests.ts'

/** After `(`: an expression, a range without its low end, a test such as `(> 5)`, or directly after `in` several tests. */
export function readParenthesised(reader: Reader): Syntax {
  const { testsAllowed } = reader
  const { from } = reader.expect('(')
  if (testsAllowed || testBegins(reader)) {
    const first = readTest(reader)
    if (reader.is('..')) return readHigh(reader, from, first, false)
    const more = testsAllowed && reader.take(',') ? readTests(reader) : []
    if (!reader.take(')')) throw reader.problem(testsAllowed ? '“,”或“)”' : '“)”')
    const bare = first.kind === 'compare' && first.left.kind === 'name' && first.left.from === first.left.to
    if (more.length === 0 && !bare) return respan(reader, from, first)
    return reader.build(from, { kind: 'unary', not: false, tests: [first, ...more] }, first, ...more)
  }
  const inside = reader.expression()
  if (reader.is('..')) return readHigh(reader, from, inside, false)
  if (!reader.take(')')) throw reader.problem('“)”')
  return respan(reader, from, inside)
}

/** Brackets belong to what they hold, so that a problem or an explanation shows both of them. */
function respan(reader: Reader, from: number, inside: Syntax): Syntax {
  return reader.build(from, inside, inside)
}

/** After `[`: a list, or a range with its low end. */
export function readBracketed(reader: Reader): Syntax {
  const { from } = reader.expect('[')
  const items: Syntax[] = []
  while (!reader.is(']')) {
    if (items.length > 0 && !reader.take(',')) throw reader.problem('“,”或“]”')
    items.push(reader.expression())
    if (items.length === 1 && reader.is('..')) return readHigh(reader, from, items[0] as Syntax, true)
  }
  reader.next()
  return reader.build(from, { kind: 'list', items }, ...items)
}

/** `]1..10]`: another way to leave the low end out. */
export function readOpenRange(reader: Reader): Syntax {
  const { from } = reader.expect(']')
  const low = reader.expression()
  if (!reader.is('..')) throw reader.problem('“..”')
  return readHigh(reader, from, low, false)
}

function readHigh(reader: Reader, from: number, low: Syntax, lowIncluded: boolean): Syntax {
  reader.expect('..')
  reader.testsAllowed = false
  const { inRange } = reader
  reader.inRange = true
  const high = reader.operand()
  reader.inRange = inRange
  const highIncluded = reader.is(']')
  if (!highIncluded && !reader.is(')') && !reader.is('[')) throw reader.problem('“]”或“)”')
  reader.next()
  return reader.build(from, { kind: 'range', low, high, lowIncluded, highIncluded }, low, high)
}
