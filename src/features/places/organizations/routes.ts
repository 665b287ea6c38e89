import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers, readers } from '../policy.ts'
import { DistrictParams, ListQuery, Made } from '../shapes.ts'
import { correctOrganization, createOrganization, getOrganization, listOrganizations } from './actions.ts'
import {
  NewOrganization,
  OperatorView,
  OrganizationCorrection,
  OrganizationParams,
  OrganizationQuery,
  Organizations,
} from './contract.ts'

const all = '/districts/{district}/organizations'
const one = `${all}/{organization}`

/** Operators over HTTP: one list for the installation, seen from a district. */
export const organizationRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'listOrganizations',
      method: 'get',
      path: all,
      scope: readers,
      summary: '经营主体：按名称、拼音或统一社会信用代码查找',
    },
    ...{ params: DistrictParams, query: OrganizationQuery, reply: Organizations },
    run: (ctx, { query }) => listOrganizations(ctx, query),
  }),
  endpoint({
    ...{ id: 'getOrganization', method: 'get', path: one, scope: readers, summary: '一个经营主体在本区的设施、合同与期限' },
    ...{ params: OrganizationParams, query: ListQuery, reply: OperatorView },
    run: (ctx, { params, query }) => getOrganization(ctx, params.organization, query.asOf),
  }),
  endpoint({
    ...{ id: 'createOrganization', method: 'post', path: all, scope: keepers, summary: '登记经营主体' },
    ...{ params: DistrictParams, body: NewOrganization, reply: Made, status: 201 },
    run: (ctx, { body }) => createOrganization(ctx, body),
  }),
  endpoint({
    ...{ id: 'correctOrganization', method: 'post', path: `${one}/correction`, scope: keepers, summary: '更正经营主体的信息' },
    ...{ params: OrganizationParams, body: OrganizationCorrection, reply: Made },
    run: (ctx, { params, body }) => correctOrganization(ctx, params.organization, body),
  }),
]
