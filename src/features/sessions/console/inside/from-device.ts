import type { Inside, Room } from '../../attendance/contract.ts'
import type { HeldSlot, VenueSlots } from '../../desk/contract.ts'
import { plusDays } from '../parts/when.ts'
import { isPresent, type Note, withNotes } from '../room/notes.ts'

/** What a device kept of a facility's day: the slots, and of each the room as last read (absent: never opened here) with what was noted since. */
export type KeptDay = {
  day: Pick<VenueSlots, 'facility' | 'name' | 'address' | 'phone' | 'slots'>
  rooms: ReadonlyMap<string, { value: Room; at: number; notes: readonly Note[] }>
}

/** The list of who is inside as one device knows it: `readAt` of its oldest reading that counts, `unread` the sessions of which it knows nobody. */
export type InsideOfDevice = { inside: Inside; readAt: number; unread: HeldSlot[] }

/**
 * Who is in the building as far as this device can say without a network. `now` is the domain's instant, `at` turns a device's instant into the domain's. Nothing when no
 * room of the day was ever opened here.
 */
export function insideOfDevice(
  { day, rooms }: KeptDay,
  { now, at }: { now: string; at: (deviceAt: string) => string },
): InsideOfDevice | undefined {
  const held = day.slots.filter(({ state }) => state !== 'cancelled')
  const known = held.flatMap((slot) => {
    const kept = rooms.get(slot.id)
    return kept ? [{ slot, at: kept.at, room: withNotes(kept.value, kept.notes, at) }] : []
  })
  if (known.length === 0) return undefined
  const shown = known.flatMap(({ slot, room }) => {
    const people = room.people.filter(isPresent)
    if (people.length === 0) return []
    return [
      {
        ...{ slot: slot.id, room: room.room, name: room.name, serviceName: room.serviceName },
        ...{ startsAt: room.startsAt, endsAt: room.endsAt, carers: room.carers?.count ?? null },
        overdue: now >= room.endsAt,
        people: people.map(({ booking, person, name, ageMonths, arrived, needs }) => ({
          ...{ booking, person, name, ageMonths, needs, since: arrived?.at ?? now },
        })),
      },
    ]
  })
  return {
    inside: {
      ...{ facility: day.facility, facilityName: day.name, address: day.address, phone: day.phone, at: now },
      count: shown.reduce((sum, { people }) => sum + people.length, 0),
      carers: shown.reduce((sum, { overdue, carers }) => sum + (overdue ? 0 : (carers ?? 0)), 0),
      rooms: shown,
    },
    readAt: Math.min(...known.map((one) => one.at)),
    unread: held.filter(({ id, startsAt }) => !rooms.has(id) && startsAt <= now),
  }
}

/** The query under which a facility's day is read and kept. */
export const dayQuery = (today: string) => ({ from: today, to: plusDays(today, 1) })
