import { z } from 'zod'
import { BookingChannel, BookingState, Id, Instant, SessionChannel } from '../shapes.ts'

/** What somebody wishes: a place in a slot for a person, and what to do when it is full. */
export const NewBooking = z.object({
  slot: Id,
  person: Id,
  ifFull: z.enum(['queue', 'refuse']),
  /** Keeps the place for some minutes while a form is filled in; confirmed afterwards. */
  hold: z.boolean().default(false),
  /** The published price is accepted where no free session is left. */
  acceptPrice: z.boolean().default(false),
  /** At the counter or on the telephone, where an officer books. */
  channel: BookingChannel.exclude(['import', 'online']).optional(),
  /** Staff may override a refusal of a rule, never the room, and say why. */
  overrideWhy: z.string().trim().min(2, 'at least two characters').max(500).optional(),
})
export type NewBooking = z.output<typeof NewBooking>

/** A booking as whoever made it sees it. `place` is the place in the queue, from 1; a fee of null is not settled yet. */
export const Booking = z.object({
  ...{ id: Id, slot: Id, service: z.string(), serviceName: z.string(), person: Id, personName: z.string() },
  ...{ state: BookingState, place: z.number().int().nullable(), expiresAt: Instant.nullable() },
  ...{ startsAt: Instant, endsAt: Instant, name: z.string(), room: z.string(), heldAt: SessionChannel },
  ...{ facility: Id, facilityName: z.string(), address: z.string(), phone: z.string().nullable() },
  ...{ free: z.boolean(), feeFen: z.number().nullable(), feeConfirmed: z.boolean() },
  ...{ channel: BookingChannel, madeAt: Instant, cancelUntil: Instant, mayCancel: z.boolean(), why: z.string().nullable() },
  /** Its series, where it is one meeting of a course. */
  series: Id.nullable(),
})
export type Booking = z.infer<typeof Booking>

export const MadeBooking = Booking.extend({
  /** Free sessions used and granted in the window, this one counted; null where there is no limit. */
  allowance: z.object({ used: z.number().int(), granted: z.number().int(), window: z.string() }).nullable(),
})
export type MadeBooking = z.infer<typeof MadeBooking>

export const PersonBookings = z.object({ person: Id, coming: z.array(Booking), past: z.array(Booking) })
export type PersonBookings = z.infer<typeof PersonBookings>

export const BookingDetail = Booking.extend({
  steps: z.array(z.object({ state: BookingState, at: Instant, why: z.string().nullable(), byName: z.string() })),
  overrideWhy: z.string().nullable(),
})
export type BookingDetail = z.infer<typeof BookingDetail>

/** Giving up: why is optional for the person, and asked of staff who give up for them after the hour. */
export const Cancellation = z.object({ why: z.string().trim().min(2, 'at least two characters').max(500).optional() })
export type Cancellation = z.infer<typeof Cancellation>
