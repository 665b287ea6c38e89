import { DaysDuration, MonthsDuration } from '../values.ts'
import { nanosOfSecond } from './time.ts'

const months = /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?$/
const days = /^(-?)P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/

/** `P1Y2M` or `P1DT2H3M4.5S`, each with a minus before it or not; null when it is of neither form. */
export function durationFromText(text: string): DaysDuration | MonthsDuration | null {
  return monthsFromText(text) ?? daysFromText(text)
}

/** `P1Y2M`, `P0M`; `P1DT2H`, `PT0S`. */
export function textOfDuration(duration: DaysDuration | MonthsDuration): string {
  return duration instanceof MonthsDuration ? textOfMonths(duration) : textOfDays(duration)
}

/** Days, hours, minutes and seconds of a duration, all with its sign; `nanos` beyond the whole seconds. */
export function daysParts({ nanos }: DaysDuration) {
  const sign = nanos < 0n ? -1 : 1
  const size = nanos < 0n ? -nanos : nanos
  const seconds = size / nanosOfSecond
  const part = (n: bigint) => sign * Number(n) + 0
  return {
    days: part(seconds / 86_400n),
    hours: part((seconds / 3600n) % 24n),
    minutes: part((seconds / 60n) % 60n),
    seconds: part(seconds % 60n),
    nanos: part(size % nanosOfSecond),
  }
}

function monthsFromText(text: string): MonthsDuration | null {
  const parts = months.exec(text)
  if (parts === null) return null
  const total = Number(parts[2] ?? 0) * 12 + Number(parts[3] ?? 0)
  if (!Number.isSafeInteger(total)) return null
  return new MonthsDuration(parts[1] === '-' ? 0 - total : total)
}

function daysFromText(text: string): DaysDuration | null {
  const parts = days.exec(text)
  if (parts === null) return null
  const part = (i: number) => BigInt(parts[i] ?? 0)
  const seconds = part(2) * 86_400n + part(3) * 3600n + part(4) * 60n + part(5)
  const nanos = seconds * nanosOfSecond + BigInt((parts[6] ?? '').slice(0, 9).padEnd(9, '0'))
  return new DaysDuration(parts[1] === '-' ? -nanos : nanos)
}

function textOfMonths({ months: total }: MonthsDuration): string {
  const size = Math.abs(total)
  const [years, rest] = [Math.floor(size / 12), size % 12]
  if (size === 0) return 'P0M'
  return `${total < 0 ? '-' : ''}P${years === 0 ? '' : `${years}Y`}${rest === 0 ? '' : `${rest}M`}`
}

function textOfDays({ nanos }: DaysDuration): string {
  if (nanos === 0n) return 'PT0S'
  const size = nanos < 0n ? -nanos : nanos
  const seconds = size / nanosOfSecond
  const fraction = size % nanosOfSecond
  const written = (n: bigint, unit: string) => (n === 0n ? '' : `${n}${unit}`)
  const tail = fraction === 0n ? '' : `.${String(fraction).padStart(9, '0').replace(/0+$/, '')}`
  const last = tail === '' ? written(seconds % 60n, 'S') : `${seconds % 60n}${tail}S`
  const clock = `${written((seconds / 3600n) % 24n, 'H')}${written((seconds / 60n) % 60n, 'M')}${last}`
  return `${nanos < 0n ? '-' : ''}P${written(seconds / 86_400n, 'D')}${clock === '' ? '' : `T${clock}`}`
}
