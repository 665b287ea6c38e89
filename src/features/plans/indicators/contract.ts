import { z } from 'zod'
import { indicatorStatuses, reasonCodes } from '../rules/assessment.ts'
import { BoardQuery, Day, Deed, DepartmentRef, DistrictParams, Evidence, EvidenceFile, Id } from '../shapes.ts'

export const IndicatorParams = DistrictParams.extend({
  domain: z.enum(['养老', '托育']),
  ordinal: z.coerce.number().int().min(1).max(999),
})

/** Where an indicator stands on a day; what each word means is said in `rules/assessment.ts`. */
export const IndicatorStatus = z.enum(indicatorStatuses)
export type IndicatorStatus = z.infer<typeof IndicatorStatus>

export const targetOps = ['>=', '>', '=', '<=', '<', 'range', '~', 'qualitative'] as const

export const Target = z.object({
  year: z.number().nullable(),
  /** As printed or handed down. */
  text: z.string().nullable(),
  op: z.enum(targetOps),
  value: z.number().nullable(),
  max: z.number().nullable(),
  /** The document that handed it down; null: the plan itself. */
  document: z.string().nullable(),
})

/** The value a board shows: the last one approved (or counted) by the day. */
export const CurrentValue = z.object({
  on: Day,
  value: z.number().nullable(),
  verdict: z.enum(['met', 'not_met']).nullable(),
  source: z.enum(['counted', 'reported']),
  /** Rows that lacked a fact the counter needs. */
  missing: z.number(),
})

/** One row of the board. Shares are in the unit printed (60 is 60 %). */
export const IndicatorRow = z.object({
  key: z.string(),
  no: z.number().nullable(),
  domain: z.string(),
  category: z.string().nullable(),
  name: z.string(),
  unit: z.string().nullable(),
  nature: z.string().nullable(),
  kind: z.string(),
  /** Why the kind or source is to be confirmed (待核), null when it is sure. */
  unsure: z.string().nullable(),
  source: z.enum(['counted', 'reported']),
  /** What is measured, by the counters' keys (`beds.nursing / beds.total`): joins the same thing across districts. */
  measure: z.string().nullable(),
  leads: z.array(DepartmentRef),
  base: z.object({
    year: z.number().nullable(),
    text: z.string().nullable(),
    value: z.number().nullable(),
    declared: z.boolean(),
  }),
  target: Target,
  current: CurrentValue.nullable(),
  status: IndicatorStatus,
  /** Why: the key of a sentence (`indicator.reason.CODE`) and what fills it. */
  reason: z.object({ code: z.enum(reasonCodes), params: z.record(z.string(), z.union([z.number(), z.string()])) }),
  /** (value − base) / (expected − base); null without a path. */
  progress: z.number().nullable(),
  /** Where the straight path stands on the day; null without a path. */
  expected: z.number().nullable(),
  /** What is missing to the target, in the unit; 0 when met, null when it cannot be said. */
  gap: z.number().nullable(),
  /** Values reported and waiting for approval. */
  waiting: z.number(),
  /** The last year's points at most, for the small line. */
  spark: z.array(z.object({ on: Day, value: z.number() })),
})
export type IndicatorRow = z.infer<typeof IndicatorRow>

