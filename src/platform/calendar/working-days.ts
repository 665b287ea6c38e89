import type { Temporal } from 'temporal-polyfill'
import type { CalendarYear } from './contract.ts'
import { dayNumber, dayText, isWeekend } from './days.ts'

/** A day as `YYYY-MM-DD` or a plain date. */
export type DayLike = string | Temporal.PlainDate

/** The arrangements of several years, ready for asking. Days of other years follow the weekend alone and are `assumed`. */
export type WorkingCalendar = {
  readonly years: ReadonlyMap<number, { source: string; unsure: boolean }>
  readonly holidays: ReadonlyMap<number, string>
  readonly workdays: ReadonlySet<number>
}

/** What a calendar knows about one day: `assumed` when no arrangement of its year is known, or the known one is marked 待核. */
export type DayKind = { working: boolean; holiday: string | null; madeUp: boolean; assumed: boolean }

/** Builds a calendar from years that passed `checkCalendarYear`; of two entries for a year the later one counts. */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const kept = new Map(years.map((year) => [year.year, year]))
  const holidays = new Map<number, string>()
  const workdays = new Set<number>()
  for (const year of kept.values()) {
    for (const holiday of year.holidays)
      for (let day = dayNumber(holiday.from); day <= dayNumber(holiday.through); day++) holidays.set(day, holiday.name)
    for (const day of year.workdays) workdays.add(dayNumber(day))
  }
  return { years: new Map([...kept].map(([year, { source, unsure }]) => [year, { source, unsure }])), holidays, workdays }
}

/** Whether offices work on the day: 调休 first, then holidays, then the weekend. */
export function isWorkingDay(day: DayLike, calendar: WorkingCalendar): boolean {
  return works(dayNumber(day), calendar)
}

/** Everything the calendar knows about a day, for a page that shows it. */
export function dayKind(day: DayLike, calendar: WorkingCalendar): DayKind {
  const at = dayNumber(day)
  const madeUp = calendar.workdays.has(at)
  return {
    working: works(at, calendar),
    holiday: madeUp ? null : (calendar.holidays.get(at) ?? null),
    madeUp,
    assumed: assumed(at, at, calendar),
  }
}

/**
 * The `count`-th working day after a day; before it when `count` is negative; the day itself for 0. The day it starts from is not
 * counted (民法典 第二百零一条). `assumed` says that a year on the way has no arrangement, so that the answer may move.
 */
export function addWorkingDays(day: DayLike, count: number, calendar: WorkingCalendar): { on: string; assumed: boolean } {
  if (!Number.isSafeInteger(count) || Math.abs(count) > 100_000)
    throw new RangeError(`expected a whole number of days up to 100000, got ${count}`)
  const from = dayNumber(day)
  const step = count < 0 ? -1 : 1
  let at = from
  for (let left = Math.abs(count); left > 0; ) {
    at += step
    if (works(at, calendar)) left--
  }
  return { on: dayText(at), assumed: count !== 0 && assumed(from + step, at, calendar) }
}

/** Working days after `from` up to and with `to`; negative, counting back from `from`, when `to` is earlier. */
export function workingDaysBetween(from: DayLike, to: DayLike, calendar: WorkingCalendar): { days: number; assumed: boolean } {
  const start = dayNumber(from)
  const end = dayNumber(to)
  const step = end < start ? -1 : 1
  let days = 0
  for (let at = start; at !== end; ) {
    at += step
    if (works(at, calendar)) days += step
  }
  return { days, assumed: start !== end && assumed(start + step, end, calendar) }
}

function works(at: number, calendar: WorkingCalendar): boolean {
  if (calendar.workdays.has(at)) return true
  return !calendar.holidays.has(at) && !isWeekend(at)
}

function assumed(one: number, other: number, calendar: WorkingCalendar): boolean {
  const first = Number(dayText(Math.min(one, other)).slice(0, 4))
  const last = Number(dayText(Math.max(one, other)).slice(0, 4))
  for (let year = first; year <= last; year++) {
    const known = calendar.years.get(year)
    if (!known || known.unsure) return true
  }
  return false
}
