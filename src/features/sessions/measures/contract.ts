import { z } from 'zod'
import { Day, Id, Instant } from '../shapes.ts'

const Range = z.tuple([z.number(), z.number()])

/** What is believed of a number: outside `plausible` a slip of the hand; outside `usual`, from an age in years on, worth saying. Both ends included. */
export const MeasureKind = z.strictObject({
  name: z.string().min(1).max(20),
  unit: z.string().max(12),
  plausible: Range,
  usual: Range.optional(),
  fromAge: z.number().int().min(0).default(0),
  source: z.string().min(2).optional(),
})
export type MeasureKind = z.infer<typeof MeasureKind>
export const MeasureKinds = z.strictObject({ measures: z.array(MeasureKind) })
export type MeasureKinds = z.infer<typeof MeasureKinds>

/** What was measured at a booking. `sure`: the numbers that look impossible were looked at again. */
export const NewMeasures = z.object({
  values: z
    .array(z.object({ name: z.string().trim().min(1).max(20), value: z.number().min(-99_999).max(999_999) }))
    .min(1, 'at least one measure')
    .max(40),
  sure: z.boolean().default(false),
})
export type NewMeasures = z.output<typeof NewMeasures>

/** A number outside what is usual or plausible; said, never judged. */
export const MeasureWarning = z.object({
  ...{ name: z.string(), value: z.number(), unit: z.string() },
  ...{ kind: z.enum(['implausible', 'below_usual', 'above_usual']), least: z.number(), most: z.number() },
})
export type MeasureWarning = z.infer<typeof MeasureWarning>
export const MadeMeasures = z.object({ ids: z.array(Id), warnings: z.array(MeasureWarning) })
export type MadeMeasures = z.infer<typeof MadeMeasures>

/** One measure over time, as a chart draws it: the oldest point first. `usual` is null where none is known for the person's age. */
export const MeasureLine = z.object({
  ...{ name: z.string(), unit: z.string(), usual: Range.nullable() },
  points: z.array(z.object({ id: Id, on: Day, at: Instant, value: z.number(), facilityName: z.string() })),
})
export const PersonMeasures = z.object({ person: Id, lines: z.array(MeasureLine) })
export type PersonMeasures = z.infer<typeof PersonMeasures>

/** What a service measures, and what its provider has measured of the person of a booking. */
export const BookingMeasures = PersonMeasures.extend({
  booking: Id,
  kinds: z.array(z.object({ name: z.string(), unit: z.string() })),
})
export type BookingMeasures = z.infer<typeof BookingMeasures>

export const MeasuresQuery = z.object({ name: z.string().trim().min(1).max(20).optional(), from: Day.optional() })
export type MeasuresQuery = z.output<typeof MeasuresQuery>
