import { workingCalendar } from '../../../platform/calendar/index.ts'
import { listCalendarYears } from '../../../platform/calendar/store.ts'
import { plusDays, startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { sessionService } from '../bookings/offered.ts'
import { mayRun } from '../policy.ts'
import { cancelLocked } from '../slots/cancelling.ts'
import { dropSlots, insertSlots, lockComingSlots, type NewSlot } from '../slots/store.ts'
import { findVenue } from '../slots/venue-store.ts'
import type { NewSchedule, ScheduleEnd, ScheduleQuery } from './contract.ts'
import { meetingsOf } from './recurrence.ts'
import {
  insertSchedule,
  listScheduleRows,
  lockSchedule,
  type NewScheduleRow,
  type ScheduleRow,
  schedulesToMake,
  setMadeUntil,
  setScheduleEnd,
} from './store.ts'

/** For how many days ahead slots are made: as far as anybody books. */
const horizonDays = 90
export const makingJob = 'sessions.make_slots'

/**
 * Publishes a schedule and makes its slots for the days ahead. Problems: 403; 404; 409 `service_not_offered`; 422 `schedule_rule_unreadable`, `schedule_rule_of_hours`,
 * `schedule_meets_too_often`, `schedule_never_meets`.
 */
export function publishSchedule(ctx: Context, wish: NewSchedule): Promise<{ id: string; slots: number }> {
  return transaction(ctx, async (tx) => {
    permit(mayRun(tx.actor, tx.district, found(await findVenue(tx, wish.facility), 'facility')))
    return await publishScheduleOf(tx, wish)
  })
}

/**
 * The same in the caller's transaction, who has asked whether they may. The meetings of a course (`series`) are all made at once, however far ahead they lie: whoever is
 * enrolled is booked in each of them.
 */
export async function publishScheduleOf(
  tx: Tx,
  wish: NewSchedule,
  { series = null }: { series?: string | null } = {},
): Promise<{ id: string; slots: number }> {
  const { settings } = await sessionService(tx, wish.service, later(wish.startsOn, tx.today))
  const row: NewScheduleRow = {
    ...{
      service: wish.service,
      facility: wish.facility,
      series,
      name: wish.name,
      room: wish.room,
      class: wish.class ?? null,
    },
    ...{ channel: wish.channel ?? settings.channel, rrule: wish.rrule, startsOn: wish.startsOn, endsOn: wish.endsOn ?? null },
    ...{ startsAt: wish.startsAt, minutes: wish.minutes ?? settings.minutes, workingDaysOnly: wish.workingDaysOnly },
    ...{ capacity: wish.capacity, staff: wish.staff ?? null, ageFrom: wish.ageFrom ?? null, ageTo: wish.ageTo ?? null },
    ...{ opensDays: wish.opensDays ?? settings.opensDays, opensAt: wish.opensAt ?? settings.opensAt },
    ...{
      closesMinutes: wish.closesMinutes ?? settings.closesMinutes,
      cancelMinutes: wish.cancelMinutes ?? settings.cancelMinutes,
    },
    madeUntil: later(wish.startsOn, tx.today),
  }
  const id = await insertSchedule(tx, row)
  const slots = await makeSlots(tx, { ...row, id })
  if (slots === 0 && (series !== null || wish.startsOn < plusDays(tx.today, horizonDays)))
    throw new Problem(422, 'schedule_never_meets')
  await tx.audit('sessions.publish_schedule', `schedule/${id}`, { service: wish.service, facility: wish.facility, slots })
  return { id, slots }
}

export function listSchedules(ctx: Context, query: ScheduleQuery): Promise<{ schedules: ScheduleRow[] }> {
  return reading(ctx, async (tx) => ({ schedules: await listScheduleRows(tx, query) }))
}

/**
 * Ends a schedule on a day: of the meetings that have not begun, those that nobody booked go away, the others are cancelled and told. A facility that was closed is no
 * obstacle. Problems: 403, 404, 409 `schedule_ended`, 422 `schedule_end_past`.
 */
export function endSchedule(ctx: Context, id: string, { on, why }: ScheduleEnd): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    const row = found(await lockSchedule(tx, id), 'schedule')
    permit(mayRun(tx.actor, tx.district, found(await findVenue(tx, row.facility, { closedToo: true }), 'facility')))
    if (row.endsOn !== null && row.endsOn <= on) throw new Problem(409, 'schedule_ended', { on: row.endsOn })
    if (on < tx.today) throw new Problem(422, 'schedule_end_past', { today: tx.today })
    await endScheduleOf(tx, row, { on, why })
    return { id }
  })
}

