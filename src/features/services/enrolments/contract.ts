import { z } from 'zod'
import { PersonBrief, Purpose } from '../../people/shapes.ts'
import { Day, Id, Says } from '../shapes.ts'
import { dueKinds, endReasons, givenReasons, stepStates } from './shapes.ts'

const ServiceId = z.string().trim().min(1).max(100)
const Source = z.string().trim().min(1, 'where it is known from').max(200)
const Document = z.string().trim().min(2, 'at least two characters').max(200)
/** Which kind within a service: an insurance's scheme, a package. */
const Scheme = z.string().trim().min(1).max(40)
const cursor = { after: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }
const Street = z.string().regex(/^\d{9}$/, 'the nine digits of a street')

/** Enrols a person in a service from a day on. Where the rule does not say yes, an officer says why it is done all the same. */
export const NewEnrolment = z.object({
  ...{ service: ServiceId, person: Id, facility: Id.optional(), organization: Id.optional(), scheme: Scheme.optional() },
  ...{ from: Day.optional(), to: Day.optional(), document: Document.optional(), source: Source.default('counter') },
  overrideWhy: z.string().trim().min(4, 'at least four characters').max(500).optional(),
})
export type NewEnrolment = z.input<typeof NewEnrolment>
export type EnrolmentWish = z.output<typeof NewEnrolment>

/** `on` is the first day on which it no longer holds; today unless said. */
export const EnrolmentEnd = z.object({
  ...{ why: z.enum(givenReasons), on: Day.optional(), note: z.string().trim().max(200).optional() },
})
export type EnrolmentEnd = z.infer<typeof EnrolmentEnd>

/** The enrolment as it should have been entered; what is left out stays as it was. */
export const EnrolmentCorrection = z.object({
  ...{ from: Day.optional(), to: Day.nullish(), facility: Id.nullish(), organization: Id.nullish(), scheme: Scheme.nullish() },
  ...{ document: Document.nullish(), reason: z.string().trim().min(2, 'at least two characters').max(500) },
})
export type EnrolmentCorrection = z.infer<typeof EnrolmentCorrection>

/** An enrolment as officers and the person read it. */
export const Enrolment = z.object({
  ...{ id: Id, service: z.string(), serviceName: Says, person: Id, facility: Id.nullable(), organization: Id.nullable() },
  ...{ scheme: z.string().nullable(), validFrom: z.string(), validTo: z.string().nullable(), plannedTo: z.string().nullable() },
  /** Whether the person may end it on their own page. */
  mayLeave: z.boolean(),
  ...{ open: z.boolean(), endedWhy: z.enum(endReasons).nullable(), endedNote: z.string().nullable() },
  ...{
    source: z.string(),
    document: z.string().nullable(),
    overridden: z.boolean(),
    recordedBy: z.string(),
    knownAt: z.string(),
  },
  ...{ lastCheckOn: z.string().nullable(), checkDueOn: z.string().nullable() },
})
export type Enrolment = z.infer<typeof Enrolment>

/** One more thing that whoever keeps the record reads: on what decision it rests, and why it was made against it. */
export const EnrolmentDetail = Enrolment.extend({
  ...{ who: PersonBrief, decision: Id.nullable(), overrideWhy: z.string().nullable(), withdrawn: z.boolean() },
  ...{ mayKeep: z.boolean(), mayEnd: z.boolean() },
})
export type EnrolmentDetail = z.infer<typeof EnrolmentDetail>

export const MadeEnrolment = z.object({ id: Id, decision: Id.nullable(), outcome: z.enum(['yes', 'no', 'needs', 'none']) })
export type MadeEnrolment = z.infer<typeof MadeEnrolment>

/** A service's enrolled: of a street, of a scheme, still open or ended. */
export const EnrolledQuery = z.object({
  ...{ service: ServiceId, street: Street.optional(), scheme: Scheme.optional() },
  ...{ state: z.enum(['open', 'ended']).default('open'), ...cursor },
})
export type EnrolledQuery = z.infer<typeof EnrolledQuery>
export const EnrolledRow = z.object({ who: PersonBrief, enrolment: Enrolment })
export const EnrolledList = z.object({
  ...{
    on: z.string(),
    rows: z.array(EnrolledRow),
    next: Id.nullable(),
    total: z.object({ n: z.number(), more: z.boolean() }).nullable(),
  },
})
export type EnrolledList = z.infer<typeof EnrolledList>

/** A check-up, a visit, a follow-up. `kind` as the service calls its check unless said; `step` of the child health schedule. */
export const NewCheck = z.object({
  ...{ service: ServiceId, kind: z.string().trim().min(1).max(40).optional(), step: z.string().trim().max(20).optional() },
  ...{ on: Day, note: z.string().trim().max(200).optional(), source: Source.default('counter') },
})
export type NewCheck = z.input<typeof NewCheck>
export type CheckWish = z.output<typeof NewCheck>
export const Check = z.object({
  ...{ id: Id, service: z.string(), serviceName: Says, kind: z.string(), step: z.string().nullable(), on: z.string() },
  ...{ note: z.string().nullable(), source: z.string(), recordedBy: z.string() },
})
export type Check = z.infer<typeof Check>

