import { z } from 'zod'

const Id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected a lower-case ascii id such as care_home')
const Name = { zh: z.string().min(1), en: z.string().min(1) }
const Unsure = z.string().min(2).optional()
const CounterKey = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/, 'expected a counter key such as beds.total')

/** What a facility can hold: beds one by one, nursery classes, or a number of people at a time. */
export const capacityKinds = ['bed', 'nursery', 'day'] as const

/** A kind of facility. `groups` are what counters count together; the first department keeps its record, the others may too. */
export const FacilityType = z.strictObject({
  ...Name,
  domain: z.enum(['养老', '托育', 'both']),
  icon: z.string().min(1).max(2),
  departments: z.array(z.string()).min(1),
  groups: z.array(Id).default([]),
  capacity: z.array(z.enum(capacityKinds)).default([]),
  attributes: z.array(Id).default([]),
})
export type FacilityType = z.infer<typeof FacilityType>

/** Something that may be said about a facility, dated. */
export const Attribute = z.strictObject({
  ...Name,
  kind: z.enum(['number', 'flag', 'choice', 'set', 'text']),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  whole: z.boolean().optional(),
  choices: z.record(Id, z.strictObject(Name)).optional(),
})
export type Attribute = z.infer<typeof Attribute>

/** A name that is given: to what, by whom, with which levels, and for how many years where its document does not say. */
export const DesignationKind = z.strictObject({
  ...Name,
  of: z.array(z.enum(['area', 'facility'])).min(1),
  departments: z.array(z.string()).min(1),
  levels: z.array(z.string()).default([]),
  years: z.number().int().min(1).max(20).optional(),
  unsure: Unsure,
})
export type DesignationKind = z.infer<typeof DesignationKind>

/** A standard that need is measured by: so much for each 100 or 1000 of the people a counter counts, or for each street. */
export const Norm = z
  .strictObject({
    ...Name,
    unit: z.string(),
    stock: CounterKey,
    people: CounterKey.optional(),
    per: z.union([z.literal(100), z.literal(1000), z.literal('street')]),
    standard: z.number().positive(),
    source: z.string().min(2),
    unsure: Unsure,
  })
  .refine((it) => (it.per === 'street') === (it.people === undefined), {
    path: ['people'],
    message: 'expected with per 100 or 1000, and only there',
  })
export type Norm = z.infer<typeof Norm>

/** A figure that a counter needs and no plan prints. */
export const Figure = z.strictObject({ value: z.number(), unsure: Unsure })

const parts = {
  types: z.record(Id, FacilityType),
  attributes: z.record(Id, Attribute),
  designations: z.record(Id, DesignationKind),
  figures: z.record(Id, Figure),
  norms: z.record(Id, Norm),
}

/** All that is data about facilities in a district. */
export const Catalogue = z.strictObject(parts)
export type Catalogue = z.infer<typeof Catalogue>

/** What a district's own file says otherwise: entries of the same id replace the national ones, new ones are added. */
export const CatalogueExtension = z.strictObject({
  types: parts.types.optional(),
  attributes: parts.attributes.optional(),
  designations: parts.designations.optional(),
  figures: parts.figures.optional(),
  norms: parts.norms.optional(),
})
