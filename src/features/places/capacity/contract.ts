import { z } from 'zod'
import { Day, Id, Source, Why } from '../shapes.ts'

const Label = z.string().trim().min(1).max(40)
/** A run of beds by its first and last label: "201-1" to "220-4"; `last` left out is one bed. */
const Run = { first: Label, last: Label.optional() }
/** What a bed is: 护理型, 认知障碍照护, 保基本. */
const kinds = { nursing: z.boolean(), dementia: z.boolean(), basic: z.boolean() }

export const NewBeds = z.object({ ...Run, ...kinds, floor: z.string().trim().max(20).default(''), from: Day, source: Source })
export type NewBeds = z.infer<typeof NewBeds>
/** What beds are from a day on; what is left out stays as it was. */
export const BedChange = z.object({
  ...Run,
  nursing: z.boolean().optional(),
  dementia: z.boolean().optional(),
  basic: z.boolean().optional(),
  from: Day,
  source: Source,
})
export type BedChange = z.infer<typeof BedChange>
export const BedRemoval = z.object({ ...Run, from: Day, why: Why })
export type BedRemoval = z.infer<typeof BedRemoval>
export const BedsChanged = z.object({ beds: z.number() })

export const Bed = z.object({
  id: Id,
  label: z.string(),
  room: z.string(),
  floor: z.string(),
  ...kinds,
  from: Day,
  to: Day.nullable(),
})
export type Bed = z.infer<typeof Bed>
export const Beds = z.object({ asOf: Day, total: z.number(), beds: z.array(Bed) })

/** 乳儿班, 托小班, 托大班, 混龄班. */
export const classKinds = ['infant', 'younger', 'older', 'mixed'] as const
export const ClassWish = z.object({
  name: z.string().trim().min(1).max(60),
  kind: z.enum(classKinds),
  places: z.number().int().min(1).max(100),
  inclusive: z.boolean(),
  from: Day,
  source: Source,
})
export type ClassWish = z.infer<typeof ClassWish>
export const ClassEnd = z.object({ name: z.string().trim().min(1).max(60), from: Day, why: Why })
export type ClassEnd = z.infer<typeof ClassEnd>
export const NurseryClass = z.object({
  name: z.string(),
  kind: z.enum(classKinds),
  places: z.number(),
  inclusive: z.boolean(),
  from: Day,
  to: Day.nullable(),
})
export const NurseryClasses = z.object({ asOf: Day, classes: z.array(NurseryClass) })
export type NurseryClass = z.infer<typeof NurseryClass>
export const ClassChanged = z.object({ id: Id, warnings: z.array(z.string()) })
