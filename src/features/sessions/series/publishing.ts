import { randomBytes } from 'node:crypto'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { contentHash, newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { newestKeyId } from '../../../platform/secrecy/key-ring.ts'
import { open, seal } from '../../../platform/secrecy/seal.ts'
import { mayRun } from '../policy.ts'
import { publishScheduleOf } from '../schedules/actions.ts'
import { NewSchedule } from '../schedules/contract.ts'
import { cancelSlotOf } from '../slots/cancelling.ts'
import { lockSlot } from '../slots/store.ts'
import { findVenue } from '../slots/venue-store.ts'
import { applicationsOf } from './application-store.ts'
import type { MadeSeries, NewSeries } from './contract.ts'
import { takeOut } from './enrolling.ts'
import { meetingsOfSeries, meetsTwiceAtOnce } from './meeting-store.ts'
import { findSeries, insertSeries, lockSeries, markSeriesCancelled, type SeriesRow, sealedSeedOf } from './store.ts'

/**
 * Publishes a course with all its meetings. A secret seed is made and sealed, and its hash published at once, before anybody can apply: who draws later cannot choose.
 * Problems: 403; 404; 409 `service_not_offered`, `series_window`, `series_ages`; 422 those of a schedule's recurrence, `schedule_never_meets`, `series_window_past`,
 * `series_draw_after_start`, `series_meets_twice_at_once`.
 */
export function publishSeries(ctx: Context, wish: NewSeries): Promise<MadeSeries> {
  return transaction(ctx, async (tx) => {
    const venue = found(await findVenue(tx, wish.facility), 'facility')
    permit(mayRun(tx.actor, tx.district, venue))
    if (wish.applyFrom < tx.today) throw new Problem(422, 'series_window_past', { today: tx.today })
    const id = newId()
    const seed = randomBytes(32).toString('hex')
    const commitment = contentHash(seed)
    const startsOn = wish.meetings.map((one) => one.startsOn).sort()[0] as string
    if (wish.drawOn > startsOn) throw new Problem(422, 'series_draw_after_start', { startsOn })
    const endsOn = wish.meetings
      .map((one) => one.endsOn)
      .sort()
      .at(-1) as string
    await insertSeries(tx, {
      ...{ id, service: wish.service, facility: wish.facility, term: wish.term, title: wish.title, teacher: wish.teacher },
      ...{ about: wish.about, capacity: wish.capacity, ageFrom: wish.ageFrom ?? null, ageTo: wish.ageTo ?? null },
      ...{ applyFrom: wish.applyFrom, applyUntil: wish.applyUntil, drawOn: wish.drawOn, startsOn, endsOn, commitment },
      ...{ sealedSeed: seal(ctx.keys, seed, seedAbout(tx, id)), keyId: newestKeyId(ctx.keys, 'sealing') },
    })
    let meetings = 0
    for (const time of wish.meetings) {
      const { service, facility, title: name, capacity, ageFrom, ageTo } = wish
      const schedule = NewSchedule.parse({ ...time, service, facility, name, capacity, ageFrom, ageTo })
      meetings += (await publishScheduleOf(tx, schedule, { series: id })).slots
    }
    if (await meetsTwiceAtOnce(tx, id)) throw new Problem(422, 'series_meets_twice_at_once')
    await tx.audit('sessions.publish_series', `series/${id}`, {
      service: wish.service,
      facility: wish.facility,
      meetings,
      commitment,
    })
    return { id, meetings, commitment }
  })
}

/** What the sealed seed is bound to. */
export const seedAbout = ({ district }: { district: string }, series: string): string =>
  `${district} sessions.series ${series} seed`

/** The seed of a course, to be revealed by the draw. Throws where it does not fit what was committed to. */
export async function revealSeed(ctx: Context, tx: Tx, { id, commitment }: { id: string; commitment: string }): Promise<string> {
  const seed = open(ctx.keys, await sealedSeedOf(tx, id), seedAbout(tx, id))
  if (contentHash(seed) !== commitment) throw new Error(`the seed of series ${id} is not the one that was committed to`)
  return seed
}

/** Cancels a course: its meetings to come are cancelled, everybody in it is told. Problems: 403, 404, 409 `series_cancelled`, `series_over`. */
export function cancelSeries(ctx: Context, id: string, { reason }: { reason: string }): Promise<{ id: string }> {
  return transaction(ctx, async (tx) => {
    permit(mayRun(tx.actor, tx.district, found(await findSeries(tx, id), 'series')))
    const series = found(await lockSeries(tx, id, 'update'), 'series')
    if (series.cancelledAt) throw new Problem(409, 'series_cancelled', { why: series.cancelledWhy ?? '' })
    if (tx.today >= series.endsOn) throw new Problem(409, 'series_over', { endsOn: series.endsOn })
    await cancelSeriesOf(tx, series, reason)
    return { id }
  })
}

/** The same in the caller's transaction, who has locked the course and asked whether they may. Everybody is told once, of the course, and not of each of its meetings. */
export async function cancelSeriesOf(tx: Tx, series: SeriesRow, why: string): Promise<void> {
  const { id, service, facility } = series
  const meetings = await meetingsOfSeries(tx, id, tx.now)
  // All of them first and in their order, since not everybody is in each.
  for (const { id: slot } of meetings) await lockSlot(tx, slot)
  await markSeriesCancelled(tx, id, why)
  for (const row of await applicationsOf(tx, id, ['applied', 'waiting', 'enrolled']))
    await takeOut(tx, series, row, { state: 'passed', why })
  for (const { id: slot } of meetings) await cancelSlotOf(tx, slot, why)
  await tx.audit('sessions.cancel_series', `series/${id}`, { service, facility, why })
}
