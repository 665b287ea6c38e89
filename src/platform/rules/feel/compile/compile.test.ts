import { describe, expect, test } from 'vitest'
import { literal } from '../operate/index.ts'
import { parseExpression, parseUnaryTests } from '../parse.ts'
import { FeelFunction, UNKNOWN, type Value } from '../values.ts'
import { compile } from './compile.ts'

const scope: Record<string, Value> = {
  年龄: 66,
  户籍区: '本区',
  'Monthly Salary': 10_000,
  xs: [1, 2, 3],
  people: [
    new Map<string, Value>([
      ['name', '甲'],
      ['age', 70],
    ]),
    new Map<string, Value>([
      ['name', '乙'],
      ['age', 50],
    ]),
  ],
  age: 60,
  nothing: null,
  double: new FeelFunction(['n'], ([n]) => (typeof n === 'number' ? n * 2 : null), { types: ['number'] }),
}

function answerOf(text: string): string {
  const value = compile(parseExpression(text, Object.keys(scope)), Object.keys(scope))(Object.values(scope))
  return value === UNKNOWN ? 'UNKNOWN' : literal(value)
}

function holds(text: string, value: Value): Value {
  return compile(parseUnaryTests(text), ['limit', '?'])([10, value])
}

function gives(cases: [text: string, result: string][]) {
  test.each(cases)('%s is %s', (text, result) => {
    expect(answerOf(text)).toBe(result)
  })
}

describe('arithmetic (10.3.2.10)', () => {
  gives([
    ['1 + 2 * 3 ** 2', '19'],
    ['-2 ** 2', '4'],
    ['2 ** 3 ** 2', '64'],
    ['0.1 + 0.2 = 0.3', 'true'],
    ['9007199254740991 + 1', '9007199254740992'],
    ['0 * -1', '0'],
    ['1 / 0', 'null'],
    ['1 + "a"', 'null'],
    ['"a" + "b"', '"ab"'],
    ['1 + nothing', 'null'],
    ['-"a"', 'null'],
    ['@"2026-01-31" + @"P1M"', '@"2026-02-28"'],
    ['Monthly Salary * 12', '120000'],
  ])
})

describe('comparison (10.3.2.7)', () => {
  gives([
    ['1 = 1.0', 'true'],
    ['1 = "1"', 'null'],
    ['1 != "1"', 'null'],
    ['null = null', 'true'],
    ['1 = null', 'false'],
    ['1 != null', 'true'],
    ['1 < null', 'null'],
    ['"a" < "b"', 'true'],
    ['年龄 >= 66', 'true'],
    ['年龄 > 66', 'false'],
    ['年龄 <= 65', 'false'],
    ['66 = 年龄', 'true'],
    ['户籍区 = "本区"', 'true'],
    ['户籍区 != "本区"', 'false'],
    ['户籍区 = 3', 'null'],
    ['年龄 between 66 and 66', 'true'],
    ['年龄 between 67 and null', 'false'],
    ['年龄 between 60 and null', 'null'],
    ['[1, 2] = [1, 2]', 'true'],
    ['(= 10) = [10..10]', 'false'],
    ['(!= 10) = (!= 10)', 'true'],
  ])
})

describe('in', () => {
  gives([
    ['年龄 in [60..70)', 'true'],
    ['年龄 in [66..70)', 'true'],
    ['年龄 in (66..70)', 'false'],
    ['年龄 in < 66', 'false'],
    ['年龄 in (1, 2, >= 66)', 'true'],
    ['年龄 in ("a", 66)', 'true'],
    ['户籍区 in ("本区", "他区")', 'true'],
    ['户籍区 in ("他区", "外省")', 'false'],
    ['nothing in ("他区", "外省")', 'false'],
    ['3 in ("他区", "外省")', 'null'],
    ['2 in xs', 'true'],
    ['[1, 2, 3] in [xs, 4]', 'true'],
    ['5 in [[1..2], [4..6]]', 'true'],
    ['5 in [7..3]', 'null'],
    ['5 in [null..7]', 'null'],
    ['5 in [1.."a"]', 'null'],
    ['5 in (!= 5)', 'false'],
    ['{r: (!= 5), a: [5 in r, 6 in r]}.a', '[false, true]'],
    ['null in [1..3]', 'null'],
    ['5 in (? * 2 = 10)', 'true'],
    ['@"2026-01-02" in [date("2026-01-01")..date("2026-01-03")]', 'true'],
  ])
})

describe('logic (10.3.2.9)', () => {
  gives([
    ['true and null', 'null'],
    ['false and nothing', 'false'],
    ['nothing and false', 'false'],
    ['1 and true', 'null'],
    ['null or true', 'true'],
    ['null or false', 'null'],
    ['if null then 1 else 2', '2'],
    ['if 年龄 > 60 then "老" else "少"', '"老"'],
    ['not(null)', 'null'],
  ])
})

describe('loops (10.3.2.14)', () => {
  gives([
    ['for i in [1, 2], j in [i..3] return i * j', '[1, 2, 3, 4, 6]'],
    ['for i in 3..1 return i', '[3, 2, 1]'],
    ['for i in (1..4) return i', '[2, 3]'],
    ['for i in @"2026-02-27"..@"2026-03-01" return i.day', '[27, 28, 1]'],
    ['for i in 1.5..3 return i', 'null'],
    ['for i in "a".."c" return i', 'null'],
    ['for i in null return i', 'null'],
    ['for i in 7 return i', '[7]'],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    ['for i in 1..3 return count(partial)', '[0, 1, 2]'],
    ['(for i in 1..3 return partial)[2]', '[[]]'],
    ['for i in 1..9000000 return i', 'null'],
    ['some x in xs satisfies x > 2', 'true'],
    ['every x in xs satisfies x > 2', 'false'],
    ['some x in [] satisfies true', 'false'],
    ['every x in [] satisfies false', 'true'],
    ['some x in [null, 3] satisfies x > 2', 'true'],
    ['some x in [null, 1] satisfies x > 2', 'null'],
    ['every x in [null, 1] satisfies x > 2', 'false'],
    ['every x in null satisfies true', 'null'],
    ['some x in xs, y in xs satisfies x + y = 6', 'true'],
  ])
})

