import { fromText } from '../number.ts'
import { compare } from '../operate/compare.ts'
import { dateFromText } from '../temporal/date.ts'
import { dateTimeFromText } from '../temporal/date-time.ts'
import { durationFromText } from '../temporal/duration.ts'
import { temporalFromText } from '../temporal/from-text.ts'
import { timeFromText } from '../temporal/time.ts'
import { FeelRange, type Value } from '../values.ts'

const readers: Record<string, (text: string) => Value> = {
  date: dateFromText,
  'date and time': dateTimeFromText,
  time: timeFromText,
  duration: durationFromText,
}

const text = String.raw`"(?:[^"\\]|\\.)*"`
const end = String.raw`-?[\d.]+(?:[eE][+-]?\d+)?|@?${text}|(?:date and time|date|time|duration)\s*\(\s*${text}\s*\)`
const written = new RegExp(String.raw`^\s*([[(\]])\s*((?:${end})?)\s*\.\.\s*((?:${end})?)\s*([\])[])\s*$`, 'su')

/** `[18..21)`, `(..2)`: a range whose ends are written out (grammar rule 66), in their order and of one kind; null for anything else. */
export function rangeFromText(from: string): FeelRange | null {
  // "1..3" would read its first two characters as the numeral "1." otherwise.
  const parts = written.exec(from.replace(/(\d)\.\./, '$1 ..'))
  if (parts === null) return null
  const low = endOf(parts[2] ?? '')
  const high = endOf(parts[3] ?? '')
  if (low === undefined || high === undefined || (low === null && high === null)) return null
  const [lowIncluded, highIncluded] = [parts[1] === '[', parts[4] === ']']
  if ((low === null && lowIncluded) || (high === null && highIncluded)) return null
  const order = low === null || high === null ? 0 : compare(low, high)
  return order === null || order > 0 ? null : new FeelRange(low, high, lowIncluded, highIncluded)
}

/** null for an open end, undefined for one that is no literal of its type. */
function endOf(source: string): Value | undefined {
  if (source === '') return null
  const quoted = new RegExp(text, 'su').exec(source)?.[0]
  if (quoted === undefined) return fromText(source) ?? undefined
  const value = unquoted(quoted)
  if (source.startsWith('"')) return value
  if (source.startsWith('@')) return temporalFromText(value) ?? undefined
  return readers[source.slice(0, source.indexOf('(')).trim()]?.(value) ?? undefined
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gsu, (_, short, long, plain: string) => {
    if (plain === undefined) return String.fromCodePoint(Number.parseInt(short ?? long, 16))
    return { n: '\n', r: '\r', t: '\t' }[plain] ?? plain
  })
}
