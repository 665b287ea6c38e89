import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import type { BookingState } from '../shapes.ts'
import type { VenueRow } from '../slots/venue-store.ts'

/** A booking that is still of account, as far as a list of slots marks it. */
export type OwnBooking = { id: string; slot: string; person: string; state: BookingState; startsAt: Date; endsAt: Date }

/** What some persons hold or wait for between two instants. */
export async function ownBookings(tx: Tx, persons: readonly string[], from: Date, to: Date): Promise<OwnBooking[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<OwnBooking>`
    select b.id, b.slot, b.person, b.state, b.starts_at as "startsAt", b.ends_at as "endsAt" from sessions.booking b
    where b.district = ${tx.district} and b.person = any (${[...persons]}::uuid[]) and b.starts_at >= ${from} and b.starts_at < ${to}
      and b.state in ('held', 'booked', 'queued', 'offered', 'attended')`.execute(tx.db)
  return rows
}

/** Free sessions of a person or family in a window. */
export type AllowanceRow = { service: string; subject: string; window: string; granted: number; used: number }

/** The free sessions that were ever taken in these windows. */
export async function allowancesOf(tx: Tx, subjects: readonly string[], windows: readonly string[]): Promise<AllowanceRow[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<AllowanceRow>`
    select a.service, a.subject, a.quota_window as "window", a.granted, a.used from sessions.allowance a
    where a.district = ${tx.district} and a.subject = any (${[...subjects]}::uuid[]) and a.quota_window = any (${[...windows]}::text[])
    order by a.service, a.quota_window`.execute(tx.db)
  return rows
}

/** A service with slots to come: in how many places, and when the next place is that may be booked now. */
export type BookableRow = { service: string; venues: number; nextAt: Date | null }

/** The services that have slots on days `[from, to)`. */
export async function bookableServices(tx: Tx, from: string, to: string): Promise<BookableRow[]> {
  const { rows } = await sql<BookableRow>`
    select s.service, count(distinct s.facility)::int as venues,
      min(s.starts_at) filter (where s.taken < s.capacity and s.waiting = 0 and s.opens_at <= ${tx.now} and s.closes_at > ${tx.now}) as "nextAt"
    from sessions.slot s
    where s.district = ${tx.district} and s.on_day >= ${from}::date and s.on_day < ${to}::date and s.starts_at > ${tx.now} and s.cancelled_at is null
    group by s.service`.execute(tx.db)
  return rows
}

/** The services that have a schedule which goes on. */
export async function scheduledServices(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ service: string }>`
    select distinct c.service from sessions.schedule c
    where c.district = ${tx.district} and (c.ends_on is null or c.ends_on > ${tx.today}::date)`.execute(tx.db)
  return rows.map(({ service }) => service)
}

/** Which slots: of a service, that have not begun and were not cancelled; at one facility, only with room. */
export type SlotWish = { service: string; venue?: string | undefined; free?: boolean | undefined }

const wished = (tx: Tx, { service, venue, free }: SlotWish) => sql`
  s.district = ${tx.district} and s.service = ${service} and s.starts_at > ${tx.now} and s.cancelled_at is null
  ${venue === undefined ? sql`` : sql`and s.facility = ${venue}::uuid`} ${free ? sql`and s.taken < s.capacity and s.waiting = 0` : sql``}`

/** The facilities that have such slots on days `[from, to)`, by name. */
export async function venuesWithSlots(tx: Tx, wish: SlotWish, from: string, to: string): Promise<VenueRow[]> {
  const { rows } = await sql<VenueRow>`
    select f.id, f.name, f.type, f.street, f.committee, f.organization, f.address, f.phone, f.lon, f.lat from places.listed f
    where f.district = ${tx.district} and f.id in (
      select s.facility from sessions.slot s where ${wished(tx, wish)} and s.on_day >= ${from}::date and s.on_day < ${to}::date)
    order by f.name`.execute(tx.db)
  return rows
}

/** The first day from one on that has such a slot. */
export async function nextDayOf(tx: Tx, wish: SlotWish, from: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(s.on_day) as day from sessions.slot s where ${wished(tx, wish)} and s.on_day >= ${from}::date`.execute(tx.db)
  return rows[0]?.day ?? undefined
}

/** A facility with room: of which service, in how many slots, and when the first is. */
export type RoomyVenue = {
  facility: string
  name: string
  lon: number
  lat: number
  service: string
  slots: number
  nextAt: Date
}

/** The facilities within a box of degrees that have room on days `[from, to)`. */
export async function venuesWithRoom(
  tx: Tx,
  { from, to, west, east, south, north }: { from: string; to: string; west: number; east: number; south: number; north: number },
): Promise<RoomyVenue[]> {
  const { rows } = await sql<RoomyVenue>`
    select f.id as facility, f.name, f.lon, f.lat, s.service, count(*)::int as slots, min(s.starts_at) as "nextAt"
    from sessions.slot s join places.listed f on f.district = s.district and f.id = s.facility
    where s.district = ${tx.district} and s.on_day >= ${from}::date and s.on_day < ${to}::date and s.cancelled_at is null
      and s.taken < s.capacity and s.waiting = 0 and s.opens_at <= ${tx.now} and s.closes_at > ${tx.now}
      and f.lon between ${west} and ${east} and f.lat between ${south} and ${north}
    group by f.id, f.name, f.lon, f.lat, s.service order by f.name`.execute(tx.db)
  return rows
}
