import { z } from 'zod'
import { BookingChannel, BookingState, Day, Id, Instant, ServiceId, SessionChannel, Time } from '../shapes.ts'
import { Slot } from '../slots/contract.ts'

/** A facility where sessions are held or may be: `mine` when the reader runs them there. */
export const SessionVenue = z.object({
  ...{ id: Id, name: z.string(), type: z.string(), street: z.string(), streetName: z.string().nullable() },
  /** Services with a schedule there that has not ended, and how many slots are held there today. */
  ...{ services: z.array(z.string()), today: z.number().int(), mine: z.boolean() },
})
export type SessionVenue = z.infer<typeof SessionVenue>
export const SessionVenues = z.object({ venues: z.array(SessionVenue) })
export type SessionVenues = z.infer<typeof SessionVenues>

/** A service of this engine with what a schedule of it takes over where it says nothing of its own. */
export const SessionServiceBrief = z.object({
  ...{ id: z.string(), name: z.string(), nameEn: z.string(), domain: z.string(), channel: SessionChannel, series: z.boolean() },
  ...{ minutes: z.number(), opensDays: z.number(), opensAt: z.string(), closesMinutes: z.number(), cancelMinutes: z.number() },
  /** Whether it is held anywhere: some schedule of it goes on. */
  held: z.boolean(),
  /** What is written down of a session of it: notes sealed to their writer; what a check measures. */
  ...{ sealedNotes: z.boolean(), measures: z.array(z.object({ name: z.string(), unit: z.string() })) },
})
export type SessionServiceBrief = z.infer<typeof SessionServiceBrief>
export const SessionServices = z.object({ services: z.array(SessionServiceBrief) })
export type SessionServices = z.infer<typeof SessionServices>

/** A slot as those who run it see it: also when it is over or cancelled. `settled`: its attendance is closed. */
export const HeldSlot = Slot.extend({
  ...{ schedule: Id, taken: z.number().int(), staff: z.number().int().nullable() },
  ...{ cancelledWhy: z.string().nullable(), settled: z.boolean() },
})
export type HeldSlot = z.infer<typeof HeldSlot>

/** Days of a facility, `[from, to)`, at most 31. */
export const HeldQuery = z.object({ from: Day.optional(), to: Day.optional() })
export const VenueSlots = z.object({
  ...{ facility: Id, name: z.string(), address: z.string(), phone: z.string().nullable(), street: z.string() },
  ...{ from: Day, to: Day, mine: z.boolean(), slots: z.array(HeldSlot) },
})
export type VenueSlots = z.infer<typeof VenueSlots>

/** Who is in a slot or waits for it, in the order of arrival: as much of each as whoever runs the room must know. Ages in completed months on the slot's day. */
export const SlotBooking = z.object({
  ...{ id: Id, state: BookingState, arrival: z.number().int(), place: z.number().int().nullable() },
  ...{ expiresAt: Instant.nullable(), name: z.string(), months: z.number().int().nullable() },
  ...{ channel: BookingChannel, bookedByName: z.string(), madeAt: Instant, changedAt: Instant, free: z.boolean() },
  ...{ overrideWhy: z.string().nullable(), why: z.string().nullable() },
  /** The person's id where the reader keeps or serves their record: then they may cancel for them. */
  person: Id.nullable(),
})
export type SlotBooking = z.infer<typeof SlotBooking>
export const SlotBookings = z.object({ slot: HeldSlot, bookings: z.array(SlotBooking) })
export type SlotBookings = z.infer<typeof SlotBookings>

/** What a schedule would make: asked before it is published. */
export const MeetingsQuery = z.object({
  rrule: z.string().trim().min(6).max(300),
  startsOn: Day,
  endsOn: Day.optional(),
  startsAt: Time,
  workingDaysOnly: z.stringbool().default(false),
})
export type MeetingsQuery = z.output<typeof MeetingsQuery>
/** The first ten meetings, and days left out since nobody works on them. */
export const Meetings = z.object({ meetings: z.array(z.object({ onDay: Day, startsAt: Instant })), leftOut: z.array(Day) })
export type Meetings = z.infer<typeof Meetings>

/** Free sessions of a person in the window of today; `granted` is null where the service sets none, or its rule cannot say for them. */
export const Allowance = z.object({
  ...{ service: z.string(), granted: z.number().int().nullable(), used: z.number().int(), window: z.string().nullable() },
  ...{ per: z.enum(['person', 'family']), confirmed: z.boolean() },
})
export type Allowance = z.infer<typeof Allowance>
export const ServiceQuery = z.object({ service: ServiceId })

/** Slots of a service for a person: the nearest facility to where they live first, there by time. `near` names the area that distances are measured from. */
export const NearQuery = ServiceQuery.extend({ from: Day.optional(), days: z.coerce.number().int().min(1).max(14).default(7) })
export const NearSlots = z.object({
  ...{ from: Day, to: Day, near: z.string().nullable(), slots: z.array(Slot) },
})
export type NearSlots = z.infer<typeof NearSlots>
