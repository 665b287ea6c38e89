const dayMs = 86_400_000
// Days from 1900 on, as far as they were asked for.
const kept: string[] = []
const first = -25_567

/** A day (YYYY-MM-DD) as the number of days since 1970-01-01: what a million birth dates are reckoned with. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs

/** The day of a number. */
export function dayText(number: number): string {
  const found = kept[number - first]
  if (found !== undefined) return found
  const text = new Date(number * dayMs).toISOString().slice(0, 10)
  if (number >= first) kept[number - first] = text
  return text
}

/** The day on which somebody born on the day `born` turns `years`, as a number; on 1 March for a 29 February that is none. */
export function birthday(born: number, years: number): number {
  const date = new Date(born * dayMs)
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / dayMs
}

/** A moment in office hours of a day in Asia/Shanghai, as PostgreSQL reads it. */
export const inOfficeHours = (day: number, minutes: number): string => {
  const at = 9 * 60 + (minutes % 450)
  return `${dayText(day)} ${two(Math.floor(at / 60))}:${two(at % 60)}:00+08`
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value))
