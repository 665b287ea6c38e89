import { type Endpoint, endpoint } from '../../../../platform/http/endpoint.ts'
import { BoardQuery } from '../../shapes.ts'
import { PlanQuery } from '../../tasks/contract.ts'
import { officers, readers } from '../../tasks/policy.ts'
import { NewRegisterStatus, Register, RegisterItem, RegisterItemParams, RegisterParams } from '../contract.ts'
import { getRegister, setRegisterStatus } from './actions.ts'

export const registerRoutes: Endpoint[] = [
  endpoint({
    id: 'getRegister',
    method: 'get',
    path: '/districts/{district}/registers/{register}',
    scope: readers,
    summary: '产业、改革、政策、要素清单及其进展，可回看往日',
    params: RegisterParams,
    query: BoardQuery,
    reply: Register,
    run: (ctx, { params, query }) => getRegister(ctx, params.register, query),
  }),
  endpoint({
    id: 'setRegisterStatus',
    method: 'post',
    path: '/districts/{district}/registers/{register}/{item}/statuses',
    scope: officers,
    summary: '更新清单条目的进展；原记录留存',
    params: RegisterItemParams,
    query: PlanQuery,
    body: NewRegisterStatus,
    reply: RegisterItem,
    status: 201,
    run: (ctx, { params, query, body }) => setRegisterStatus(ctx, params, body, query),
  }),
]
