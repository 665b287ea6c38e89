import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, compareNumbers, divide, fromText, isNumber, modulo, multiply, negate, power, subtract, textOf } from './number.ts'
import type { FeelNumber } from './values.ts'

const n = (text: string) => fromText(text) as FeelNumber
const written = (value: FeelNumber | null) => (value === null ? null : textOf(value))

/** Numerals around every border: small and large integers, fractions, exponents. */
const numeral = fc.oneof(
  fc.maxSafeInteger().map(String),
  fc.bigInt(-(10n ** 33n), 10n ** 33n).map(String),
  fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 999 })).map(([whole, part]) => `${whole}.${part}`),
  fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -12, max: 12 })).map(([p, e]) => `${p}e${e}`),
)

test.each([
  ['0.1', '+', '0.2', '0.3'],
  ['9007199254740991', '+', '1', '9007199254740992'],
  ['9007199254740993', '-', '2', '9007199254740991'],
  ['1', '/', '3', '0.3333333333333333333333333333333333'],
  ['2', '/', '3', '0.6666666666666666666666666666666667'],
  ['9007199254740991', '/', '2', '4503599627370495.5'],
  ['1', '/', '0', null],
  ['0', '*', '-5', '0'],
  ['94906267', '*', '94906267', '9007199515875289'],
  ['1e6000', '*', '1e6000', null],
  ['1e-6000', '*', '1e-6000', null],
  ['10', '**', '-3', '0.001'],
  ['5', '**', '22', '2384185791015625'],
  ['2', '**', '100', '1267650600228229401496703205376'],
  ['2', '**', '0.5', '1.414213562373095048801688724209698'],
  ['0', '**', '0', '1'],
  ['0', '**', '-1', null],
  ['-8', '**', '0.5', null],
  ['2', '**', '1000000000', null],
  ['12', '%', '5', '2'],
  ['-12', '%', '5', '3'],
  ['12', '%', '-5', '-3'],
  ['-12', '%', '-5', '-2'],
  ['10.1', '%', '4.5', '1.1'],
  ['-10.1', '%', '4.5', '3.4'],
  ['10.1', '%', '-4.5', '-3.4'],
  ['-10.1', '%', '-4.5', '-1.1'],
  ['1e30', '%', '0.7', '0.3'],
  ['5', '%', '0', null],
])('%s %s %s is %s', (a, operator, b, result) => {
  const operators = { '+': add, '-': subtract, '*': multiply, '/': divide, '**': power, '%': modulo }
  expect(written(operators[operator as '+'](n(a), n(b)))).toBe(result)
})

test.each([
  ['12.50', '12.5'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['-0', '0'],
  ['1.2e3', '1200'],
  ['1e-7', '0.0000001'],
  ['12345678901234567890123456789012345', '12345678901234567890123456789012340'],
  ['12345678901234567890123456789012355', '12345678901234567890123456789012360'],
  ['1e6145', null],
  ['1e-6177', null],
  ['', null],
  ['+1', null],
  ['1,000', null],
  ['0x10', null],
  ['NaN', null],
  ['Infinity', null],
])('the numeral %j reads as %j', (text, result) => {
  expect(written(fromText(text))).toBe(result)
})

test('equal numbers have one form, however they were made', () => {
  fc.assert(
    fc.property(numeral, numeral, (a, b) => {
      const [x, y] = [n(a), n(b)]
      const there = add(x, y) as FeelNumber
      for (const value of [x, there, negate(x), n(textOf(x)), multiply(x, 1) as FeelNumber, divide(x, 1) as FeelNumber]) {
        const asText = textOf(value)
        const isSafe = /^-?\d+$/.test(asText) && Number.isSafeInteger(Number(asText))
        expect(isNumber(value) && typeof value === 'number').toBe(isSafe)
        expect(Object.is(value, -0)).toBe(false)
      }
      expect(textOf(n(textOf(x)))).toBe(textOf(x))
    }),
  )
})

test('addition and multiplication do not ask for an order, and subtraction undoes addition where nothing is rounded', () => {
  const small = fc.tuple(fc.integer(), fc.integer({ min: -6, max: 6 })).map(([digits, exponent]) => n(`${digits}e${exponent}`))
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(written(add(a, b))).toBe(written(add(b, a)))
      expect(written(multiply(a, b))).toBe(written(multiply(b, a)))
      expect(written(subtract(add(a, b) as FeelNumber, b))).toBe(textOf(a))
      expect(compareNumbers(a, b) < 0).toBe(compareNumbers(b, a) > 0)
      expect(compareNumbers(a, b) === 0).toBe(textOf(a) === textOf(b))
    }),
  )
})

test('a remainder lies between zero and the divisor, on the side of the divisor', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer().filter((b) => b !== 0),
      (a, b) => {
        const rest = modulo(a, b) as number
        expect(b > 0 ? rest >= 0 && rest < b : rest <= 0 && rest > b).toBe(true)
        expect((a - rest) % b === 0).toBe(true)
      },
    ),
  )
})
