import { z } from 'zod'
import { PlanHead } from '../indicators/contract.ts'
import { Day, DepartmentRef } from '../shapes.ts'

/** A district at a glance: each number opens a board with the filter that made it. */
export const Overview = z.object({
  plan: PlanHead,
  asOf: Day,
  indicators: z.object({
    total: z.number(),
    byStatus: z.record(z.string(), z.number()),
    counted: z.number(),
    waiting: z.number(),
    unsure: z.number(),
    withoutLead: z.number(),
  }),
  tasks: z.object({
    total: z.number(),
    byState: z.record(z.string(), z.number()),
    overdueMilestones: z.number(),
    owedReports: z.number(),
  }),
  supervisions: z.object({ open: z.number(), overdue: z.number(), answered: z.number() }),
  projects: z.object({ total: z.number(), late: z.number(), investmentWan: z.number(), spentFen: z.number().int() }),
  /** What needs a look first, worst first, at most ten. */
  attention: z.array(
    z.object({
      kind: z.enum(['indicator', 'task', 'supervision', 'project']),
      key: z.string(),
      title: z.string(),
      why: z.string(),
      dueOn: Day.nullable(),
    }),
  ),
  departments: z.array(
    DepartmentRef.extend({ kind: z.string(), leads: z.number(), tasks: z.number(), overdue: z.number(), waiting: z.number() }),
  ),
})
export type Overview = z.infer<typeof Overview>
