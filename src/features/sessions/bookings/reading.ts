import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { PersonalData } from '../../../platform/feature.ts'
import { found } from '../../../platform/problem.ts'
import { findPerson, type PersonRow } from '../../people/index.ts'
import { serviceNames } from '../slots/reading.ts'
import { findSlot, slotsNamed } from '../slots/store.ts'
import { bookerOf } from './booker.ts'
import type { Booking, BookingDetail, PersonBookings } from './contract.ts'
import { deleteBookingsOf } from './erasing-store.ts'
import { shownBooking } from './shown.ts'
import { type BookingRow, bookingsOfPerson, findBooking, placesInQueue, stepsOf } from './store.ts'

/** A person's bookings, those to come first: for the person, who stands for or is trusted by them, and the officers who keep their record. */
export function listPersonBookings(ctx: Context, id: string): Promise<PersonBookings> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    bookerOf(tx, person, nowhere)
    return await bookingsAbout(tx, person)
  })
}

/** No facility: so that a provider hears of a person's bookings by its own room alone. */
const nowhere = { organization: null, street: '' }

/** The same in the caller's transaction, who has asked whether they may. */
export async function bookingsAbout(tx: Tx, person: PersonRow): Promise<PersonBookings> {
  const all = await shownBookings(tx, await bookingsOfPerson(tx, person.id, 200), person)
  const now = tx.now.toISOString()
  const comes = (one: Booking) => one.endsAt > now && ['held', 'booked', 'queued', 'offered', 'attended'].includes(one.state)
  return {
    person: person.id,
    coming: all.filter(comes).sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
    past: all.filter((one) => !comes(one)),
  }
}

async function shownBookings(tx: Tx, rows: readonly BookingRow[], person: PersonRow): Promise<Booking[]> {
  const slots = await slotsNamed(
    tx,
    rows.map(({ slot }) => slot),
  )
  const names = await serviceNames(tx)
  const places = await placesInQueue(
    tx,
    rows.filter(({ state }) => state === 'queued').map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const slot = slots.get(row.slot)
    const name = names.get(row.service) ?? row.service
    return slot
      ? [shownBooking(row, { slot, service: { name: { zh: name } }, person, place: places.get(row.id) ?? null, now: tx.now })]
      : []
  })
}

/** One booking with every step it went through. */
export function getBooking(ctx: Context, id: string): Promise<BookingDetail> {
  return transaction(ctx, async (tx) => {
    const row = found(await findBooking(tx, id), 'booking')
    const person = found(await findPerson(tx, row.person), 'booking')
    bookerOf(tx, person, found(await findSlot(tx, row.slot), 'booking'))
    const [shown] = await shownBookings(tx, [row], person)
    const steps = (await stepsOf(tx, id)).map(({ at, ...step }) => ({ ...step, at: at.toISOString() }))
    return { ...found(shown, 'booking'), steps, overrideWhy: row.overrideWhy }
  })
}

/** What this room holds about a person. */
export const bookingsOwnedBy: PersonalData = {
  export: async (tx, id) => {
    const person = await findPerson(tx, id)
    if (!person) return {}
    const { coming, past } = await bookingsAbout(tx, person)
    return { bookings: [...coming, ...past] }
  },
  erase: deleteBookingsOf,
}
