import { isNumber, textOf as textOfNumber } from '../number.ts'
import { textOfDate } from '../temporal/date.ts'
import { textOfDateTime } from '../temporal/date-time.ts'
import { textOfDuration } from '../temporal/duration.ts'
import { textOfTime } from '../temporal/time.ts'
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTime,
  MonthsDuration,
  UNKNOWN,
  type Value,
} from '../values.ts'

/** What `string(value)` answers: a string is itself, within a list, context or range it is quoted. */
export function textOf(value: Value): string {
  return typeof value === 'string' ? value : (textOfTemporal(value) ?? literal(value))
}

/** The value as an expression would write it: `"a"`, `@"2026-11-22"`, `[1, "b"]`. */
export function literal(value: Value): string {
  if (value === null) return 'null'
  if (value === UNKNOWN) return String(UNKNOWN.description)
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'boolean') return String(value)
  if (isNumber(value)) return textOfNumber(value)
  if (value instanceof FeelRange) return literalRange(value)
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (value instanceof Map) return `{${[...value].map(([key, of]) => `${literalKey(key)}: ${literal(of)}`).join(', ')}}`
  return `@${quoted(textOfTemporal(value) ?? '')}`
}

function textOfTemporal(value: Value): string | null {
  if (value instanceof FeelDate) return textOfDate(value)
  if (value instanceof FeelTime) return textOfTime(value)
  if (value instanceof FeelDateTime) return textOfDateTime(value)
  return value instanceof DaysDuration || value instanceof MonthsDuration ? textOfDuration(value) : null
}

function literalRange({ low, high, lowIncluded, highIncluded }: FeelRange): string {
  const [from, to] = [low === null ? '' : literal(low), high === null ? '' : literal(high)]
  return `${lowIncluded ? '[' : '('}${from}..${to}${highIncluded ? ']' : ')'}`
}

function literalKey(key: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*( [\p{L}\p{N}_]+)*$/u.test(key) ? key : quoted(key)
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`
}
