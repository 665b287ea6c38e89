import { z } from 'zod'
import { DepartmentRef } from '../../shapes.ts'

/** The departments that lead an indicator from now on: at least one. */
export const LeadAssignment = z.object({ departments: z.array(z.string().max(61)).min(1).max(5) })
export type LeadAssignment = z.infer<typeof LeadAssignment>

/** The same for many indicators at once; no department takes an assignment back, so that it is without a lead again. */
export const LeadAssignments = z.object({
  assignments: z
    .array(z.object({ key: z.string().max(100), departments: z.array(z.string().max(61)).max(5) }))
    .min(1, 'at least one indicator')
    .max(500)
    .refine((all) => new Set(all.map((one) => one.key)).size === all.length, 'each indicator once'),
})
export type LeadAssignments = z.infer<typeof LeadAssignments>

/** An indicator without a lead, and whom the plan's tasks let one think of. */
export const UnledIndicator = z.object({
  key: z.string(),
  no: z.number().nullable(),
  domain: z.string(),
  category: z.string().nullable(),
  name: z.string(),
  suggestion: z
    .object({
      department: DepartmentRef,
      why: z.enum(['linked', 'inside', 'words', 'domain']),
      task: z.object({ key: z.string(), no: z.string().nullable(), title: z.string() }).nullable(),
    })
    .nullable(),
})
export type UnledIndicator = z.infer<typeof UnledIndicator>

export const UnledIndicators = z.object({ indicators: z.array(UnledIndicator) })
export type UnledIndicators = z.infer<typeof UnledIndicators>
