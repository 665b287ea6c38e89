import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from '../values.ts'
import { dateFromText } from './date.ts'
import { dateTimeFromText } from './date-time.ts'
import { durationFromText } from './duration.ts'
import { timeFromText } from './time.ts'

/** What `@"…"` stands for: a date, a time, a date and time or a duration, by its form; null for anything else. */
export function temporalFromText(text: string): FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | null {
  return dateFromText(text) ?? timeFromText(text) ?? dateTimeFromText(text) ?? durationFromText(text)
}
