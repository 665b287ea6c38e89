import { z } from 'zod'
import { Day, PageQuery } from '../shapes.ts'

/** One measure in one street: how many people, what the standard asks for them, what is there, what is missing. */
export const Provision = z.object({
  street: z.string(),
  streetName: z.string(),
  /** The people the standard counts; null where they are not counted yet, or the standard is for each street. */
  people: z.number().nullable(),
  need: z.number().nullable(),
  stock: z.number().nullable(),
  gap: z.number().nullable(),
  missing: z.number(),
})
export const ProvisionMeasure = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  standard: z.number(),
  per: z.union([z.literal(100), z.literal(1000), z.literal('street')]),
  source: z.string(),
  unsure: z.string().nullable(),
  /** The days on which stock and people were last counted; null: never. */
  stockOn: Day.nullable(),
  peopleOn: Day.nullable(),
  total: Provision.omit({ street: true, streetName: true }),
  streets: z.array(Provision),
})
export type ProvisionMeasure = z.infer<typeof ProvisionMeasure>
export const Provisions = z.object({
  asOf: Day,
  /** The register holds a sample of the people, as in the demonstration: nothing that needs their number is reckoned. */
  peopleAreSample: z.boolean(),
  measures: z.array(ProvisionMeasure),
})
export type Provisions = z.infer<typeof Provisions>

/** Facilities that lack what a counter needs, who mends it, and where. */
export const GapLine = z.object({
  counter: z.string(),
  counterName: z.string(),
  fact: z.string(),
  factName: z.string(),
  street: z.string(),
  streetName: z.string(),
  missing: z.number(),
  owner: z.string(),
})
export const Gaps = z.object({ asOf: Day, lines: z.array(GapLine) })
export const GapRowsQuery = z.object({
  counter: z.string().max(80),
  street: z.string().max(20).optional(),
  ...PageQuery,
  asOf: Day.optional(),
})
export type GapRowsQuery = z.infer<typeof GapRowsQuery>
export const GapRows = z.object({
  total: z.number(),
  rows: z.array(z.object({ id: z.string(), title: z.string(), street: z.string(), href: z.string().nullable() })),
})
