import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { DistrictParams, OnQuery } from '../shapes.ts'
import { getService, listServices } from './actions.ts'
import { CatalogueEntry, CatalogueList, CatalogueQuery, ServiceParams } from './contract.ts'

const all = '/districts/{district}/services'

/** The catalogue over HTTP: what a district offers is nobody's secret. */
export const catalogueRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listServices', method: 'get', path: all, scope: 'public', summary: '服务清单：按名称、领域、部门查找' },
    ...{ params: DistrictParams, query: CatalogueQuery, reply: CatalogueList },
    run: (ctx, { query }) => listServices(ctx, query),
  }),
  endpoint({
    ...{
      id: 'getService',
      method: 'get',
      path: `${all}/{service}`,
      scope: 'public',
      summary: '一项服务：对象、内容、规则、办理渠道',
    },
    ...{ params: ServiceParams, query: OnQuery, reply: CatalogueEntry },
    run: (ctx, { params, query }) => getService(ctx, params.service, query),
  }),
]
