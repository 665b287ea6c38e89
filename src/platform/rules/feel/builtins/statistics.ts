import type { Decimal } from 'decimal.js'
import * as numbers from '../number.ts'
import type { FeelFunction, FeelNumber, Value } from '../values.ts'
import { ofList } from './built-in.ts'
import { listOf, number } from './domain.ts'

/** List functions on numbers (table 75). Each rounds once, at the end. */
export const statistics: Record<string, FeelFunction> = {
  sum: ofList(listOf(number), sum),
  product: ofList(listOf(number), (list) => list.reduce<FeelNumber | null>(times, list.length === 0 ? null : 1)),
  mean: ofList(listOf(number), (list) => (list.length === 0 ? null : settle(total(list).div(list.length)))),
  median: ofList(listOf(number), median),
  stddev: ofList(listOf(number), deviation),
  mode: ofList(listOf(number), mode),
}

function times(product: FeelNumber | null, n: FeelNumber): FeelNumber | null {
  return product === null ? null : numbers.multiply(product, n)
}

function sum(list: FeelNumber[]): Value {
  let whole = 0
  for (const n of list) {
    if (typeof n !== 'number' || !Number.isSafeInteger(whole + n)) return settle(total(list))
    whole += n
  }
  return list.length === 0 ? null : whole
}

function total(list: FeelNumber[]): Decimal {
  return list.reduce<Decimal>((sum, n) => sum.plus(n), new numbers.Wide(0))
}

function median(list: FeelNumber[]): Value {
  const sorted = list.toSorted(numbers.compareNumbers)
  const middle = sorted.slice(Math.ceil(list.length / 2) - 1, Math.floor(list.length / 2) + 1)
  return list.length === 0 ? null : settle(total(middle).div(middle.length))
}

/** Of a sample: the squares are divided by one less than their number. */
function deviation(list: FeelNumber[]): Value {
  if (list.length < 2) return null
  const mean = total(list).div(list.length)
  const squares = list.map((n) => new numbers.Wide(n).minus(mean).pow(2)).reduce((sum, n) => sum.plus(n))
  return settle(squares.div(list.length - 1).sqrt())
}

/** The most frequent numbers, ascending. */
function mode(list: FeelNumber[]): Value {
  const often = new Map<string, { n: FeelNumber; times: number }>()
  for (const n of list) {
    const entry = often.get(numbers.textOf(n))
    if (entry === undefined) often.set(numbers.textOf(n), { n, times: 1 })
    else entry.times++
  }
  const most = [...often.values()].reduce((most, { times }) => Math.max(most, times), 0)
  const found = [...often.values()].filter(({ times }) => times === most).map(({ n }) => n)
  return found.sort(numbers.compareNumbers)
}

function settle(value: Decimal): Value {
  return numbers.normal(value)
}
