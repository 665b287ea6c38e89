import { z } from 'zod'
import { Day, Id } from '../shapes.ts'

/**
 * What a trusted person (代办人) may be trusted with, each on its own. `record`: read the record and who looked at it; `services`: book and use services; `applications`:
 * apply, hand in papers, appeal; `money`: receive or change what is paid; `corrections`: ask for the record to be corrected.
 */
export const trusts = ['record', 'services', 'applications', 'money', 'corrections'] as const
export const Trust = z.enum(trusts)
export type Trust = z.infer<typeof Trust>

const Papers = z.string().trim().min(2, 'which papers were checked').max(200)
const Username = z.string().trim().min(3).max(30)

/** A letter made at the counter after proof. `self` for the person, `guardian` for a parent or guardian of theirs who stands at the counter. */
export const NewLetter = z.object({ as: z.enum(['self', 'guardian']).default('self'), papers: Papers })
export type NewLetter = z.input<typeof NewLetter>

/** Told once: the code is kept as a keyed hash. */
export const MadeLetter = z.object({ id: Id, code: z.string(), expiresAt: z.iso.datetime(), username: z.string().nullable() })
export type MadeLetter = z.infer<typeof MadeLetter>

export const Letter = z.object({
  id: Id,
  as: z.enum(['self', 'guardian', 'trusted', 'recovery']),
  papers: z.string(),
  madeByName: z.string(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  tries: z.number().int(),
  state: z.enum(['open', 'used', 'expired', 'withdrawn', 'void']),
})
export type Letter = z.infer<typeof Letter>
export const Letters = z.object({ letters: z.array(Letter) })

/** A recovery letter: a new password for the person's account. The second factor goes only when a reason is given. */
export const NewRecovery = z.object({ papers: Papers, secondFactorWhy: z.string().trim().min(2).max(200).nullish() })
export type NewRecovery = z.infer<typeof NewRecovery>

export const Code = z.object({ code: z.string().trim().min(1).max(40) })
export const Bound = z.object({ person: Id, as: z.enum(['self', 'guardian', 'trusted']) })
export type Bound = z.infer<typeof Bound>

/** Whom the account stands for in the district. */
export const Standing = z.object({
  id: Id,
  person: Id,
  name: z.string(),
  as: z.enum(['self', 'guardian', 'trusted']),
  may: z.array(z.string()),
  startsOn: Day,
  endsOn: Day.nullable(),
})
export type Standing = z.infer<typeof Standing>

/** A child or ward that the register already knows as theirs. `atOnce`: an officer recorded it, so asking is enough. */
export const KnownWard = z.object({
  relationship: Id,
  name: z.string(),
  relation: z.enum(['parent', 'guardian']),
  held: z.boolean(),
  asked: z.boolean(),
  atOnce: z.boolean(),
})
export type KnownWard = z.infer<typeof KnownWard>

/** Either a relationship that is recorded, or words for the officer who decides. */
export const WardWish = z
  .object({
    relationship: Id.nullish(),
    name: z.string().trim().min(1).max(100).nullish(),
    bornOn: Day.nullish(),
    relation: z.enum(['parent', 'guardian']).default('parent'),
    says: z.string().trim().max(500).default(''),
  })
  .refine(
    ({ relationship, name, bornOn }) => Boolean(relationship) || Boolean(name && bornOn),
    'a relationship, or a name and a birth date',
  )
export type WardWish = z.infer<typeof WardWish>
export const WardAnswer = z.object({ state: z.enum(['granted', 'asked']), id: Id.nullable() })

export const WardClaim = z.object({
  id: Id,
  person: Id,
  personName: z.string(),
  accountName: z.string(),
  relation: z.enum(['parent', 'guardian']),
  ward: Id.nullable(),
  wardName: z.string(),
  wardBornOn: Day.nullable(),
  says: z.string(),
  state: z.enum(['asked', 'granted', 'refused', 'withdrawn']),
  askedAt: z.iso.datetime(),
  answerDueOn: Day,
  answer: z.string().nullable(),
})
export type WardClaim = z.infer<typeof WardClaim>

/** `ward` names the child's record where the claim does not; its answer is told to who asked. */
export const WardDecision = z.object({
  grant: z.boolean(),
  ward: Id.nullish(),
  answer: z.string().trim().min(2, 'at least two characters').max(500),
})
export type WardDecision = z.infer<typeof WardDecision>

/** A trusted person: dated, limited, and known by the code they type into their own account. `endsOn` is the first day without. */
export const NewTrusted = z.object({
  name: z.string().trim().min(1, 'a name').max(100),
  phone: z.string().trim().max(30).nullish(),
  other: Id.nullish(),
  may: z
    .array(Trust)
    .min(1, 'at least one thing')
    .transform((may) => [...new Set(may)]),
  startsOn: Day.optional(),
  endsOn: Day,
  papers: Papers.nullish(),
})
export type NewTrusted = z.infer<typeof NewTrusted>
export const MadeTrusted = MadeLetter.extend({ relationship: Id })

export const Trusted = z.object({
  id: Id,
  name: z.string(),
  may: z.array(z.string()),
  startsOn: Day,
  endsOn: Day,
  /** Whether they have typed the code into an account, and whose. */
  account: z.string().nullable(),
})
export type Trusted = z.infer<typeof Trusted>

/** One duty for one person or many: who it is by user name, why, from when, until when. */
export const NewDuty = z.object({
  persons: z.array(Id).min(1).max(500),
  holder: Username,
  why: z.string().trim().min(2, 'at least two characters').max(200),
  startsOn: Day.optional(),
  endsOn: Day,
})
export type NewDuty = z.infer<typeof NewDuty>

/** A grant that opens one person to one account. */
export const PersonGrantShown = z.object({
  id: Id,
  person: Id,
  personName: z.string().nullable(),
  account: z.string(),
  accountName: z.string(),
  username: z.string(),
  as: z.enum(['self', 'guardian', 'trusted', 'duty']),
  why: z.string(),
  proof: z.enum(['counter', 'letter', 'identity_provider', 'guardian', 'officer']),
  may: z.array(z.string()),
  startsOn: Day,
  endsOn: Day.nullable(),
  grantedByName: z.string().nullable(),
})
export type PersonGrantShown = z.infer<typeof PersonGrantShown>
export const PersonGrants = z.object({ grants: z.array(PersonGrantShown) })

/** A new account of a resident, and a new password by letter. */
export const Registration = z.object({
  username: z
    .string()
    .trim()
    .min(3)
    .max(30)
    .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/, 'letters, digits, dot, underline, hyphen'),
  name: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(500),
})
export type Registration = z.infer<typeof Registration>