export const PersonEnrolmentsQuery = z.object({ purpose: Purpose.optional() })
/** All of one person: what they are enrolled in and were, what was done, and what they are entitled to without being enrolled. */
export const PersonEnrolments = z.object({
  ...{ person: Id, enrolments: z.array(Enrolment), checks: z.array(Check) },
  entitled: z.array(
    z.object({
      ...{ service: z.string(), name: Says, says: Says, since: z.string(), phone: z.string().nullable() },
      /** Since when a fact that the rule asks for is not known any more: the entitlement stands until it says no. */
      unsureSince: z.string().nullable(),
    }),
  ),
})
export type PersonEnrolments = z.infer<typeof PersonEnrolments>

/** The services one can be enrolled in, each with how many are. `awaited`: facts its rule asks for and nobody supplies yet. */
export const EnrolmentService = z.object({
  ...{ id: z.string(), name: Says, domain: z.string(), audience: z.string(), check: z.string().nullable() },
  ...{ checkEveryMonths: z.number().nullable(), months: z.number().nullable(), rule: z.string().nullable() },
  ...{ awaited: z.array(z.string()), enrolled: z.number(), entitled: z.number().nullable(), judgedOn: z.string().nullable() },
})
export type EnrolmentService = z.infer<typeof EnrolmentService>
export const EnrolmentServices = z.object({ on: z.string(), services: z.array(EnrolmentService) })
export type EnrolmentServices = z.infer<typeof EnrolmentServices>

/** Who is due: entitled and not enrolled, to be seen within thirty days, or whose term runs out within thirty days. */
export const DueQuery = z.object({ kind: z.enum(dueKinds).default('not_enrolled'), street: Street.optional(), ...cursor })
export type DueQuery = z.infer<typeof DueQuery>
export const DueRow = z.object({
  ...{ who: PersonBrief, enrolment: Id.nullable(), since: z.string(), dueOn: z.string().nullable(), overdue: z.boolean() },
  /** Entitled, and a fact that the rule asks for is not known any more. */
  unsure: z.boolean(),
})
export const DueList = z.object({
  ...{
    on: z.string(),
    kind: z.enum(dueKinds),
    judgedOn: z.string().nullable(),
    awaited: z.array(z.string()),
    unknown: z.number(),
  },
  ...{ rows: z.array(DueRow), next: Id.nullable(), total: z.object({ n: z.number(), more: z.boolean() }).nullable() },
})
export type DueList = z.infer<typeof DueList>

/** By street: how many are entitled, how many of these are enrolled, how many are enrolled at all, how many were seen in the last twelve months. */
export const Coverage = z.object({
  ...{ on: z.string(), service: z.string(), judgedOn: z.string().nullable(), awaited: z.array(z.string()) },
  streets: z.array(
    z.object({
      ...{ street: z.string(), name: z.string().nullable() },
      ...{ entitled: z.number(), covered: z.number(), enrolled: z.number(), checked: z.number() },
    }),
  ),
})
export type Coverage = z.infer<typeof Coverage>

/** A child's schedule: handbook, visits and checks by age, each with its days and how it stands. */
export const ChildStep = z.object({
  ...{ step: z.string(), name: Says, kind: z.enum(['handbook', 'visit', 'check']), service: z.string().nullable() },
  ...{
    from: z.string(),
    until: z.string(),
    state: z.enum(stepStates),
    doneOn: z.string().nullable(),
    unsure: z.string().nullable(),
  },
})
export type ChildStep = z.infer<typeof ChildStep>
export const ChildTimeline = z.object({
  ...{ person: Id, bornOn: z.string(), source: z.object({ document: z.string(), place: z.string() }), steps: z.array(ChildStep) },
})
export type ChildTimeline = z.infer<typeof ChildTimeline>

/** Children whose step is due or was missed. */
export const MissedQuery = z.object({
  ...{
    step: z.string().trim().max(20).optional(),
    street: Street.optional(),
    state: z.enum(['due', 'missed']).default('missed'),
  },
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(80).optional(),
})
export type MissedQuery = z.infer<typeof MissedQuery>
export const MissedSteps = z.object({
  ...{ on: z.string(), steps: z.array(z.object({ step: z.string(), name: Says, n: z.number() })) },
  /** `service`: the entry of the catalogue that the step is recorded in. */
  rows: z.array(z.object({ who: PersonBrief, step: z.string(), name: Says, service: z.string().nullable(), until: z.string() })),
  next: z.string().nullable(),
})
export type MissedSteps = z.infer<typeof MissedSteps>
export { Day, Id, PersonBrief }
