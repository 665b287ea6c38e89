import { parseYaml, SettingsProblem } from '../settings-file.ts'
import { checkCalendarYear } from './check.ts'
import { CalendarFile, type CalendarYear } from './contract.ts'

/** Reads a calendar file; throws a SettingsProblem that names every fault. */
export function parseCalendar(text: string, file = 'calendar.yaml'): CalendarYear[] {
  const { years } = parseYaml(text, CalendarFile, file)
  const faults = years.flatMap((year, at) =>
    checkCalendarYear(year).map((fault) => ({
      path: `years.${at}.${fault.path}`,
      line: 1,
      message: `${fault.code} ${JSON.stringify(fault.params)}`,
    })),
  )
  const twice = years.filter((year, at) => years.findIndex((other) => other.year === year.year) !== at)
  for (const year of twice) faults.push({ path: 'years', line: 1, message: `${year.year} is there twice` })
  if (faults.length > 0) throw new SettingsProblem(file, faults)
  return years
}
