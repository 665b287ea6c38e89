import { instant } from '../../../../console/words/instant.ts'
import type { Words } from '../../../../platform/words/words.ts'

/** The time of day of an instant, in the zone of the districts: `09:05`. */
export const timeOf = (at: string): string => instant(at).slice(11)

/** From when until when: `09:00–11:00`. */
export const hoursOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  `${timeOf(startsAt)}–${timeOf(endsAt)}`

const dayMs = 86_400_000
const atNoon = (day: string) => new Date(`${day}T12:00:00Z`)

/** The day so many days later. */
export const plusDays = (day: string, days: number): string =>
  new Date(atNoon(day).getTime() + days * dayMs).toISOString().slice(0, 10)

/** The days of `[from, to)`. */
export const daysBetween = (from: string, to: string): string[] =>
  from >= to ? [] : [from, ...daysBetween(plusDays(from, 1), to)]

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => plusDays(day, -((atNoon(day).getUTCDay() + 6) % 7))

/** The days of the week in the order of RFC 5545's codes, Monday first. */
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayCode = (typeof weekdayCodes)[number]

/** The code of a day's weekday. */
export const weekdayOf = (day: string): WeekdayCode => weekdayCodes[(atNoon(day).getUTCDay() + 6) % 7] ?? 'MO'

/** A day with its weekday: `7月7日 周一`. */
export const dayName = (day: string, words: Words): string =>
  words('console.sessions.day', {
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8)),
    weekday: words(`console.sessions.weekday.${weekdayOf(day)}`),
  })

/** The instant it is for the domain, whose clock differs from this device's by whole days. */
export function domainNow(today: string, device = new Date()): Date {
  const deviceDay = instant(device.toISOString()).slice(0, 10)
  return new Date(device.getTime() + (atNoon(today).getTime() - atNoon(deviceDay).getTime()))
}
