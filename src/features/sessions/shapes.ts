import { z } from 'zod'

/** Shapes that several rooms of sessions share. */

export const Day = z.iso.date({ error: 'a day, YYYY-MM-DD' })
export const Id = z.uuid({ error: 'an id' })
export const Instant = z.iso.datetime({ offset: true })
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day, HH:MM')
export const DistrictParams = z.object({ district: z.string().regex(/^\d{6}$/) })
export const RecordParams = DistrictParams.extend({ id: Id })
export const Made = z.object({ id: Id })
export const Reason = z.object({ reason: z.string().trim().min(2, 'at least two characters').max(500) })
export const ServiceId = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'the id of a service, such as baobaowu')

/** Where a session is held: at a facility, on line, in somebody's home. */
export const SessionChannel = z.enum(['onsite', 'online', 'home'])
export type SessionChannel = z.infer<typeof SessionChannel>

/** How the wish came in. */
export const BookingChannel = z.enum(['online', 'counter', 'phone', 'import'])
export type BookingChannel = z.infer<typeof BookingChannel>

/** The classes of a nursery (托小班…) with the most children one carer may look after: 国卫人口发〔2019〕58号 第十九条、第二十二条. Of a mixed class the strictest age in it. */
export const classes = ['infant', 'younger', 'older', 'mixed'] as const
export const NurseryClass = z.enum(classes)
export type NurseryClass = z.infer<typeof NurseryClass>

/**
 * The states of a booking. `held`: kept for minutes while a form is filled in; `booked`; `queued`: the slot is full; `offered`: a freed place, kept until it is
 * answered; `attended`, `absent`: how it came out; `cancelled`; `expired`: a hold or an offer was not answered; `passed`: its turn came and it no longer fitted.
 */
export const bookingStates = [
  'held',
  'booked',
  'queued',
  'offered',
  'attended',
  'absent',
  'cancelled',
  'expired',
  'passed',
] as const
export const BookingState = z.enum(bookingStates)
export type BookingState = z.infer<typeof BookingState>

/** Those that keep a place of the slot's capacity. A place of somebody who did not come stays theirs. */
export const placeKeeping = ['held', 'booked', 'offered', 'attended', 'absent'] as const satisfies readonly BookingState[]
export const keepsPlace = (state: BookingState): boolean => (placeKeeping as readonly BookingState[]).includes(state)

const ofAge = z.strictObject({ below: z.number().int().positive(), children: z.number().int().positive() })
/** How many children one carer may look after, by the class that a child's age belongs to: `below` are completed months, half-open. */
export const CarerStandard = z.strictObject({ infant: ofAge, younger: ofAge, older: ofAge })
export type CarerStandard = z.infer<typeof CarerStandard>
