import { expect, test } from 'vitest'
import { builtins } from './builtins/index.ts'
import { freeNames } from './names.ts'
import { libraryNames } from './parse/library.ts'
import { parseExpression, parseUnaryTests } from './parse.ts'

const free = (text: string) => freeNames(parseExpression(text)).map(({ name, member }) => (member ? `${name}?` : name))

test.each([
  ['年龄 >= 60 and 户籍区 = "本区"', ['年龄', '户籍区']],
  ['a + a', ['a', 'a']],
  ['count(xs) + date(d).year', ['xs', 'd']],
  ['for i in xs, j in i return i + j + k + partial', ['xs', 'k']],
  ['some i in i satisfies i > 1', ['i']],
  ['{a: x, b: a + c}.b + b', ['x', 'c', 'b']],
  ['{f: function(n) f(n - 1)}', []],
  ['function(a, b) a + b + c', ['c']],
  ['xs[item > 1 and price < limit]', ['xs', 'price?', 'limit?']],
  ['x in (? > 3, y)', ['x', 'y']],
  ['person.name', ['person']],
])('%s asks for %j', (text, names) => {
  expect(free(text)).toEqual(names)
})

test('a free name says where it stands', () => {
  expect(freeNames(parseExpression('1 + 年龄'))).toEqual([{ name: '年龄', at: { from: 4, to: 6 } }])
})

test('in unary tests the value asked about is bound', () => {
  expect(freeNames(parseUnaryTests('? > x, = 3')).map(({ name }) => name)).toEqual(['x'])
})

test('the parser knows the name of every function of the library', () => {
  expect([...builtins.keys()].filter((name) => !libraryNames.has(name))).toEqual([])
  expect([...libraryNames].filter((name) => !builtins.has(name))).toEqual([])
})
