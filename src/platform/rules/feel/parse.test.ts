import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseExpression, parseUnaryTests } from './parse.ts'
import { printed } from './print.test-support.ts'
import { FeelProblem, type Syntax } from './syntax.ts'
import { parts } from './walk.ts'

const names = ['Monthly Salary', 'Monthly', 'days in weekend', 'a+b', '宝宝屋.资格', 'for sale', "driver's age"]

describe('expressions', () => {
  test.each([
    // literals (grammar rules 33 to 37, 62)
    ['.5 + 1.5e-3', '(+ .5 1.5e-3)'],
    [String.raw`"a\"b\n\u5e74\U01F40E\d"`, JSON.stringify('a"b\n年🐎\\d')],
    ['@"2026-11-22"', '@"2026-11-22"'],
    ['[true, false, null, []]', '(list true false null (list))'],
    // names (rules 27 to 31)
    ['Monthly Salary * Monthly', '(* <Monthly Salary> Monthly)'],
    ['Monthly\n Salary', '<Monthly Salary>'],
    ['a+b + a + c', '(+ (+ a+b a) c)'],
    ['宝宝屋.资格 and 年龄 >= 60', '(and 宝宝屋.资格 (>= 年龄 60))'],
    ['宝宝屋.费用', '(. 宝宝屋 <费用>)'],
    ["driver's age > 18 and for sale", "(and (> <driver's age> 18) <for sale>)"],
    ['date and time("2026-01-01T00:00:00").time offset', '(. (call <date and time> "2026-01-01T00:00:00") <time offset>)'],
    ['{first name: "a", x: first name}.first name', '(. (context first name: "a" x: <first name>) <first name>)'],
    ['[{first name: "a"}][first name = "a"]', '(filter (list (context first name: "a")) (= <first name> "a"))'],
    ['🐎 + _x1 + è', '(+ (+ 🐎 _x1) è)'],
    // operators (rule 4)
    ['1 + 2 * 3 - 4', '(- (+ 1 (* 2 3)) 4)'],
    ['2 ** 3 ** 2', '(** (** 2 3) 2)'],
    ['-2 ** -2', '(** (neg 2) (neg 2))'],
    ['a or b and c = d', '(or a (and b (= c d)))'],
    ['a < b = true', '(= (< a b) true)'],
    ['x between 1 and 2 + 3 and y', '(and (between x 1 (+ 2 3)) y)'],
    ['-x instance of number', '(neg (instance x <number>))'],
    // ranges and tests (rules 7 to 9, 66)
    ['x in [1..5)', '(in x [1..5))'],
    ['x in ]1..5[', '(in x (1..5))'],
    ['x in (1..5] and y', '(and (in x (1..5]) y)'],
    ['x in < 5', '(in x (..5))'],
    ['x in (1, >= 5, "a")', '(in x 1 [5..) "a")'],
    ['x in (a) + 1', '(in x (+ a 1))'],
    ['x in (!= 5)', '(in x (!= ? 5))'],
    ['(< 10) = (= 10)', '(= (..10) (tests (= ? 10)))'],
    ['[1..xs[1][', '[1..(filter xs 1))'],
    ['[1..10[.end included', '(. [1..10) <end included>)'],
    ['[[1..2[, 3]', '(list [1..2) 3)'],
    // forms (rules 46 to 48, 57)
    ['if a then 1 else if b then 2 else 3', '(if a 1 (if b 2 3))'],
    ['1 + if a then 1 else 2 + 3', '(+ 1 (if a 1 (+ 2 3)))'],
    ['for i in days in weekend, j in i..-1 return i', '(for i: <days in weekend> j: i..(neg 1) i)'],
    ['some big dog in dogs satisfies big dog.age > 3', '(some big dog: dogs (> (. <big dog> <age>) 3))'],
    ['every x in xs, y in x satisfies y', '(every x: xs y: x y)'],
    ['function(a: list<number>, the b) a + the b', '(function a: list<number> the b (+ a <the b>))'],
    ['function(a) external { java: { class: "x" } }', '(function a external)'],
    ['(function(x) x)(1)', '(call (function x x) 1)'],
    ['f(1)(2)[3].g', '(. (filter (call (call f 1) 2) 3) <g>)'],
    [
      'number(from: "1", grouping separator: ",", decimal separator: ".")',
      '(call number from: "1" grouping separator: "," decimal separator: ".")',
    ],
    ['f(x: 1)', '(call f x: 1)'],
    // types (rule 54)
    ['x instance of date and time', '(instance x <date and time>)'],
    [
      'x instance of function<number, Any>->list<range<date>> or y',
      '(or (instance x <function<number, Any>->list<range<date>>>) y)',
    ],
    [
      'x instance of context<a b: string, c: years and months duration>',
      '(instance x <context<a b: string, c: years and months duration>>)',
    ],
    ['x instance of model.tPerson', '(instance x <model.tPerson>)'],
    // comments (rule 61)
    ['1 // one\n+ /* and\n two */ 2', '(+ 1 2)'],
  ])('%s', (text, tree) => {
    expect(printed(parseExpression(text, names))).toBe(tree)
  })
})

