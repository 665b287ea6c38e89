import { z } from 'zod'
import { FactOfPerson } from '../facts/contract.ts'
import { Committee, Day, Id, PersonBrief, Purpose, Sex, Source, Street } from '../shapes.ts'

const Name = z.string().trim().min(1, 'a name').max(100)
const Phone = z
  .string()
  .trim()
  .regex(/^[+\d][\d -]{4,19}$/, 'a phone number: digits, spaces and hyphens')

/** Where somebody is registered or lives: in the district by street and committee, or a place outside it by its name. */
export const Place = z.object({
  street: Street.nullish(),
  committee: Committee.nullish(),
  line: z.string().trim().max(200).default(''),
  outside: z.string().trim().min(2, 'the province, city and district').max(100).nullish(),
})
export type Place = z.infer<typeof Place>

/** A document's number; the kinds are those of `GET …/document-kinds`. */
export const NewIdentity = z.object({ kind: z.string().max(30).default('citizen'), number: z.string().min(1).max(40) })
export type NewIdentity = z.infer<typeof NewIdentity>

/** A person as entered by hand. Birth date and sex may be left out where the citizen number says them; `since` is when they began to live there (default: today). */
export const NewPerson = z.object({
  name: Name,
  sex: Sex.optional(),
  bornOn: Day.nullish(),
  phone: Phone.nullish(),
  identity: NewIdentity.nullish(),
  registered: Place.nullish(),
  residence: Place.nullish(),
  since: Day.optional(),
  source: Source,
  /** `ask`: where somebody in sight has this name and birth date, nobody is entered and they are named. */
  ifAlike: z.enum(['enter', 'ask']).default('enter'),
})
export type NewPerson = z.infer<typeof NewPerson>

/** Records that may be the person about to be entered, in the details of 409 `person_seems_here`. */
export const SeemsHere = z.object({ persons: z.array(PersonBrief) })
export type SeemsHere = z.infer<typeof SeemsHere>

/** What is corrected, why, and on which state of the record: 409 `person_changed_meanwhile` when it is older than what is there. */
export const PersonCorrection = z.object({
  revision: z.number().int().min(1),
  why: z.string().trim().min(2, 'at least two characters').max(500),
  name: Name.optional(),
  sex: Sex.optional(),
  bornOn: Day.nullable().optional(),
  phone: Phone.nullable().optional(),
})
export type PersonCorrection = z.infer<typeof PersonCorrection>

export const Address = z.object({
  id: Id,
  kind: z.enum(['registered', 'residence']),
  street: z.string().nullable(),
  streetName: z.string().nullable(),
  committee: z.string().nullable(),
  committeeName: z.string().nullable(),
  line: z.string(),
  outside: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  source: z.string(),
})
export type Address = z.infer<typeof Address>

/** A new address from a day on; the one before ends on that day. On the very day the one before began it is a correction of it. */
export const NewAddress = z.object({ kind: z.enum(['registered', 'residence']), place: Place, since: Day, source: Source })
export type NewAddress = z.infer<typeof NewAddress>

export const Identity = z.object({
  id: Id,
  kind: z.string(),
  masked: z.string(),
  knownAt: z.iso.datetime(),
})
export type Identity = z.infer<typeof Identity>

export const IdentityShown = z.object({ kind: z.string(), number: z.string() })
export const WithPurpose = z.object({ purpose: Purpose })

export const PersonChange = z.object({
  field: z.string(),
  was: z.string().nullable(),
  became: z.string().nullable(),
  why: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
})
export type PersonChange = z.infer<typeof PersonChange>

const whole = {
  phone: z.string().nullable(),
  residenceStreet: z.string().nullable(),
  registeredStreet: z.string().nullable(),
  identities: z.array(Identity),
  addresses: z.array(Address),
  facts: z.array(FactOfPerson),
}

/** What whoever keeps the record sees: everything but the numbers, which have a door of their own. */
export const PersonForOfficer = PersonBrief.extend({
  as: z.literal('officer'),
  ...whole,
  source: z.string(),
  revision: z.number().int(),
  changedAt: z.iso.datetime(),
  changes: z.array(PersonChange),
  /** The id of the record asked for, where it was merged into this one. */
  askedFor: Id,
})
export type PersonForOfficer = z.infer<typeof PersonForOfficer>

/** What a person sees of their own record, and a guardian of a ward's. */
export const PersonForGuardian = PersonBrief.extend({ as: z.literal('guardian'), ...whole, changedAt: z.iso.datetime() })
export type PersonForGuardian = z.infer<typeof PersonForGuardian>

/** A record by who asks: whole for those who keep it (with a purpose) and those whose it is, else as in a list. `more`: a purpose opens the rest. */
export const PersonView = z.discriminatedUnion('as', [
  PersonForOfficer,
  PersonForGuardian,
  PersonBrief.extend({ as: z.literal('brief'), more: z.boolean() }),
])
export type PersonView = z.infer<typeof PersonView>

const number = z.coerce.number().int().min(0).max(150)

/** Filters of a list of persons; all that are given hold together. `fact` is a name, or `name=value`; several are joined by commas. */
export const PersonFilter = z.object({
  words: z.string().trim().max(50).optional(),
  at: z.enum(['residence', 'registered']).default('residence'),
  street: Street.optional(),
  committee: Committee.optional(),
  ageFrom: number.optional(),
  ageTo: number.optional(),
  on: Day.optional(),
  sex: Sex.optional(),
  fact: z.string().trim().max(200).optional(),
  alive: z.enum(['yes', 'no', 'all']).default('yes'),
  missing: z.enum(['birth', 'street', 'committee']).optional(),
})
export type PersonFilter = z.infer<typeof PersonFilter>

export const PersonListQuery = PersonFilter.extend({
  order: z.enum(['oldest', 'youngest']).default('oldest'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PersonListQuery = z.infer<typeof PersonListQuery>

/** A page: `next` goes on from it. `total` comes with the first page and is counted so far and no further: `more` says that there are. */
export const PersonList = z.object({
  persons: z.array(PersonBrief),
  next: z.string().nullable(),
  total: z.object({ n: z.number().int(), more: z.boolean() }).nullable(),
})
export type PersonList = z.infer<typeof PersonList>

/** Look-up by the exact number: in the body, since addresses are written to logs. */
export const NumberLookUp = z.object({
  number: z.string().min(1).max(40),
  kind: z.string().max(30).default('citizen'),
  purpose: Purpose,
})
export type NumberLookUp = z.infer<typeof NumberLookUp>
/** Who carries the number as far as the reader may see them; `elsewhere` says that the district knows it from another street. */
export const NumberFound = z.object({ persons: z.array(PersonBrief), elsewhere: z.boolean() })

export const DocumentKinds = z.object({
  kinds: z.array(z.object({ key: z.string(), zh: z.string(), en: z.string(), example: z.string() })),
})
