import { workingCalendar } from '../../../platform/calendar/index.ts'
import { listCalendarYears } from '../../../platform/calendar/store.ts'
import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { firstTime } from '../../../platform/settings/store.ts'
import { districtBook, entriesOn } from '../../services/index.ts'
import { slotOf } from '../schedules/actions.ts'
import { meetingsOf } from '../schedules/recurrence.ts'
import { settingsOf } from '../settings.ts'
import { demoSpecs } from './specs.ts'
import { fillQueues, giveAllowances, insertBookings, insertSchedules, insertSlots, type Made, recordArrivals } from './store.ts'

/** How many days of sessions lie behind and ahead of the demonstration's day. */
const [behind, ahead] = [42, 22]

/**
 * The demonstration's sessions: schedules of baby rooms, day care, baths, counselling, guidance, sports homes and stations, with bookings, queues and attendance around its day; of
 * made-up people, marked 演示; once, in a handful of statements.
 */
export function demonstrateSessions(ctx: Context): Promise<void> {
  return transaction(ctx, async (tx) => {
    if (!(await firstTime(tx, 'demo.sessions'))) return
    const made = await schedulesIn(tx)
    if (made.length === 0) return
    await insertSchedules(tx, made, plusDays(tx.today, ahead))
    await insertSlots(tx, made)
    await insertBookings(tx, made)
    await fillQueues(tx)
    await recordArrivals(tx)
    await giveAllowances(tx, made)
  })
}

/** Each of the specifications whose service the district has, with its meetings: the same for every facility that holds it. */
async function schedulesIn(tx: Tx): Promise<Made[]> {
  const entries = new Map((await entriesOn(tx, tx.today)).map((entry) => [entry.id, entry]))
  const { book } = await districtBook(tx)
  const calendar = workingCalendar(await listCalendarYears(tx.db))
  const from = plusDays(tx.today, -behind)
  return demoSpecs().flatMap((spec, at): Made[] => {
    const entry = spec.services.flatMap((id) => entries.get(id) ?? []).find(({ engine }) => engine === 'sessions')
    if (!entry) return []
    const settings = settingsOf(entry)
    const { slot } = spec
    const { quota } = entry.rules
    const cap = quota ? book.decide(quota, tx.today, new Map()) : undefined
    const row = {
      ...{ id: '', service: entry.id, facility: '', series: null, name: spec.name, room: '', class: slot.class ?? null },
      ...{ channel: slot.channel ?? settings.channel, rrule: spec.rrule, startsOn: from, endsOn: null, startsAt: slot.startsAt },
      ...{ minutes: slot.minutes, workingDaysOnly: spec.rrule.includes('MO,TU,WE,TH,FR'), capacity: slot.capacity },
      ...{ staff: slot.staff ?? null, ageFrom: slot.ages?.[0] ?? null, ageTo: slot.ages?.[1] ?? null },
      ...{ opensDays: Math.max(settings.opensDays, ahead), opensAt: settings.opensAt, closesMinutes: settings.closesMinutes },
      ...{ cancelMinutes: settings.cancelMinutes, madeUntil: from },
    }
    const meetings = meetingsOf(row, { from, to: plusDays(tx.today, ahead), calendar }).map((meeting) => slotOf(row, meeting))
    const granted = cap && cap.kind !== 'eligibility' && typeof cap.value === 'number' ? cap.value : null
    return [{ key: String(at), spec, row, meetings, granted }]
  })
}
