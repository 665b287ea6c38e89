import type { Context } from '../../../platform/context.ts'
import { reading, type Tx, transaction } from '../../../platform/database/transaction.ts'
import type { EventHandler } from '../../../platform/events.ts'
import { findPerson, type PersonRow } from '../../people/index.ts'
import { judge } from '../bookings/judging.ts'
import { offeredService } from '../bookings/offered.ts'
import { queueJob } from '../bookings/queue.ts'
import { releasePlace } from '../bookings/releasing.ts'
import { type BookingRow, bookingsOfPerson, findBooking } from '../bookings/store.ts'
import { cancelled } from '../events.ts'
import { findSlot, lockSlot, type SlotRow } from '../slots/store.ts'

/** What bookings to come do when people die, move, or turn out to be one: each as often as it is told, with the same end. A place given up is somebody else's: it does not come back. */
export const reactions: Record<string, EventHandler> = {
  'people.died': (ctx, { payload }) => endEach(ctx, payload.person ?? '', ({ person }) => person.diedOn && 'person_gone'),
  'people.moved': (ctx, { payload }) => endEach(ctx, payload.person ?? '', noLongerEntitled),
  'people.merged': (ctx, { payload }) =>
    endEach(ctx, payload.kept ?? '', ({ row, all }) => row.person === payload.merged && overlaps(row, all) && 'records_merged'),
}

type Asked = { tx: Tx; row: BookingRow; all: BookingRow[]; person: PersonRow; slot: SlotRow }
/** The code of why a booking to come ends; nothing where it stays. */
type WhyEnds = (asked: Asked) => Promise<string | undefined> | string | false | null | undefined

/**
 * Somebody who moved keeps what the service's rule still grants on the slot's day; what staff granted against the rule stays granted, and so does what is in the catalogue
 * no more.
 */
const noLongerEntitled: WhyEnds = async ({ tx, row, person, slot }) => {
  const service = await offeredService(tx, slot.service, slot.onDay)
  if (!service) return undefined
  const { refusals } = await judge(tx, service, person, slot)
  return refusals.some(({ code }) => code === 'not_eligible' && !row.overrides.includes(code)) ? 'no_longer_eligible' : undefined
}

/** Two records of one person may hold two places at one time: the one of the record that gave way ends. */
const overlaps = (row: BookingRow, all: readonly BookingRow[]): boolean =>
  all.some((other) => other.person !== row.person && comes(other) && other.startsAt < row.endsAt && other.endsAt > row.startsAt)

const comes = ({ state }: BookingRow): boolean => ['held', 'booked', 'queued', 'offered'].includes(state)

/** Asks of each booking to come of a person whether it ends, one transaction each: no two slots are locked at once. */
async function endEach(ctx: Context, id: string, why: WhyEnds): Promise<void> {
  const coming = await reading(ctx, async (tx) => {
    const person = await findPerson(tx, id)
    return person ? (await bookingsOfPerson(tx, person.id, 500)).filter((row) => comes(row) && row.startsAt > tx.now) : []
  })
  for (const { id: booking } of coming) await transaction(ctx, (tx) => endOne(tx, id, booking, why))
}

async function endOne(tx: Tx, id: string, booking: string, why: WhyEnds): Promise<void> {
  const seen = await findBooking(tx, booking)
  const slot = seen && (await findSlot(tx, seen.slot))
  const person = await findPerson(tx, id)
  if (!slot || !person) return
  await lockSlot(tx, slot.id)
  const row = await findBooking(tx, booking)
  if (!row || !comes(row)) return
  const all = await bookingsOfPerson(tx, person.id, 500)
  const reason = await why({ tx, row, all, person, slot })
  if (!reason) return
  await releasePlace(tx, row, { state: 'cancelled', why: reason })
  await tx.audit('sessions.cancel', `person/${person.id}`, { booking, slot: slot.id, was: row.state, why: reason })
  await tx.emit(cancelled({ booking, person: person.id, slot: slot.id, service: row.service }))
  if (row.state !== 'queued') await tx.enqueue({ job: queueJob, payload: { slot: slot.id }, key: slot.id })
}
