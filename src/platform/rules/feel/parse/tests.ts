import type { Comparison, Syntax } from '../syntax.ts'
import type { Reader } from './reader.ts'

const comparisons = new Set(['<', '<=', '>', '>=', '=', '!='])

/** Whether a test such as `< 12` begins here. */
export function testBegins(reader: Reader): boolean {
  return reader.token.kind === 'symbol' && comparisons.has(reader.token.text)
}

/** One test: `< 12` is the open range, `= 12` a condition on `?`, anything else an expression. */
export function readTest(reader: Reader): Syntax {
  const from = reader.token.from
  if (!testBegins(reader)) return reader.expression()
  const operator = reader.next().text as Comparison
  reader.testsAllowed = false
  const end = reader.operand()
  if (operator === '=' || operator === '!=') {
    const left: Syntax = { kind: 'name', name: '?', from, to: from }
    return reader.build(from, { kind: 'compare', operator, left, right: end }, end)
  }
  const below = operator[0] === '<'
  const included = operator.length === 2
  const [low, high] = below ? [null, end] : [end, null]
  return reader.build(from, { kind: 'range', low, high, lowIncluded: !below && included, highIncluded: below && included }, end)
}

/** Tests divided by commas. */
export function readTests(reader: Reader): Syntax[] {
  const tests = [readTest(reader)]
  while (reader.take(',')) tests.push(readTest(reader))
  return tests
}

/** What follows `in`: one test, or several in brackets. */
export function readInTests(reader: Reader): Syntax[] {
  if (testBegins(reader)) return [readTest(reader)]
  reader.testsAllowed = true
  const test = reader.operand()
  reader.testsAllowed = false
  return test.kind === 'unary' ? test.tests : [test]
}
