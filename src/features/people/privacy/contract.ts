import { z } from 'zod'
import { FactOfPerson } from '../facts/contract.ts'
import { Address, Identity } from '../register/contract.ts'
import { Day, Id, PersonBrief } from '../shapes.ts'

/** What is done with somebody's data only because they (a child's guardian) agreed. Everything else rests on a law or a service they asked for. */
export const consentPurposes = ['health', 'care_sharing', 'photo', 'messages', 'research'] as const
export const ConsentPurpose = z.enum(consentPurposes)
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

/** A consent; `paper` and `givenByName` are for an officer who holds the signed paper. `expiresOn` is the first day without. */
export const NewConsent = z.object({
  purpose: ConsentPurpose,
  expiresOn: Day.nullish(),
  paper: z.string().trim().min(2).max(200).nullish(),
  givenByName: z.string().trim().min(1).max(100).nullish(),
  as: z.enum(['self', 'guardian']).nullish(),
})
export type NewConsent = z.infer<typeof NewConsent>

export const Consent = z.object({
  id: Id,
  purpose: ConsentPurpose,
  givenByName: z.string(),
  as: z.enum(['self', 'guardian']),
  givenOn: Day,
  expiresOn: Day.nullable(),
  withdrawnOn: Day.nullable(),
  how: z.string(),
  stands: z.boolean(),
})
export type Consent = z.infer<typeof Consent>

/** The parts of a record that a correction may be asked for. */
export const correctable = ['name', 'sex', 'born_on', 'phone', 'address', 'household', 'relationship', 'fact', 'other'] as const
export const Correctable = z.enum(correctable)

export const NewCorrection = z.object({ field: Correctable, says: z.string().trim().min(2, 'at least two characters').max(500) })
export type NewCorrection = z.infer<typeof NewCorrection>

export const CorrectionAnswer = z.object({
  state: z.enum(['done', 'refused']),
  answer: z.string().trim().min(2, 'at least two characters').max(500),
})
export type CorrectionAnswer = z.infer<typeof CorrectionAnswer>

export const Correction = z.object({
  id: Id,
  person: Id,
  personName: z.string(),
  field: z.string(),
  says: z.string(),
  state: z.enum(['asked', 'done', 'refused', 'withdrawn']),
  askedByName: z.string(),
  askedAt: z.iso.datetime(),
  answerDueOn: Day,
  decidedAt: z.iso.datetime().nullable(),
  answer: z.string().nullable(),
  /** Whether anything of the record was changed after it was asked. */
  changedSince: z.boolean(),
})
export type Correction = z.infer<typeof Correction>

/** How somebody was one of several whom a line of the record is about. */
const told = ['looked_up', 'listed', 'taken', 'household'] as const
export type Told = (typeof told)[number]

/**
 * Who did what with a record. Officers are named by role, street and department: the person learns which office answers for it, and `id` lets that office find the line with the name.
 * `self` and those who stand for the person are named, since they know one another.
 */
export const AccessLine = z.object({
  id: Id,
  /** `record`: the record itself was read or changed. Else the person was one of several: found by a number, on a list read for a purpose, on a list taken away, in a household that was changed. */
  kind: z.enum(['record', ...told]),
  at: z.iso.datetime(),
  /** The last time that one looked in the same visit. */
  lastAt: z.iso.datetime(),
  action: z.string(),
  /** What an account was bound as, or a letter made for. */
  as: z.string().nullable(),
  /** The name of a fact that was entered, ended or corrected. */
  fact: z.string().nullable(),
  /** How the list is called that the person was on. */
  list: z.string().nullable(),
  purpose: z.string().nullable(),
  by: z.enum(['self', 'guardian', 'trusted', 'officer', 'provider', 'system', 'other']),
  name: z.string().nullable(),
  office: z.string().nullable(),
  standingIn: z.boolean(),
})
export type AccessLine = z.infer<typeof AccessLine>
export const AccessQuery = z.object({ before: Id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })
export const AccessList = z.object({ lines: z.array(AccessLine), next: Id.nullable() })
export type AccessList = z.infer<typeof AccessList>

/** One's own record in full but for the numbers, which stay masked on every screen. */
export type OwnRecord = z.infer<typeof OwnRecord>
export const OwnRecord = PersonBrief.extend({
  phone: z.string().nullable(),
  identities: z.array(Identity),
  addresses: z.array(Address),
  facts: z.array(FactOfPerson),
  changedAt: z.iso.datetime(),
})
