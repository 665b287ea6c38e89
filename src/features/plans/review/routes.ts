import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { Problem } from '../../../platform/problem.ts'
import { DistrictParams, Id } from '../shapes.ts'
import {
  correctImport,
  getDifferences,
  getImport,
  importDocument,
  listImports,
  matchDepartment,
  withdrawImport,
} from './actions.ts'
import {
  AliasChoice,
  Differences,
  ImportCorrection,
  ImportParams,
  ImportRow,
  ImportWithdrawal,
  NewImport,
  PlanImport,
  Publication,
} from './contract.ts'
import { publishers, reviewers } from './policy.ts'
import { publishImport } from './publication.ts'

const Made = z.object({ id: Id })
const one = '/districts/{district}/imports/{id}'

/** Import and review of plan documents over HTTP. */
export const reviewRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'importDocument',
      method: 'post',
      path: '/districts/{district}/imports',
      scope: publishers,
      summary: '导入方案文件，或粘贴的文字',
    },
    ...{ params: DistrictParams, body: NewImport, reply: Made, status: 201, upload: true, perMinute: 60 },
    run: (ctx, { body }) =>
      importDocument(ctx, sourceOf(body as unknown as { fields: z.infer<typeof NewImport>; files: UploadedFile[] })),
  }),
  endpoint({
    ...{ id: 'listImports', method: 'get', path: '/districts/{district}/imports', scope: reviewers, summary: '导入记录' },
    ...{ params: DistrictParams, reply: z.object({ imports: z.array(ImportRow) }) },
    run: async (ctx) => ({ imports: await listImports(ctx) }),
  }),
  endpoint({
    ...{ id: 'getImport', method: 'get', path: one, scope: reviewers, summary: '校对：左原文，右条目' },
    ...{ params: ImportParams, reply: PlanImport },
    run: (ctx, { params }) => getImport(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'correctImport', method: 'post', path: `${one}/correction`, scope: publishers, summary: '保存校对结果' },
    ...{ params: ImportParams, body: ImportCorrection, reply: z.object({ id: Id, revision: z.number() }) },
    run: (ctx, { params, body }) => correctImport(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'matchDepartment',
      method: 'post',
      path: `${one}/aliases`,
      scope: publishers,
      summary: '认领一个部门写法，以后都认得',
    },
    ...{ params: ImportParams, body: AliasChoice, reply: z.object({ id: z.string() }), status: 201 },
    run: (ctx, { params, body }) => matchDepartment(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'publishImport',
      method: 'post',
      path: `${one}/publication`,
      scope: publishers,
      summary: '发布为新方案，或为方案的下一版',
    },
    ...{ params: ImportParams, body: Publication, reply: z.object({ id: Id, plan: Id, version: z.number() }), status: 201 },
    run: (ctx, { params, body }) => publishImport(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawImport', method: 'post', path: `${one}/withdrawal`, scope: publishers, summary: '放弃一次导入，说明原因' },
    ...{ params: ImportParams, body: ImportWithdrawal, reply: Made },
    run: (ctx, { params, body }) => withdrawImport(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'getDifferences', method: 'get', path: `${one}/differences`, scope: reviewers, summary: '与方案现行版本的差异' },
    ...{ params: ImportParams, query: z.object({ plan: Id.optional() }), reply: Differences },
    run: (ctx, { params, query }) => getDifferences(ctx, params.id, query.plan),
  }),
]

/** The file of the form, or its pasted text as one. */
function sourceOf({ fields, files: [file] }: { fields: z.infer<typeof NewImport>; files: UploadedFile[] }): UploadedFile {
  if (file && file.content.length > 0) return { ...file, name: fields.name || file.name }
  if (fields.text?.trim()) return { name: fields.name || '粘贴的文字.txt', content: Buffer.from(fields.text, 'utf8') }
  throw new Problem(400, 'invalid_request', { expected: 'file | text' })
}
