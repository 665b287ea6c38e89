import { z } from 'zod'

/** Character range [from, to) in the extracted text. */
export const Span = z.tuple([z.int().min(0), z.int().min(0)])

export const TargetOp = z.enum(['>=', '>', '=', '<=', 'range', '~', 'qualitative'])
export type TargetOp = z.infer<typeof TargetOp>

export const IndicatorDomain = z.enum(['养老', '托育'])
export type IndicatorDomain = z.infer<typeof IndicatorDomain>

export const TaskDomain = z.enum(['养老', '托育', 'both', '保障'])
export type TaskDomain = z.infer<typeof TaskDomain>

/** One indicator of the plan: what is printed (`base`, `target`) beside what it means (`baseValue`, `targetOp`, `targetValue`). */
export const PlanIndicator = z.strictObject({
  key: z.string(),
  no: z.int().nullable(),
  domain: IndicatorDomain,
  category: z.string().nullable(),
  name: z.string().min(1),
  unit: z.string().nullable(),
  baseYear: z.int().nullable(),
  base: z.string().nullable(),
  baseValue: z.number().nullable(),
  targetYear: z.int().nullable(),
  target: z.string().nullable(),
  targetOp: TargetOp,
  targetValue: z.number().nullable(),
  targetMax: z.number().optional(),
  nature: z.enum(['约束性', '预期性']).nullable(),
  leads: z.array(z.string()),
  span: Span,
})
export type PlanIndicator = z.infer<typeof PlanIndicator>

/** One numbered task, safeguard or mechanism; `path` holds the headings above it. */
export const PlanTask = z.strictObject({
  path: z.array(z.string()),
  no: z.string().nullable(),
  title: z.string().min(1),
  departments: z.array(z.string()),
  domain: TaskDomain,
  span: Span,
})
export type PlanTask = z.infer<typeof PlanTask>

const projectFacts = {
  no: z.int().nullable(),
  name: z.string().min(1),
  type: z.string().nullable(),
  period: z.string().nullable(),
  place: z.string().nullable(),
  investmentWan: z.number().nullable(),
  requestedWan: z.number().nullable(),
  responsible: z.array(z.string()),
  span: Span,
}

/** One major project; money in 万元. */
export const PlanProject = z.strictObject({ ...projectFacts, content: z.string().nullable() })
export type PlanProject = z.infer<typeof PlanProject>

const listFacts = {
  no: z.int().nullable(),
  category: z.string().nullable().optional(),
  name: z.string().min(1),
  docNumber: z.string().nullable().optional(),
  status: z.string().nullable().optional(),
  responsible: z.array(z.string()),
  span: Span,
}

/** One row of a list of industries, reforms, policies or factors; `columns` are the document's own columns under their printed titles. */
export const PlanListRow = z.strictObject({
  ...listFacts,
  columns: z.array(z.strictObject({ title: z.string(), text: z.string(), span: Span })),
})
export type PlanListRow = z.infer<typeof PlanListRow>

const commitmentFacts = {
  value: z.number(),
  unit: z.string().nullable(),
  section: z.string(),
  span: Span,
}

/** A number that the running text promises. */
export const PlanCommitment = z.strictObject({ text: z.string(), ...commitmentFacts })
export type PlanCommitment = z.infer<typeof PlanCommitment>

const headFacts = {
  district: z.string().nullable(),
  title: z.string().nullable(),
  docNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedDate: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  periodEnd: z.int().nullable(),
}

const lists = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    industries: z.array(row),
    reforms: z.array(row),
    policies: z.array(row),
    factors: z.array(row),
  })

/** What the importer prints for one plan document: the whole pack, sentences included. */
export const PlanPack = z.strictObject({
  ...headFacts,
  indicators: z.array(PlanIndicator),
  tasks: z.array(PlanTask),
  projects: z.array(PlanProject),
  lists: lists(PlanListRow),
  commitments: z.array(PlanCommitment),
  warnings: z.array(z.strictObject({ at: Span, code: z.string(), text: z.string() })),
})
export type PlanPack = z.infer<typeof PlanPack>

const Digest = z.string().regex(/^[0-9a-f]{64}$/)
const Sentence = z.strictObject({ span: Span, sha256: Digest })

/** The committed form: facts only; a sentence is its span and the SHA-256 of its text. */
export const CommittedPlanPack = z.strictObject({
  ...headFacts,
  indicators: z.array(PlanIndicator),
  tasks: z.array(PlanTask),
  projects: z.array(z.strictObject({ ...projectFacts, content: Sentence.nullable() })),
  lists: lists(
    z.strictObject({
      ...listFacts,
      columns: z.array(z.strictObject({ title: z.string(), ...Sentence.shape })),
    }),
  ),
  commitments: z.array(z.strictObject({ ...commitmentFacts, sha256: Digest })),
  warnings: z.array(z.strictObject({ at: Span, code: z.string(), sha256: Digest })),
})
export type CommittedPlanPack = z.infer<typeof CommittedPlanPack>
