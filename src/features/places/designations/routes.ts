import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers, readers } from '../policy.ts'
import { DistrictParams, Made, RecordParams } from '../shapes.ts'
import { endDesignation, giveDesignation, listDesignations } from './actions.ts'
import { DesignationEnd, DesignationQuery, Designations, NewDesignation } from './contract.ts'

const all = '/districts/{district}/designations'

/** Designations of facilities and areas over HTTP. */
export const designationRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listDesignations', method: 'get', path: all, scope: readers, summary: '命名与示范创建台账：有效、待复评、已过期' },
    ...{ params: DistrictParams, query: DesignationQuery, reply: Designations },
    run: (ctx, { query }) => listDesignations(ctx, query),
  }),
  endpoint({
    ...{ id: 'giveDesignation', method: 'post', path: all, scope: keepers, summary: '登记命名' },
    ...{ params: DistrictParams, body: NewDesignation, reply: Made, status: 201 },
    run: (ctx, { body }) => giveDesignation(ctx, body),
  }),
  endpoint({
    ...{ id: 'endDesignation', method: 'post', path: `${all}/{id}/end`, scope: keepers, summary: '命名自某日起撤销，须说明理由' },
    ...{ params: RecordParams, body: DesignationEnd, reply: Made, status: 201 },
    run: (ctx, { params, body }) => endDesignation(ctx, params.id, body),
  }),
]
