import { z } from 'zod'
import { capacityKinds } from '../catalogue/contract.ts'
import { Day, FileQuery, Id, PageQuery, Source, Why } from '../shapes.ts'

/** Where a facility lies. `gcj02` is what Chinese map services give; it is converted at the edge and kept as WGS84. */
export const Position = z.object({
  lon: z.number().min(70).max(140),
  lat: z.number().min(0).max(60),
  coordinateSystem: z.enum(['wgs84', 'gcj02']).default('wgs84'),
})
export type Position = z.infer<typeof Position>

const Name = z.string().trim().min(2, 'at least two characters').max(120)
const AreaCode = z.string().regex(/^\d{9}(\d{3})?$/, 'expected the code of a street or a committee')
const Phone = z
  .string()
  .trim()
  .regex(/^[0-9+（）() ,、转-]{5,40}$/, 'expected a telephone number')

const fields = {
  name: Name,
  organization: Id.nullish(),
  street: AreaCode.nullish(),
  committee: AreaCode.nullish(),
  address: z.string().trim().max(200).default(''),
  position: Position.nullish(),
  phone: Phone.nullish(),
  about: z.string().trim().max(2000).default(''),
}

/** A facility to be entered. Street and committee may be left out where the address names them. */
export const NewFacility = z.object({
  type: z.string().trim().min(1).max(60),
  ...fields,
  openedOn: Day,
  attributes: z.record(z.string().max(60), z.string().max(200)).default({}),
  source: Source,
})
export type NewFacility = z.infer<typeof NewFacility>

/** What the record itself says wrongly; `revision` is the one that was read: 409 `facility_changed_meanwhile` when another corrected first. */
export const FacilityCorrection = z.object({
  revision: z.number().int().min(1),
  name: Name.optional(),
  organization: Id.nullish(),
  street: AreaCode.optional(),
  committee: AreaCode.nullish(),
  address: fields.address.optional(),
  position: Position.nullish(),
  phone: Phone.nullish(),
  about: fields.about.optional(),
  why: Why,
})
export type FacilityCorrection = z.infer<typeof FacilityCorrection>

/** `closedOn` is the first day on which it is closed. */
export const Closing = z.object({ closedOn: Day, why: Why })
export type Closing = z.infer<typeof Closing>
export const Reopening = z.object({ opensOn: Day, why: Why })
export type Reopening = z.infer<typeof Reopening>

/** What an attribute says from a day on; `value` null: from then on it is not known or does not apply. */
export const AttributeWish = z.object({
  name: z.string().trim().min(1).max(60),
  value: z.string().max(200).nullable(),
  from: Day,
  source: Source,
})
export type AttributeWish = z.infer<typeof AttributeWish>

/** A time of the day, `24:00` being its end. */
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'expected a time such as 08:30')
export const Hours = z.object({ weekday: z.number().int().min(1).max(7), opens: Time, closes: Time })
export type Hours = z.infer<typeof Hours>
/** The whole week from a day on; an empty week is closed all week. */
export const OpeningWish = z.object({ from: Day, hours: z.array(Hours).max(28) })
export type OpeningWish = z.infer<typeof OpeningWish>

export const feeUnits = ['month', 'day', 'half_day', 'visit', 'meal', 'hour', 'once'] as const
/** A published fee in fen from a day on; `fen` null: it is no longer charged. */
export const FeeWish = z.object({
  item: z.string().trim().min(1).max(60),
  fen: z.number().int().min(0).max(100_000_000).nullable(),
  upToFen: z.number().int().min(0).max(100_000_000).nullish(),
  per: z.enum(feeUnits),
  note: z.string().trim().max(200).default(''),
  from: Day,
  source: Source,
})
export type FeeWish = z.infer<typeof FeeWish>

/** How a facility is run: 公办公营, 公建民营, 委托运营, 民办, 合作. */
export const operationModes = ['public', 'public_built_private_run', 'entrusted', 'private', 'partnership'] as const
export const NewContract = z.object({
  kind: z.enum(['medical', 'operation']),
  partner: z.string().trim().min(2).max(120),
  partnerOrganization: Id.nullish(),
  mode: z.enum(operationModes).nullish(),
  startsOn: Day,
  endsOn: Day.nullish(),
  evidence: Id.nullish(),
  source: Source,
})
export type NewContract = z.infer<typeof NewContract>
export const ContractEnd = z.object({ endedOn: Day, why: Why })
export type ContractEnd = z.infer<typeof ContractEnd>

