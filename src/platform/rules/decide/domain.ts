import type { FactInfo } from '../document/facts.ts'
import { add, compareNumbers, divide, isNumber, subtract } from '../feel/number.ts'
import { dateOfEpochDay, epochDay } from '../feel/temporal/calendar.ts'
import { FeelDate, type FeelNumber, FeelRange, UNKNOWN, type Value } from '../feel/values.ts'
import { cellsOf } from '../table/check/cells.ts'

/** What is said of a fact's values. */
export type Kind = Pick<FactInfo, 'type' | 'whole' | 'low'>

/**
 * Values that stand for all a fact may have, where it is only compared with the given ones: each of them, one between each two, one beyond either end; of a
 * text also one that is none of them. Null where the comparison cannot be cut up so: text by its order, a day against a moment. A known fact is never null.
 */
export function representatives(fact: Kind, compared: readonly Value[]): Value[] | null {
  const { type } = fact
  const cuts = compared.flatMap(ends)
  const said = cuts.filter((cut) => cut !== null)
  if (type === 'boolean') return [true, false]
  if (type === 'text') return compared.some(holdsRange) ? null : texts(said)
  if (type === 'number') return numbers(said, fact)
  return days(said)
}

/** The plain values in a value that something is compared with: a list's, a range's two ends. */
function ends(value: Value): Value[] {
  if (Array.isArray(value)) return value.flatMap(ends)
  return value instanceof FeelRange ? [value.low, value.high] : [value]
}

const holdsRange = (value: Value): boolean => (Array.isArray(value) ? value.some(holdsRange) : value instanceof FeelRange)

function texts(cuts: Value[]): Value[] | null {
  const named = [...new Set(cuts.filter((cut) => typeof cut === 'string'))]
  let other = '其他'
  while (named.includes(other)) other += '′'
  return [...named, other]
}

// What is no number is unlike every number: it cuts nothing.
function numbers(cuts: Value[], { whole, low }: Kind): Value[] | null {
  if (whole || low !== undefined)
    return cellsOf({ kind: 'number', ...(whole && { whole }), ...(low !== undefined && { low }) }, cuts.filter(isNumber), false)
  const sorted = cuts.filter(isNumber).sort(compareNumbers)
  const [least, most] = [sorted[0], sorted.at(-1)]
  if (least === undefined || most === undefined) return [0]
  const all: (FeelNumber | null)[] = [subtract(least, 1)]
  sorted.forEach((cut, at) => {
    const last = sorted[at - 1]
    if (last !== undefined && compareNumbers(last, cut) === 0) return
    const both = last === undefined ? null : add(last, cut)
    if (last !== undefined) all.push(both === null ? null : divide(both, 2))
    all.push(cut)
  })
  all.push(add(most, 1))
  return all.some((it) => it === null) ? null : (all as FeelNumber[])
}

function days(cuts: Value[]): Value[] | null {
  if (cuts.some((cut) => cut === UNKNOWN || (typeof cut === 'object' && !(cut instanceof FeelDate)))) return null
  const sorted = [...new Set(cuts.filter((cut) => cut instanceof FeelDate).map(epochDay))].sort((a, b) => a - b)
  const numbers_ = sorted.flatMap((day, at) => ((sorted[at - 1] ?? Number.NEGATIVE_INFINITY) < day - 1 ? [day - 1, day] : [day]))
  const found = [...(numbers_.length === 0 ? [0] : numbers_), (sorted.at(-1) ?? 0) + 1].map(dateOfEpochDay)
  return found.some((it) => it === null) ? null : (found as FeelDate[])
}
