import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { Service } from '../../services/catalogue/contract.ts'
import { feeOf, freeUsed, judge, usedUp } from '../bookings/judging.ts'
import { type SessionService, sessionService } from '../bookings/offered.ts'
import { type Refusal, seriesRefusal, timeRefusal } from '../bookings/rules.ts'
import type { Slot } from '../slots/contract.ts'
import { shownSlot } from '../slots/reading.ts'
import { findSlot, type SlotRow } from '../slots/store.ts'
import { readStandards } from '../standards.ts'
import { type FreeSessions, freeBy } from './free.ts'
import { type Bookable, bookablePersons, personMeant } from './persons.ts'
import { type OwnBooking, ownBookings } from './store.ts'

/** What somebody would pay for a place: nothing (a free one is left), so many fen, or what the district has not settled yet. */
export type Fee = { free: FreeSessions | undefined; feeFen: number | null; confirmed: boolean; charged: boolean }

/** A slot as it lies before somebody who thinks of booking it, before anything is written: nothing here is a promise. */
export type Ahead = {
  now: string
  slot: Slot
  entry: Service
  /** Whom to call: the facility, else the service, else the hotline. */
  phone: string
  offerMinutes: number
  persons: Bookable[]
  meant: Bookable | undefined
  /** Why it would be refused, the first that stands; `full` is no refusal, one may queue. */
  refusal: Refusal | undefined
  full: boolean
  fee: Fee | undefined
  /** What the person holds in this very slot, or in another at the same time. */
  own: OwnBooking | undefined
  clash: OwnBooking | undefined
}

/** Looks at a slot for whoever asks. Problems: 404; 409 `service_not_offered`. */
export function lookAhead(ctx: Context, id: string, wished: string | undefined): Promise<Ahead> {
  return reading(ctx, async (tx) => {
    const row = found(await findSlot(tx, id), 'slot')
    const service = await sessionService(tx, row.service, row.onDay)
    const { entry, settings } = service
    const persons = await bookablePersons(tx, entry.domain)
    const meant = personMeant(persons, wished)
    const slot = shownSlot(row, { now: tx.now, serviceName: entry.name.zh })
    const held = meant ? await ownBookings(tx, [meant.person.id], dayBefore(row.startsAt), row.endsAt) : []
    const judged = meant ? await askRules(tx, service, meant, row) : undefined
    const phone = slot.phone ?? entry.phone ?? (await readStandards(tx)).hotline
    return {
      ...{ phone, now: tx.now.toISOString(), slot, entry, offerMinutes: settings.offerMinutes, persons, meant },
      refusal: timeRefusal(row, tx.now) ?? seriesRefusal(row) ?? judged?.refusal,
      full: slot.left <= 0,
      fee: judged?.fee,
      own: held.find((one) => one.slot === id),
      clash: held.find(
        (one) => one.slot !== id && one.state !== 'queued' && one.startsAt < row.endsAt && one.endsAt > row.startsAt,
      ),
    }
  })
}

const dayBefore = (at: Date): Date => new Date(at.getTime() - 86_400_000)

async function askRules(
  tx: Tx,
  service: SessionService,
  { person }: Bookable,
  row: SlotRow,
): Promise<{ refusal: Refusal | undefined; fee: Fee }> {
  const { about, refusals } = await judge(tx, service, person, row)
  const free = await freeBy(tx, about, service, person.id, row.onDay)
  const { fee } = service.entry
  const left = free !== undefined && free.used < free.granted
  const priced = fee ? about.decide(fee, free ? { [freeUsed]: left ? free.used : free.granted } : {}) : undefined
  const { feeFen, feeConfirmed: confirmed } = feeOf(priced, fee !== undefined)
  const charged = free !== undefined && !left
  return {
    refusal: refusals[0] ?? (charged && !fee ? usedUp(free, undefined) : undefined),
    fee: { free, feeFen, confirmed, charged },
  }
}
