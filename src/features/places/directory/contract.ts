import { z } from 'zod'
import { capacityKinds } from '../catalogue/contract.ts'
import { OpeningException } from '../exceptions/contract.ts'
import { Capacity, Fee, Hours, operationModes } from '../facilities/contract.ts'
import { Day, Id } from '../shapes.ts'

/** A name in both languages, as the catalogue keeps it. */
export const Named = z.object({ zh: z.string(), en: z.string() })
export type Named = z.infer<typeof Named>

const Yes = z.enum(['1']).optional()

/** What a resident looks for. `area` (a street or a committee) or `lon` and `lat` (WGS84) say from where distances count; `price` is in yuan, `within` in minutes on foot. */
export const DirectoryQuery = z.object({
  words: z.string().trim().max(60).optional(),
  type: z.string().trim().max(60).optional(),
  area: z
    .string()
    .regex(/^\d{9}(\d{3})?$/, 'expected the code of a street or a committee')
    .optional(),
  lon: z.coerce.number().min(70).max(140).optional(),
  lat: z.coerce.number().min(0).max(60).optional(),
  within: z.coerce.number().int().min(1).max(600).optional(),
  price: z.coerce.number().min(0).max(1_000_000).optional(),
  free: Yes,
  inclusive: Yes,
  accessible: Yes,
  open: Yes,
  page: z.coerce.number().int().min(1).max(10_000).optional(),
})
export type DirectoryQuery = z.infer<typeof DirectoryQuery>

/** The conditions of a search that may be loosened. */
export const conditions = ['words', 'type', 'within', 'price', 'free', 'inclusive', 'accessible', 'open'] as const
export type Condition = (typeof conditions)[number]

const Position = z.object({ lon: z.number(), lat: z.number() })
export const Price = Fee.pick({ item: true, fen: true, upToFen: true, per: true })
export type Price = z.infer<typeof Price>

/** After so many days a report of what is free tells little: it is shown as old, and one is asked to telephone. */
export const freshDays = 30

/** How many places are left of a kind, of which day the provider's report is, and whether that is long ago; never less than none. Of a kind that is not here nothing is known. */
export const Free = z.object({ kind: z.enum(capacityKinds), free: z.number(), on: Day, old: z.boolean() })
export type Free = z.infer<typeof Free>
export const GivenName = z.object({ name: Named, level: z.string(), givenOn: Day, expiresOn: Day.nullable() })

/** One open facility as a list shows it. Nothing in it is private. */
export const DirectoryEntry = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  typeName: Named,
  street: z.string(),
  streetName: z.string(),
  committeeName: z.string().nullable(),
  address: z.string(),
  phone: z.string().nullable(),
  position: Position.nullable(),
  /** Metres as the crow flies from where the search starts, and minutes on foot. */
  metres: z.number().nullable(),
  minutes: z.number().nullable(),
  price: Price.nullable(),
  capacity: Capacity,
  free: z.array(Free),
  designations: z.array(GivenName),
  /** Null where no hours are on record. */
  openNow: z.boolean().nullable(),
  synthetic: z.boolean(),
})
export type DirectoryEntry = z.infer<typeof DirectoryEntry>

export const Origin = Position.extend({
  name: z.string().nullable(),
  street: z.string().nullable(),
  streetName: z.string().nullable(),
})
export type Origin = z.infer<typeof Origin>
export const TypeChoice = z.object({ type: z.string(), name: Named, domain: z.enum(['养老', '托育', 'both']), n: z.number() })

/** A page of what was found, nearest first, then by name; and where nothing was found, what would be without each condition. */
export const Directory = z.object({
  asOf: Day,
  /** How many facilities are open at all, and how many of them were found. */
  open: z.number(),
  total: z.number(),
  page: z.number(),
  pages: z.number(),
  /** Where only those with free places were asked for: how many others would fit of which nobody knows whether they have any. */
  unreported: z.number(),
  origin: Origin.nullable(),
  types: z.array(TypeChoice),
  entries: z.array(DirectoryEntry),
  loosen: z.array(z.object({ condition: z.enum(conditions), total: z.number() })),
})
export type Directory = z.infer<typeof Directory>

const Said = z.object({ name: Named, value: Named })

/** All that is public about one facility, open or closed. */
export const DirectoryDetail = DirectoryEntry.extend({
  asOf: Day,
  about: z.string(),
  open: z.boolean(),
  openedOn: Day,
  closedOn: Day.nullable(),
  /** The day from which it is known to be closed, still to come. */
  closesOn: Day.nullable(),
  hours: z.array(Hours),
  /** Coming days that differ from the week. */
  exceptions: z.array(OpeningException),
  weeklyHours: z.number().nullable(),
  fees: z.array(Fee.omit({ from: true })),
  operator: z.string().nullable(),
  mode: z.enum(operationModes).nullable(),
  medicalPartners: z.array(z.string()),
  attributes: z.array(Said),
  /** The grade (一级 … 五级) of a care home, where it has one. */
  grade: Named.nullable(),
  /** Sentences of other features: a rating, the last inspection. */
  performance: z.array(z.string()),
  nearest: z.array(DirectoryEntry),
})
export type DirectoryDetail = z.infer<typeof DirectoryDetail>

export const VenueQuery = z.object({ asOf: Day.optional(), below: Yes })
export type VenueQuery = z.infer<typeof VenueQuery>

/** A venue with the sum of its weekly opening hours beside the norm; `hours` null: none on record. */
export const Venue = z.object({
  id: Id,
  name: z.string(),
  type: z.string(),
  typeName: z.string(),
  group: z.string(),
  street: z.string(),
  streetName: z.string(),
  hours: z.number().nullable(),
  norm: z.number(),
  missing: z.number().nullable(),
  motherBabyRoom: z.boolean().nullable(),
})
export type Venue = z.infer<typeof Venue>
export const Venues = z.object({
  asOf: Day,
  norms: z.array(
    z.object({
      group: z.string(),
      hours: z.number(),
      unsure: z.string().nullable(),
      venues: z.number(),
      below: z.number(),
      unknown: z.number(),
      withMotherBabyRoom: z.number(),
    }),
  ),
  venues: z.array(Venue),
})
export type Venues = z.infer<typeof Venues>
