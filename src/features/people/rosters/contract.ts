import { z } from 'zod'
import { Committee, Day, DistrictParams, Id, PersonBrief, Purpose, Sex, Street } from '../shapes.ts'

export const RosterParams = DistrictParams.extend({ id: Id })

const Age = z.number().int().min(0).max(150)
/** A fact by its name; with `values` one of them, else that it holds at all. */
const FactAsked = z.strictObject({
  name: z.string().trim().min(1).max(30),
  values: z.array(z.string().trim().min(1).max(200)).min(1).max(20).optional(),
})

/**
 * Whom a roster is about, as data: all that is given holds together. Ages are completed years on the day. `facts`: of each line at least one holds, or, with `not`, none.
 * `notSince`: nothing since so many days by a fact that is a day, e.g. 上次探访日期, and those of whom nothing is known.
 */
export const RosterFilter = z
  .strictObject({
    at: z.enum(['residence', 'registered']).default('residence'),
    streets: z.array(Street).max(50).optional(),
    committees: z.array(Committee).max(200).optional(),
    ageFrom: Age.optional(),
    ageTo: Age.optional(),
    sex: Sex.optional(),
    facts: z
      .array(z.strictObject({ anyOf: z.array(FactAsked).min(1).max(10), not: z.boolean().default(false) }))
      .max(10)
      .optional(),
    notSince: z
      .array(z.strictObject({ fact: z.string().trim().min(1).max(30), days: z.number().int().min(1).max(3660) }))
      .max(5)
      .optional(),
    noGuardian: z.boolean().optional(),
    alive: z.enum(['yes', 'all']).default('yes'),
  })
  .refine(({ ageFrom, ageTo }) => ageFrom === undefined || ageTo === undefined || ageFrom <= ageTo, {
    path: ['ageTo'],
    message: 'an age not below the first',
  })
export type RosterFilter = z.infer<typeof RosterFilter>

const Name = z.string().trim().min(1, 'a name').max(60)

/** A new roster; without a street it is the district's. */
export const NewRoster = z.object({ name: Name, filter: RosterFilter, street: Street.nullish() })
export type NewRoster = z.infer<typeof NewRoster>
export const RosterChange = z.object({ name: Name, filter: RosterFilter })
export type RosterChange = z.infer<typeof RosterChange>

export const Roster = z.object({
  id: Id,
  name: z.string(),
  street: z.string().nullable(),
  filter: RosterFilter,
  madeByName: z.string(),
  knownAt: z.iso.datetime(),
  mayChange: z.boolean(),
})
export type Roster = z.infer<typeof Roster>

export const PageQuery = z.object({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PageQuery = z.infer<typeof PageQuery>

/** A page of a roster, as of today. `unsourced` names facts that nothing supplies yet: their lines were left out, and the page says so (尚无来源). */
export const RosterPage = z.object({
  on: Day,
  persons: z.array(PersonBrief),
  next: z.string().nullable(),
  unsourced: z.array(z.string()),
})
export type RosterPage = z.infer<typeof RosterPage>

/** How many, counted so far and no further: `more` where there are more. */
export const RosterCount = z.object({ on: Day, n: z.number().int(), more: z.boolean(), unsourced: z.array(z.string()) })
export type RosterCount = z.infer<typeof RosterCount>

/** A filter tried before it is kept. */
export const RosterTrial = z.object({
  filter: RosterFilter,
  after: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(200).default(50),
})
export type RosterTrial = z.infer<typeof RosterTrial>

/** Why somebody takes a roster away: kept with the export, 422 `purpose_needed` without it. */
export const ExportQuery = z.object({ purpose: Purpose.optional() })

/** A fact that a roster may ask for. */
export const RosterFact = z.object({
  name: z.string(),
  type: z.enum(['boolean', 'level', 'number', 'text', 'date']),
  values: z.array(z.string()),
  sourced: z.boolean(),
})
export type RosterFact = z.infer<typeof RosterFact>
