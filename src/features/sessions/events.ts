import type { DomainEvent } from '../../platform/events.ts'

/** What happened to a booking: `person` and `slot` come along so that a subscriber need not look them up. */
export type BookingEvent = { booking: string; person: string; slot: string; service: string }

/** A place is kept for somebody. */
export const booked = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.booked', payload })
/** Somebody waits in a queue. */
export const queued = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.queued', payload })
/** A freed place is theirs if they answer in time. */
export const offered = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.offered', payload })
/** Given up by whoever booked, or by staff. */
export const cancelled = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.cancelled', payload })
/** A hold or an offer ran out, or the turn came when it no longer fitted. */
export const lapsed = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.lapsed', payload })
/** The slot will not be held. */
export const slotCancelled = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.slot_cancelled', payload })
/** Somebody came. */
export const attended = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.attended', payload })
/** Somebody did not come. */
export const absent = (payload: BookingEvent): DomainEvent => ({ name: 'sessions.absent', payload })
/** A slot ended and its attendance is settled: counts and facts that rest on it may have changed. */
export const settled = (payload: { slot: string; service: string }): DomainEvent => ({ name: 'sessions.settled', payload })