export const PlanHead = z.object({
  id: Id,
  title: z.string(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: Day.nullable(),
  periodStart: z.number().nullable(),
  periodEnd: z.number(),
  version: z.number(),
  indicators: z.number(),
  tasks: z.number(),
  projects: z.number(),
})
export type PlanHead = z.infer<typeof PlanHead>

export const Board = z.object({
  plan: PlanHead,
  asOf: Day,
  corrected: z.boolean(),
  indicators: z.array(IndicatorRow),
  counts: z.partialRecord(IndicatorStatus, z.number()),
})
export type Board = z.infer<typeof Board>
export { BoardQuery }

/** A reported value with both names. */
export const ReportedValue = z.object({
  id: Id,
  key: z.string(),
  startsOn: Day,
  /** The last day of the period, or the day itself for a stock. */
  on: Day,
  value: z.number().nullable(),
  verdict: z.enum(['met', 'not_met']).nullable(),
  note: z.string(),
  evidence: z.array(EvidenceFile),
  state: z.enum(['reported', 'approved', 'rejected', 'withdrawn']),
  department: DepartmentRef.nullable(),
  reported: Deed,
  decided: Deed.nullable(),
  reason: z.string().nullable(),
  /** Whether the caller may approve or reject it, or withdraw it. */
  may: z.object({ decide: z.boolean(), withdraw: z.boolean(), declareBase: z.boolean() }),
})
export type ReportedValue = z.infer<typeof ReportedValue>

/** Where the number is heading; `level` is the share of such intervals that hold the truth, e.g. 0.95. */
export const Forecast = z.object({
  on: Day,
  value: z.number(),
  low: z.number(),
  high: z.number(),
  level: z.number(),
  points: z.number(),
  perYear: z.number(),
  clipped: z.boolean(),
  outlook: z.enum(['meets', 'misses', 'open']).nullable(),
})

export const IndicatorDetail = IndicatorRow.extend({
  plan: PlanHead,
  asOf: Day,
  corrected: z.boolean(),
  /** The expected path's two ends; null without a path. */
  path: z.object({ from: z.object({ on: Day, value: z.number() }), to: z.object({ on: Day, value: z.number() }) }).nullable(),
  points: z.array(z.object({ on: Day, value: z.number() })),
  forecast: Forecast.nullable(),
  values: z.array(ReportedValue),
  targets: z.array(Target.extend({ id: Id.nullable(), validFrom: Day, set: Deed.nullable(), withdrawn: z.boolean() })),
  definitions: z.array(
    z.object({
      version: z.number(),
      kind: z.string(),
      unsure: z.string().nullable(),
      origin: z.enum(['file', 'local']),
      set: Deed,
    }),
  ),
  counters: z.array(z.object({ key: z.string(), name: z.string(), unit: z.string() })),
  tasks: z.array(z.object({ key: z.string(), no: z.string().nullable(), title: z.string() })),
  may: z.object({ report: z.boolean(), assign: z.boolean(), define: z.boolean() }),
})
export type IndicatorDetail = z.infer<typeof IndicatorDetail>

/** What a department officer reports: a number or, for a qualitative indicator, a verdict; for which day or period; with evidence. */
export const NewValue = z
  .object({
    on: Day,
    startsOn: Day.optional(),
    value: z.number().finite().optional(),
    verdict: z.enum(['met', 'not_met']).optional(),
    note: z.string().trim().max(2000).default(''),
    evidence: Evidence.min(1, 'at least one evidence file'),
  })
  .refine((v) => (v.value === undefined) !== (v.verdict === undefined), { path: ['value'], message: 'a number or a verdict' })
export type NewValue = z.infer<typeof NewValue>

export const NewTarget = z
  .object({
    op: z.enum(targetOps),
    value: z.number().finite().nullable(),
    max: z.number().finite().nullable().default(null),
    text: z.string().trim().min(1).max(100),
    document: z.string().trim().min(2, 'the document that hands it down').max(200),
    validFrom: Day,
  })
  .refine((t) => t.op === 'qualitative' || t.value !== null, { path: ['value'], message: 'a number' })
  .refine((t) => t.op !== 'range' || (t.max !== null && t.value !== null && t.max >= t.value), {
    path: ['max'],
    message: 'not below the lower end',
  })
export type NewTarget = z.infer<typeof NewTarget>

export const NewDefinition = z.object({ kind: z.string().max(40), unsure: z.string().trim().max(200).nullable() })
export type NewDefinition = z.infer<typeof NewDefinition>

export const ApprovalNote = z.object({ note: z.string().trim().max(500).default('') })

export const RowsQuery = BoardQuery.extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
/** The rows behind a counted number; `total` of the count, of which the caller may see `visible`. */
export const CountedRows = z.object({
  total: z.number(),
  visible: z.number(),
  rows: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      street: z.string(),
      href: z.string().nullable(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
  ),
})
