import { plusDays, startOfDay } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { type Area, type AreaPlace, findArea, listStreets } from '../../../platform/districts/store.ts'
import { metresBetween } from '../../../platform/geo/distance.ts'
import { found } from '../../../platform/problem.ts'
import type { Service } from '../../services/catalogue/contract.ts'
import { districtBook, serviceIn } from '../../services/index.ts'
import { settingsOf } from '../settings.ts'
import type { Slot } from '../slots/contract.ts'
import { shownSlot } from '../slots/reading.ts'
import { listSlots } from '../slots/store.ts'
import type { VenueRow } from '../slots/venue-store.ts'
import { readStandards } from '../standards.ts'
import { type FreeSessions, freeSessions } from './free.ts'
import { type Bookable, bookablePersons, personMeant } from './persons.ts'
import { nextDayOf, type OwnBooking, ownBookings, venuesWithSlots } from './store.ts'

/** How far ahead slots are made and shown, in days; a page shows a week of them. */
export const horizonDays = 90
/** A page ends after the room that brings it to so many slots, or after so many rooms: what a slow telephone still loads at once. */
const most = { slots: 70, rooms: 6 }

/** What a reader asked for: a service; for whom, from where, from which day on, how many rooms to leave out, one room alone, only what has room. */
export type WeekWish = {
  service: string
  person?: string | undefined
  street?: string | undefined
  from?: string | undefined
  skip?: number | undefined
  venue?: string | undefined
  free?: boolean | undefined
}

/** A room with its slots of the week; `metres` from the centre of the reader's street, `own`: it stands in their committee. */
export type RoomWeek = { venue: VenueRow; streetName: string; metres: number | null; own: boolean; slots: Slot[] }

/** A week of a service: the nearest rooms first. */
export type Week = {
  entry: Service
  /** Whom to call: the service's own number, else the hotline. */
  phone: string
  persons: Bookable[]
  meant: Bookable | undefined
  area: AreaPlace | undefined
  streets: Area[]
  from: string
  to: string
  today: string
  last: string
  rooms: RoomWeek[]
  /** How many rooms have slots this week, how many were left out before these, and how many come after. */
  total: number
  skipped: number
  after: number
  /** What those of the account hold or wait for, by slot. */
  own: Map<string, OwnBooking>
  free: FreeSessions | undefined
  /** Where the week has no slot: the next day that has one. */
  nextDay: string | undefined
}

/** Reads a week of a service for whoever asks. Problems: 404 for what is no service with sessions. */
export function readWeek(ctx: Context, wish: WeekWish): Promise<Week> {
  return reading(ctx, async (tx) => {
    const district = await districtBook(tx)
    const known = serviceIn(district, wish.service, tx.today)
    const entry = found(known?.engine === 'sessions' ? known : undefined, 'service')
    const persons = await bookablePersons(tx, entry.domain)
    const meant = personMeant(persons, wish.person)
    const area = await areaOf(tx, wish.street, meant)
    const last = plusDays(tx.today, horizonDays)
    const from = wish.from !== undefined && wish.from > tx.today && wish.from < last ? wish.from : tx.today
    const to = plusDays(from, 7)
    const streets = await listStreets(tx)
    const venues = nearestFirst(await venuesWithSlots(tx, wish, from, to), area)
    const { rooms, skipped } = await roomsOf(tx, { entry, venues, streets, area, from, to, wish })
    return {
      phone: entry.phone ?? (await readStandards(tx)).hotline,
      ...{ entry, persons, meant, area, streets, from, to, today: tx.today, last, rooms, skipped },
      ...{ total: venues.length, after: venues.length - skipped - rooms.length },
      own: await ownOf(tx, persons, from, to),
      free: meant && (await freeSessions(tx, { entry, settings: settingsOf(entry), district }, meant.person.id, from)),
      nextDay: venues.length === 0 ? await nextDayOf(tx, wish, to) : undefined,
    }
  })
}

/** Where the way is counted from: the street that was asked for, else where the person lives, else where they are registered. */
async function areaOf(tx: Tx, street: string | undefined, meant: Bookable | undefined): Promise<AreaPlace | undefined> {
  const asked = street ? await findArea(tx, street) : undefined
  if (asked || !meant) return asked
  const { residenceCommittee, residenceStreet, registeredCommittee, registeredStreet } = meant.person
  const home = residenceCommittee ?? residenceStreet ?? registeredCommittee ?? registeredStreet
  return home ? await findArea(tx, home) : undefined
}

type Placed = { venue: VenueRow; metres: number | null }

/** The rooms of one's own committee, then by the straight line from the street's centre, then by name. */
function nearestFirst(venues: VenueRow[], area: AreaPlace | undefined): Placed[] {
  const here = area && area.lon !== null && area.lat !== null ? { lon: area.lon, lat: area.lat } : undefined
  const placed = venues.map((venue) => ({
    venue,
    metres:
      here && venue.lon !== null && venue.lat !== null
        ? Math.round(metresBetween(here, { lon: venue.lon, lat: venue.lat }))
        : null,
  }))
  const own = ({ venue }: Placed) => (area && venue.committee === area.code ? 0 : 1)
  const far = ({ metres }: Placed) => metres ?? Number.MAX_SAFE_INTEGER
  return placed.sort((a, b) => own(a) - own(b) || far(a) - far(b))
}

/** As many of the rooms with their slots as one page holds, beginning after those that were left out. */
async function roomsOf(
  tx: Tx,
  {
    entry,
    venues,
    streets,
    area,
    from,
    to,
    wish,
  }: {
    entry: Service
    venues: Placed[]
    streets: Area[]
    area: AreaPlace | undefined
    from: string
    to: string
    wish: WeekWish
  },
): Promise<{ rooms: RoomWeek[]; skipped: number }> {
  const skipped = Math.min(Math.max(0, wish.skip ?? 0), Math.max(0, venues.length - 1))
  const asked = venues.slice(skipped, skipped + most.rooms)
  const rows = await listSlots(tx, {
    ...{ service: entry.id, facilities: asked.map(({ venue }) => venue.id), from, to, startsAfter: tx.now },
    ...{ withRoom: wish.free ?? false, limit: 2000 },
  })
  const at = area && area.lon !== null && area.lat !== null ? { lon: area.lon, lat: area.lat } : undefined
  const slots = rows.map((row) => shownSlot(row, { now: tx.now, serviceName: entry.name.zh, at }))
  const names = new Map(streets.map(({ code, name }) => [code, name]))
  const rooms: RoomWeek[] = []
  let count = 0
  for (const { venue, metres } of asked) {
    const held = slots.filter(({ facility }) => facility === venue.id)
    if (rooms.length > 0 && count + held.length > most.slots) break
    count += held.length
    rooms.push({
      venue,
      metres,
      own: venue.committee !== null && venue.committee === area?.code,
      streetName: names.get(venue.street) ?? '',
      slots: held,
    })
  }
  return { rooms, skipped }
}

async function ownOf(tx: Tx, persons: readonly Bookable[], from: string, to: string): Promise<Map<string, OwnBooking>> {
  const ids = persons.map(({ person }) => person.id)
  const rows = await ownBookings(tx, ids, startOfDay(from), startOfDay(to))
  return new Map(rows.map((row) => [row.slot, row]))
}
