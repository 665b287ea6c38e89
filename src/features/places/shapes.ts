import { z } from 'zod'

/** Shapes that several rooms of places share, and that other features may read. */

export const Day = z.iso.date({ error: 'a day, YYYY-MM-DD' })
export const Id = z.uuid({ error: 'an id' })
export const DistrictParams = z.object({ district: z.string().regex(/^\d{6}$/) })
export const RecordParams = DistrictParams.extend({ id: Id })
export const Made = z.object({ id: Id })

/** A reason in words, kept with what it explains. */
export const Why = z.string().trim().min(2, 'at least two characters').max(500)

/** Where a record comes from: a document, a sheet, a visit. */
export const Source = z.string().trim().min(1).max(200)

/** As of which day a list is asked, and in which language it is written where it is a file. */
export const ListQuery = z.object({ asOf: Day.optional() })
export const FileQuery = ListQuery.extend({ lang: z.enum(['zh', 'en']).default('zh') })

/** A page of a list. */
export const PageQuery = {
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
}

/** Whether a sheet is only tried: everything is judged as if it went in, and nothing stays. */
export const SheetQuery = z.object({ dry: z.enum(['1', 'true']).optional() })

/**
 * What a sheet of records came to: which rows are in, which were there already, and which are wrong, each as it stood, with the field and what was
 * expected; `problem` where a rule refused it. `entered` are the facilities that went in, to be taken back together; none in a trial.
 */
export const SheetReport = z.object({
  dry: z.boolean(),
  rows: z.number(),
  made: z.number(),
  same: z.number(),
  entered: z.array(z.object({ id: Id, name: z.string() })),
  /** When it went in: names this import where it is to be undone; null of a trial. */
  enteredAt: z.string().nullable(),
  headings: z.array(z.string()),
  bad: z.array(
    z.object({
      row: z.number(),
      field: z.string(),
      value: z.string(),
      expected: z.string(),
      problem: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
      cells: z.array(z.string()),
    }),
  ),
})
export type SheetReport = z.infer<typeof SheetReport>
