import { dayOf } from '../clock.ts'
import { reading } from '../database/transaction.ts'
import { type Endpoint, endpoint } from '../http/endpoint.ts'
import type { WordBook } from '../words/book.ts'
import { AuditExportQuery, AuditKinds, AuditLines, AuditQuery } from './contract.ts'
import { exportAudit } from './export.ts'
import { listActions, listAudit } from './store.ts'

const readers = ['coordinator', 'auditor', 'administrator'] as const

/** The record of deeds, read and taken along; `book` has every feature's words for its deeds. */
export const auditRoutes = (book: WordBook): Endpoint[] => [
  endpoint({
    id: 'listAudit',
    method: 'get',
    path: '/districts/{district}/audit',
    scope: readers,
    summary: '留痕：谁在何时做了什么',
    query: AuditQuery,
    reply: AuditLines,
    run: async (ctx, { query }) =>
      await reading(ctx, async (tx) => {
        const lines = await listAudit(tx, query)
        return {
          lines: lines.map(({ domainAt, at, details, ...line }) => ({
            ...line,
            at: at.toISOString(),
            businessDay: dayOf(domainAt),
            details: details as unknown as Record<string, unknown>,
          })),
        }
      }),
  }),
  endpoint({
    ...{ id: 'listAuditKinds', method: 'get', path: '/districts/{district}/audit/kinds', scope: readers },
    ...{ summary: '留痕里有哪些类别的操作', reply: AuditKinds },
    run: async (ctx) => await reading(ctx, async (tx) => ({ actions: await listActions(tx) })),
  }),
  endpoint({
    ...{ id: 'exportAudit', method: 'get', path: '/districts/{district}/audit.xlsx', scope: readers, summary: '导出操作留痕' },
    query: AuditExportQuery,
    run: (ctx, { query: { lang, ...filter } }) => exportAudit(ctx, filter, book.in(lang)),
  }),
]
