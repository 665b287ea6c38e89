import { z } from 'zod'
import { PersonBrief, Purpose, Street } from '../../people/shapes.ts'
import { Day, DistrictParams, Id, ServiceId } from '../shapes.ts'

/** Which use is asked about: sessions on days `[from, to)`, of a service or a kind of it; without days this year up to today. */
export const UseQuery = z.object({
  from: Day.optional(),
  to: Day.optional(),
  service: ServiceId.optional(),
  counts: z
    .string()
    .regex(/^[a-z_]{2,20}$/, 'what a service counts as, such as guidance')
    .optional(),
  domain: z.enum(['养老', '托育', '机构']).optional(),
  street: Street.optional(),
})
export type UseQuery = z.output<typeof UseQuery>

/** What became of the bookings for the days asked about. `unserved`: stood in a queue until the session was over and was never offered a place. */
const Figures = z.object({
  people: z.number().int(),
  booked: z.number().int(),
  attended: z.number().int(),
  absent: z.number().int(),
  cancelled: z.number().int(),
  unserved: z.number().int(),
  free: z.number().int(),
  priced: z.number().int(),
  overridden: z.number().int(),
})
export const UseFigures = Figures
export type UseFigures = z.infer<typeof UseFigures>

/** Use by where people live, by service, and how often staff overrode which refusal. Officers of a street read those of their street. */
export const Use = z.object({
  from: Day,
  to: Day,
  total: Figures,
  streets: z.array(Figures.extend({ street: z.string().nullable(), streetName: z.string().nullable() })),
  services: z.array(Figures.extend({ service: z.string(), serviceName: z.string() })),
  overrides: z.array(z.object({ code: z.string(), n: z.number().int() })),
})
export type Use = z.infer<typeof Use>

/** How full the hours of a week are: `weekday` 1 is Monday; places of the sessions that were not cancelled, those taken, and who came. */
export const Load = z.object({
  from: Day,
  to: Day,
  hours: z.array(
    z.object({
      weekday: z.number().int(),
      hour: z.number().int(),
      slots: z.number().int(),
      capacity: z.number().int(),
      taken: z.number().int(),
      attended: z.number().int(),
    }),
  ),
})
export type Load = z.infer<typeof Load>

/** Free sessions of a service in a year: what was granted and used, and how many people used how many. No service: the district has none that gives any free. */
export const FreeUse = z.object({
  service: z.string().nullable(),
  serviceName: z.string().nullable(),
  window: z.string(),
  people: z.number().int(),
  granted: z.number().int(),
  used: z.number().int(),
  atCap: z.number().int(),
  distribution: z.array(z.object({ used: z.number().int(), people: z.number().int() })),
})
export type FreeUse = z.infer<typeof FreeUse>
/** Without a service it is the district's baby room, else the first service that gives sessions free. */
export const FreeUseQuery = z.object({
  service: ServiceId.optional(),
  year: z.coerce.number().int().min(2000).max(2200).optional(),
})
export type FreeUseQuery = z.output<typeof FreeUseQuery>

const limit = z.coerce.number().int().min(1).max(200).default(50)
const uuid = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const afterChild = z
  .string()
  .regex(new RegExp(`^\\d{4}-\\d\\d-\\d\\d ${uuid}$`), 'the `next` of the page before')
  .optional()
const afterFamily = z
  .string()
  .regex(new RegExp(`^\\d{1,5} ${uuid}$`), 'the `next` of the page before')
  .optional()

/** Children who live here, are of the age that the service's own rule admits and have had no session this year: oldest first, `after` goes on from the last one shown. Without a service: of any baby room. */
export const ChildrenQuery = z.object({
  service: ServiceId.optional(),
  street: Street.optional(),
  after: afterChild,
  limit,
})
export type ChildrenQuery = z.output<typeof ChildrenQuery>
export const ChildrenWithout = z.object({
  on: Day,
  /** Of which services they had none, and their ages in completed months, half-open; null where no such service is for children. */
  services: z.array(z.object({ id: z.string(), name: z.string() })),
  ages: z.object({ from: z.number().int(), to: z.number().int() }).nullable(),
  children: z.array(PersonBrief.extend({ months: z.number().int(), asked: z.boolean() })),
  total: z.number().int(),
  next: z.string().nullable(),
})
export type ChildrenWithout = z.infer<typeof ChildrenWithout>

/** Families with a child under three and fewer contacts of parenting guidance this year than the least number; `who`: those who asked this year, or all. */
export const FamiliesQuery = z.object({
  who: z.enum(['asked', 'all']).default('asked'),
  street: Street.optional(),
  after: afterFamily,
  limit,
})
export type FamiliesQuery = z.output<typeof FamiliesQuery>
export const FamilyBelow = z.object({
  household: Id,
  street: z.string().nullable(),
  streetName: z.string().nullable(),
  contacts: z.number().int(),
  asked: z.boolean(),
  children: z.array(PersonBrief),
})
export type FamilyBelow = z.infer<typeof FamilyBelow>
export const FamiliesBelow = z.object({
  on: Day,
  /** The least number a family and year, its rule, and whether the document is sure about it; null where the district has no such rule. */
  floor: z.object({ atLeast: z.number(), rule: z.string(), confirmed: z.boolean() }).nullable(),
  families: z.array(FamilyBelow),
  total: z.number().int(),
  next: z.string().nullable(),
})
export type FamiliesBelow = z.infer<typeof FamiliesBelow>

/** Why a list of people is taken away, kept with the export: 422 `purpose_needed` without it. */
export const TakenAway = z.object({ purpose: Purpose.optional() })

/** The month of a return, YYYY-MM. */
export const ReturnQuery = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, YYYY-MM') })
export type ReturnQuery = z.output<typeof ReturnQuery>
export const FacilityParams = DistrictParams.extend({ id: Id })

const Line = Figures.extend({
  slots: z.number().int(),
  held: z.number().int(),
  slotsCancelled: z.number().int(),
  capacity: z.number().int(),
})
/** A facility's monthly return, filled in from its records. `unsettled`: sessions that are over and whose attendance nobody has recorded yet. */
export const FacilityReturn = z.object({
  facility: Id,
  facilityName: z.string(),
  month: z.string(),
  from: Day,
  to: Day,
  services: z.array(Line.extend({ service: z.string(), serviceName: z.string(), feeFen: z.number() })),
  days: z.array(z.object({ on: Day, slots: z.number().int(), attended: z.number().int(), absent: z.number().int() })),
  total: Line,
  unsettled: z.number().int(),
})
export type FacilityReturn = z.infer<typeof FacilityReturn>

/** What everybody may read: attendances by street and service; a number under five is not shown (null), nor one that would give it away. */
export const PublicUse = z.object({
  from: Day,
  to: Day,
  services: z.array(
    z.object({
      service: z.string(),
      serviceName: z.string(),
      attended: z.number().int().nullable(),
      streets: z.array(z.object({ street: z.string(), streetName: z.string(), attended: z.number().int().nullable() })),
    }),
  ),
})
export type PublicUse = z.infer<typeof PublicUse>
