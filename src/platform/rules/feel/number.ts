import { Decimal } from 'decimal.js'
import type { FeelNumber, Value } from './values.ts'

/** Decimal128 as the standard asks (10.3.2.3.1): 34 digits, ties to even, scales from -6111 to 6176. Its remainder takes the sign of the divisor. */
export const Decimal34 = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  modulo: Decimal.ROUND_FLOOR,
  minE: -6176,
  maxE: 6144,
})

/** For steps in between, rounded to 34 digits once at the end. */
export const Wide = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_EVEN, modulo: Decimal.ROUND_FLOOR })

const numeral = /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
const largestExponent = 999_999_999

/** Whether the value is a FEEL number. */
export function isNumber(value: Value): value is FeelNumber {
  return typeof value === 'number' || Decimal.isDecimal(value)
}

/** `-12.50`, `.5`, `1.2e3`; null when the text is no numeral or too large. */
export function fromText(text: string): FeelNumber | null {
  if (!numeral.test(text)) return null
  const quick = text.length < 16 && !/e/i.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(quick) ? quick + 0 : normal(new Wide(text))
}

/** The one form of a number: a JavaScript integer where it is a safe one, else 34 digits; null for what is infinite, not a number, or too small to keep. */
export function normal(value: Decimal): FeelNumber | null {
  return settled(new Decimal34(value).toSignificantDigits(34), value.isZero())
}

/** The number as a decimal, for functions that have no integer way. */
export function decimalOf(value: FeelNumber): Decimal {
  return typeof value === 'number' ? new Decimal34(value) : value
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return settled(decimalOf(a).plus(b), true)
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b
    if (Number.isSafeInteger(difference)) return difference
  }
  return settled(decimalOf(a).minus(b), true)
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(product)) return product + 0
  }
  return settled(decimalOf(a).times(b), isZero(a) || isZero(b))
}

/** null where the divisor is 0. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (isZero(b)) return null
  if (typeof a === 'number' && typeof b === 'number') {
    const quotient = a / b
    if (Number.isSafeInteger(quotient) && quotient * b === a) return quotient + 0
  }
  return settled(decimalOf(a).div(b), isZero(a))
}

/** `a ** b` for exponents of at most nine digits before the point; null where the power is no real number. */
export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (Math.abs(toNumber(b)) > largestExponent) return null
  if (typeof a === 'number' && typeof b === 'number' && b >= 0 && b < 54) {
    let product = 1
    for (let i = 0; i < b; i++) product *= a
    if (Number.isSafeInteger(product)) return product + 0
  }
  return settled(decimalOf(a).pow(b), isZero(a))
}

/** The remainder with the sign of the divisor; null where the divisor is 0. */
export function modulo(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (isZero(b)) return null
  if (typeof a === 'number' && typeof b === 'number') {
    const rest = a % b
    return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest + 0
  }
  const [wideA, wideB] = [new Wide(a), new Wide(b)]
  const rest = wideA.abs().mod(wideB.abs())
  const signed = wideA.isNegative() ? rest.neg() : rest
  return normal(!rest.isZero() && wideA.isNegative() !== wideB.isNegative() ? signed.plus(wideB) : signed)
}

export function negate(a: FeelNumber): FeelNumber {
  return typeof a === 'number' ? 0 - a : a.neg()
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return typeof a === 'number' ? -(b as Decimal).comparedTo(a) : a.comparedTo(b)
}

/** The nearest JavaScript number. */
export function toNumber(value: FeelNumber): number {
  return typeof value === 'number' ? value : value.toNumber()
}

/** The digits without an exponent: `0.5`, `12345678901234567890`. */
export function textOf(value: FeelNumber): string {
  return typeof value === 'number' ? String(value) : value.toFixed()
}

/** The number cut to its integer part where that is a safe integer, else null: positions, lengths, scales. */
export function integerOf(value: FeelNumber): number | null {
  const whole = typeof value === 'number' ? value : value.trunc().toNumber()
  return Number.isSafeInteger(whole) ? whole + 0 : null
}

function isZero(value: FeelNumber): boolean {
  // A decimal is never 0: zero is a safe integer.
  return value === 0
}

/** A decimal of 34 digits in its one form. One that fell to 0 where it may not be 0 has a scale beyond the standard's: null. */
function settled(value: Decimal, mayBeZero: boolean): FeelNumber | null {
  if (!value.isFinite() || (!mayBeZero && value.isZero())) return null
  const small = value.e < 16 && value.isInteger() ? value.toNumber() : Number.NaN
  return Number.isSafeInteger(small) ? small + 0 : value
}
