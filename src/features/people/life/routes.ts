import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers } from '../policy.ts'
import { DistrictParams, PurposeQuery, RecordParams } from '../shapes.ts'
import { listLifeEvents, recordDeath, recordMove } from './actions.ts'
import { recordBirth } from './births.ts'
import { Birth, LifeEvent, LifeEventList, NewBirth, NewDeath, NewMove, Undoing } from './contract.ts'
import { undoLifeEvent } from './undo.ts'

export const lifeRoutes: Endpoint[] = [
  endpoint({
    id: 'listLifeEvents',
    method: 'get',
    path: '/districts/{district}/persons/{id}/life-events',
    scope: 'signed_in',
    summary: '一人的出生、死亡、迁移登记，含已撤销的；登记机关须说明目的并留痕',
    params: RecordParams,
    query: PurposeQuery,
    reply: LifeEventList,
    run: (ctx, { params, query }) => listLifeEvents(ctx, params.id, query),
  }),
  endpoint({
    id: 'recordBirth',
    method: 'post',
    path: '/districts/{district}/births',
    scope: keepers,
    summary: '登记出生：建立孩子的记录、住址、户内关系和父母关系',
    params: DistrictParams,
    body: NewBirth,
    reply: Birth,
    status: 201,
    run: (ctx, { body }) => recordBirth(ctx, body),
  }),
  endpoint({
    id: 'recordDeath',
    method: 'post',
    path: '/districts/{district}/persons/{id}/death',
    scope: keepers,
    summary: '登记死亡，附来源和佐证；代办授权同日终止',
    params: RecordParams,
    body: NewDeath,
    reply: LifeEvent,
    status: 201,
    run: (ctx, { params, body }) => recordDeath(ctx, params.id, body),
  }),
  endpoint({
    id: 'recordMove',
    method: 'post',
    path: '/districts/{district}/persons/{id}/moves',
    scope: keepers,
    summary: '登记迁入、迁出或区内迁移：居住、户籍或两者',
    params: RecordParams,
    body: NewMove,
    reply: LifeEvent,
    status: 201,
    run: (ctx, { params, body }) => recordMove(ctx, params.id, body),
  }),
  endpoint({
    id: 'undoLifeEvent',
    method: 'post',
    path: '/districts/{district}/life-events/{id}/undoing',
    scope: keepers,
    summary: '撤销误登记的人生事件，恢复原状，须说明理由',
    params: RecordParams,
    body: Undoing,
    reply: LifeEvent,
    status: 201,
    run: (ctx, { params, body }) => undoLifeEvent(ctx, params.id, body),
  }),
]
