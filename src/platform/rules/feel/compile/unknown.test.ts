import fc from 'fast-check'
import { expect, test } from 'vitest'
import { literal } from '../operate/index.ts'
import { parseExpression, parseUnaryTests } from '../parse.ts'
import { FeelDate, UNKNOWN, type Value } from '../values.ts'
import { compile } from './compile.ts'

const shown = (value: Value) => (value === UNKNOWN ? 'UNKNOWN' : literal(value))

test.each([
  ['U and false', 'false'],
  ['false and U', 'false'],
  ['null and U', 'UNKNOWN'],
  ['true and U', 'UNKNOWN'],
  ['true or U', 'true'],
  ['U or true', 'true'],
  ['null or U', 'UNKNOWN'],
  ['not(U)', 'UNKNOWN'],
  ['U = null', 'UNKNOWN'],
  ['U != null', 'UNKNOWN'],
  ['U + 1', 'UNKNOWN'],
  ['-U', 'UNKNOWN'],
  ['U > 3', 'UNKNOWN'],
  ['3 > U', 'UNKNOWN'],
  ['if U then 1 else 1', '1'],
  ['if U then 1 else 2', 'UNKNOWN'],
  ['if U then U else U', 'UNKNOWN'],
  ['if true then 1 else U', '1'],
  ['U in (1, 2)', 'UNKNOWN'],
  ['U in ("a", "b")', 'UNKNOWN'],
  ['U in [1..5]', 'UNKNOWN'],
  ['1 in (U, 1)', 'true'],
  ['1 in (U, 2)', 'UNKNOWN'],
  ['1 in [U..5]', 'UNKNOWN'],
  ['9 between U and 5', 'false'],
  ['3 between U and 5', 'UNKNOWN'],
  ['[1, U]', 'UNKNOWN'],
  ['{a: U}', 'UNKNOWN'],
  ['{a: U, b: 1}.b', 'UNKNOWN'],
  ['U.a', 'UNKNOWN'],
  ['count(U)', 'UNKNOWN'],
  ['U(1)', 'UNKNOWN'],
  ['U instance of number', 'UNKNOWN'],
  ['U[1]', 'UNKNOWN'],
  ['[1, 2][U]', 'UNKNOWN'],
  ['[1, 2][item = U]', 'UNKNOWN'],
  ['[1, 2][item > 1 or U]', 'UNKNOWN'],
  ['for i in U return 1', 'UNKNOWN'],
  ['for i in [1, 2] return i + U', 'UNKNOWN'],
  ['for i in [] return U', '[]'],
  ['some x in [1, 2] satisfies x = 2 or U', 'true'],
  ['some x in [1, 2] satisfies x = U', 'UNKNOWN'],
  ['every x in [1, 2] satisfies x = 1 and U', 'false'],
  ['every x in [] satisfies U', 'true'],
  ['sort([2, 1], function(a, b) a < b + U)', 'UNKNOWN'],
  ['(function(a) 1)(U)', 'UNKNOWN'],
])('%s is %s', (text, answer) => {
  expect(shown(compile(parseExpression(text), ['U'])([UNKNOWN]))).toBe(answer)
})

test.each<[string, string]>([
  ['-', 'true'],
  ['< 5', 'UNKNOWN'],
  ['not(5)', 'UNKNOWN'],
  ['"a"', 'UNKNOWN'],
  ['? > 3 or true', 'true'],
  ['true', 'UNKNOWN'],
])('the test %s of what is not known is %s', (text, answer) => {
  expect(shown(compile(parseUnaryTests(text), ['?'])([UNKNOWN]))).toBe(answer)
})

const facts = {
  n: fc.option(fc.integer({ min: -3, max: 3 })),
  m: fc.option(fc.integer({ min: -3, max: 3 })),
  s: fc.constantFrom('a', 'b', null),
  p: fc.constantFrom(true, false, null),
  q: fc.constantFrom<Value>(true, false, null, 1),
  d: fc.constantFrom<Value>(new FeelDate(2026, 1, 31), new FeelDate(2026, 3, 1), null),
  l: fc.constantFrom<Value>([1, 2, 3], [], [null, 2], ['a'], null, 2),
  c: fc.constantFrom<Value>(new Map<string, Value>([['n', 1]]), new Map<string, Value>([['item', 2]]), null),
}
const names = Object.keys(facts)
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const e = tie('expression')
  const leaf = fc.constantFrom(
    ...names,
    '0',
    '1',
    '2.5',
    '"a"',
    'true',
    'false',
    'null',
    '@"2026-01-31"',
    '@"P1D"',
    '[1, 2]',
    'item',
    '{n: 2}',
  )
  const operator = fc.constantFrom('+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'and', 'or')
  return {
    expression: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.tuple(e, operator, e).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(${a} between ${b} and ${c})`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(${a} in (${b}, > ${c}))`),
      fc.tuple(e, e, e).map(([a, b, c]) => `(${a} in [${b}..${c}])`),
      fc.tuple(e, e).map(([a, b]) => `(${a} in (? = ${b}, != ${a}))`),
      fc.tuple(e, e).map(([a, b]) => `(some n in ${a}, k in ${b} satisfies k = n or ${b})`),
      fc.tuple(e, e).map(([a, b]) => `(every k in ${a} satisfies k = m and ${b})`),
      fc.tuple(e, e).map(([a, b]) => `(for k in ${a}, j in [k, 1] return if j = m then ${b} else count(partial))`),
      fc.tuple(e, e).map(([a, b]) => `(for k in ${a}..2 return ${b})`),
      fc.tuple(e, e).map(([a, b]) => `${a}[${b}]`),
      fc.tuple(e, e).map(([a, b]) => `[${a}, ${b}]`),
      fc.tuple(e, e).map(([a, b]) => `{n: ${a}, b: n, item: ${b}}`),
      e.map((a) => `${a}.n`),
      e.map((a) => `not(${a})`),
      e.map((a) => `count(${a})`),
      fc.tuple(e, e).map(([a, b]) => `sort([${a}, 2], function(x, y) x < y or ${b})`),
      fc.tuple(e, e).map(([a, b]) => `(function(n, t: number) ${a})(${b}, m)`),
      e.map((a) => `(${a} instance of list<number>)`),
      e.map((a) => `{f: function(n) if n < 1 then ${a} else f(n - 1), r: f(m)}.r`),
    ),
  }
})
const values = fc.record(facts).map((record) => names.map((name) => record[name as keyof typeof facts] as Value))

test('making an unknown known never changes an answer that was definite', () => {
  let definite = 0
  fc.assert(
    fc.property(
      expression,
      values,
      fc.array(fc.boolean(), { minLength: names.length, maxLength: names.length }),
      (text, known, hidden) => {
        const run = compile(parseExpression(text), names)
        const before = run(known.map((value, i) => (hidden[i] ? UNKNOWN : value)))
        if (before === UNKNOWN) return
        definite += 1
        expect(shown(run(known)), text).toBe(shown(before))
      },
    ),
    { numRuns: 4000 },
  )
  expect(definite).toBeGreaterThan(500)
})

test('where everything is known the answer is known, and the same each time', () => {
  fc.assert(
    fc.property(expression, values, (text, known) => {
      const run = compile(parseExpression(text), names)
      const first = shown(run(known))
      expect(first).not.toBe('UNKNOWN')
      expect(shown(run(known))).toBe(first)
    }),
    { numRuns: 1000 },
  )
})
