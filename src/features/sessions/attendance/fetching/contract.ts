import { z } from 'zod'
import { Day, Id, Instant } from '../../shapes.ts'

/** Whom a guardian names to fetch a person. `validTo` is the first day on which they may no longer. */
export const NewPickupPerson = z.object({
  name: z.string().trim().min(1, 'a name').max(60),
  /** How they stand to the child: 外婆, 邻居 … */
  relation: z.string().trim().min(1, 'a relation, such as 外婆').max(30),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+（）() -]{5,30}$/, 'a telephone number')
    .optional(),
  validFrom: Day.optional(),
  validTo: Day.optional(),
})
export type NewPickupPerson = z.output<typeof NewPickupPerson>

/** As those who keep the list see it. `state`: from today's view. */
export const PickupPerson = z.object({
  ...{ id: Id, name: z.string(), relation: z.string(), phone: z.string().nullable() },
  ...{ validFrom: z.string(), validTo: z.string().nullable(), namedAt: Instant, namedByName: z.string() },
  state: z.enum(['valid', 'later', 'over']),
})
export type PickupPerson = z.infer<typeof PickupPerson>

/** The list of a person: guardians, who always may, and those who were named; withdrawn ones are left out. */
export const PickupList = z.object({
  person: Id,
  guardians: z.array(z.object({ id: Id, name: z.string() })),
  named: z.array(PickupPerson),
})
export type PickupList = z.infer<typeof PickupList>

/** Somebody who may fetch a person on a slot's day, as the room shows them. `relation`: as a guardian wrote it of whom they named. */
export const Fetcher = z.object({
  ...{ id: Id, kind: z.enum(['guardian', 'parent', 'named']), name: z.string() },
  relation: z.string().nullable(),
})
export type Fetcher = z.infer<typeof Fetcher>
