import { Decimal34, decimalOf, fromText, integerOf } from '../number.ts'
import { textOf } from '../operate/text-of.ts'
import { dateOf, monthsBetween } from '../temporal/calendar.ts'
import { dateFromText } from '../temporal/date.ts'
import { dateTimeFromText, midnight } from '../temporal/date-time.ts'
import { durationFromText } from '../temporal/duration.ts'
import { nanosOfSecond, timeFromText, timeOf } from '../temporal/time.ts'
import { widestOffset, zoneFromText } from '../temporal/zone.ts'
import {
  type DaysDuration,
  FeelDate,
  FeelDateTime,
  type FeelFunction,
  type FeelNumber,
  FeelTime,
  MonthsDuration,
  type Value,
  type Zone,
} from '../values.ts'
import { BuiltIn, builtIn, form, takes } from './built-in.ts'
import { any, date, day, days, instant, number, orNull, string, time } from './domain.ts'
import { rangeFromText } from './range-from-text.ts'

/** Conversion functions (table 72). */
export const conversion: Record<string, FeelFunction> = {
  date: new BuiltIn([
    form([takes('from', string)], dateFromText),
    form([takes('from', day)], (from) => (from instanceof FeelDate ? from : from.date)),
    form([takes('year', number), takes('month', number), takes('day', number)], makeDate),
  ]),
  'date and time': new BuiltIn([
    form([takes('from', string)], dateTimeFromText),
    form([takes('from', instant)], (from) => from),
    form([takes('date', day), takes('time', time)], (on, at) => new FeelDateTime(on instanceof FeelDate ? on : on.date, at)),
    form([takes('date', day), takes('time', time), takes('timezone', string)], atZone),
  ]),
  time: new BuiltIn([
    form([takes('from', string)], timeFromText),
    form([takes('from', time)], (from) => from),
    form([takes('from', date)], (from) => midnight(from, { offset: 0 }).time),
    form([takes('from', instant)], (from) => from.time),
    form([takes('hour', number), takes('minute', number), takes('second', number)], (hour, minute, second) =>
      makeTime(hour, minute, second, null),
    ),
    form([takes('hour', number), takes('minute', number), takes('second', number), takes('offset', orNull(days))], makeTime),
  ]),
  number: builtIn(
    [takes('from', string), takes('grouping separator', orNull(string)), takes('decimal separator', orNull(string))],
    readNumber,
  ),
  string: builtIn([takes('from', any)], (from) => (from === null ? null : textOf(from))),
  duration: builtIn([takes('from', string)], durationFromText),
  'years and months duration': builtIn([takes('from', day), takes('to', day)], (from, to) => {
    return new MonthsDuration(monthsBetween(from instanceof FeelDate ? from : from.date, to instanceof FeelDate ? to : to.date))
  }),
  range: builtIn([takes('from', string)], rangeFromText),
}

function makeDate(year: FeelNumber, month: FeelNumber, dayOfMonth: FeelNumber): Value {
  const [y, m, d] = [integerOf(year), integerOf(month), integerOf(dayOfMonth)]
  return y === null || m === null || d === null ? null : dateOf(y, m, d)
}

/** The offset must be within fourteen hours and in whole seconds, as no zone is written otherwise. */
function makeTime(hour: FeelNumber, minute: FeelNumber, second: FeelNumber, offset: DaysDuration | null): Value {
  const [h, m, s] = [integerOf(hour), integerOf(minute), integerOf(second)]
  if (h === null || m === null || s === null) return null
  const nano = new Decimal34(decimalOf(second).minus(s)).times(1_000_000_000).trunc().toNumber()
  if (nano < 0 || offset === null) return nano < 0 ? null : timeOf(h, m, s, nano, null)
  const seconds = Number(offset.nanos / nanosOfSecond)
  if (offset.nanos % nanosOfSecond !== 0n || Math.abs(seconds) > widestOffset) return null
  return timeOf(h, m, s, nano, { offset: seconds })
}

function atZone(on: FeelDate | FeelDateTime, at: FeelTime, timezone: string): Value {
  const zone: Zone | null = zoneFromText(`@${timezone}`)
  if (zone === null) return null
  const { hour, minute, second, nano } = at
  return new FeelDateTime(on instanceof FeelDate ? on : on.date, new FeelTime(hour, minute, second, nano, zone))
}

/** `1 000,0` by its separators: for groups a space, comma or period, for decimals a comma or period, and not the same for both. */
function readNumber(from: string, grouping: string | null, decimal: string | null): Value {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return null
  if (decimal !== null && ![',', '.'].includes(decimal)) return null
  if (grouping !== null && grouping === decimal) return null
  const joined = grouping === null ? from : from.split(grouping).join('')
  // Only the separator that was named may part the decimals.
  if (decimal === ',' && joined.includes('.')) return null
  return fromText(decimal === ',' ? joined.replace(',', '.') : joined)
}
