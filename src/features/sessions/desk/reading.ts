import { workingCalendar } from '../../../platform/calendar/index.ts'
import { listCalendarYears } from '../../../platform/calendar/store.ts'
import { plusDays } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import { briefsNamed, withWholeDistrict } from '../../people/index.ts'
import { entriesOn } from '../../services/index.ts'
import { monthsOld } from '../ages.ts'
import { maySeeRoom } from '../attendance/policy.ts'
import { bookingsOfSlot, placesInQueue } from '../bookings/store.ts'
import { mayRun, organizationsOf } from '../policy.ts'
import { meetingsOf } from '../schedules/recurrence.ts'
import { settingsOf } from '../settings.ts'
import { serviceNames, shownSlot } from '../slots/reading.ts'
import { findSlot, listSlots, type SlotRow } from '../slots/store.ts'
import { findVenue } from '../slots/venue-store.ts'
import type { HeldSlot, Meetings, MeetingsQuery, SessionServices, SessionVenues, SlotBookings, VenueSlots } from './contract.ts'
import { servicesHeld, venuesWithSessions } from './store.ts'

/** Where sessions are held: a provider's own facilities, a street's, a department's and whoever oversees all of them; one's own first. */
export function listSessionVenues(ctx: Context): Promise<SessionVenues> {
  return reading(ctx, async (tx) => {
    const rows = await venuesWithSessions(tx, organizationsOf(tx.actor, tx.district))
    const names = await areasNamed(
      tx,
      rows.map(({ street }) => street),
    )
    const venues = rows.map(({ organization, ...row }) => ({
      ...row,
      streetName: names.get(row.street)?.name ?? null,
      mine: mayRun(tx.actor, tx.district, { organization, street: row.street }),
    }))
    return { venues: venues.sort((a, b) => Number(b.mine) - Number(a.mine)) }
  })
}

/** The services of the catalogue that run on this engine today. One whose settings cannot be read is left out: its page says why. */
export function listSessionServices(ctx: Context): Promise<SessionServices> {
  return reading(ctx, async (tx) => {
    const entries = (await entriesOn(tx, tx.today)).filter(({ engine }) => engine === 'sessions')
    const held = await servicesHeld(tx)
    return {
      services: entries.flatMap((entry) => {
        const settings = readable(entry)
        if (!settings) return []
        const { minutes, opensDays, opensAt, closesMinutes, cancelMinutes, channel, series, sealedNotes, measures } = settings
        const name = { name: entry.name.zh, nameEn: entry.name.en ?? entry.name.zh, domain: entry.domain }
        const of = { id: entry.id, ...name, held: held.has(entry.id), sealedNotes, measures }
        return [{ ...of, channel, series, minutes, opensDays, opensAt, closesMinutes, cancelMinutes }]
      }),
    }
  })
}

function readable(entry: Parameters<typeof settingsOf>[0]) {
  try {
    return settingsOf(entry)
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** Every slot of a facility on some days, those over and cancelled too. One week from today unless said, at most 31 days. */
export function listVenueSlots(
  ctx: Context,
  id: string,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<VenueSlots> {
  return reading(ctx, async (tx) => {
    const venue = found(await findVenue(tx, id), 'facility')
    const from = query.from ?? tx.today
    const to = [query.to ?? plusDays(from, 7), plusDays(from, 31)].sort()[0] as string
    const rows = await listSlots(tx, { facility: id, from, to, cancelledToo: true, limit: 1000 })
    const names = await serviceNames(tx)
    const { name, address, phone, street } = venue
    return {
      ...{ facility: id, name, address, phone, street, from, to, mine: mayRun(tx.actor, tx.district, venue) },
      slots: rows.map((row) => heldSlot(tx, row, names)),
    }
  })
}

const heldSlot = (tx: Tx, row: SlotRow, names: ReadonlyMap<string, string>): HeldSlot => ({
  ...shownSlot(row, { now: tx.now, serviceName: names.get(row.service) }),
  ...{ schedule: row.schedule, taken: row.taken, staff: row.staff },
  ...{ cancelledWhy: row.cancelledWhy, settled: row.endedAt !== null },
})

/**
 * Who is in a slot and who waits for it, in the order of arrival, for those who may see its room, although their duty opens no record to them: name and age alone, and the
 * reading stays on record. A department that works with no records of people sees none here either. Problems: 403, 404.
 */
export function listSlotBookings(ctx: Context, id: string): Promise<SlotBookings> {
  return transaction(ctx, async (tx) => {
    const slot = found(await findSlot(tx, id), 'slot')
    permit(maySeeRoom(tx.actor, tx.district, slot))
    const rows = await bookingsOfSlot(tx, id)
    const persons = rows.map(({ person }) => person)
    const seen = await briefsNamed(tx, persons)
    const known = await withWholeDistrict(tx, () => briefsNamed(tx, persons))
    const places = await placesInQueue(
      tx,
      rows.filter(({ state }) => state === 'queued').map((row) => row.id),
    )
    await tx.audit('sessions.see_bookings', `slot/${id}`, {
      facility: slot.facility,
      onDay: slot.onDay,
      persons: [...new Set(persons)],
    })
    const bookings = rows.map((row) => {
      const who = known.get(row.person)
      return {
        ...{ id: row.id, state: row.state, arrival: row.arrival, place: places.get(row.id) ?? null },
        ...{ expiresAt: row.expiresAt?.toISOString() ?? null, name: who?.name ?? '—' },
        ...{
          months: who?.bornOn && who.bornOn <= slot.onDay ? monthsOld(who.bornOn, slot.onDay) : null,
          person: seen.has(row.person) ? row.person : null,
        },
        ...{ channel: row.channel, bookedByName: row.bookedByName, free: row.free, overrideWhy: row.overrideWhy },
        ...{ madeAt: row.madeAt.toISOString(), changedAt: row.changedAt.toISOString(), why: row.endedWhy },
      }
    })
    return { slot: heldSlot(tx, slot, await serviceNames(tx)), bookings }
  })
}

/** The first ten meetings of a schedule before it is published, within a year, and the days it leaves out until then. Problems: 422 those of `meetingsOf`. */
export function previewMeetings(ctx: Context, { workingDaysOnly, endsOn, ...rule }: MeetingsQuery): Promise<Meetings> {
  return reading(ctx, async (tx) => {
    const calendar = workingCalendar(await listCalendarYears(tx.db))
    const from = [rule.startsOn, tx.today].sort()[1] as string
    const within = { from, to: plusDays(from, 366), calendar }
    const all = meetingsOf({ ...rule, endsOn: endsOn ?? null, workingDaysOnly: false }, within)
    const kept = workingDaysOnly ? meetingsOf({ ...rule, endsOn: endsOn ?? null, workingDaysOnly }, within) : all
    const meetings = kept.slice(0, 10)
    const last = meetings.at(-1)?.onDay ?? ''
    const days = new Set(kept.map(({ onDay }) => onDay))
    return {
      meetings: meetings.map(({ onDay, startsAt }) => ({ onDay, startsAt: startsAt.toISOString() })),
      leftOut: all.flatMap(({ onDay }) => (onDay <= last && !days.has(onDay) ? [onDay] : [])),
    }
  })
}
