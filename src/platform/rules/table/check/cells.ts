import { add, compareNumbers, divide, fromText, isNumber, subtract, toNumber } from '../../feel/number.ts'
import { dateOfEpochDay, epochDay } from '../../feel/temporal/calendar.ts'
import { FeelDate, type FeelNumber, type Value } from '../../feel/values.ts'
import type { Domain } from './contract.ts'

/**
 * One value for each stretch that the cuts make of a domain: each cut itself, one between each two, one beyond either end. Null where the domain cannot be cut
 * up so (text by its order, moments).
 */
export function cellsOf(domain: Domain, cuts: readonly Value[], ordered: boolean): Value[] | null {
  if (domain.kind === 'boolean') return [true, false]
  if (domain.kind === 'text') return ordered ? null : texts(domain.values, cuts)
  if (domain.kind === 'number') return numbers(domain, cuts.filter(isNumber))
  if (cuts.some((cut) => typeof cut === 'object' && cut !== null && !(cut instanceof FeelDate))) return null
  const days = numbers({ whole: true }, cuts.filter((cut) => cut instanceof FeelDate).map(epochDay))
  return days.flatMap((day) => dateOfEpochDay(toNumber(day)) ?? [])
}

/** The domain that constants speak of; null where they are of several kinds, or of one that is not cut up. */
export function guessed(cuts: readonly Value[], hasBare: boolean): Domain | null {
  const known = cuts.filter((cut) => cut !== null)
  if (known.length === 0) return hasBare ? { kind: 'boolean' } : null
  if (known.every(isNumber)) return { kind: 'number' }
  if (known.every((cut) => typeof cut === 'string')) return { kind: 'text' }
  if (known.every((cut) => typeof cut === 'boolean')) return { kind: 'boolean' }
  return known.every((cut) => cut instanceof FeelDate) ? { kind: 'date' } : null
}

function texts(values: readonly string[] | undefined, cuts: readonly Value[]): Value[] {
  if (values) return [...values]
  const named = [...new Set(cuts.filter((cut) => typeof cut === 'string'))]
  let other = '其他'
  while (named.includes(other)) other += '′'
  return [...named, other]
}

function numbers(
  { low, high, whole = false }: { low?: FeelNumber; high?: FeelNumber; whole?: boolean },
  cuts: readonly FeelNumber[],
) {
  const within = (it: FeelNumber) =>
    (low === undefined || compareNumbers(it, low) >= 0) && (high === undefined || compareNumbers(it, high) <= 0)
  const sorted = [...cuts, low, high]
    .filter((it) => it !== undefined && within(it))
    .sort((a, b) => compareNumbers(a as FeelNumber, b as FeelNumber)) as FeelNumber[]
  const points = sorted.filter((it, i) => i === 0 || compareNumbers(it, sorted[i - 1] as FeelNumber) !== 0)
  const [least, most] = [points[0], points.at(-1)]
  if (least === undefined || most === undefined) return [0]
  const found: (FeelNumber | null)[] = low === undefined ? [whole ? before(least) : subtract(least, 1)] : []
  points.forEach((point, i) => {
    const last = points[i - 1]
    if (last !== undefined) found.push(whole ? after(last) : middle(last, point))
    found.push(point)
  })
  if (high === undefined) found.push(whole ? after(most) : add(most, 1))
  const usable = found.filter((it) => it !== null && within(it) && (!whole || isWhole(it))) as FeelNumber[]
  return usable.filter((it, i) => usable.findIndex((other) => compareNumbers(it, other) === 0) === i)
}

const middle = (a: FeelNumber, b: FeelNumber) => {
  const both = add(a, b)
  return both === null ? null : divide(both, 2)
}
const isWhole = (it: FeelNumber) => typeof it === 'number' || it.isInteger()
const after = (it: FeelNumber) => (typeof it === 'number' ? add(it, 1) : fromText(it.floor().plus(1).toFixed()))
const before = (it: FeelNumber) => (typeof it === 'number' ? subtract(it, 1) : fromText(it.ceil().minus(1).toFixed()))
