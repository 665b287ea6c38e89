import { z } from 'zod'
import { Day, DistrictParams, Id, Source } from '../shapes.ts'

export const organizationKinds = ['government', 'public_institution', 'social', 'enterprise', 'village', 'other'] as const

/** `{organization}` and not `{id}`: an organization belongs to the installation, not to the district of the address. */
export const OrganizationParams = DistrictParams.extend({ organization: Id })

/** An operator: one list for the whole installation. */
export const Organization = z.object({
  id: Id,
  code: z.string().nullable(),
  name: z.string(),
  kind: z.enum(organizationKinds),
  phone: z.string().nullable(),
  synthetic: z.boolean(),
})
export type Organization = z.infer<typeof Organization>

export const OrganizationQuery = z.object({
  words: z.string().trim().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const OrganizationRow = Organization.extend({ facilities: z.number() })
export const Organizations = z.object({ total: z.number(), organizations: z.array(OrganizationRow) })

const Phone = z
  .string()
  .trim()
  .regex(/^[0-9+（）() ,、转-]{5,40}$/, 'expected a telephone number')
export const NewOrganization = z.object({
  code: z.string().trim().max(40).nullish(),
  name: z.string().trim().min(2).max(120),
  kind: z.enum(organizationKinds),
  phone: Phone.nullish(),
  source: Source,
})
export type NewOrganization = z.infer<typeof NewOrganization>

export const OrganizationCorrection = NewOrganization.omit({ source: true }).partial().extend({ why: Source })
export type OrganizationCorrection = z.infer<typeof OrganizationCorrection>

/** A facility as its operator's page shows it: what it holds, by which contract and until when, and what other features say of it. */
export const OperatedFacility = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  typeName: z.string(),
  street: z.string(),
  streetName: z.string(),
  openedOn: Day,
  closedOn: Day.nullable(),
  brand: z.string().nullable(),
  contract: z
    .object({
      mode: z.string().nullable(),
      partner: z.string(),
      startsOn: Day,
      endsOn: Day.nullable(),
      daysLeft: z.number().nullable(),
    })
    .nullable(),
  beds: z.number(),
  places: z.number(),
  taken: z.number().nullable(),
  /** Sentences of other features: a rating, the last inspection. */
  performance: z.array(z.string()),
})
export type OperatedFacility = z.infer<typeof OperatedFacility>
export const OperatorView = Organization.extend({
  asOf: Day,
  facilities: z.array(OperatedFacility),
  may: z.object({ correct: z.boolean() }),
})
export type OperatorView = z.infer<typeof OperatorView>
