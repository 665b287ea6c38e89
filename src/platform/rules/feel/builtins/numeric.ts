import { Decimal } from 'decimal.js'
import { decimalOf, integerOf, modulo, negate, normal, Wide } from '../number.ts'
import { DaysDuration, type FeelFunction, type FeelNumber, MonthsDuration, type Value } from '../values.ts'
import { BuiltIn, builtIn, form, takes } from './built-in.ts'
import { duration, number } from './domain.ts'

const [leastScale, mostScale] = [-6111, 6176]
/** Beyond it the power of e is larger than any number of the standard, or smaller. */
const furthestExponent = 14_300

/** Numeric functions (table 76). */
export const numeric: Record<string, FeelFunction> = {
  decimal: rounding(Decimal.ROUND_HALF_EVEN),
  floor: roundingOrWhole(Decimal.ROUND_FLOOR),
  ceiling: roundingOrWhole(Decimal.ROUND_CEIL),
  'round up': rounding(Decimal.ROUND_UP),
  'round down': rounding(Decimal.ROUND_DOWN),
  'round half up': rounding(Decimal.ROUND_HALF_UP),
  'round half down': rounding(Decimal.ROUND_HALF_DOWN),
  abs: new BuiltIn([
    form([takes('n', number)], (n) => (typeof n === 'number' ? Math.abs(n) : n.isNegative() ? negate(n) : n)),
    form([takes('n', duration)], (n) => {
      if (n instanceof MonthsDuration) return new MonthsDuration(Math.abs(n.months))
      return new DaysDuration(n.nanos < 0n ? -n.nanos : n.nanos)
    }),
  ]),
  modulo: builtIn([takes('dividend', number), takes('divisor', number)], modulo),
  sqrt: builtIn([takes('number', number)], (n) => real(decimalOf(n).sqrt())),
  log: builtIn([takes('number', number)], (n) => real(decimalOf(n).ln())),
  exp: builtIn([takes('number', number)], (n) => (decimalOf(n).abs().gt(furthestExponent) ? null : real(decimalOf(n).exp()))),
  odd: builtIn([takes('number', number)], (n) => parity(n, 1)),
  even: builtIn([takes('number', number)], (n) => parity(n, 0)),
}

function rounding(mode: Decimal.Rounding): FeelFunction {
  return builtIn([takes('n', number), takes('scale', number)], (n, scale) => round(n, scale, mode))
}

function roundingOrWhole(mode: Decimal.Rounding): FeelFunction {
  return new BuiltIn([
    form([takes('n', number)], (n) => round(n, 0, mode)),
    form([takes('n', number), takes('scale', number)], (n, scale) => round(n, scale, mode)),
  ])
}

/** To that many digits after the point, or with a negative scale before it; null beyond the standard's scales. */
function round(n: FeelNumber, scale: FeelNumber, mode: Decimal.Rounding): Value {
  const places = integerOf(scale)
  if (places === null || places < leastScale || places > mostScale) return null
  if (typeof n === 'number' && places >= 0) return n
  if (places >= 0) return real(decimalOf(n).toDecimalPlaces(places, mode))
  const unit = new Wide(10).pow(-places)
  return real(new Wide(n).div(unit).toDecimalPlaces(0, mode).times(unit))
}

/** A result that may be 0, infinite or no number. */
function real(value: Decimal): Value {
  return value.isZero() ? 0 : normal(value)
}

/** null for what is no whole number. */
function parity(n: FeelNumber, rest: number): Value {
  const left = decimalOf(n).abs().mod(2)
  return left.isInteger() ? left.eq(rest) : null
}
