import { Temporal } from 'temporal-polyfill'

/** The zone every day of the domain is meant in. */
export const zone = 'Asia/Shanghai'

/** What day and moment it is for the domain: real time plus an offset of whole days kept once per installation. */
export type Clock = {
  offsetDays: number
  /** The domain's day in Asia/Shanghai, `YYYY-MM-DD`. */
  today(): string
  /** The domain's instant. */
  now(): Date
  /** The real instant at which the domain's instant `at` comes round: what the job queue needs. */
  real(at: Date): Date
}

const dayMs = 86_400_000

/** A clock that runs `offsetDays` beside real time; `realNow` is replaced only by tests. */
export function clockWith(offsetDays: number, realNow: () => number = Date.now): Clock {
  const now = () => new Date(realNow() + offsetDays * dayMs)
  return { offsetDays, now, today: () => dayOf(now()), real: (at) => new Date(at.getTime() - offsetDays * dayMs) }
}

/** The day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  const ms = at.getTime()
  if (ms < latest.from || ms >= latest.until) {
    const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
    const begins = (one: Temporal.PlainDate) => one.toZonedDateTime(zone).epochMilliseconds
    latest = { from: begins(day), until: begins(day.add({ days: 1 })), day: day.toString() }
  }
  return latest.day
}

/** The day asked for last, mostly today: nearly every answer asks for it, and reckoning with a zone is dear. */
let latest = { from: 0, until: 0, day: '' }

/** The first instant of a day in Asia/Shanghai. */
export function startOfDay(day: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds)
}

/** The whole days that set a clock of today to `day`. Negative goes back. */
export function offsetTo(day: string, realNow: number = Date.now()): number {
  const today = Temporal.PlainDate.from(dayOf(new Date(realNow)))
  return today.until(Temporal.PlainDate.from(day), { largestUnit: 'day' }).days
}

/** The day `days` after `day`. */
export function plusDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