describe('unary tests', () => {
  test.each([
    ['-', '(tests)'],
    ['-5', '(tests (neg 5))'],
    ['< 3, > 7', '(tests (..3) (7..))'],
    ['"甲", "乙"', '(tests "甲" "乙")'],
    ['not(< 3, "a")', '(tests not (..3) "a")'],
    ['not(a) and b', '(tests (and (call not a) b))'],
    ['? > 3 and ? < 7', '(tests (and (> ? 3) (< ? 7)))'],
    ['= 3', '(tests (= ? 3))'],
    ['[1..3], [5..7]', '(tests [1..3] [5..7])'],
  ])('%s', (text, tree) => {
    expect(printed(parseUnaryTests(text))).toBe(tree)
  })
})

describe('a text that is not FEEL says where and what was expected', () => {
  test.each([
    ['', '第 1 字：应为值、名字或“(”，但表达式到此为止', 0, 0],
    ['年龄 >=', '第 6 字：应为值、名字或“(”，但表达式到此为止', 5, 5],
    ['1 2', '第 3 字：应为运算符或结尾，却是“2”', 2, 3],
    ['Daily Salary', '第 7 字：应为运算符或结尾，却是“Salary”；“Daily Salary”不是这里已知的名字', 6, 12],
    ['(1 + 2', '第 7 字：应为“)”，但表达式到此为止', 6, 6],
    ['[1, 2', '第 6 字：应为“,”或“]”，但表达式到此为止', 5, 5],
    ['f(1 2)', '第 5 字：应为“,”或“)”，却是“2”', 4, 5],
    ['{a: 1, a: 2}', '第 8 字：“a”写了两次', 7, 8],
    ['function(a, a) a', '第 13 字：参数“a”写了两次', 12, 13],
    ['if a then b', '第 12 字：应为“else”，但表达式到此为止', 11, 11],
    ['for i [1] return i', '第 7 字：应为“in”，却是“[”', 6, 7],
    ['x instance of 3', '第 15 字：应为类型，如 number、list<string>，却是“3”', 14, 15],
    ['a == b', '第 4 字：应为值、名字或“(”，却是“=”；相等只写一个“=”', 3, 4],
    ['"abc', '第 1 字：字符串没有结束：缺少右引号（"）', 0, 4],
    ['1 /* 2', '第 3 字：注释没有结束：缺少“*/”', 2, 6],
    [String.raw`"\u12"`, String.raw`第 2 字：“\u”后应有 4 位十六进制数，如“\u4E00”`, 1, 7],
    ['户籍区 = “本区”', '第 7 字：FEEL 的引号是半角的（"）', 6, 7],
    ['年龄，3', '第 3 字：FEEL 不用“，”，应写作“,”', 2, 3],
    ['a ≥ 3', '第 3 字：FEEL 不用“≥”，应写作“>=”', 2, 3],
    ['a\n  & b', '第 2 行第 3 字：FEEL 不用“&”，应写作“and”', 4, 5],
    ['a # b', '第 3 字：FEEL 里没有“#”这个符号', 2, 3],
    ['@x', '第 2 字：应为“@”后的文字，如 @"2026-11-22"，却是“x”', 1, 2],
    ['1..2', '第 2 字：应为运算符或结尾，却是“..”', 1, 3],
  ])('%s', (text, message, from, to) => {
    const problem = problemOf(() => parseExpression(text))
    expect(problem.message).toBe(message)
    expect(problem.at).toEqual({ from, to })
  })

  test('a slip inside not(…) is shown where it is', () => {
    expect(problemOf(() => parseUnaryTests('not(< 5,)')).message).toBe('第 9 字：应为值、名字或“(”，却是“)”')
  })
})

