import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findVenue } from '../slots/venue-store.ts'
import zh from '../words.zh.json' with { type: 'json' }
import { endScheduleOf } from './actions.ts'
import { lockSchedule, schedulesGoingOn } from './store.ts'

/** What those who are told of a cancelled session read as its reason. */
export const whyClosed = zh.sessions.why_cancelled.venue_closed

/** Where a facility gives no places any more: the day it is closed on, or today where that is past. Undefined of one that is open, or was opened again. */
export async function closedFrom(tx: Tx, facility: string): Promise<string | undefined> {
  const closedOn = (await findVenue(tx, facility, { closedToo: true }))?.closedOn ?? undefined
  return closedOn === undefined || closedOn > tx.today ? closedOn : tx.today
}

/** A facility that closes: its schedules end with it, one transaction each. Courses see to theirs. Told twice it happens once. */
export const reactions: Record<string, EventHandler> = {
  'places.closed': async (ctx: Context, { payload: { facility = '' } }) => {
    const goingOn = await reading(ctx, async (tx) => {
      const from = await closedFrom(tx, facility)
      return from === undefined ? [] : await schedulesGoingOn(tx, { facility, after: from })
    })
    for (const id of goingOn)
      await transaction(ctx, async (tx) => {
        const row = await lockSchedule(tx, id)
        const on = row && (await closedFrom(tx, row.facility))
        if (row && on !== undefined && (row.endsOn === null || row.endsOn > on))
          await endScheduleOf(tx, row, { on, why: whyClosed })
      })
  },
}
