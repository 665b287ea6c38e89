import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { dayNumber } from './days.ts'

const on = z.iso.date('a day: YYYY-MM-DD')

/** A figure: printed in the district's document at a `place`, derived from printed ones, or `assumed` with the reason. One of the three is always said. */
const Origin = z.union([
  z.strictObject({ place: z.string() }),
  z.strictObject({ derived: z.string() }),
  z.strictObject({ assumed: z.string() }),
])
const figure = <T extends z.ZodRawShape>(shape: T) =>
  z.union([
    z.strictObject({ ...shape, place: z.string() }),
    z.strictObject({ ...shape, derived: z.string() }),
    z.strictObject({ ...shape, assumed: z.string() }),
  ])

export const Figure = figure({ value: z.number() })
export type Figure = z.infer<typeof Figure>

/** What a count or share was or is to be at the end of a day; between two days it runs in a straight line. */
export const Course = z.array(figure({ on, value: z.number() })).min(1)
export type Course = z.infer<typeof Course>
export type Origin = z.infer<typeof Origin>

/** The figures of a district that its synthetic rows follow: `districts/…/figures.yaml`. */
export const Figures = z.strictObject({
  document: z.string(),
  people: z.strictObject({
    residents: Figure,
    share_60: Figure,
    share_65: Figure,
    share_under_3: Figure,
    share_3_5: Figure,
    share_6_17: Figure,
    over_80: Figure,
    elders_only: Figure,
    alone: Figure,
    registered_60: Course,
    registered_of_60: Figure,
    registered_under_60: Figure,
    weights: z.strictObject({ assumed: z.string(), of: z.record(z.string(), z.number()) }).optional(),
    street_share_65: z.record(z.string(), Figure).default({}),
  }),
  beds: z.strictObject({
    total: Course,
    nursing: Course,
    dementia: Course,
    basic: Course,
    homes: Course,
    small_homes: Course,
    public_homes: Figure,
    area_per_bed: Course,
  }),
  facilities: z.record(z.string(), Course),
  area: Course,
  meals: Course,
  sports_area: Course.optional(),
  nursery: z.strictObject({
    places: Course,
    inclusive: Course,
    kindergartens: Course,
    with_nursery: Course,
    private_nurseries: Course,
    inclusive_streets: Course,
  }),
  designations: z.record(z.string(), Course),
})
export type Figures = z.infer<typeof Figures>

/** The figures in a district's folder; undefined where it has none: then nothing can be made up for it. */
export async function readFigures(folder: string): Promise<Figures | undefined> {
  const text = await readFile(join(folder, 'figures.yaml'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : Figures.parse(parse(text))
}

/** What a course says of a day: the straight line between its points, before the first and after the last what they say. */
export function valueOn(course: Course, day: number): number {
  let before = course[0] as Course[number]
  if (day <= dayNumber(before.on)) return before.value
  for (const point of course.slice(1)) {
    const [start, end] = [dayNumber(before.on), dayNumber(point.on)]
    if (day <= end) return before.value + ((point.value - before.value) * (day - start)) / (end - start)
    before = point
  }
  return before.value
}
