import { endpoint } from '../../../platform/http/endpoint.ts'
import { districtStaff } from '../indicators/routes.ts'
import { BoardQuery, DistrictParams } from '../shapes.ts'
import { getQuality } from './actions.ts'
import { Quality } from './contract.ts'

export const qualityRoutes = [
  endpoint({
    ...{
      id: 'getQuality',
      method: 'get',
      path: '/districts/{district}/quality',
      scope: districtStaff,
      summary: '数据质量：哪些数还不能全信，由谁补',
    },
    ...{ params: DistrictParams, query: BoardQuery, reply: Quality },
    run: (ctx, { query }) => getQuality(ctx, query),
  }),
]
