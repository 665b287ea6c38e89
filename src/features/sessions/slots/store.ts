import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import type { NurseryClass, SessionChannel } from '../shapes.ts'

/** A slot with the facility it is held at. Ages are months, half-open. */
export type SlotRow = {
  id: string
  schedule: string
  series: string | null
  service: string
  facility: string
  onDay: string
  startsAt: Date
  endsAt: Date
  name: string
  room: string
  class: NurseryClass | null
  channel: SessionChannel
  capacity: number
  taken: number
  waiting: number
  arrivals: number
  staff: number | null
  ageFrom: number | null
  ageTo: number | null
  opensAt: Date
  closesAt: Date
  cancelUntil: Date
  cancelledAt: Date | null
  cancelledWhy: string | null
  endedAt: Date | null
  facilityName: string
  facilityPhone: string | null
  address: string
  street: string
  committee: string | null
  organization: string | null
  lon: number | null
  lat: number | null
  /** The day from which the facility is closed, if one is known. */
  venueClosedOn: string | null
}

const columns = sql`s.id, s.schedule, s.series, s.service, s.facility, s.on_day as "onDay", s.starts_at as "startsAt", s.ends_at as "endsAt", s.name, s.room,
  s.class, s.channel, s.capacity, s.taken, s.waiting, s.arrivals, s.staff, s.age_from as "ageFrom", s.age_to as "ageTo", s.opens_at as "opensAt",
  s.closes_at as "closesAt", s.cancel_until as "cancelUntil", s.cancelled_at as "cancelledAt", s.cancelled_why as "cancelledWhy", s.ended_at as "endedAt",
  f.name as "facilityName", f.phone as "facilityPhone", f.address, f.street, f.committee, f.organization, f.lon, f.lat, f.closed_on as "venueClosedOn"`
const from = sql`sessions.slot s join places.listed f on f.district = s.district and f.id = s.facility`

export async function findSlot(tx: Tx, id: string): Promise<SlotRow | undefined> {
  const { rows } =
    await sql<SlotRow>`select ${columns} from ${from} where s.district = ${tx.district} and s.id = ${id}::uuid`.execute(tx.db)
  return rows[0]
}

/** Slots by id. */
export async function slotsNamed(tx: Tx, ids: readonly string[]): Promise<Map<string, SlotRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<SlotRow>`
    select ${columns} from ${from} where s.district = ${tx.district} and s.id = any (${[...new Set(ids)]}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What changes while people compete, as it stands now that the row is locked. */
export type Contested = Pick<
  SlotRow,
  'capacity' | 'staff' | 'taken' | 'waiting' | 'arrivals' | 'cancelledAt' | 'cancelledWhy' | 'endedAt'
>

/** Locks a slot until the transaction ends: competitors come one after the other, in the order in which they get it. */
export async function lockSlot(tx: Tx, id: string): Promise<Contested | undefined> {
  const { rows } = await sql<Contested>`
    select s.capacity, s.staff, s.taken, s.waiting, s.arrivals, s.cancelled_at as "cancelledAt", s.cancelled_why as "cancelledWhy", s.ended_at as "endedAt"
    from sessions.slot s where s.district = ${tx.district} and s.id = ${id}::uuid for update`.execute(tx.db)
  return rows[0]
}

/** `hasRoomFor` of the bookings' rules, as SQL about `sessions.slot s`. */
export const hasRoom = sql`s.taken < s.capacity and s.waiting = 0`

/** Locks the slots of a schedule that begin on days from one on, after now, and are not cancelled: in the order of their start, as whoever locks several does. */
export async function lockComingSlots(tx: Tx, schedule: string, on: string): Promise<SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select ${columns} from ${from}
    where s.district = ${tx.district} and s.schedule = ${schedule}::uuid and s.on_day >= ${on}::date and s.starts_at > ${tx.now} and s.cancelled_at is null
    order by s.starts_at, s.id for update of s`.execute(tx.db)
  return rows
}