describe('a text of any size ends in a tree or a problem, never in a full stack', () => {
  test.each([
    ['brackets', '('.repeat(5000), '嵌套不能超过 200 层'],
    ['lists', '['.repeat(9000), '嵌套不能超过 200 层'],
    ['signs', '-'.repeat(9000), '嵌套不能超过 200 层'],
    ['conditions', 'if '.repeat(5000), '嵌套不能超过 200 层'],
    ['types', `x instance of ${'list<'.repeat(3000)}`, '嵌套不能超过 200 层'],
    ['tests', 'x in ('.repeat(2000), '嵌套不能超过 200 层'],
    ['a long sum', Array.from({ length: 3000 }, () => '1').join('+'), '不能超过 1000 项'],
    ['a long path', `a${'.b'.repeat(3000)}`, '不能超过 1000 项'],
    ['a long text', ' '.repeat(20_001), '最多 20000 个字符'],
  ])('%s', (_, text, message) => {
    expect(problemOf(() => parseExpression(text)).message).toContain(message)
  })

  test('199 brackets and a sum of 900 are read', () => {
    expect(printed(parseExpression(`${'('.repeat(199)}1${')'.repeat(199)}`))).toBe('1')
    expect(parseExpression(Array.from({ length: 900 }, () => '1').join('+')).kind).toBe('arithmetic')
  })
})

const soup = fc
  .array(
    fc.constantFrom(
      ...[
        'a',
        'b c',
        '1',
        '.5',
        '"s"',
        '@"P1D"',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        ',',
        ':',
        '..',
        '.',
        '+',
        '-',
        '**',
        '<',
        '>=',
        '!=',
      ],
      ...[
        'if',
        'then',
        'else',
        'for',
        'in',
        'return',
        'some',
        'satisfies',
        'function',
        'external',
        'instance of',
        'list<',
        'null',
      ],
      ...['and', 'or', 'not', 'between', '?', 'item', 'date and time', '//', '/*', '*/', '"', '年龄', '，'],
    ),
    { maxLength: 40 },
  )
  .map((words) => words.join(' '))

test('no text makes the parser throw anything but a problem within the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), soup), (text) => {
      for (const parse of [parseExpression, parseUnaryTests]) {
        try {
          expectNested(parse(text, ['b c']), 0, text.length)
        } catch (error) {
          if (!(error instanceof FeelProblem)) throw error
          expect(error.at.from).toBeGreaterThanOrEqual(0)
          expect(error.at.to).toBeGreaterThanOrEqual(error.at.from)
          expect(error.at.to).toBeLessThanOrEqual(text.length)
        }
      }
    }),
    { numRuns: 2000 },
  )
})

function expectNested(syntax: Syntax, from: number, to: number) {
  if (syntax.from < from || syntax.to > to || syntax.from > syntax.to)
    throw new Error(`${syntax.kind} ${syntax.from}–${syntax.to} is outside ${from}–${to}`)
  for (const part of parts(syntax)) expectNested(part, syntax.from, syntax.to)
}

function problemOf(parse: () => unknown): FeelProblem {
  try {
    parse()
  } catch (error) {
    if (error instanceof FeelProblem) return error
    throw error
  }
  throw new Error('expected a problem')
}
