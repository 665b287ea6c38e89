import { z } from 'zod'
import { Day, Purpose } from '../people/shapes.ts'

/** Whose data, and whether a run only counts. */
export const PersonParams = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid({ error: 'an id' }) })
export const NewRun = z.object({ dry: z.boolean() })

/** Which lines of a person's timeline, and for what purpose they are read. */
export const TimelineQuery = z.object({
  purpose: Purpose.optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(30),
})
export type TimelineQuery = z.infer<typeof TimelineQuery>

/** What happened to a person, newest first; `said` is the line as a sentence of the word books, where there is one. */
export const Timeline = z.object({
  total: z.number().int(),
  lines: z.array(
    z.object({
      on: Day,
      title: z.string(),
      said: z.object({ key: z.string(), values: z.record(z.string(), z.unknown()).optional() }).nullable(),
      href: z.string().nullable(),
      feature: z.string(),
    }),
  ),
})
export type Timeline = z.infer<typeof Timeline>
