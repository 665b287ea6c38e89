import { z } from 'zod'
import { reading } from '../database/transaction.ts'
import { endpoint } from '../http/endpoint.ts'
import { listAudit } from './store.ts'

const AuditQuery = z.object({
  action: z.string().max(100).optional(),
  actor: z.string().max(100).optional(),
  subject: z.string().max(200).optional(),
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
const AuditLine = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
})

export const auditRoutes = [
  endpoint({
    id: 'listAudit',
    method: 'get',
    path: '/districts/{district}/audit',
    scope: ['coordinator', 'auditor', 'administrator'],
    summary: '留痕：谁在何时做了什么',
    query: AuditQuery,
    reply: z.object({ lines: z.array(AuditLine) }),
    run: async (ctx, { query }) =>
      await reading(ctx, async (tx) => {
        const lines = await listAudit(tx, query)
        return {
          lines: lines.map((line) => ({
            ...line,
            at: line.at.toISOString(),
            details: line.details as unknown as Record<string, unknown>,
          })),
        }
      }),
  }),
]
