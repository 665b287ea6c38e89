import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { Problem } from '../../../platform/problem.ts'
import { Day, DistrictParams, Id, Reason } from '../shapes.ts'
import {
  CitedPlace,
  FoundClause,
  NewPolicyDraft,
  PolicyCorrection,
  PolicyDraft,
  PolicyDraftParams,
  PolicyDraftRow,
  PolicyList,
  PolicyParams,
  PolicyPublication,
  PolicyQuery,
  PolicyText,
  PolicyWithdrawal,
} from './contract.ts'
import {
  correctPolicyDraft,
  draftPolicy,
  getPolicyDraft,
  listPolicyDrafts,
  publishPolicyDraft,
  withdrawPolicyDraft,
} from './drafts.ts'
import { findCitedClause } from './finding.ts'
import { getPolicy } from './library.ts'
import { drafters, draftReaders, policyPublishers } from './policy.ts'
import { withdrawPolicyVersion } from './publishing.ts'
import { listPolicies } from './searching.ts'

const Made = z.object({ id: Id })
const all = '/districts/{district}/policies'
const drafts = '/districts/{district}/policy-drafts'
const draft = `${drafts}/{id}`

/** The policy library over HTTP: reading it is everybody's, making it the officers'. */
export const policyRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listPolicies', method: 'get', path: all, scope: 'public', summary: '政策库：检索条款，或列出现行政策' },
    ...{ params: DistrictParams, query: PolicyQuery, reply: PolicyList },
    run: (ctx, { query }) => listPolicies(ctx, query),
  }),
  endpoint({
    ...{ id: 'getPolicy', method: 'get', path: `${all}/{id}`, scope: 'public', summary: '一份政策的条款、版本与效力' },
    ...{ params: PolicyParams, reply: PolicyText },
    query: z.object({ version: z.coerce.number().int().min(1).max(100_000).optional(), on: Day.optional() }),
    run: (ctx, { params, query }) => getPolicy(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'findCitedClause', method: 'get', path: '/districts/{district}/cited-clause', scope: 'public' },
    ...{
      summary: '依据所指的条款：文件与位置',
      params: DistrictParams,
      query: CitedPlace,
      reply: z.object({ clause: FoundClause.nullable() }),
    },
    run: async (ctx, { query }) => ({ clause: await findCitedClause(ctx, query) }),
  }),
  endpoint({
    ...{
      id: 'withdrawPolicyVersion',
      method: 'post',
      path: `${all}/{id}/withdrawal`,
      scope: policyPublishers,
    },
    ...{ summary: '撤回政策的一版，说明原因', params: PolicyParams, body: PolicyWithdrawal, reply: Made },
    run: (ctx, { params, body }) => withdrawPolicyVersion(ctx, params.id, body.version, body.reason),
  }),
  endpoint({
    ...{ id: 'draftPolicy', method: 'post', path: drafts, scope: drafters, summary: '上传政策文件，或粘贴文字，拆成条款待校对' },
    ...{ params: DistrictParams, body: NewPolicyDraft, reply: Made, status: 201, upload: true, perMinute: 60 },
    run: (ctx, { body }) =>
      draftPolicy(ctx, sourceOf(body as unknown as { fields: z.infer<typeof NewPolicyDraft>; files: UploadedFile[] })),
  }),
  endpoint({
    ...{ id: 'listPolicyDrafts', method: 'get', path: drafts, scope: draftReaders, summary: '待校对的政策' },
    ...{ params: DistrictParams, reply: z.object({ drafts: z.array(PolicyDraftRow) }) },
    run: async (ctx) => ({ drafts: await listPolicyDrafts(ctx) }),
  }),
  endpoint({
    ...{ id: 'getPolicyDraft', method: 'get', path: draft, scope: draftReaders, summary: '校对政策：左原文，右条款' },
    ...{ params: PolicyDraftParams, reply: PolicyDraft },
    run: (ctx, { params }) => getPolicyDraft(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'correctPolicyDraft',
      method: 'post',
      path: `${draft}/correction`,
      scope: drafters,
      summary: '保存校对过的条款与效力',
    },
    ...{ params: PolicyDraftParams, body: PolicyCorrection, reply: z.object({ id: Id, revision: z.number() }) },
    run: (ctx, { params, body }) => correctPolicyDraft(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'publishPolicyDraft',
      method: 'post',
      path: `${draft}/publication`,
      scope: policyPublishers,
      summary: '把校对过的政策发布为一版',
    },
    ...{
      params: PolicyDraftParams,
      body: PolicyPublication,
      reply: z.object({ id: Id, policy: Id, version: z.number() }),
      status: 201,
    },
    run: (ctx, { params, body }) => publishPolicyDraft(ctx, params.id, body.revision),
  }),
  endpoint({
    ...{
      id: 'withdrawPolicyDraft',
      method: 'post',
      path: `${draft}/withdrawal`,
      scope: drafters,
      summary: '放弃一份待校对的政策，说明原因',
    },
    ...{ params: PolicyDraftParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawPolicyDraft(ctx, params.id, body.reason),
  }),
]

/** The file of the form, or its pasted text as one. */
function sourceOf({ fields, files: [file] }: { fields: z.infer<typeof NewPolicyDraft>; files: UploadedFile[] }): UploadedFile {
  if (file && file.content.length > 0) return { ...file, name: fields.name || file.name }
  if (fields.text?.trim()) return { name: fields.name || '粘贴的文字.txt', content: Buffer.from(fields.text, 'utf8') }
  throw new Problem(400, 'invalid_request', { expected: 'file | text' })
}
