import { z } from 'zod'
import { registers } from '../projects/contract.ts'
import { qualityFaults } from '../quality/contract.ts'
import { BoardQuery, DistrictParams } from '../shapes.ts'
import { SupervisionQuery } from '../tasks/contract.ts'

/** The board's own query, and in which language headings and words are: names and printed words stay as the plan has them. */
export const ExportQuery = BoardQuery.extend({ lang: z.enum(['zh', 'en']).default('zh') })
export type ExportQuery = z.infer<typeof ExportQuery>

const filter = z.string().max(100).optional()

/** The filters of the indicator board, as its address has them. */
export const IndicatorExportQuery = ExportQuery.extend({
  domain: filter,
  nature: filter,
  department: filter,
  group: filter,
  words: filter,
  unsure: filter,
})
export type IndicatorExportQuery = z.infer<typeof IndicatorExportQuery>

/** The filters of the task board. */
export const TaskExportQuery = ExportQuery.extend({ department: filter, role: filter, group: filter, words: filter })
export type TaskExportQuery = z.infer<typeof TaskExportQuery>

export const SupervisionExportQuery = ExportQuery.extend(SupervisionQuery.shape)
export type SupervisionExportQuery = z.infer<typeof SupervisionExportQuery>

export const RegisterExportParams = DistrictParams.extend({ register: z.enum(registers) })

/** The filter of the data quality page. */
export const QualityExportQuery = ExportQuery.extend({ fault: z.enum(qualityFaults).optional() })
export type QualityExportQuery = z.infer<typeof QualityExportQuery>
