import { z } from 'zod'
import { BookingState, CarerStandard, Id, Instant, NurseryClass, Reason } from '../shapes.ts'
import { Fetcher } from './fetching/contract.ts'
import { Permissions } from './safety/contract.ts'

/** Whom an event is about: the booking's id, or what a scan read or somebody typed (a booking's code, the code of the person's card), looked up in the slot. */
const whom = { booking: Id.optional(), code: z.string().trim().min(1, 'a code').max(400).optional() }
/** Every event carries an id that the device made, so that it may be sent twice, and the device's own time. */
const event = { id: Id, deviceAt: Instant }
const Who = z.string().trim().min(1, 'a name').max(60)

/** Somebody came. `broughtBy`: an entry of who may fetch them, or a name. */
export const Arrival = z.object({ kind: z.literal('arrived'), ...event, ...whom, broughtBy: Who.optional() })

/**
 * Somebody left. `by` is an entry of `mayFetch` of the room: whoever must be fetched is handed to nobody else, unless staff called the guardian and say whom they gave the
 * child to and what the guardian said (`override`).
 */
export const Leaving = z.object({
  ...{ kind: z.literal('left'), ...event, ...whom, by: Id.optional() },
  override: z.object({ name: Who, why: z.string().trim().min(2, 'at least two characters').max(500) }).optional(),
})

/** A tap was a mistake: takes an arrival or a leaving back. It may come before what it takes back. */
export const Undoing = z.object({ kind: z.literal('undone'), ...event, of: Id, why: z.string().trim().max(500).optional() })

/** So many carers are in the room from now on. */
export const CarersCount = z.object({ kind: z.literal('carers'), ...event, count: z.number().int().min(0).max(200) })

export const AttendanceEvent = z.discriminatedUnion('kind', [Arrival, Leaving, Undoing, CarersCount])
export type AttendanceEvent = z.output<typeof AttendanceEvent>

/**
 * What a room's device noted, online or off, in any order, sent as often as need be. `sentAt` is the device's time of sending: a clock that is wrong, or a day of the
 * demonstration, is set right by it.
 */
export const AttendanceBatch = z.object({ sentAt: Instant, events: z.array(AttendanceEvent).min(1).max(500) })
export type AttendanceBatch = z.output<typeof AttendanceBatch>

/**
 * What became of an event. `recorded`; `known`: this very event was here already; `already`: another one said the same before (`by`); `withdrawn`: it was taken back before
 * it came; `refused`: with the problem's code, its sentence is `problem.CODE`. All but the last need no second sending.
 */
export const AttendanceOutcome = z.object({
  id: Id,
  became: z.enum(['recorded', 'known', 'already', 'withdrawn', 'refused']),
  at: Instant.nullable(),
  booking: Id.nullable(),
  by: Id.nullable(),
  code: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
})
export type AttendanceOutcome = z.infer<typeof AttendanceOutcome>

/** The live carer-to-child ratio. `holds` is null while nobody said how many carers are present; `basis` is what sets `perCarer`. */
export const Ratio = z.object({
  class: NurseryClass,
  basis: z.enum(['infant', 'younger', 'older']),
  perCarer: z.number().int(),
  children: z.number().int(),
  carers: z.number().int().nullable(),
  needed: z.number().int(),
  holds: z.boolean().nullable(),
  /** What it was reckoned by, so that a room without a network goes on reckoning. */
  standard: CarerStandard,
})
export type Ratio = z.infer<typeof Ratio>

export const AttendanceAnswer = z.object({ outcomes: z.array(AttendanceOutcome), ratio: Ratio.nullable() })
export type AttendanceAnswer = z.infer<typeof AttendanceAnswer>

/** A tap as the room shows it. `who` brought or fetched; `why` where staff gave the child to somebody who is not named. */
export const Tap = z.object({ id: Id, at: Instant, who: z.string().nullable(), why: z.string().nullable(), byName: z.string() })
export type Tap = z.infer<typeof Tap>

/** Somebody in the room's list. Of a person's record the brief only: name, age, and what whoever looks after them must know. */
export const RoomPerson = z.object({
  ...{ booking: Id, code: z.string(), person: Id, name: z.string(), ageMonths: z.number().int().nullable(), state: BookingState },
  ...{ allergies: z.array(z.string()), needs: z.string().nullable(), permissions: Permissions.nullable() },
  ...{ arrived: Tap.nullable(), left: Tap.nullable() },
  ...{ mustBeFetched: z.boolean(), mayFetch: z.array(Fetcher) },
  injuries: z.array(
    z.object({ id: Id, happenedAt: Instant, what: z.string(), where: z.string(), acknowledgedAt: Instant.nullable() }),
  ),
  note: z.string().nullable(),
})
export type RoomPerson = z.infer<typeof RoomPerson>

/** A slot's room as those who look after it see it. */
export const Room = z.object({
  ...{
    slot: Id,
    service: z.string(),
    serviceName: z.string(),
    name: z.string(),
    room: z.string(),
    class: NurseryClass.nullable(),
  },
  ...{
    facility: Id,
    facilityName: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    capacity: z.number().int(),
    waiting: z.number().int(),
  },
  ...{ cancelledAt: Instant.nullable(), settledAt: Instant.nullable(), now: Instant },
  ...{
    planned: z.number().int().nullable(),
    carers: z.object({ count: z.number().int(), at: Instant, byName: z.string() }).nullable(),
  },
  ...{ ratio: Ratio.nullable(), people: z.array(RoomPerson) },
})
export type Room = z.infer<typeof Room>

/** Whom to call about somebody in the room: the number on their own record, guardians and parents, and those named, with the relation that was written of them. */
export const Contacts = z.object({
  person: Id,
  name: z.string(),
  contacts: z.array(
    z.object({
      ...{ kind: z.enum(['record', 'guardian', 'parent', 'named']), name: z.string() },
      ...{ relation: z.string().nullable(), phone: z.string().nullable() },
    }),
  ),
})
export type Contacts = z.infer<typeof Contacts>

/** Who is in the building at this moment, for a fire drill: by slot, in the order of rooms. `overdue`: the session is over and no leaving was recorded. */
export const Inside = z.object({
  ...{
    facility: Id,
    facilityName: z.string(),
    address: z.string(),
    phone: z.string().nullable(),
    at: Instant,
    count: z.number().int(),
  },
  ...{ carers: z.number().int() },
  rooms: z.array(
    z.object({
      ...{ slot: Id, room: z.string(), name: z.string(), serviceName: z.string(), startsAt: Instant, endsAt: Instant },
      ...{ carers: z.number().int().nullable(), overdue: z.boolean() },
      people: z.array(
        z.object({
          ...{ booking: Id, person: Id, name: z.string(), ageMonths: z.number().int().nullable(), since: Instant },
          needs: z.string().nullable(),
        }),
      ),
    }),
  ),
})
export type Inside = z.infer<typeof Inside>

/** How it came out after all: staff correct a wrong record for seven days, and say why. */
export const Correction = Reason.extend({ state: z.enum(['attended', 'absent']) })
export type Correction = z.output<typeof Correction>
export const Corrected = z.object({ id: Id, state: BookingState })

/** The record of a slot that ended is complete: whoever has not come was absent. */
export const Settled = z.object({ id: Id, attended: z.number().int(), absent: z.number().int() })
export type Settled = z.infer<typeof Settled>
