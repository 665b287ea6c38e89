import type { Zone } from '../values.ts'

/** XML Schema's limit: 14 hours, in seconds. */
export const widestOffset = 14 * 3600

const secondsOfDay = 86_400
const cycleSeconds = 146_097 * secondsOfDay
/** What `Intl` can tell, in seconds; the Gregorian calendar repeats itself after 400 years. */
const known = 8_600_000_000_000
const formats = new Map<string, Intl.DateTimeFormat | null>()

/** `Z`, `+08:00`, `-05:30:15`, `@Asia/Shanghai`; null for anything else. */
export function zoneFromText(text: string): Zone | null {
  if (text === 'Z' || text === 'z') return { offset: 0 }
  if (text.startsWith('@')) {
    const name = text.slice(1)
    return formatOf(name) === null ? null : { name }
  }
  const parts = /^([+-])(\d\d):([0-5]\d)(?::([0-5]\d))?$/.exec(text)
  if (parts === null) return null
  const seconds = Number(parts[2]) * 3600 + Number(parts[3]) * 60 + Number(parts[4] ?? 0)
  if (seconds > widestOffset) return null
  return { offset: parts[1] === '-' ? 0 - seconds : seconds }
}

/** `Z`, `+08:00`, `-05:30:15`, `@Asia/Shanghai`. */
export function textOfZone(zone: Zone): string {
  if ('name' in zone) return `@${zone.name}`
  if (zone.offset === 0) return 'Z'
  const size = Math.abs(zone.offset)
  const pad = (n: number) => String(n).padStart(2, '0')
  const seconds = size % 60 === 0 ? '' : `:${pad(size % 60)}`
  return `${zone.offset < 0 ? '-' : '+'}${pad(Math.floor(size / 3600))}:${pad(Math.floor(size / 60) % 60)}${seconds}`
}

/** Whether both are the same zone, written the same way: `Z` is not `@Etc/UTC`. */
export function sameZone(a: Zone | null, b: Zone | null): boolean {
  if (a === null || b === null) return a === b
  return 'name' in a ? 'name' in b && a.name === b.name : 'offset' in b && a.offset === b.offset
}

/** Seconds east of UTC of clocks in the zone that show `local`, in seconds since 1970-01-01T00:00:00 of those clocks. In the hour that clocks skip, as before it; in the one they repeat, as the first time. */
export function offsetOfLocal(zone: Zone, local: number): number {
  if ('offset' in zone) return zone.offset
  const before = offsetAt(zone, local - secondsOfDay)
  const after = offsetAt(zone, local + secondsOfDay)
  if (before === after) return before
  return offsetAt(zone, local - before) === before ? before : offsetAt(zone, local - after) === after ? after : before
}

/** Seconds east of UTC in the zone at an instant, in seconds since 1970-01-01T00:00:00Z. */
export function offsetAt(zone: Zone, instant: number): number {
  if ('offset' in zone) return zone.offset
  const format = formatOf(zone.name)
  if (format === null) return 0
  const beyond = Math.abs(instant) > known ? Math.sign(instant) * Math.ceil((Math.abs(instant) - known) / cycleSeconds) : 0
  const name = format.formatToParts((instant - beyond * cycleSeconds) * 1000).find((part) => part.type === 'timeZoneName')
  const parts = /([+-])(\d\d):?(\d\d)?:?(\d\d)?/.exec(name?.value.replace('−', '-') ?? '')
  if (parts === null) return 0
  const seconds = Number(parts[2]) * 3600 + Number(parts[3] ?? 0) * 60 + Number(parts[4] ?? 0)
  return parts[1] === '-' ? 0 - seconds : seconds
}

/** The offset of a time of day, which has no date to look a zone up by: the zone's in winter and in summer where they are one, else null. */
export function steadyOffset(zone: Zone): number | null {
  const winter = standardOffset(zone)
  return winter === offsetAt(zone, 962_409_600) ? winter : null
}

/** The offset that times of day in a zone are compared by: the zone's on 1 January 2000. */
export function standardOffset(zone: Zone): number {
  return offsetAt(zone, 946_684_800)
}

function formatOf(name: string): Intl.DateTimeFormat | null {
  const made = formats.get(name)
  if (made !== undefined) return made
  const format = newFormat(name)
  // Only zones that exist are kept: what a caller may invent has no end.
  if (format !== null) formats.set(name, format)
  return format
}

function newFormat(name: string): Intl.DateTimeFormat | null {
  // Intl also takes `+08:00`, which is no zone's name.
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    return null
  }
}
