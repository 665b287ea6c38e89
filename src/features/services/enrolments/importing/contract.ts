import { z } from 'zod'
import { Id } from '../../shapes.ts'

/** Which service the list is of, and the document or system it comes from; the file beside it. */
export const NewEnrolmentImport = z.object({
  service: z.string().trim().min(1).max(100),
  document: z.string().trim().min(2, 'which list or system it comes from').max(200),
})
export type NewEnrolmentImport = z.infer<typeof NewEnrolmentImport>

/** The language in which a sheet is written. */
export const SheetQuery = z.object({ lang: z.enum(['zh', 'en']).default('zh') })

/** A row that could not be taken in: where it is, what stood there (numbers masked), and what was expected. */
export const EnrolmentFault = z.object({ row: z.number().int(), field: z.string(), value: z.string(), reason: z.string() })
export type EnrolmentFault = z.infer<typeof EnrolmentFault>

export const EnrolmentImport = z.object({
  ...{ id: Id, service: z.string(), serviceName: z.string(), fileName: z.string(), document: z.string() },
  ...{
    state: z.enum(['waiting', 'done', 'failed']),
    rows: z.number().nullable(),
    made: z.number(),
    same: z.number(),
    bad: z.number(),
  },
  ...{ failure: z.string().nullable(), failureDetails: z.record(z.string(), z.unknown()) },
  ...{ madeByName: z.string(), madeAt: z.string(), finishedAt: z.string().nullable() },
})
export type EnrolmentImport = z.infer<typeof EnrolmentImport>
export const EnrolmentImports = z.object({ imports: z.array(EnrolmentImport) })
/** With the faulty rows, the first thousand. */
export const EnrolmentImportDetail = EnrolmentImport.extend({ faults: z.array(EnrolmentFault) })
export type EnrolmentImportDetail = z.infer<typeof EnrolmentImportDetail>
