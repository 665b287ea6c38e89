import { isNumber } from '../number.ts'
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

/** The kind of value, as FEEL names its types: `number`, `date and time`, `list`, `Null`. What no one knows is `Any`. */
export function typeOf(value: Value): string {
  if (value === null) return 'Null'
  if (value === UNKNOWN) return 'Any'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  if (isNumber(value)) return 'number'
  if (value instanceof FeelDate) return 'date'
  if (value instanceof FeelTime) return 'time'
  if (value instanceof FeelDateTime) return 'date and time'
  if (value instanceof DaysDuration) return 'days and time duration'
  if (value instanceof MonthsDuration) return 'years and months duration'
  if (value instanceof FeelRange) return 'range'
  if (value instanceof FeelFunction) return 'function'
  return Array.isArray(value) ? 'list' : 'context'
}