/** The same in the caller's transaction, who has locked the schedule and asked whether they may. All its slots are locked before anything is given back (decision 0010). */
export async function endScheduleOf(tx: Tx, { id, startsOn }: ScheduleRow, { on, why }: ScheduleEnd): Promise<void> {
  await setScheduleEnd(tx, id, later(on, startsOn))
  const coming = await lockComingSlots(tx, id, on)
  await dropSlots(
    tx,
    coming.filter(({ arrivals }) => arrivals === 0).map((slot) => slot.id),
  )
  await cancelLocked(
    tx,
    coming.filter(({ arrivals }) => arrivals > 0),
    why,
  )
  await tx.audit('sessions.end_schedule', `schedule/${id}`, { on, why })
}

/** Makes the slots of the days ahead, every night, none for a day on which the facility is closed. Run twice it makes none twice. */
export async function makeAllSlots(ctx: Context): Promise<void> {
  const waiting = await reading(ctx, (tx) => schedulesToMake(tx, plusDays(tx.today, horizonDays)))
  for (const id of waiting)
    await transaction(ctx, async (tx) => {
      const row = await lockSchedule(tx, id)
      if (row) await makeSlots(tx, row)
    })
}

async function makeSlots(tx: Tx, row: NewScheduleRow & { id: string }): Promise<number> {
  const wished = row.series !== null && row.endsOn !== null ? row.endsOn : plusDays(tx.today, horizonDays)
  const { closedOn = null } = (await findVenue(tx, row.facility, { closedToo: true })) ?? {}
  const until = closedOn !== null && closedOn < wished ? closedOn : wished
  const calendar = workingCalendar(await listCalendarYears(tx.db))
  const meetings = meetingsOf(row, { from: row.madeUntil, to: until, calendar })
  const made = await insertSlots(
    tx,
    meetings.map((meeting) => slotOf(row, meeting)),
  )
  if (until > row.madeUntil) await setMadeUntil(tx, row.id, until)
  return made
}

/** A meeting as a slot: when booking opens, closes, and until when one may cancel. */
export function slotOf(row: NewScheduleRow & { id: string }, { onDay, startsAt }: { onDay: string; startsAt: Date }): NewSlot {
  const before = (minutes: number) => new Date(startsAt.getTime() - minutes * 60_000)
  const [hours = 0, minutes = 0] = row.opensAt.split(':').map(Number)
  const opens = startOfDay(plusDays(onDay, -row.opensDays)).getTime() + (hours * 60 + minutes) * 60_000
  return {
    ...{ schedule: row.id, series: row.series, service: row.service, facility: row.facility, onDay, startsAt },
    ...{
      endsAt: new Date(startsAt.getTime() + row.minutes * 60_000),
      name: row.name,
      room: row.room,
      class: row.class,
      channel: row.channel,
    },
    ...{ capacity: row.capacity, staff: row.staff, ageFrom: row.ageFrom, ageTo: row.ageTo },
    ...{
      opensAt: new Date(Math.min(opens, startsAt.getTime())),
      closesAt: before(row.closesMinutes),
      cancelUntil: before(row.cancelMinutes),
    },
  }
}

const later = (one: string, other: string): string => [one, other].sort()[1] as string
