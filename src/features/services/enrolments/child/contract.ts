import { z } from 'zod'

/** Completed months and days after birth. */
const AfterBirth = z.strictObject({ months: z.number().int().min(0).default(0), days: z.number().int().min(0).default(0) })
const Kind = z.enum(['handbook', 'visit', 'check'])

/** One step of a child's health schedule, within the days [from, until) after birth. */
export const ScheduleStep = z.strictObject({
  ...{ step: z.string().regex(/^[a-z][a-z0-9_]*$/), kind: Kind, name: z.strictObject({ zh: z.string(), en: z.string() }) },
  ...{ from: AfterBirth, until: AfterBirth, unsure: z.string().optional() },
})
export type ScheduleStep = z.infer<typeof ScheduleStep>

/** The schedule as its file writes it. */
export const ChildSchedule = z.strictObject({
  source: z.strictObject({ document: z.string(), place: z.string() }),
  services: z.record(Kind, z.array(z.string()).min(1)),
  steps: z.array(ScheduleStep).min(1),
})
export type ChildSchedule = z.infer<typeof ChildSchedule>
