import { z } from 'zod'
import { layers } from '../../platform/rules/document/versions.ts'

/** Shapes that several rooms of services share, and that other features may read. */

export const Day = z.iso.date({ error: 'a day, YYYY-MM-DD' })
export const Id = z.uuid({ error: 'an id' })
export const DistrictParams = z.object({ district: z.string().regex(/^\d{6}$/) })
export const RecordParams = DistrictParams.extend({ id: Id })
export const Made = z.object({ id: Id })
export const Reason = z.object({ reason: z.string().trim().min(2, 'at least two characters').max(500) })
/** As of which day: today unless said. */
export const OnQuery = z.object({ on: Day.optional() })

/** Whose rule or service it is: a nearer layer's version stands before a farther one's of the same name. */
export const Layer = z.enum(layers)
export type Layer = z.infer<typeof Layer>

/** Why a version is over that another file replaced: kept in both languages, and shown in the reader's. */
export const fileChanged = '随程序附带的文件已改 / the file that came with the product changed'

/** A sentence in Chinese, and in English where somebody wrote it. */
export const Says = z.object({ zh: z.string(), en: z.string().optional() })
export type Says = z.infer<typeof Says>

/** What a fact may be worth: days as YYYY-MM-DD. */
export const FactValue = z.union([z.boolean(), z.number(), z.string().max(200)])
export type FactValue = z.infer<typeof FactValue>
