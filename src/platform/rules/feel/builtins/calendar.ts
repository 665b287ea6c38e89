import { dayOfYear, weekday, weekOfYear } from '../temporal/calendar.ts'
import { FeelDate, type FeelFunction, type Value } from '../values.ts'
import { builtIn, takes } from './built-in.ts'
import { day } from './domain.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Temporal functions (table 79). */
export const calendar: Record<string, FeelFunction> = {
  'day of year': ofDay(dayOfYear),
  'day of week': ofDay((date) => weekdays[weekday(date) - 1] ?? null),
  'month of year': ofDay((date) => months[date.month - 1] ?? null),
  'week of year': ofDay(weekOfYear),
}

function ofDay(run: (date: FeelDate) => Value): FeelFunction {
  return builtIn([takes('date', day)], (on) => run(on instanceof FeelDate ? on : on.date))
}
