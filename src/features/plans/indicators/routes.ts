import { z } from 'zod'
import { endpoint, type Scope } from '../../../platform/http/endpoint.ts'
import { BoardQuery, DistrictParams, Id, Reason, RecordParams } from '../shapes.ts'
import { seenAs } from '../tasks/moment.ts'
import {
  decideValue,
  declareBase,
  defineIndicator,
  getBoard,
  getIndicator,
  handDownTarget,
  reportValue,
  withdrawTarget,
  withdrawValue,
} from './actions.ts'
import {
  ApprovalNote,
  Board,
  CountedRows,
  IndicatorDetail,
  IndicatorParams,
  NewDefinition,
  NewTarget,
  NewValue,
  RowsQuery,
} from './contract.ts'
import { assignLeads, assignLeadsToMany, listUnled } from './leads/actions.ts'
import { LeadAssignment, LeadAssignments, UnledIndicators } from './leads/contract.ts'
import { listRowsBehind } from './rows.ts'

/** Staff of the district read its boards; who may change what is the policy's word. */
export const districtStaff: Scope = ['street_officer', 'department_officer', 'coordinator', 'auditor', 'administrator']
const officers: Scope = ['department_officer', 'coordinator']
const coordinators: Scope = ['coordinator']

const PlanQuery = BoardQuery.pick({ plan: true })
const Made = z.object({ id: Id })
const Changed = z.object({ key: z.string() })
const indicator = '/districts/{district}/indicators/{domain}/{ordinal}'
const keyOf = ({ domain, ordinal }: { domain: string; ordinal: number }) => `${domain}/${ordinal}`

export const indicatorRoutes = [
  endpoint({
    ...{
      id: 'getBoard',
      method: 'get',
      path: '/districts/{district}/indicators',
      scope: districtStaff,
      summary: '指标总表：现值、路径和状态',
    },
    ...{ params: DistrictParams, query: BoardQuery, reply: Board },
    run: (ctx, { query }) => getBoard(seenAs(ctx, query), query.plan),
  }),
  endpoint({
    ...{ id: 'getIndicator', method: 'get', path: indicator, scope: districtStaff, summary: '一项指标：历史、预测、佐证和口径' },
    ...{ params: IndicatorParams, query: BoardQuery, reply: IndicatorDetail },
    run: (ctx, { params, query }) => getIndicator(seenAs(ctx, query), keyOf(params), query.plan),
  }),
  endpoint({
    ...{ id: 'listRowsBehind', method: 'get', path: `${indicator}/rows`, scope: districtStaff, summary: '数字背后的记录' },
    ...{ params: IndicatorParams, query: RowsQuery, reply: CountedRows },
    run: (ctx, { params, query }) => listRowsBehind(seenAs(ctx, query), keyOf(params), query),
  }),
  endpoint({
    ...{
      id: 'reportValue',
      method: 'post',
      path: `${indicator}/values`,
      scope: officers,
      summary: '填报一个数值，附佐证，待复核',
    },
    ...{ params: IndicatorParams, query: PlanQuery, body: NewValue, reply: Made, status: 201 },
    run: (ctx, { params, query, body }) => reportValue(ctx, keyOf(params), body, query.plan),
  }),
  endpoint({
    ...{
      id: 'approveValue',
      method: 'post',
      path: '/districts/{district}/values/{id}/approval',
      scope: officers,
      summary: '复核通过一个上报值',
    },
    ...{ params: RecordParams, body: ApprovalNote, reply: Made },
    run: (ctx, { params, body }) => decideValue(ctx, params.id, { approve: true, reason: body.note }),
  }),
  endpoint({
    ...{
      id: 'rejectValue',
      method: 'post',
      path: '/districts/{district}/values/{id}/rejection',
      scope: officers,
      summary: '退回一个上报值，说明原因',
    },
    ...{ params: RecordParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => decideValue(ctx, params.id, { approve: false, reason: body.reason }),
  }),
  endpoint({
    ...{
      id: 'withdrawValue',
      method: 'post',
      path: '/districts/{district}/values/{id}/withdrawal',
      scope: officers,
      summary: '撤回一个上报值，说明原因',
    },
    ...{ params: RecordParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawValue(ctx, params.id, body.reason),
  }),
  endpoint({
    ...{
      id: 'declareBase',
      method: 'post',
      path: '/districts/{district}/values/{id}/base',
      scope: coordinators,
      summary: '把一个批准值定为基期',
    },
    ...{ params: RecordParams, reply: Made },
    run: (ctx, { params }) => declareBase(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'assignLeads', method: 'post', path: `${indicator}/leads`, scope: coordinators, summary: '指定牵头部门' },
    ...{ params: IndicatorParams, query: PlanQuery, body: LeadAssignment, reply: Changed },
    run: (ctx, { params, query, body }) => assignLeads(ctx, keyOf(params), body, query.plan),
  }),
  endpoint({
    ...{ id: 'listUnled', method: 'get', path: '/districts/{district}/leads', scope: coordinators },
    ...{ summary: '没有牵头部门的指标，各附一个建议', params: DistrictParams, query: PlanQuery, reply: UnledIndicators },
    run: (ctx, { query }) => listUnled(ctx, query),
  }),
  endpoint({
    ...{ id: 'assignLeadsToMany', method: 'post', path: '/districts/{district}/leads', scope: coordinators },
    ...{ summary: '一次为多项指标指定牵头部门', params: DistrictParams, query: PlanQuery, body: LeadAssignments },
    reply: z.object({ keys: z.array(z.string()) }),
    run: (ctx, { query, body }) => assignLeadsToMany(ctx, body, query),
  }),
  endpoint({
    ...{ id: 'defineIndicator', method: 'post', path: `${indicator}/definitions`, scope: coordinators, summary: '核定指标口径' },
    ...{ params: IndicatorParams, query: PlanQuery, body: NewDefinition, reply: Changed, status: 201 },
    run: (ctx, { params, query, body }) => defineIndicator(ctx, keyOf(params), body, query.plan),
  }),
  endpoint({
    ...{ id: 'handDownTarget', method: 'post', path: `${indicator}/targets`, scope: coordinators, summary: '录入市下达的目标' },
    ...{ params: IndicatorParams, query: PlanQuery, body: NewTarget, reply: Made, status: 201 },
    run: (ctx, { params, query, body }) => handDownTarget(ctx, keyOf(params), body, query.plan),
  }),
  endpoint({
    ...{ id: 'withdrawTarget', method: 'post', path: '/districts/{district}/targets/{id}/withdrawal', scope: coordinators },
    ...{ summary: '撤回录错的下达目标，说明原因', params: RecordParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawTarget(ctx, params.id, body.reason),
  }),
]
