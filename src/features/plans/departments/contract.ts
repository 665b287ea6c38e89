import { z } from 'zod'
import { DistrictParams, Reason } from '../shapes.ts'

export const departmentKinds = ['department', 'streets', 'street', 'company', 'other'] as const

/** A department of the district with duties under the plan. `kind: streets` stands for all street offices. */
export const Department = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(departmentKinds),
  area: z.string().nullable(),
  aliases: z.array(z.string()),
  withdrawn: z.boolean(),
  tasks: z.number(),
  indicators: z.number(),
})
export type Department = z.infer<typeof Department>

export const DepartmentParams = DistrictParams.extend({ department: z.string().max(61) })

export const NewDepartment = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'small letters, digits and hyphens'),
  name: z.string().trim().min(2).max(60),
  kind: z.enum(departmentKinds),
})
export type NewDepartment = z.infer<typeof NewDepartment>

export const NewAlias = z.object({ alias: z.string().trim().min(2).max(60) })
export const WithdrawDepartment = Reason
