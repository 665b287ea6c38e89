import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found, Problem } from '../../../platform/problem.ts'
import { findPerson } from '../../people/index.ts'
import { keepDecisions } from '../../services/index.ts'
import { bookerOf } from '../bookings/booker.ts'
import { feeOf, judge } from '../bookings/judging.ts'
import { sessionService } from '../bookings/offered.ts'
import { refuse } from '../bookings/refusing.ts'
import { findSlot } from '../slots/store.ts'
import {
  type ApplicationRow,
  findApplication,
  firstWaiting,
  insertApplication,
  type NewApplicationRow,
} from './application-store.ts'
import type { Application, Leaving, NewApplication } from './contract.ts'
import { enrolIn, takeOut } from './enrolling.ts'
import { seriesWaiting } from './events.ts'
import { meetingsOfSeries } from './meeting-store.ts'
import { shownApplications } from './reading.ts'
import { stateOn } from './rules.ts'
import { calendarOf } from './shown.ts'
import { findSeries, lockSeries, nextRank, type SeriesRow } from './store.ts'

/**
 * Applies for a course. Before applications end their order does not matter; after the draw whoever comes gets a free place at once, where nobody waits, else the place behind
 * those who wait. Problems: 403; 404; 409 `series_not_open_yet`, `series_closed`, `series_over`, `series_cancelled`, `application_once_in_series`; 422 those of booking.
 */
export function applyForSeries(ctx: Context, id: string, wish: NewApplication): Promise<Application> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, wish.person), 'person')
    const seen = found(await findSeries(tx, id), 'series')
    const booker = bookerOf(tx, person, seen, wish.channel)
    const service = await sessionService(tx, seen.service, seen.startsOn)
    const first = found((await meetingsOfSeries(tx, id))[0], 'series')
    const judged = await judge(tx, service, person, found(await findSlot(tx, first.id), 'slot'))

    const series = found(await lockSeries(tx, id, seen.drawnAt ? 'update' : 'share'), 'series')
    if (series.drawnAt && !seen.drawnAt) throw new Problem(409, 'series_being_drawn')
    requireTime(tx, series)
    const overrides = refuse(judged.refusals, booker, wish)
    const { fee } = service.entry
    const priced = fee ? judged.about.decide(fee) : undefined
    const decisions = [...judged.decisions, ...(priced ? [priced] : [])]
    const [decision = null] = keepDecisions(tx, { person: person.id, service: service.entry.id, decisions })
    const row: NewApplicationRow = {
      ...{ series: id, person: person.id, state: 'applied', rank: null, decision, overrides: [...overrides] },
      ...{ ...feeOf(priced, fee !== undefined), overrideWhy: overrides.length > 0 ? (wish.overrideWhy ?? null) : null },
      ...{ channel: booker.channel, appliedAs: booker.as },
    }
    const made = series.drawnAt ? await applyLate(tx, series, row) : await insertApplication(tx, row)
    await tx.audit('sessions.apply_for_series', `person/${person.id}`, {
      ...{ application: made.id, series: id, service: series.service, ...booker.onBehalf },
      ...(overrides.length > 0 ? { overrides, overrideWhy: wish.overrideWhy } : {}),
    })
    return await shownOne(tx, made.id)
  })
}

/** After the draw: behind everybody, or into a place that nobody waits for. */
async function applyLate(tx: Tx, series: SeriesRow, row: NewApplicationRow): Promise<ApplicationRow> {
  const made = await insertApplication(tx, { ...row, state: 'waiting', rank: await nextRank(tx, series.id) })
  const isNext = series.enrolled < series.capacity && (await firstWaiting(tx, series.id))?.id === made.id
  const outcome = isNext ? await enrolIn(tx, series, made) : 'no_room'
  if (outcome === 'no_room')
    await tx.emit(seriesWaiting({ application: made.id, person: row.person, series: series.id, service: series.service }))
  return made
}

function requireTime(tx: Tx, series: SeriesRow): void {
  const state = stateOn(tx.today, calendarOf(series))
  if (state === 'cancelled') throw new Problem(409, 'series_cancelled', { why: series.cancelledWhy ?? '' })
  if (state === 'over') throw new Problem(409, 'series_over', { endsOn: series.endsOn })
  if (state === 'announced') throw new Problem(409, 'series_not_open_yet', { applyFrom: series.applyFrom })
  if (state === 'closed') throw new Problem(409, 'series_closed', { applyUntil: series.applyUntil, drawOn: series.drawOn })
}

/**
 * Gives an application or a place up: before the draw it is withdrawn, later it is left, and the meetings to come fall free for the next. Problems: 403, 404, 409
 * `application_is_over`, `series_over`.
 */
export function leaveSeries(ctx: Context, id: string, { why }: Leaving): Promise<Application> {
  return transaction(ctx, async (tx) => {
    const seen = found(await findApplication(tx, id), 'application')
    const person = found(await findPerson(tx, seen.person), 'application')
    const series = found(await findSeries(tx, seen.series), 'application')
    const booker = bookerOf(tx, person, series)
    const locked = found(await lockSeries(tx, series.id, 'update'), 'application')
    const row = found(await findApplication(tx, id), 'application')
    if (!['applied', 'waiting', 'enrolled'].includes(row.state))
      throw new Problem(409, 'application_is_over', { state: row.state })
    if (tx.today >= locked.endsOn) throw new Problem(409, 'series_over', { endsOn: locked.endsOn })
    await takeOut(tx, locked, row, { state: row.state === 'enrolled' ? 'left' : 'withdrawn', why: why ?? null })
    const about = { application: id, series: series.id, service: series.service, was: row.state, why: why ?? null }
    await tx.audit('sessions.leave_series', `person/${person.id}`, { ...about, ...booker.onBehalf })
    return await shownOne(tx, id)
  })
}

async function shownOne(tx: Tx, id: string): Promise<Application> {
  const row = found(await findApplication(tx, id), 'application')
  return found((await shownApplications(tx, [row]))[0], 'application')
}
