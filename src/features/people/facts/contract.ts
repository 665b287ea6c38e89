import { z } from 'zod'
import { Day, Id, Source } from '../shapes.ts'

/** What a value of a fact may be; a level is one of the kind's `values`. */
export const factTypes = ['boolean', 'level', 'number', 'text', 'date'] as const

const FactName = z
  .string()
  .regex(/^[\p{Script=Han}A-Za-z][\p{Script=Han}A-Za-z0-9]{0,29}$/u, 'a name of letters and digits that begins with a letter')

/** A kind of fact, as data: what may be recorded about a person, by whom, and how sensitive it is (个人信息保护法 第二十八条). */
export const FactKind = z.strictObject({
  name: FactName,
  en: z.string(),
  type: z.enum(factTypes),
  values: z.array(z.string().min(1)).default([]),
  unit: z.string().nullable().default(null),
  sensitive: z.enum(['none', 'health', 'means', 'family']).default('none'),
  by: z
    .array(z.enum(['street_officer', 'department_officer']))
    .min(1)
    .default(['street_officer', 'department_officer']),
  note: z.string().default(''),
})
export type FactKind = z.infer<typeof FactKind>

export const FactKinds = z.object({ kinds: z.array(FactKind) })

/** A kind that the district adds to the national ones, or its own reading of one of them. */
export const NewFactKind = z.object({
  name: FactName,
  en: z.string().trim().min(1).max(100),
  type: z.enum(factTypes),
  values: z.array(z.string().trim().min(1).max(30)).max(20).optional(),
  unit: z.string().max(20).nullish(),
  sensitive: z.enum(['none', 'health', 'means', 'family']).default('none'),
  by: z
    .array(z.enum(['street_officer', 'department_officer']))
    .min(1)
    .optional(),
  note: z.string().max(200).optional(),
})
export type NewFactKind = z.infer<typeof NewFactKind>

/** A dated fact about a person. `derived` ones follow from the household and are recorded by nobody. */
export const FactOfPerson = z.object({
  id: Id.nullable(),
  name: z.string(),
  value: z.string(),
  validFrom: Day,
  validTo: Day.nullable(),
  source: z.string(),
  sensitive: z.string(),
  derived: z.boolean(),
  withdrawn: z.boolean(),
})
export type FactOfPerson = z.infer<typeof FactOfPerson>

export const FactList = z.object({ facts: z.array(FactOfPerson) })
export type FactList = z.infer<typeof FactList>

export const FactValue = z.union([z.boolean(), z.number(), z.string().trim().min(1).max(200)])

/** A fact that holds from a day on; one of the same name that is open ends on that day. */
export const NewFact = z.object({
  name: z.string().min(1).max(30),
  value: FactValue,
  validFrom: Day,
  validTo: Day.nullish(),
  source: Source,
})
export type NewFact = z.infer<typeof NewFact>

export const FactEnd = z.object({ on: Day, why: z.string().trim().max(500).optional() })
/** A fact that was never so is withdrawn, and what is right is recorded in its place where it is given. */
export const FactCorrection = z.object({
  reason: z.string().trim().min(2, 'at least two characters').max(500),
  value: FactValue.optional(),
  validFrom: Day.optional(),
  source: Source.optional(),
})
export type FactCorrection = z.infer<typeof FactCorrection>
