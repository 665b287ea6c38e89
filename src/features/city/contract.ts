import { z } from 'zod'
import { Target } from '../plans/indicators/contract.ts'

/** One district's standing on a measure: only what its public page shows. Null where its plan does not list it. */
export const CityCell = z
  .object({
    key: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    value: z.number().nullable(),
    on: z.iso.date().nullable(),
    target: Target,
    status: z.string(),
  })
  .nullable()

/** A measure that at least two plans list, and where each district stands, in the order of `districts`. */
export const CityRow = z.object({ measure: z.string(), name: z.string(), domain: z.string(), cells: z.array(CityCell) })

export const City = z.object({
  asOf: z.iso.date(),
  districts: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      periodEnd: z.number(),
      indicators: z.number(),
      tasks: z.number(),
      counts: z.record(z.string(), z.number()),
    }),
  ),
  rows: z.array(CityRow),
})
export type City = z.infer<typeof City>
export const CityQuery = z.object({ asOf: z.iso.date().optional() })