/** Takes slots away that nobody ever booked. They are locked. */
export async function dropSlots(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from sessions.slot where district = ${tx.district} and id = any (${[...ids]}::uuid[]) and arrivals = 0`.execute(
    tx.db,
  )
}

/** Which slots: of a service, at a facility, in a stretch of days (`to` without), that have not begun, with room. */
export type SlotFilter = {
  service?: string | undefined
  facility?: string | undefined
  facilities?: readonly string[] | undefined
  from: string
  to: string
  startsAfter?: Date | undefined
  withRoom?: boolean | undefined
  cancelledToo?: boolean | undefined
  limit: number
}

export async function listSlots(tx: Tx, filter: SlotFilter): Promise<SlotRow[]> {
  const { service, facility, facilities, startsAfter, withRoom, cancelledToo } = filter
  const parts: RawBuilder<unknown>[] = [
    sql`s.district = ${tx.district} and s.on_day >= ${filter.from}::date and s.on_day < ${filter.to}::date`,
    ...(service === undefined ? [] : [sql`s.service = ${service}`]),
    ...(facility === undefined ? [] : [sql`s.facility = ${facility}::uuid`]),
    ...(facilities === undefined ? [] : [sql`s.facility = any (${[...facilities]}::uuid[])`]),
    ...(startsAfter === undefined ? [] : [sql`s.starts_at > ${startsAfter}`]),
    ...(withRoom ? [sql`s.taken < s.capacity and s.waiting = 0`] : []),
    ...(cancelledToo ? [] : [sql`s.cancelled_at is null`]),
  ]
  const { rows } = await sql<SlotRow>`
    select ${columns} from ${from} where ${sql.join(parts, sql` and `)} order by s.starts_at, s.id limit ${filter.limit}`.execute(
    tx.db,
  )
  return rows
}

/** A slot to be made. */
export type NewSlot = Pick<
  SlotRow,
  | 'schedule'
  | 'series'
  | 'service'
  | 'facility'
  | 'onDay'
  | 'startsAt'
  | 'endsAt'
  | 'name'
  | 'room'
  | 'class'
  | 'channel'
  | 'capacity'
  | 'staff'
  | 'ageFrom'
  | 'ageTo'
  | 'opensAt'
  | 'closesAt'
  | 'cancelUntil'
>

/** Makes slots that are not there yet: how many were. Made twice they are made once. */
export async function insertSlots(tx: Tx, slots: readonly NewSlot[]): Promise<number> {
  let made = 0
  for (let at = 0; at < slots.length; at += 1000) {
    const rows = slots.slice(at, at + 1000).map((s) => ({
      ...{ district: tx.district, id: newId(), schedule: s.schedule, series: s.series, service: s.service, facility: s.facility },
      ...{
        on_day: s.onDay,
        starts_at: s.startsAt,
        ends_at: s.endsAt,
        name: s.name,
        room: s.room,
        class: s.class,
        channel: s.channel,
      },
      ...{
        capacity: s.capacity,
        staff: s.staff,
        age_from: s.ageFrom,
        age_to: s.ageTo,
        opens_at: s.opensAt,
        closes_at: s.closesAt,
      },
      cancel_until: s.cancelUntil,
    }))
    const { numAffectedRows } = await sql`
      insert into sessions.slot (district, id, schedule, series, service, facility, on_day, starts_at, ends_at, name, room, class, channel, capacity, staff,
        age_from, age_to, opens_at, closes_at, cancel_until)
      select district, id, schedule, series, service, facility, on_day, starts_at, ends_at, name, room, class, channel, capacity, staff,
        age_from, age_to, opens_at, closes_at, cancel_until
      from json_populate_recordset(null::sessions.slot, ${JSON.stringify(rows)}::json)
      on conflict (district, schedule, starts_at) do nothing`.execute(tx.db)
    made += Number(numAffectedRows ?? 0)
  }
  return made
}

export async function markSettled(tx: Tx, id: string): Promise<void> {
  await sql`update sessions.slot set ended_at = ${tx.now} where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

export async function markCancelled(tx: Tx, id: string, why: string): Promise<void> {
  await sql`
    update sessions.slot set cancelled_at = ${tx.now}, cancelled_why = ${why}, cancelled_by_name = ${tx.actor.name}
    where district = ${tx.district} and id = ${id}::uuid`.execute(tx.db)
}

/** Another number of places, never fewer than are taken (`booking_slot_has_room`), and of carers. */
export async function setCapacity(
  tx: Tx,
  id: string,
  { capacity, staff }: { capacity: number; staff: number | null },
): Promise<void> {
  await sql`update sessions.slot set capacity = ${capacity}, staff = ${staff} where district = ${tx.district} and id = ${id}::uuid`.execute(
    tx.db,
  )
}
