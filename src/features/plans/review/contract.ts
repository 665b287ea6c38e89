import { z } from 'zod'
import { PlanPack } from '../import/pack.ts'
import { DepartmentRef, DistrictParams, Id, Reason } from '../shapes.ts'

export const ImportParams = DistrictParams.extend({ id: Id })

/** An import in the list. */
export const ImportRow = z.object({
  id: Id,
  name: z.string(),
  format: z.string(),
  state: z.enum(['review', 'published', 'withdrawn']),
  title: z.string().nullable(),
  indicators: z.number(),
  tasks: z.number(),
  warnings: z.number(),
  openWarnings: z.number(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  publishedVersion: z.number().nullable(),
})
export type ImportRow = z.infer<typeof ImportRow>

/** A printed department name and whom it means; null: not known yet. */
export const DepartmentMatch = z.object({
  printed: z.string(),
  department: DepartmentRef.nullable(),
  uses: z.number(),
  suggestions: z.array(DepartmentRef),
})
export type DepartmentMatch = z.infer<typeof DepartmentMatch>

/** An import under review: the source text on the left, the pack on the right. `settled` are the warnings (by position in the list) a person has dealt with. */
export const PlanImport = ImportRow.extend({
  text: z.string(),
  pack: PlanPack,
  settled: z.array(z.number()),
  revision: z.number(),
  matches: z.array(DepartmentMatch),
  /** What keeps it from being published: stable codes. */
  obstacles: z.array(z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) })),
  plans: z.array(z.object({ id: Id, title: z.string().nullable(), periodEnd: z.number(), version: z.number() })),
})
export type PlanImport = z.infer<typeof PlanImport>

/** Pasted text; a file goes as a form with the field `file`. */
export const NewImport = z.object({ text: z.string().max(2_000_000).optional(), name: z.string().max(200).optional() })

/** The whole corrected pack; `revision` is the one it was made from: 409 `import_changed_meanwhile` when another saved first. */
export const ImportCorrection = z.object({
  revision: z.number().int(),
  pack: PlanPack,
  settled: z.array(z.number().int().min(0)),
})
export type ImportCorrection = z.infer<typeof ImportCorrection>

export const AliasChoice = z.object({ printed: z.string().min(1).max(100), department: z.string().max(61) })

/** Publishes as a new plan (null) or as the next version of one. */
export const Publication = z.object({ revision: z.number().int(), plan: Id.nullable() })
export type Publication = z.infer<typeof Publication>
export const ImportWithdrawal = Reason

export const changeKinds = ['added', 'removed', 'changed', 'moved'] as const
/** What publishing would change against the plan's current version. */
export const Difference = z.object({
  section: z.enum(['head', 'indicators', 'tasks', 'projects', 'industries', 'reforms', 'policies', 'factors']),
  key: z.string(),
  title: z.string(),
  change: z.enum(changeKinds),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})
export type Difference = z.infer<typeof Difference>
export const Differences = z.object({ plan: Id, version: z.number(), differences: z.array(Difference) })
export type Differences = z.infer<typeof Differences>
