import { Temporal } from 'temporal-polyfill'
import { reaches } from '../ages.ts'
import type { SessionSettings } from '../settings.ts'

/** What a slot and a day say about a wish, as pure functions. */

/** Why a wish is refused: a stable code and what fills its sentence. `overridable`: staff may let it pass and say why. */
export type Refusal = { status: 409 | 422; code: string; details: Record<string, unknown>; overridable: boolean }

/** An instant as a reader in Shanghai writes it: 2025-06-30 09:00. */
export const minuteOf = (at: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')

/** Whether the ages of a slot (months, half-open) take somebody in on its day; `too_young` says from which day they do. */
export function ageRefusal(
  { ageFrom, ageTo, onDay }: { ageFrom: number | null; ageTo: number | null; onDay: string },
  bornOn: string | null,
): Refusal | undefined {
  if (ageFrom === null && ageTo === null) return undefined
  if (bornOn === null) return { status: 422, code: 'birth_date_unknown', details: {}, overridable: true }
  if (ageFrom !== null && onDay < reaches(bornOn, ageFrom))
    return { status: 422, code: 'too_young', details: { months: ageFrom, from: reaches(bornOn, ageFrom) }, overridable: true }
  if (ageTo !== null && onDay >= reaches(bornOn, ageTo))
    return { status: 422, code: 'too_old', details: { months: ageTo, since: reaches(bornOn, ageTo) }, overridable: true }
  return undefined
}

/** Whether a slot may be booked at an instant. */
export function timeRefusal(
  slot: {
    onDay: string
    opensAt: Date
    closesAt: Date
    startsAt: Date
    endsAt: Date
    cancelledAt: Date | null
    cancelledWhy: string | null
    venueClosedOn: string | null
  },
  now: Date,
): Refusal | undefined {
  if (slot.cancelledAt)
    return { status: 409, code: 'slot_cancelled', details: { why: slot.cancelledWhy ?? '' }, overridable: false }
  const closedOn = closedBy(slot)
  if (closedOn) return { status: 409, code: 'slot_venue_closed', details: { on: closedOn }, overridable: false }
  if (now >= slot.endsAt) return { status: 409, code: 'slot_over', details: {}, overridable: false }
  if (now < slot.opensAt)
    return { status: 409, code: 'slot_not_open_yet', details: { opensAt: minuteOf(slot.opensAt) }, overridable: true }
  if (now >= slot.closesAt)
    return { status: 409, code: 'slot_closed', details: { closedAt: minuteOf(slot.closesAt) }, overridable: true }
  return undefined
}

/** The day from which a slot's facility is closed, where that is not after the slot's day: it will be cancelled, and takes nobody meanwhile. */
export const closedBy = ({ onDay, venueClosedOn }: { onDay: string; venueClosedOn: string | null }): string | undefined =>
  venueClosedOn !== null && onDay >= venueClosedOn ? venueClosedOn : undefined

/** One meeting of a course is not booked by itself: one enrols for all of them. */
export const seriesRefusal = ({ series }: { series: string | null }): Refusal | undefined =>
  series === null ? undefined : { status: 409, code: 'slot_of_a_series', details: { series }, overridable: false }

/** How the windows of free sessions are named by the session's day: 2025, 2025-07, 2025-W27 (ISO 8601: from Monday on, of the year that its Thursday lies in). */
const windows: Record<string, (onDay: string) => string> = {
  自然年: (onDay) => onDay.slice(0, 4),
  自然月: (onDay) => onDay.slice(0, 7),
  自然周: (onDay) => {
    const { yearOfWeek = 0, weekOfYear = 0 } = Temporal.PlainDate.from(onDay)
    return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
  },
}

/** The window in which a session of a day is counted; undefined of one that is not counted here, which no rule of a service may have once it is published. */
export const windowOf = (onDay: string, window: string): string | undefined => windows[window]?.(onDay)

/** Every window that a day lies in, each with its first day. */
export function windowsAround(onDay: string): readonly { window: string; from: string }[] {
  if (onDay !== around.onDay) around = { onDay, windows: reckonAround(onDay) }
  return around.windows
}

/** The day asked for last: whoever books mostly books for the same few days. */
let around: { onDay: string; windows: { window: string; from: string }[] } = { onDay: '', windows: [] }

function reckonAround(onDay: string): { window: string; from: string }[] {
  const day = Temporal.PlainDate.from(onDay)
  const first: Record<string, Temporal.PlainDate> = {
    自然年: day.with({ month: 1, day: 1 }),
    自然月: day.with({ day: 1 }),
    自然周: day.subtract({ days: day.dayOfWeek - 1 }),
  }
  return Object.entries(windows).map(([kind, name]) => ({ window: name(onDay), from: String(first[kind]) }))
}

/**
 * Until when a freed place waits for an answer: the service's minutes, which pass only within its hours of the day, and never past a quarter of an hour before the start. Undefined when that leaves less than five minutes.
 */
export function answerUntil({
  now,
  startsAt,
  offerMinutes,
  offerHours,
}: { now: Date; startsAt: Date } & Pick<SessionSettings, 'offerMinutes' | 'offerHours'>): Date | undefined {
  const until = Math.min(afterMinutesWithin(offerHours, now, offerMinutes), startsAt.getTime() - 15 * 60_000)
  return until - now.getTime() < 5 * 60_000 ? undefined : new Date(until)
}

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The instant after so many minutes within the hours of the day in Shanghai, which keeps no summer time. */
function afterMinutesWithin({ from, until }: SessionSettings['offerHours'], now: Date, minutes: number): number {
  const [morning, evening] = [minuteOfDay(from), minuteOfDay(until)]
  const dayMinutes = 24 * 60
  let at = now.getTime() / 60_000 + 8 * 60
  let left = minutes
  while (left > 0) {
    const ofDay = at % dayMinutes
    if (ofDay < morning) at += morning - ofDay
    else if (ofDay >= evening) at += dayMinutes - ofDay + morning
    else {
      const taken = Math.min(left, evening - ofDay)
      at += taken
      left -= taken
    }
  }
  return (at - 8 * 60) * 60_000
}

/** Whether somebody gets a place at once: there is room, and nobody waits for it already. */
export const hasRoomFor = ({ taken, capacity, waiting }: { taken: number; capacity: number; waiting: number }): boolean =>
  taken < capacity && waiting === 0
