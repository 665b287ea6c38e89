import { z } from 'zod'
import { Day, FileQuery, Id, PageQuery, Why } from '../shapes.ts'

/** A designation that is given: to a facility or to an area (street or committee). `expiresOn` left out follows the years of its kind. */
export const NewDesignation = z.object({
  kind: z.string().trim().min(1).max(60),
  facility: Id.nullish(),
  area: z.string().max(20).nullish(),
  name: z.string().trim().max(120).default(''),
  level: z.string().trim().max(40).default(''),
  givenOn: Day,
  expiresOn: Day.nullish(),
  document: z.string().trim().max(200).default(''),
})
export type NewDesignation = z.infer<typeof NewDesignation>
export const DesignationEnd = z.object({ endedOn: Day, why: Why })
export type DesignationEnd = z.infer<typeof DesignationEnd>

const filters = {
  kind: z.string().max(60).optional(),
  street: z.string().max(20).optional(),
  state: z.enum(['live', 'due', 'past', 'all']).default('live'),
}
export const DesignationQuery = z.object({ ...filters, ...PageQuery, asOf: Day.optional() })
export type DesignationQuery = z.infer<typeof DesignationQuery>
export const DesignationFileQuery = FileQuery.extend(filters)
export type DesignationFileQuery = z.infer<typeof DesignationFileQuery>

/** `live` on the day asked for; `due`: live, and expires within the days in which a review is prepared. */
export const DesignationRow = z.object({
  id: Id,
  kind: z.string(),
  kindName: z.string(),
  of: z.enum(['facility', 'area']),
  subject: z.string(),
  subjectName: z.string(),
  street: z.string(),
  streetName: z.string(),
  name: z.string(),
  level: z.string(),
  givenOn: Day,
  expiresOn: Day.nullable(),
  endedOn: Day.nullable(),
  endedWhy: z.string().nullable(),
  document: z.string(),
  live: z.boolean(),
  due: z.boolean(),
})
export type DesignationRow = z.infer<typeof DesignationRow>
export const Designations = z.object({ asOf: Day, total: z.number(), designations: z.array(DesignationRow) })
