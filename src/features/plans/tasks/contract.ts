import { z } from 'zod'
import { BoardQuery, Day, Deed, DepartmentRef, DistrictParams, Evidence, EvidenceFile, Id } from '../shapes.ts'

export const TaskParams = DistrictParams.extend({ task: z.string().max(60) })

export const dutyRoles = ['lead', 'support', 'implement'] as const
export const Duty = DepartmentRef.extend({ role: z.enum(dutyRoles), kind: z.string() })

export const reportStates = ['on_track', 'difficult', 'stopped', 'done'] as const

export const Milestone = z.object({
  id: Id,
  task: z.string(),
  title: z.string(),
  dueOn: Day,
  doneOn: Day.nullable(),
  department: DepartmentRef.nullable(),
  evidence: z.array(EvidenceFile),
  overdue: z.boolean(),
  withdrawn: z.boolean(),
  /** Why it was withdrawn. */
  reason: z.string().nullable(),
  may: z.object({ complete: z.boolean(), withdraw: z.boolean() }),
})
export type Milestone = z.infer<typeof Milestone>

export const TaskReport = z.object({
  id: Id,
  quarter: z.string(),
  department: DepartmentRef,
  state: z.enum(reportStates),
  text: z.string(),
  evidence: z.array(EvidenceFile),
  reported: Deed,
})
export type TaskReport = z.infer<typeof TaskReport>

/** A row of the task board. `state` is the lead's latest report, `not_reported` before the first. */
export const TaskRow = z.object({
  key: z.string(),
  no: z.string().nullable(),
  title: z.string(),
  path: z.array(z.string()),
  domain: z.string(),
  duties: z.array(Duty),
  state: z.enum(['not_reported', ...reportStates]),
  lastQuarter: z.string().nullable(),
  /** The quarter that should have been reported by the day and was not, by at least one department with a lead's duty. */
  owedQuarter: z.string().nullable(),
  nextMilestone: z.object({ title: z.string(), dueOn: Day }).nullable(),
  overdue: z.number(),
  openSupervisions: z.number(),
  indicators: z.array(z.string()),
})
export type TaskRow = z.infer<typeof TaskRow>

/** `quarter` is the last one that is over on the day: the one to be reported. */
export const TaskBoard = z.object({ asOf: Day, quarter: z.string(), tasks: z.array(TaskRow) })
export type TaskBoard = z.infer<typeof TaskBoard>

export const Supervision = z.object({
  id: Id,
  subjectKind: z.enum(['task', 'indicator', 'project', 'meeting']),
  subject: z.string(),
  subjectTitle: z.string(),
  department: DepartmentRef,
  title: z.string(),
  text: z.string(),
  issued: Deed,
  dueOn: Day,
  state: z.enum(['open', 'overdue', 'answered', 'closed', 'withdrawn']),
  answer: z.object({ text: z.string(), evidence: z.array(EvidenceFile), by: Deed }).nullable(),
  closed: Deed.nullable(),
  closingNote: z.string().nullable(),
  /** Why it was withdrawn. */
  reason: z.string().nullable(),
  may: z.object({ answer: z.boolean(), close: z.boolean(), withdraw: z.boolean() }),
})
export type Supervision = z.infer<typeof Supervision>

export const TaskDetail = TaskRow.extend({
  asOf: Day,
  milestones: z.array(Milestone),
  reports: z.array(TaskReport),
  supervisions: z.array(Supervision),
  links: z.array(z.object({ key: z.string(), name: z.string() })),
  may: z.object({
    plan: z.boolean(),
    report: z.array(DepartmentRef),
    supervise: z.boolean(),
    link: z.boolean(),
    assign: z.boolean(),
  }),
})
export type TaskDetail = z.infer<typeof TaskDetail>

export const NewMilestone = z.object({
  title: z.string().trim().min(2).max(200),
  dueOn: Day,
  department: z.string().max(61).nullable().default(null),
})
export type NewMilestone = z.infer<typeof NewMilestone>

export const MilestoneCompletion = z.object({ doneOn: Day, evidence: Evidence.default([]) })
export type MilestoneCompletion = z.infer<typeof MilestoneCompletion>

export const NewTaskReport = z.object({
  department: z.string().max(61),
  quarter: z.string().regex(/^\d{4}Q[1-4]$/, 'e.g. 2025Q2'),
  state: z.enum(reportStates),
  text: z.string().trim().min(1).max(4000),
  evidence: Evidence.default([]),
})
export type NewTaskReport = z.infer<typeof NewTaskReport>

/** Who leads, who supports, who implements: the coordinator's word over the printed order. */
export const DutyAssignment = z.object({
  duties: z
    .array(z.object({ department: z.string().max(61), role: z.enum(dutyRoles) }))
    .min(1)
    .max(40),
})
export type DutyAssignment = z.infer<typeof DutyAssignment>

export const LinkChange = z.object({ indicators: z.array(z.string().max(20)).max(60) })
export type LinkChange = z.infer<typeof LinkChange>

export const NewSupervision = z.object({
  subjectKind: z.enum(['task', 'indicator', 'project', 'meeting']),
  subject: z.string().trim().min(1).max(200),
  department: z.string().max(61),
  title: z.string().trim().min(2).max(200),
  text: z.string().trim().min(2).max(4000),
  dueOn: Day,
})
export type NewSupervision = z.infer<typeof NewSupervision>

export const SupervisionAnswer = z.object({ text: z.string().trim().min(2).max(4000), evidence: Evidence.default([]) })
export type SupervisionAnswer = z.infer<typeof SupervisionAnswer>
export const SupervisionClosure = z.object({ note: z.string().trim().max(500).default('') })
export type SupervisionClosure = z.infer<typeof SupervisionClosure>

export const SupervisionQuery = z.object({
  department: z.string().max(61).optional(),
  state: z.enum(['open', 'overdue', 'answered', 'closed', 'withdrawn']).optional(),
})

/** Which plan a task belongs to; absent: the district's current one. */
export const PlanQuery = BoardQuery.pick({ plan: true })

/** A filter of the list, seen as of a day. */
export const SupervisionListQuery = BoardQuery.extend(SupervisionQuery.shape)
export const SupervisionList = z.object({ asOf: Day, supervisions: z.array(Supervision), may: z.object({ issue: z.boolean() }) })
export type SupervisionList = z.infer<typeof SupervisionList>
