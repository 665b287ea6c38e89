import { z } from 'zod'
import { DistrictParams, Id } from '../shapes.ts'
import { fields, importStates } from './shapes.ts'

export const ImportParams = DistrictParams.extend({ id: Id })
/** `mends`: the import whose sheet of faulty rows this file is, mended. */
export const UploadQuery = z.object({ mends: Id.optional() })
export const FaultQuery = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') })

/** What a column may mean: a field, `fact:NAME`, or nothing. */
export const ColumnMeaning = z
  .union([z.enum(fields), z.string().regex(/^fact:.{1,30}$/u, 'a field, fact:NAME or null')])
  .nullable()

/** How far an import is and what came of it so far; `perSecond` while it runs. */
export const ImportProgress = z.object({
  id: Id,
  state: z.enum(importStates),
  rowsTotal: z.number().int().nullable(),
  rowsDone: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  bad: z.number().int(),
  perSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  failure: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
})
export type ImportProgress = z.infer<typeof ImportProgress>

/** An import in the list. `scope`: `*` for the whole district, else the streets whose people it may bring in. */
export const PeopleImportRow = ImportProgress.extend({
  fileName: z.string(),
  bytes: z.number(),
  scope: z.string(),
  madeByName: z.string(),
  madeAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Its faulty rows are left as they are: somebody said so. */
  setAside: z.boolean(),
})
export type PeopleImportRow = z.infer<typeof PeopleImportRow>

/** A row of the preview as it would be read: its cells, and what would be wrong with it. */
export const PreviewRow = z.object({
  row: z.number().int(),
  cells: z.array(z.string()),
  faults: z.array(z.object({ field: z.string(), reason: z.string(), expected: z.string().nullable() })),
})

/** An import with its columns and first rows, so that the officer can say what each column means before it starts. */
export const PeopleImport = PeopleImportRow.extend({
  headerRow: z.number().int().nullable(),
  headings: z.array(z.string()),
  columns: z.array(ColumnMeaning),
  /** All that a column may mean, with the heading of our template. */
  choices: z.array(z.object({ meaning: z.string(), heading: z.string(), required: z.boolean() })),
  preview: z.array(PreviewRow),
  /** What keeps it from starting: codes. */
  obstacles: z.array(z.string()),
  reasons: z.array(z.object({ field: z.string(), reason: z.string(), rows: z.number().int() })),
})
export type PeopleImport = z.infer<typeof PeopleImport>

/** What each column means, by its position. */
export const ImportColumns = z.object({ columns: z.array(ColumnMeaning).min(1).max(200) })
export type ImportColumns = z.infer<typeof ImportColumns>