describe('filters (10.3.2.5)', () => {
  gives([
    ['xs[1]', '1'],
    ['xs[-1]', '3'],
    ['xs[0]', 'null'],
    ['xs[4]', 'null'],
    ['xs[1.5]', 'null'],
    ['xs[count(xs)]', '3'],
    ['xs[item > 1]', '[2, 3]'],
    ['xs[true]', '[1, 2, 3]'],
    ['xs[null]', '[]'],
    ['xs["a"]', 'null'],
    ['[][1]', 'null'],
    ['66[1]', '66'],
    ['66[item > 60]', '[66]'],
    ['null[1]', 'null'],
    ['people[age > 60].name', '["甲"]'],
    ['people[item.age < age + 1].name[1]', '"甲"'],
    ['people[name = "乙"][1].age', '50'],
    ['xs[item * 10 = age - 40]', '[2]'],
    ['[{item: 1}, {item: 2}][item >= 2]', '[{item: 2}]'],
    ['people[some x in xs satisfies x * 35 = age].name', '["甲"]'],
  ])
})

describe('lists, contexts, paths (10.3.2.6)', () => {
  gives([
    ['{a: 1, b: a + 1, "c d": b * 2}.c d', '4'],
    ['{a: 1}.b', 'null'],
    ['{a: {b: 1}}.a.b', '1'],
    ['people.age', '[70, 50]'],
    ['null.a', 'null'],
    ['@"2026-11-22".weekday', '7'],
    ['@"P1Y2M".months', '2'],
    ['[1..5).end included', 'false'],
    ['(= 10).start', '10'],
    ['{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20)}.r', '2432902008176640000'],
    ['{f: function(n) f(n + 1), r: f(1)}.r', 'null'],
  ])
})

describe('calls (10.3.2.13)', () => {
  gives([
    ['double(4)', '8'],
    ['double(n: 4)', '8'],
    ['double([4])', '8'],
    ['double("4")', 'null'],
    ['double(m: 4)', 'null'],
    ['double(1, 2)', 'null'],
    ['nothing(1)', 'null'],
    ['unheard(1)', 'null'],
    ['substring(string: "颐养天年", start position: 2, length: 2)', '"养天"'],
    ['(function(a: number, b: list<number>) a + b[1])(1, 2)', '3'],
    ['(function(a: number) a)("1")', 'null'],
    ['(function(a: date and time) a.hour)(@"2026-01-01")', '0'],
    ['(function(a) external {})(1)', 'null'],
    ['(for i in 1..3 return function(x) x + i)[2](10)', '12'],
    ['sort([3, 1, 2], function(a, b) a < b)', '[1, 2, 3]'],
  ])
})

describe('instance of (10.3.2.9.4)', () => {
  gives([
    ['1 instance of number', 'true'],
    ['null instance of Any', 'false'],
    ['null instance of Null', 'true'],
    ['[1, null] instance of list<number>', 'true'],
    ['[1, "a"] instance of list<number>', 'false'],
    ['[1..2] instance of range<number>', 'true'],
    ['{a: 1, b: 2} instance of context<a: number>', 'true'],
    ['{} instance of context<a: number>', 'false'],
    ['(function(a: number) a) instance of function<number>->Any', 'true'],
    ['(function(a: number) a) instance of function<string>->Any', 'false'],
    ['@"P1Y" instance of years and months duration', 'true'],
    ['@"2026-01-01T00:00:00" instance of date and time', 'true'],
    ['1 instance of stranger', 'null'],
  ])

  test('types of a model are known by their names', () => {
    const types = new Map([
      ['tAges', { list: { name: 'tAge' } }],
      ['tAge', { name: 'number' }],
      ['tCircle', { name: 'tCircle' }],
    ])
    const value = (text: string) => compile(parseExpression(text), [], { types })([])
    expect(value('[1] instance of tAges')).toBe(true)
    expect(value('["a"] instance of tAges')).toBe(false)
    expect(value('1 instance of tCircle')).toBe(null)
  })
})

describe('unary tests (rules 7 to 10)', () => {
  test.each<[string, Value, Value]>([
    ['-', null, true],
    ['5', 5, true],
    ['5', null, false],
    ['< 3, > 7', 8, true],
    ['[1..3)', 3, false],
    ['not(1, 2)', 3, true],
    ['not(1, 2)', 2, false],
    ['not(< 5)', null, null],
    ['> limit', 11, true],
    ['? > limit + 1', 11, false],
    ['limit > 5', '甲', true],
    ['limit > 5', true, true],
    ['[1, 2, 3]', 2, true],
    ['"甲", "乙"', '乙', true],
    ['null', null, true],
    ['true, false', false, true],
    ['count(?) > 1', [1, 2], true],
  ])('%s asked of %j is %j', (text, value, answer) => {
    expect(holds(text, value)).toBe(answer)
  })

  test('are not compiled without the value they ask about', () => {
    expect(() => compile(parseUnaryTests('5'), [])).toThrow('?')
  })
})

test('a scope that is longer than the names, or shorter, does no harm', () => {
  expect(compile(parseExpression('a = null'), ['a'])([])).toBe(true)
  expect(compile(parseExpression('[a][1]'), ['b', 'a'])([1, 2, 3])).toBe(2)
})
