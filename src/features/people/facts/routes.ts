import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers } from '../policy.ts'
import { DistrictParams, PurposeQuery, RecordParams } from '../shapes.ts'
import { correctFact, endFact, listFacts, recordFact } from './actions.ts'
import { FactCorrection, FactEnd, FactKinds, FactList, FactOfPerson, NewFact, NewFactKind } from './contract.ts'
import { listKinds, saveKind } from './kinds.ts'

export const factRoutes: Endpoint[] = [
  endpoint({
    id: 'listFactKinds',
    method: 'get',
    path: '/districts/{district}/fact-kinds',
    scope: 'signed_in',
    summary: '可登记的事实种类：独居、低保、残疾等，及其取值和敏感程度',
    params: DistrictParams,
    reply: FactKinds,
    run: (ctx) => listKinds(ctx),
  }),
  endpoint({
    id: 'saveFactKind',
    method: 'post',
    path: '/districts/{district}/fact-kinds',
    scope: ['coordinator', 'department_officer'],
    summary: '增设本区的事实种类，或调整已有种类的取值',
    params: DistrictParams,
    body: NewFactKind,
    reply: FactKinds,
    run: (ctx, { body }) => saveKind(ctx, body),
  }),
  endpoint({
    id: 'listFacts',
    method: 'get',
    path: '/districts/{district}/persons/{id}/facts',
    scope: 'signed_in',
    summary: '一人的事实及其历史，含由共同生活户推得的',
    params: RecordParams,
    query: PurposeQuery,
    reply: FactList,
    run: (ctx, { params, query }) => listFacts(ctx, params.id, query),
  }),
  endpoint({
    id: 'recordFact',
    method: 'post',
    path: '/districts/{district}/persons/{id}/facts',
    scope: keepers,
    summary: '登记一项事实，自某日起，注明来源',
    params: RecordParams,
    body: NewFact,
    reply: FactOfPerson,
    status: 201,
    run: (ctx, { params, body }) => recordFact(ctx, params.id, body),
  }),
  endpoint({
    id: 'endFact',
    method: 'post',
    path: '/districts/{district}/facts/{id}/end',
    scope: keepers,
    summary: '终止一项事实',
    params: RecordParams,
    body: FactEnd,
    reply: FactOfPerson,
    status: 201,
    run: (ctx, { params, body }) => endFact(ctx, params.id, body),
  }),
  endpoint({
    id: 'correctFact',
    method: 'post',
    path: '/districts/{district}/facts/{id}/correction',
    scope: keepers,
    summary: '更正误登记的事实：原记录撤回并保留，可同时登记正确的值',
    params: RecordParams,
    body: FactCorrection,
    reply: FactOfPerson,
    status: 201,
    run: (ctx, { params, body }) => correctFact(ctx, params.id, body),
  }),
]
