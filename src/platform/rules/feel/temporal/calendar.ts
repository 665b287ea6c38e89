import { FeelDate } from '../values.ts'

/** The standard's years end here, both ways. */
export const lastYear = 999_999_999

/** Days in the month of the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** The date, or null where there is no such day. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  if (!Number.isInteger(year) || Math.abs(year) > lastYear) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return new FeelDate(year, month, day)
}

/** Days since 1970-01-01. Years are taken to begin in March, so that the leap day is the last of its year. */
export function epochDay({ year, month, day }: FeelDate): number {
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The date that many days after 1970-01-01, or null beyond the standard's years. */
export function dateOfEpochDay(days: number): FeelDate | null {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dateOf(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: FeelDate): number {
  return modulo(epochDay(date) + 3, 7) + 1
}

/** 1 is the first of January. */
export function dayOfYear(date: FeelDate): number {
  return epochDay(date) - epochDay(new FeelDate(date.year, 1, 1)) + 1
}

/** ISO 8601: week 1 holds the first Thursday of the year. */
export function weekOfYear(date: FeelDate): number {
  const thursday = epochDay(date) + 4 - weekday(date)
  const { year } = dateOfEpochDay(thursday) ?? date
  return Math.floor((thursday - epochDay(new FeelDate(year, 1, 1))) / 7) + 1
}

/** The same day that many months later, or the month's last where it has no such day; null beyond the standard's years. */
export function plusMonths({ year, month, day }: FeelDate, months: number): FeelDate | null {
  const total = year * 12 + month - 1 + months
  const [y, m] = [Math.floor(total / 12), modulo(total, 12) + 1]
  return dateOf(y, m, Math.min(day, daysInMonth(y, m)))
}

/** Whole months from one day to the other, negative where the other is earlier. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + to.month - from.month
  if (months > 0 && to.day < from.day) return months - 1
  return months < 0 && to.day > from.day ? months + 1 : months
}

function modulo(a: number, b: number): number {
  return a - Math.floor(a / b) * b
}
