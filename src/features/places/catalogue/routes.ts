import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { DistrictParams, ListQuery } from '../shapes.ts'
import { getCatalogue } from './actions.ts'
import { Catalogue } from './contract.ts'

/** What kinds of facilities, attributes, designations and norms a district has. */
export const catalogueRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'getCatalogue', method: 'get', path: '/districts/{district}/catalogue', scope: 'public' },
    ...{ summary: '设施类型、属性、命名与标准', params: DistrictParams, query: ListQuery, reply: Catalogue },
    run: (ctx, { query }) => getCatalogue(ctx, query.asOf),
  }),
]
