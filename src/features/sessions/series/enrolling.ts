import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { findPerson } from '../../people/index.ts'
import { changeBooking, findBooking, insertBooking } from '../bookings/store.ts'
import { lockSlot } from '../slots/store.ts'
import { type ApplicationRow, firstWaiting, markEnded, markEnrolled } from './application-store.ts'
import { seriesEnded, seriesEnrolled } from './events.ts'
import { clashesWith, comingPlaces, meetingsOfSeries } from './meeting-store.ts'
import { canFollow } from './rules.ts'
import { countPlace, lockSeries, type SeriesRow } from './store.ts'

/** Gives the places of a course that are free to those who wait. */
export const fillJob = 'sessions.fill_series'

/** Gives every free place of a drawn course to the first of those who wait, one transaction each. Run twice it does nothing more. */
export async function fillSeries(ctx: Context, { series: id = '' }: { series?: string }): Promise<void> {
  while (await transaction(ctx, (tx) => giveNextPlace(tx, id)));
}

/** Whether somebody's turn was settled, so that the next may be asked. */
async function giveNextPlace(tx: Tx, id: string): Promise<boolean> {
  const series = await lockSeries(tx, id, 'update')
  if (!series?.drawnAt || series.cancelledAt || series.enrolled >= series.capacity) return false
  const row = await firstWaiting(tx, id)
  return row !== undefined && (await enrolIn(tx, series, row)) !== 'no_room'
}

/**
 * Books somebody in all meetings to come of a course that is locked: slots in the order of their start. Meetings at which they are engaged elsewhere are left out; whoever
 * could follow no more than half is passed with the reason. `no_room`: a meeting has fewer places than the course, or none is to come; they go on waiting.
 */
export async function enrolIn(tx: Tx, series: SeriesRow, row: ApplicationRow): Promise<'enrolled' | 'passed' | 'no_room'> {
  const about = { application: row.id, person: row.person, series: series.id, service: series.service }
  const pass = async (why: string) => {
    await markEnded(tx, row.id, { state: 'passed', why })
    await tx.audit('sessions.pass_application', `person/${row.person}`, { ...about, why })
    await tx.emit(seriesEnded(about))
    return 'passed' as const
  }
  const person = await findPerson(tx, row.person)
  if (!person || person.diedOn !== null) return await pass('person_gone')
  const meetings = await meetingsOfSeries(tx, series.id, tx.now)
  if (meetings.length === 0) return 'no_room'
  const clashes = await clashesWith(tx, { series: series.id, person: person.id })
  if (!canFollow({ meetings: meetings.length, clashes: clashes.size })) return await pass('booking_one_at_one_time')
  const theirs = meetings.filter(({ id }) => !clashes.has(id))
  for (const { id } of theirs) {
    const now = await lockSlot(tx, id)
    if (!now || now.taken >= now.capacity) return 'no_room'
  }
  for (const { id, ...slot } of theirs)
    insertBooking(tx, {
      ...{ slot: id, service: slot.service, facility: slot.facility, person: person.id, onDay: slot.onDay },
      ...{ startsAt: slot.startsAt, endsAt: slot.endsAt, state: 'booked', expiresAt: null, acceptsPrice: false },
      // The price is the course's, told once with the application.
      ...{ free: false, quotaWindow: null, feeFen: 0, feeConfirmed: row.feeConfirmed, decision: row.decision },
      ...{ overrides: [...row.overrides], overrideWhy: row.overrideWhy, channel: row.channel, bookedAs: row.appliedAs },
    })
  await markEnrolled(tx, row.id, clashes.size)
  await countPlace(tx, series.id, 1)
  await tx.audit('sessions.enrol_in_series', `person/${person.id}`, { ...about, meetings: theirs.length, skipped: clashes.size })
  await tx.emit(seriesEnrolled(about))
  return 'enrolled'
}

/** Takes somebody out of a course that is locked: their coming meetings become free, and so does the place. */
export async function takeOut(
  tx: Tx,
  series: SeriesRow,
  row: ApplicationRow,
  { state, why }: { state: 'withdrawn' | 'left' | 'passed'; why: string | null },
): Promise<void> {
  if (row.state === 'enrolled') {
    for (const { booking, slot } of await comingPlaces(tx, { series: series.id, person: row.person })) {
      await lockSlot(tx, slot)
      const now = await findBooking(tx, booking)
      if (now?.state === 'booked') await changeBooking(tx, now, { state: 'cancelled', why })
    }
    await countPlace(tx, series.id, -1)
    await tx.enqueue({ job: fillJob, payload: { series: series.id }, key: series.id })
  }
  await markEnded(tx, row.id, { state, why })
  await tx.emit(seriesEnded({ application: row.id, person: row.person, series: series.id, service: series.service }))
}