export const OccupancyReport = z.object({ kind: z.enum(capacityKinds), taken: z.number().int().min(0).max(20_000), onDay: Day })
export type OccupancyReport = z.infer<typeof OccupancyReport>

/** What came of a change, with what a person should look at: a point near the border, an address that may mean two committees. */
export const Changed = z.object({ id: Id, warnings: z.array(z.string()) })
export type Changed = z.infer<typeof Changed>

const states = ['open', 'closed', 'all'] as const
export const facilityFilters = {
  type: z.string().max(60).optional(),
  domain: z.enum(['养老', '托育', 'both']).optional(),
  street: z.string().max(20).optional(),
  organization: Id.optional(),
  words: z.string().trim().max(60).optional(),
  state: z.enum(states).default('open'),
}
export const FacilityQuery = z.object({ ...facilityFilters, ...PageQuery, asOf: Day.optional() })
export type FacilityQuery = z.infer<typeof FacilityQuery>
export const FacilityFileQuery = FileQuery.extend(facilityFilters)
export type FacilityFileQuery = z.infer<typeof FacilityFileQuery>

export const Capacity = z.object({
  beds: z.number(),
  nursing: z.number(),
  dementia: z.number(),
  basic: z.number(),
  places: z.number(),
  inclusive: z.number(),
  day: z.number(),
})
/** What was last reported as taken; `free` is null where nothing says how much room there was on that day: unknown is not none. */
export const Taken = z.object({ kind: z.enum(capacityKinds), taken: z.number(), on: Day, free: z.number().nullable() })

/** A facility as of a day, as a register shows it. */
export const FacilityRow = z.object({
  id: Id,
  type: z.string(),
  typeName: z.string(),
  name: z.string(),
  organization: z.object({ id: Id, name: z.string() }).nullable(),
  street: z.string(),
  streetName: z.string(),
  committee: z.string().nullable(),
  committeeName: z.string().nullable(),
  address: z.string(),
  position: z.object({ lon: z.number(), lat: z.number() }).nullable(),
  phone: z.string().nullable(),
  openedOn: Day,
  closedOn: Day.nullable(),
  open: z.boolean(),
  attributes: z.record(z.string(), z.string()),
  capacity: Capacity,
  taken: z.array(Taken),
  synthetic: z.boolean(),
})
export type FacilityRow = z.infer<typeof FacilityRow>
export const Facilities = z.object({ asOf: Day, total: z.number(), facilities: z.array(FacilityRow) })

export const Fee = z.object({
  item: z.string(),
  fen: z.number(),
  upToFen: z.number().nullable(),
  per: z.enum(feeUnits),
  note: z.string(),
  from: Day,
})
export const Contract = z.object({
  id: Id,
  kind: z.enum(['medical', 'operation']),
  partner: z.string(),
  partnerOrganization: Id.nullable(),
  mode: z.enum(operationModes).nullable(),
  startsOn: Day,
  endsOn: Day.nullable(),
  endedOn: Day.nullable(),
  live: z.boolean(),
})
export const Dated = z.object({ name: z.string(), value: z.string(), from: Day, to: Day.nullable(), source: z.string() })
export const Change = z.object({
  field: z.string(),
  was: z.string().nullable(),
  became: z.string().nullable(),
  why: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
})

/** Everything about one facility as of a day, and what the caller may do with it. */
export const FacilityDetail = FacilityRow.extend({
  asOf: Day,
  about: z.string(),
  source: z.string(),
  revision: z.number(),
  operations: z.array(z.object({ from: Day, to: Day.nullable(), why: z.string() })),
  history: z.array(Dated),
  hours: z.array(Hours),
  weeklyHours: z.number().nullable(),
  fees: z.array(Fee),
  contracts: z.array(Contract),
  changes: z.array(Change),
  may: z.object({ keep: z.boolean(), report: z.boolean(), propose: z.boolean() }),
})
export type FacilityDetail = z.infer<typeof FacilityDetail>
