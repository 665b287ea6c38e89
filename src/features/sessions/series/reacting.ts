import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson } from '../../people/index.ts'
import { endScheduleOf } from '../schedules/actions.ts'
import { closedFrom, whyClosed } from '../schedules/reacting.ts'
import { lockSchedule, schedulesGoingOn } from '../schedules/store.ts'
import { type ApplicationRow, applicationsOfPerson } from './application-store.ts'
import { takeOut } from './enrolling.ts'
import { meetingsOfSeries } from './meeting-store.ts'
import { cancelSeriesOf } from './publishing.ts'
import { listSeriesRows, lockSeries } from './store.ts'

/** What courses do when people die or turn out to be one, and when the house closes: told twice, they do it once. */
export const reactions: Record<string, EventHandler> = {
  'people.died': (ctx, { payload }) => endOf(ctx, payload.person ?? '', { why: 'person_gone', which: (rows) => rows }),
  'people.merged': (ctx, { payload }) =>
    endOf(ctx, payload.kept ?? '', { why: 'merged', which: (rows) => doubles(rows, payload.merged ?? '') }),
  'places.closed': async (ctx, { payload: { facility = '' } }) => {
    const series = await reading(ctx, (tx) => listSeriesRows(tx, { facility }))
    for (const { id } of series) await transaction(ctx, (tx) => endWithVenue(tx, id))
  },
}

/** Of two applications of one person for one course, that of the record that gave way. */
const doubles = (rows: readonly ApplicationRow[], merged: string): ApplicationRow[] =>
  rows.filter((row) => row.person === merged && rows.some((other) => other.series === row.series && other.person !== merged))

async function endOf(
  ctx: Context,
  id: string,
  { why, which }: { why: string; which: (rows: ApplicationRow[]) => ApplicationRow[] },
): Promise<void> {
  await transaction(ctx, async (tx) => {
    const person = await findPerson(tx, id)
    if (!person || (why === 'person_gone' && person.diedOn === null)) return
    const concerned = async () => which((await applicationsOfPerson(tx, person.id)).filter(isOpen))
    const courses = new Set((await concerned()).map(({ series }) => series))
    for (const course of [...courses].sort()) {
      const series = await lockSeries(tx, course, 'update')
      if (!series || tx.today >= series.endsOn) continue
      // They may have left, or been given a place, until the course was ours to change.
      for (const row of (await concerned()).filter((one) => one.series === course)) {
        await takeOut(tx, series, row, { state: 'passed', why })
        await tx.audit('sessions.pass_application', `person/${person.id}`, { application: row.id, series: course, why })
      }
    }
  })
}

const isOpen = ({ state }: ApplicationRow): boolean => ['applied', 'waiting', 'enrolled'].includes(state)

/** A course in a house that closes: one that has no meeting to come before that day is cancelled as a whole, another loses its meetings from that day on. */
async function endWithVenue(tx: Tx, id: string): Promise<void> {
  const series = await lockSeries(tx, id, 'update')
  const on = series && (await closedFrom(tx, series.facility))
  if (!series || on === undefined || series.cancelledAt || tx.today >= series.endsOn) return
  const coming = await meetingsOfSeries(tx, id, tx.now)
  if (!coming.some(({ onDay }) => onDay < on)) return await cancelSeriesOf(tx, series, whyClosed)
  for (const schedule of await schedulesGoingOn(tx, { facility: series.facility, after: on, series: id })) {
    const row = await lockSchedule(tx, schedule)
    if (row) await endScheduleOf(tx, row, { on, why: whyClosed })
  }
}
