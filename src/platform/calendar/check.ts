import type { CalendarYear } from './contract.ts'
import { dayNumber, dayText, isWeekend } from './days.ts'

/** What is wrong with a year's entries: where (`holidays.2.through`), a stable code for the page's words, and what fills them. */
export type CalendarFault = { path: string; code: CalendarFaultCode; params: Record<string, string | number> }
export type CalendarFaultCode =
  | 'ends_before_it_starts'
  | 'longer_than_15_days'
  | 'outside_the_year'
  | 'holidays_overlap'
  | 'day_off_and_worked'
  | 'worked_anyway'
  | 'listed_twice'

/** Faults that the shape alone cannot show; an empty list means the year may be used. Expects days that exist (see `CalendarYear`). */
export function checkCalendarYear(it: CalendarYear): CalendarFault[] {
  const faults: CalendarFault[] = []
  const refuse = (path: string, code: CalendarFaultCode, params: CalendarFault['params'] = {}) =>
    faults.push({ path, code, params })
  // A notice may begin in the last week of the year before: 2019's New Year's holiday did, on 30 December.
  const first = dayNumber(`${it.year - 1}-12-25`)
  const last = dayNumber(`${it.year}-12-31`)
  const inside = (path: string, day: string) => {
    const at = dayNumber(day)
    if (at < first || at > last) refuse(path, 'outside_the_year', { day, year: it.year })
  }

  const off = new Map<number, string>()
  for (const [at, holiday] of it.holidays.entries()) {
    const path = `holidays.${at}`
    const { name } = holiday
    const from = dayNumber(holiday.from)
    const through = dayNumber(holiday.through)
    inside(`${path}.from`, holiday.from)
    inside(`${path}.through`, holiday.through)
    if (through < from) refuse(`${path}.through`, 'ends_before_it_starts', { name })
    if (through - from >= 15) refuse(`${path}.through`, 'longer_than_15_days', { name })
    for (let day = from; day <= Math.min(through, from + 15); day++) {
      const other = off.get(day)
      if (other !== undefined) {
        refuse(path, 'holidays_overlap', { name, other, day: dayText(day) })
        break // one line a pair is enough
      }
      off.set(day, name)
    }
  }

  const seen = new Set<string>()
  it.workdays.forEach((day, at) => {
    const path = `workdays.${at}`
    inside(path, day)
    if (seen.has(day)) refuse(path, 'listed_twice', { day })
    seen.add(day)
    const name = off.get(dayNumber(day))
    if (name) refuse(path, 'day_off_and_worked', { day, name })
    else if (!isWeekend(dayNumber(day))) refuse(path, 'worked_anyway', { day })
  })
  return faults
}
