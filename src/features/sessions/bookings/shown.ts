import type { SlotRow } from '../slots/store.ts'
import type { Booking } from './contract.ts'
import type { BookingRow } from './store.ts'

/** A booking as pages show it. A turn in the queue, a hold and an offer may be given up at any time before the start; a place until the published hour. */
export function shownBooking(
  row: BookingRow,
  {
    slot,
    service,
    person,
    place,
    now,
  }: {
    slot: SlotRow
    service: { name: { zh: string } } | undefined
    person: { id: string; name: string }
    place: number | null
    now: Date
  },
): Booking {
  const open = ['held', 'queued', 'offered'].includes(row.state) && now < slot.startsAt
  return {
    ...{ id: row.id, slot: row.slot, service: row.service, serviceName: service?.name.zh ?? row.service },
    ...{ person: person.id, personName: person.name, state: row.state, place, expiresAt: row.expiresAt?.toISOString() ?? null },
    ...{
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
      name: slot.name,
      room: slot.room,
      heldAt: slot.channel,
    },
    ...{ facility: slot.facility, facilityName: slot.facilityName, address: slot.address, phone: slot.facilityPhone },
    ...{
      free: row.free,
      feeFen: row.feeFen,
      feeConfirmed: row.feeConfirmed,
      channel: row.channel,
      madeAt: row.madeAt.toISOString(),
    },
    ...{ cancelUntil: slot.cancelUntil.toISOString(), mayCancel: open || (row.state === 'booked' && now < slot.cancelUntil) },
    ...{ why: row.endedWhy, series: slot.series },
  }
}
