import { z } from 'zod'
import { Day, Deed, DistrictParams, Evidence, EvidenceFile, Id } from '../shapes.ts'

export const ProjectParams = DistrictParams.extend({ project: z.string().max(60) })

/** A stage of a project, half-open [startsOn, endsOn); late: its end is past and it is not done. */
export const Stage = z.object({
  id: Id,
  name: z.string(),
  startsOn: Day,
  endsOn: Day,
  doneOn: Day.nullable(),
  late: z.boolean(),
  withdrawn: z.boolean(),
  /** Why it was withdrawn. */
  reason: z.string().nullable(),
})
export type Stage = z.infer<typeof Stage>

export const Spending = z.object({
  id: Id,
  spentOn: Day,
  fen: z.number().int(),
  note: z.string(),
  evidence: z.array(EvidenceFile),
  made: Deed,
  withdrawn: z.boolean(),
  reason: z.string().nullable(),
})
export type Spending = z.infer<typeof Spending>

/** A major project. Planned money as printed in 万元, spent money in fen. */
export const ProjectRow = z.object({
  key: z.string(),
  no: z.number().nullable(),
  name: z.string(),
  type: z.string().nullable(),
  period: z.string().nullable(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  place: z.string().nullable(),
  investmentWan: z.number().nullable(),
  requestedWan: z.number().nullable(),
  spentFen: z.number().int(),
  responsible: z.array(z.string()),
  stages: z.array(Stage),
  stage: z.string().nullable(),
  late: z.boolean(),
})
export type ProjectRow = z.infer<typeof ProjectRow>

export const ProjectBoard = z.object({
  asOf: Day,
  projects: z.array(ProjectRow),
  totals: z.object({ investmentWan: z.number(), requestedWan: z.number(), spentFen: z.number().int(), late: z.number() }),
})
export type ProjectBoard = z.infer<typeof ProjectBoard>

export const ProjectDetail = ProjectRow.extend({
  asOf: Day,
  spendings: z.array(Spending),
  may: z.object({ change: z.boolean() }),
})
export type ProjectDetail = z.infer<typeof ProjectDetail>

export const NewStage = z
  .object({ name: z.string().trim().min(1).max(100), startsOn: Day, endsOn: Day })
  .refine((s) => s.startsOn < s.endsOn, { path: ['endsOn'], message: 'after the start' })
export type NewStage = z.infer<typeof NewStage>
export const StageCompletion = z.object({ doneOn: Day })
export const NewSpending = z.object({
  spentOn: Day,
  fen: z.number().int(),
  note: z.string().trim().min(1).max(500),
  evidence: Evidence.default([]),
})
export type NewSpending = z.infer<typeof NewSpending>

export const registers = ['industries', 'reforms', 'policies', 'factors'] as const
export const RegisterParams = DistrictParams.extend({ register: z.enum(registers) })
export const RegisterItemParams = RegisterParams.extend({ item: z.string().max(60) })
export const registerStates = ['not_started', 'under_way', 'done', 'stopped'] as const

export const RegisterItem = z.object({
  key: z.string(),
  no: z.number().nullable(),
  category: z.string().nullable(),
  name: z.string(),
  docNumber: z.string().nullable(),
  responsible: z.array(z.string()),
  state: z.enum(registerStates),
  note: z.string(),
  set: Deed.nullable(),
  may: z.object({ change: z.boolean() }),
})
export type RegisterItem = z.infer<typeof RegisterItem>
/** A list of the plan; `may.change`: the caller may set the status of at least one item. */
export const Register = z.object({
  asOf: Day,
  register: z.enum(registers),
  items: z.array(RegisterItem),
  may: z.object({ change: z.boolean() }),
})
export type Register = z.infer<typeof Register>
export const NewRegisterStatus = z.object({
  state: z.enum(registerStates),
  note: z.string().trim().max(1000).default(''),
  evidence: Evidence.default([]),
})
export type NewRegisterStatus = z.infer<typeof NewRegisterStatus>
