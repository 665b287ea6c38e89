import { Temporal } from 'temporal-polyfill'

/** What a slot and a day say about a wish, as pure functions. */

/** Why a wish is refused: a stable code and what fills its sentence. `can` is overridable by staff who say why. */
export type Refusal = { status: 409 | 422; code: string; details: Record<string, unknown>; overridable: boolean }

/** The first day on which somebody born on a day is so many months old. A child born on the 31st is a month old on the last day of a shorter month. */
export const reaches = (bornOn: string, months: number): string => Temporal.PlainDate.from(bornOn).add({ months }).toString()

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
  slot: { opensAt: Date; closesAt: Date; startsAt: Date; endsAt: Date; cancelledAt: Date | null; cancelledWhy: string | null },
  now: Date,
): Refusal | undefined {
  if (slot.cancelledAt)
    return { status: 409, code: 'slot_cancelled', details: { why: slot.cancelledWhy ?? '' }, overridable: false }
  if (now >= slot.endsAt) return { status: 409, code: 'slot_over', details: {}, overridable: false }
  if (now < slot.opensAt)
    return { status: 409, code: 'slot_not_open_yet', details: { opensAt: minuteOf(slot.opensAt) }, overridable: true }
  if (now >= slot.closesAt)
    return { status: 409, code: 'slot_closed', details: { closedAt: minuteOf(slot.closesAt) }, overridable: true }
  return undefined
}

/** One meeting of a course is not booked by itself: one enrols for all of them. */
export const seriesRefusal = ({ series }: { series: string | null }): Refusal | undefined =>
  series === null ? undefined : { status: 409, code: 'slot_of_a_series', details: { series }, overridable: false }

/** The window in which a free session is counted: its calendar year (自然年), quarter or month, by the session's day. Problem of a rule with another window: undefined. */
export function windowOf(onDay: string, window: string): string | undefined {
  if (window === '自然年') return onDay.slice(0, 4)
  if (window === '自然月') return onDay.slice(0, 7)
  if (window === '自然季度') return `${onDay.slice(0, 4)}-Q${Math.ceil(Number(onDay.slice(5, 7)) / 3)}`
  return undefined
}

/**
 * Until when a freed place waits for an answer: the service's minutes, of which none pass between nine in the evening and eight in the morning, and never past a quarter of an
 * hour before the start. Undefined when that leaves less than five minutes.
 */
export function answerUntil({
  now,
  startsAt,
  offerMinutes,
}: {
  now: Date
  startsAt: Date
  offerMinutes: number
}): Date | undefined {
  const until = Math.min(afterWakingMinutes(now, offerMinutes), startsAt.getTime() - 15 * 60_000)
  return until - now.getTime() < 5 * 60_000 ? undefined : new Date(until)
}

const [morning, evening] = [8 * 60, 21 * 60]

/** The instant after so many minutes of the day's waking hours in Shanghai, which keeps no summer time. */
function afterWakingMinutes(now: Date, minutes: number): number {
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
