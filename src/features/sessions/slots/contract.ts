import { z } from 'zod'
import { Day, Id, Instant, NurseryClass, ServiceId, SessionChannel } from '../shapes.ts'

/** A slot as everybody sees it: how much room it has, nobody's name. Ages in months, half-open. `metres` from where the reader asked from. */
export const Slot = z.object({
  ...{ id: Id, service: z.string(), serviceName: z.string(), name: z.string(), room: z.string(), channel: SessionChannel },
  ...{
    class: NurseryClass.nullable(),
    onDay: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    opensAt: Instant,
    closesAt: Instant,
  },
  ...{ cancelUntil: Instant, capacity: z.number().int(), left: z.number().int(), waiting: z.number().int() },
  ...{ ageFrom: z.number().nullable(), ageTo: z.number().nullable(), series: Id.nullable() },
  ...{ facility: Id, facilityName: z.string(), address: z.string(), street: z.string(), phone: z.string().nullable() },
  /** `open`: may be booked (a place, or a turn in the queue); `soon`: opens later; `closed`; `cancelled`; `over`. */
  ...{ state: z.enum(['open', 'soon', 'closed', 'cancelled', 'over']), metres: z.number().nullable() },
})
export type Slot = z.infer<typeof Slot>

/** Which slots: of a service, at a facility, on days `[from, to)`; nearest to a point first where one is given, else by time. */
export const SlotQuery = z.object({
  service: ServiceId.optional(),
  facility: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  withRoom: z.stringbool().optional(),
  lon: z.coerce.number().min(73).max(136).optional(),
  lat: z.coerce.number().min(3).max(54).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
})
export type SlotQuery = z.output<typeof SlotQuery>
export const SlotList = z.object({ from: z.string(), to: z.string(), slots: z.array(Slot) })
export type SlotList = z.infer<typeof SlotList>

/** Another number of places or carers for one slot. */
export const CapacityChange = z.object({
  capacity: z.number().int().min(0).max(2000),
  staff: z.number().int().min(0).max(200).nullable().optional(),
})
