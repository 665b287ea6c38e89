import { z } from 'zod'
import { Trust, trusts } from '../accounts/contract.ts'
import { Committee, Day, Id, PersonBrief, relationshipKinds, Source, Street } from '../shapes.ts'

/** How a member is related to the head of the household. */
export const memberRoles = ['head', 'spouse', 'child', 'parent', 'grandparent', 'grandchild', 'sibling', 'other'] as const
const MemberRole = z.enum(memberRoles)

export const NewMember = z.object({ person: Id, role: MemberRole, since: Day.optional(), source: Source.optional() })
export type NewMember = z.infer<typeof NewMember>

/** A household on the register, or people who live together; `since` is the day from which its members belong to it (default: today). */
export const NewHousehold = z.object({
  kind: z.enum(['registered', 'living']),
  street: Street,
  committee: Committee.nullish(),
  line: z.string().trim().max(200).default(''),
  members: z.array(NewMember).min(1).max(30),
  since: Day.optional(),
  source: Source,
})
export type NewHousehold = z.infer<typeof NewHousehold>

export const EndOn = z.object({ on: Day })

export const Member = z.object({ id: Id, role: MemberRole, validFrom: Day, person: PersonBrief })

/** A household as far as its reader may see its people; `hidden` more belong to it. */
export const Household = z.object({
  id: Id,
  kind: z.enum(['registered', 'living']),
  street: z.string().nullable(),
  streetName: z.string().nullable(),
  committeeName: z.string().nullable(),
  line: z.string(),
  endedOn: Day.nullable(),
  members: z.array(Member),
  hidden: z.number().int(),
})
export type Household = z.infer<typeof Household>

export const MemberEnded = z.object({ id: Id, household: Id, validTo: Day.nullable() })

/**
 * `other` is the person's parent, guardian, carer …: a record, or somebody known by name only. A trusted person (代办) has an end and a list of what they may do.
 * `evidence` is the id of a file kept before.
 */
export const NewRelationship = z.object({
  kind: z.enum(relationshipKinds),
  other: Id.nullish(),
  otherName: z.string().trim().min(1).max(100).nullish(),
  otherPhone: z.string().trim().max(30).nullish(),
  may: z.array(Trust).max(trusts.length).default([]),
  validFrom: Day.optional(),
  validTo: Day.nullish(),
  source: Source,
  evidence: Id.nullish(),
})
export type NewRelationship = z.infer<typeof NewRelationship>

/** `of`: the other one is this person's guardian, carer …; `to`: this person is the other's. A record the reader may not see is not in the list. */
export const Relationship = z.object({
  id: Id,
  kind: z.enum(relationshipKinds),
  direction: z.enum(['of', 'to']),
  other: PersonBrief.nullable(),
  otherName: z.string().nullable(),
  otherPhone: z.string().nullable(),
  may: z.array(z.string()),
  validFrom: Day,
  validTo: Day.nullable(),
  source: z.string(),
  evidence: Id.nullable(),
})
export type Relationship = z.infer<typeof Relationship>

/** A person with those they live with and those they are related to: grandmother, carer and child together. `hidden`: how many more there are that the reader may not see. */
export const Family = z.object({
  person: PersonBrief,
  living: Household.nullable(),
  registered: Household.nullable(),
  relationships: z.array(Relationship),
  hidden: z.number().int(),
})
export type Family = z.infer<typeof Family>
