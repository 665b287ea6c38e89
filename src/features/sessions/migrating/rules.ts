/** How cells of an older system's lists are read, as pure functions: a value, or nothing where the cell is none. */

/** A day as lists write it: 2025-01-31, 2025/1/31, 2025.1.31, 20250131, 2025年1月31日. */
export function dayOf(text: string): string | undefined {
  const parts = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[T ].*)?$/.exec(text.trim())
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  const fits = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return fits ? date.toISOString().slice(0, 10) : undefined
}

/** A time of day: 9:00, 09:00:15, 9：00, 14时30分; to the second. */
export function timeOf(text: string): string | undefined {
  const parts = /^(?:.*[T ])?(\d{1,2})[:：时](\d{2})(?:[:：分](\d{2})?(?:[.]\d+)?秒?)?分?$/.exec(text.trim())
  if (!parts) return undefined
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined
  return [hours, minutes, seconds].map((n) => String(n).padStart(2, '0')).join(':')
}

/** An instant of Shanghai as lists write it, a day and a time: 2025-06-01 09:00:15. */
export function instantOf(text: string): Date | undefined {
  const [day, time] = [dayOf(text), timeOf(text)]
  return day && time ? new Date(`${day}T${time}+08:00`) : undefined
}

/** A calendar year, month or quarter: 2025, 2025年, 2025年度, 2025-06, 2025年6月, 2025-Q2. */
export function windowOf(text: string): string | undefined {
  const said = text.replaceAll(/\s/g, '')
  const year = /^(\d{4})年?度?$/.exec(said)
  if (year) return year[1]
  const quarter = /^(\d{4})[-年]?(?:Q|第)?([1-4])(?:季度)$|^(\d{4})-?Q([1-4])$/.exec(said)
  if (quarter) return `${quarter[1] ?? quarter[3]}-Q${quarter[2] ?? quarter[4]}`
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(said)
  return month && Number(month[2]) >= 1 && Number(month[2]) <= 12 ? `${month[1]}-${month[2]?.padStart(2, '0')}` : undefined
}

/** A count of sessions: a whole number from 0 to 999. */
export function countOf(text: string): number | undefined {
  const said = /^(\d{1,3})(?:\.0+)?次?$/.exec(text.trim())
  return said ? Number(said[1]) : undefined
}

/** The day in which a window is judged: its first, or today where it has begun and is not over. */
export function dayWithin(window: string, today: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(window)
  const first = quarter
    ? `${quarter[1]}-${String((Number(quarter[2]) - 1) * 3 + 1).padStart(2, '0')}-01`
    : window.length === 4
      ? `${window}-01-01`
      : `${window}-01`
  const inWindow = quarter
    ? today.slice(0, 4) === quarter[1] && Math.ceil(Number(today.slice(5, 7)) / 3) === Number(quarter[2])
    : today.startsWith(window)
  return inWindow ? today : first
}
