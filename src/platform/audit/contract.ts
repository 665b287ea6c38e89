import { z } from 'zod'

const day = z.iso.date({ error: 'a day, YYYY-MM-DD' }).optional()

/** Which lines: of a kind, by whom (part of a name, or an account's id), about what, on which real days (both included). */
export const AuditFilter = z.object({
  action: z.string().max(100).optional(),
  who: z.string().trim().max(100).optional(),
  subject: z.string().max(200).optional(),
  from: day,
  to: day,
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const AuditQuery = AuditFilter.extend({
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const AuditExportQuery = AuditFilter.extend({ lang: z.enum(['zh', 'en']).default('zh') })

/** Who did what to what, at which real instant, and what day it was for the domain. */
export const AuditLine = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  businessDay: z.iso.date(),
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
})
export type AuditLine = z.infer<typeof AuditLine>

export const AuditLines = z.object({ lines: z.array(AuditLine) })

/** The kinds of deeds that the record holds. */
export const AuditKinds = z.object({ actions: z.array(z.string()) })
