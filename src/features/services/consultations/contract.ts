import { z } from 'zod'
import { Day, DistrictParams, Id, RecordParams } from '../shapes.ts'

/** Where somebody was advised. */
export const consultationChannels = ['counter', 'phone', 'home', 'online'] as const
const Channel = z.enum(consultationChannels)
const Names = z.array(z.string().trim().min(1).max(100)).max(200)

/** A consultation to record: about a person on the register or nobody by name; which circumstances were asked for, never what was answered. */
export const NewConsultation = z.object({
  person: Id.nullable().default(null),
  channel: Channel,
  asked: Names.default([]),
  services: Names.default([]),
  note: z.string().trim().max(500).default(''),
})
export type NewConsultation = z.infer<typeof NewConsultation>

/** A consultation as lists show it; the person's name only to those who may see them. */
export const Consultation = z.object({
  ...{ id: Id, on: z.string(), channel: Channel, adviserName: z.string(), note: z.string().nullable() },
  ...{ street: z.string().nullable(), streetName: z.string().nullable() },
  person: Id.nullable(),
  personName: z.string().nullable(),
  asked: z.array(z.string()),
  services: z.array(z.string()),
})
export type Consultation = z.infer<typeof Consultation>

/** Which consultations, by words (the person's name, the adviser's, a service, the note), days and channel; `before` is the id to go on from. */
export const ConsultationQuery = z.object({
  words: z.string().trim().max(60).optional(),
  from: Day.optional(),
  to: Day.optional(),
  channel: Channel.optional(),
  before: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ConsultationQuery = z.infer<typeof ConsultationQuery>

/** How many in a month, by street; a street of null is the district itself. */
export const ConsultationCount = z.object({
  month: z.string(),
  street: z.string().nullable(),
  streetName: z.string().nullable(),
  n: z.number().int(),
})
export type ConsultationCount = z.infer<typeof ConsultationCount>

export const ConsultationList = z.object({
  consultations: z.array(Consultation),
  months: z.array(ConsultationCount),
  next: Id.nullable(),
})
export type ConsultationList = z.infer<typeof ConsultationList>

/** How somebody was told. */
export const tellingWays = ['page', 'counter', 'phone', 'home', 'letter', 'message'] as const
export const officerWays = ['phone', 'counter', 'home', 'letter'] as const

/** Something somebody became entitled to; `toldOn` is null while nobody has told them. */
export const News = z.object({ service: z.string(), foundOn: z.string(), toldOn: z.string().nullable() })
export type News = z.infer<typeof News>

/** A person who is newly entitled and has not been told; whether a telephone is on record, which is shown on asking. */
export const Untold = z.object({
  ...{ person: Id, name: z.string(), age: z.number().int().nullable(), telephone: z.boolean() },
  ...{ street: z.string().nullable(), streetName: z.string().nullable() },
  foundOn: z.string(),
  services: z.array(z.string()),
})
export type Untold = z.infer<typeof Untold>

export const UntoldQuery = z.object({
  service: z.string().trim().max(100).optional(),
  after: Id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type UntoldQuery = z.infer<typeof UntoldQuery>
export const UntoldList = z.object({
  untold: z.array(Untold),
  total: z.number().int(),
  judgedOn: z.string().nullable(),
  next: Id.nullable(),
})
export type UntoldList = z.infer<typeof UntoldList>

/** Somebody's number, to call them about a service. */
export const Telephone = z.object({ phone: z.string().nullable() })

/** That somebody was told: of which services, and how. */
export const Telling = z.object({ services: Names.min(1), how: z.enum(officerWays) })
export type Telling = z.infer<typeof Telling>
export const Told = z.object({ told: z.number().int() })

/** That somebody does not want to be told; an officer says how they heard it. */
export const OptOutWish = z.object({ how: z.enum(['counter', 'phone', 'home']) })
export type OptOutWish = z.infer<typeof OptOutWish>
export const OptOut = z.object({ optedOut: z.boolean(), since: z.string().nullable() })
export type OptOut = z.infer<typeof OptOut>
export { DistrictParams, RecordParams }
