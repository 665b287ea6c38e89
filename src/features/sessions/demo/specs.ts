import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { parseYaml } from '../../../platform/settings-file.ts'
import { ServiceId, SessionChannel, Time } from '../shapes.ts'

const Months = z.tuple([z.number().int(), z.number().int()])
const count = z.number().int().min(1)

/** What the demonstration holds where, as `districts/national/demo-sessions.yaml` says it. */
const Spec = z.strictObject({
  name: z.string(),
  /** The first of them that a district has. */
  services: z.array(ServiceId).min(1),
  /** At most so many facilities of a type. */
  at: z.strictObject({ type: z.string(), rooms: count }),
  /** RFC 5545. */
  rrule: z.string(),
  slot: z.strictObject({
    ...{ startsAt: Time, minutes: count, capacity: count, staff: count.optional() },
    ...{ ages: Months.optional(), class: z.literal('mixed').optional(), channel: SessionChannel.optional() },
  }),
  who: z.strictObject({
    ages: Months,
    often: z.number().int().min(0).max(1000),
    part: z.tuple([count, z.number().int(), z.number().int()]),
    rush: z.number().int().min(0).max(1000).optional(),
  }),
})
export type Spec = z.infer<typeof Spec>

const file = resolve(import.meta.dirname, '../../../../districts/national/demo-sessions.yaml')

/** All of them. */
export const demoSpecs = (): Spec[] => parseYaml(readFileSync(file, 'utf8'), z.array(Spec), file)
