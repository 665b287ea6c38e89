import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers } from '../policy.ts'
import { DistrictParams, Id, Reason } from '../shapes.ts'
import { getDuplicate, listDuplicates, listMerges, orderDuplicates } from './actions.ts'
import {
  Duplicate,
  DuplicateDetail,
  DuplicateParams,
  DuplicateQuery,
  Merge,
  NewMerge,
  PairDifference,
  PairMerge,
} from './contract.ts'
import { differPair, mergePair, mergePersons, undoMerge } from './merging.ts'

const Made = z.object({ id: Id })
const one = '/districts/{district}/duplicates/{id}'
const merges = '/districts/{district}/merges'

/** Records that may be one person, over HTTP. */
export const duplicateRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'listDuplicates',
      method: 'get',
      path: '/districts/{district}/duplicates',
      scope: keepers,
      summary: '疑似重复的记录',
    },
    ...{ params: DistrictParams, query: DuplicateQuery },
    reply: z.object({ duplicates: z.array(Duplicate), next: z.string().nullable() }),
    run: (ctx, { query }) => listDuplicates(ctx, query),
  }),
  endpoint({
    ...{
      id: 'orderDuplicates',
      method: 'post',
      path: '/districts/{district}/duplicate-searches',
      scope: keepers,
      summary: '现在查找一遍疑似重复',
    },
    ...{ params: DistrictParams, reply: z.object({ ordered: z.literal(true) }) },
    run: (ctx) => orderDuplicates(ctx),
  }),
  endpoint({
    ...{ id: 'getDuplicate', method: 'get', path: one, scope: keepers, summary: '两条记录并排对照，登记机关看全部并留痕' },
    ...{ params: DuplicateParams, reply: DuplicateDetail },
    run: (ctx, { params }) => getDuplicate(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'mergePair', method: 'post', path: `${one}/merge`, scope: keepers, summary: '认定为同一人，合并' },
    ...{ params: DuplicateParams, body: PairMerge, reply: Made, status: 201 },
    run: (ctx, { params, body }) => mergePair(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'differPair', method: 'post', path: `${one}/difference`, scope: keepers, summary: '认定不是同一人' },
    ...{ params: DuplicateParams, body: PairDifference, reply: Made },
    run: (ctx, { params, body }) => differPair(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'listMerges', method: 'get', path: merges, scope: keepers, summary: '合并记录' },
    ...{ params: DistrictParams, query: z.object({ person: Id.optional() }), reply: z.object({ merges: z.array(Merge) }) },
    run: async (ctx, { query }) => ({ merges: await listMerges(ctx, query.person) }),
  }),
  endpoint({
    ...{ id: 'mergePersons', method: 'post', path: merges, scope: keepers, summary: '合并两条记录' },
    ...{ params: DistrictParams, body: NewMerge, reply: Made, status: 201 },
    run: (ctx, { body }) => mergePersons(ctx, body),
  }),
  endpoint({
    ...{ id: 'undoMerge', method: 'post', path: `${merges}/{id}/withdrawal`, scope: keepers, summary: '撤销合并，恢复原状' },
    ...{ params: DuplicateParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => undoMerge(ctx, params.id, body),
  }),
]
