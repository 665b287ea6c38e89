import { z } from 'zod'
import { DistrictParams, Id, PersonBrief } from '../shapes.ts'

export const DuplicateParams = DistrictParams.extend({ id: Id })

/** What is the same, or alike, in two records; `number_missing`: one of them has no number that could settle it. */
export const duplicateReasons = [
  'same_number',
  'same_name',
  'name_nearly',
  'same_birth',
  'same_street',
  'same_committee',
  'line_alike',
  'same_phone',
  'sex_differs',
] as const

/** Two records that may be one person. */
export const Duplicate = z.object({
  id: Id,
  state: z.enum(['proposed', 'merged', 'different']),
  reason: z.enum(['same_number', 'alike']),
  reasons: z.array(z.enum(duplicateReasons)),
  score: z.number(),
  foundAt: z.iso.datetime(),
  one: PersonBrief,
  other: PersonBrief,
})
export type Duplicate = z.infer<typeof Duplicate>

export const DuplicateQuery = z.object({
  state: z.enum(['proposed', 'merged', 'different']).default('proposed'),
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type DuplicateQuery = z.infer<typeof DuplicateQuery>

/** What one record says of a line of the comparison. */
const Said = z.array(z.string())

/** Two records side by side: line by line what each says, how many rows of each kind depend on each, and what must be settled before they can be merged. */
export const DuplicateDetail = Duplicate.extend({
  lines: z.array(z.object({ field: z.string(), one: Said, other: Said, differs: z.boolean() })),
  depends: z.array(z.object({ what: z.string(), one: z.number().int(), other: z.number().int() })),
  obstacles: z.array(z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })),
  mayDecide: z.boolean(),
  decision: z.object({ byName: z.string(), at: z.iso.datetime(), why: z.string() }).nullable(),
})
export type DuplicateDetail = z.infer<typeof DuplicateDetail>

const Why = z.string().trim().min(2, 'at least two characters').max(500)

/** The pair is one person: which record is kept, and how that is known. */
export const PairMerge = z.object({ keep: Id, why: Why })
export type PairMerge = z.infer<typeof PairMerge>
export const PairDifference = z.object({ why: Why })
/** Two records that nobody proposed are one person. */
export const NewMerge = z.object({ kept: Id, merged: Id, why: Why })
export type NewMerge = z.infer<typeof NewMerge>

/** A merge, standing or undone. */
export const Merge = z.object({
  id: Id,
  kept: Id,
  keptName: z.string(),
  merged: Id,
  mergedName: z.string(),
  why: z.string(),
  byName: z.string(),
  at: z.iso.datetime(),
  undone: z.object({ byName: z.string(), at: z.iso.datetime(), why: z.string() }).nullable(),
})
export type Merge = z.infer<typeof Merge>
