import { FeelTime, type Zone } from '../values.ts'
import { sameZone, standardOffset, textOfZone, zoneFromText } from './zone.ts'

export const nanosOfSecond = 1_000_000_000n
export const nanosOfDay = 86_400n * nanosOfSecond

const written = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|z|[+-].*|@.*)?$/

/** `09:05:00`, `09:05:00.25Z`, `09:05:00+08:00`, `09:05:00@Asia/Shanghai`; null when it is not of that form. `24:00:00` is midnight. */
export function timeFromText(text: string): FeelTime | null {
  return readTime(text)?.time ?? null
}

/** The time, and whether it was written `24:00:00`, the end of its day. */
export function readTime(text: string): { time: FeelTime; nextDay: boolean } | null {
  const parts = written.exec(text)
  if (parts === null) return null
  const zone = parts[5] === undefined ? null : zoneFromText(parts[5])
  if (parts[5] !== undefined && zone === null) return null
  const nano = Number((parts[4] ?? '').slice(0, 9).padEnd(9, '0'))
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (hour === 24 && minute === 0 && second === 0 && nano === 0) return { time: new FeelTime(0, 0, 0, 0, zone), nextDay: true }
  const time = timeOf(hour, minute, second, nano, zone)
  return time === null ? null : { time, nextDay: false }
}

/** The time, or null where no clock shows it. */
export function timeOf(hour: number, minute: number, second: number, nano: number, zone: Zone | null): FeelTime | null {
  const fits = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59
  return fits ? new FeelTime(hour, minute, second, nano, zone) : null
}

/** `09:05:00.25+08:00`. */
export function textOfTime({ hour, minute, second, nano, zone }: FeelTime): string {
  const pad = (n: number) => String(n).padStart(2, '0')
  const fraction = nano === 0 ? '' : `.${String(nano).padStart(9, '0').replace(/0+$/, '')}`
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}${zone === null ? '' : textOfZone(zone)}`
}

/** Whole seconds since midnight on the clock that shows the time. */
export function secondOfDay({ hour, minute, second }: FeelTime): number {
  return hour * 3600 + minute * 60 + second
}

/** Nanoseconds since midnight on the clock that shows the time. */
export function nanoOfDay(time: FeelTime): bigint {
  return BigInt(secondOfDay(time)) * nanosOfSecond + BigInt(time.nano)
}

/** The time that many nanoseconds after midnight; beyond a day it goes round. */
export function timeOfNano(nanos: bigint, zone: Zone | null): FeelTime {
  const within = ((nanos % nanosOfDay) + nanosOfDay) % nanosOfDay
  const seconds = Number(within / nanosOfSecond)
  return new FeelTime(
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    Number(within % nanosOfSecond),
    zone,
  )
}

/** Seconds east of UTC that times of day are compared by; null where the time has no zone. */
export function offsetOfTime({ zone }: FeelTime): number | null {
  return zone === null ? null : standardOffset(zone)
}

/**
 * Negative, zero or positive as `a` is before, at or after `b`, by whole seconds as the standard's test cases have it; a time without a zone takes the
 * other's (table 54).
 */
export function compareTimes(a: FeelTime, b: FeelTime): number {
  const local = secondOfDay(a) - secondOfDay(b)
  if (a.zone === null || b.zone === null || sameZone(a.zone, b.zone)) return local
  return local - standardOffset(a.zone) + standardOffset(b.zone)
}
