import { z } from 'zod'
import { Day, Id } from '../shapes.ts'

const what = z.enum(['delete', 'pseudonymise', 'hold'])

/** How long one kind of record is kept: `after` (ISO 8601, whole days, months or years) counts from the day that `from` names; then `what` happens. */
export const RetentionRule = z.strictObject({
  after: z
    .string()
    .regex(/^P(\d{1,3}Y)?(\d{1,3}M)?(\d{1,4}D)?$/, 'an ISO 8601 duration such as P3Y or P90D')
    .refine((text) => text.length > 2, 'a duration such as P3Y'),
  from: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  what,
  basis: z.string().min(2),
  /** Why the period still has to be confirmed (待核). */
  unsure: z.string().min(2).optional(),
})

/** The schedule: what `districts/national/retention.yaml` holds and a district may publish anew. */
export const RetentionSchedule = z.strictObject({ kinds: z.record(z.string().regex(/^[a-z]+\.[a-z_]+$/), RetentionRule) })
export type RetentionSchedule = z.infer<typeof RetentionSchedule>

/** What a run did with one kind: `due` by the day, `done`, and `left` for a hold or the next run. */
export const RetentionLine = z.object({
  kind: z.string(),
  what,
  before: Day,
  due: z.number().int(),
  done: z.number().int(),
  left: z.number().int(),
  /** No feature keeps such records: the schedule names what is not there. */
  unknown: z.boolean(),
})
export type RetentionLine = z.infer<typeof RetentionLine>

export const RetentionRun = z.object({
  id: Id,
  ranAt: z.iso.datetime(),
  onDay: Day,
  dry: z.boolean(),
  ranBy: z.string(),
  lines: z.array(RetentionLine),
  /** Kinds that are kept although the schedule does not name them. */
  unscheduled: z.array(z.string()),
})
export type RetentionRun = z.infer<typeof RetentionRun>

export const NewHold = z.object({ why: z.string().trim().min(2, 'at least two characters').max(500) })
export const Hold = z.object({
  id: Id,
  person: Id,
  personName: z.string(),
  why: z.string(),
  madeByName: z.string(),
  madeAt: z.iso.datetime(),
})
export type Hold = z.infer<typeof Hold>
export const RetentionRuns = z.object({ runs: z.array(RetentionRun) })
