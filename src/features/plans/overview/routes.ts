import { z } from 'zod'
import { endpoint } from '../../../platform/http/endpoint.ts'
import { PlanHead } from '../indicators/contract.ts'
import { listPlanHeads } from '../indicators/head.ts'
import { districtStaff } from '../indicators/routes.ts'
import { BoardQuery, DistrictParams } from '../shapes.ts'
import { getOverview } from './actions.ts'
import { Overview } from './contract.ts'

export const overviewRoutes = [
  endpoint({
    ...{ id: 'listPlans', method: 'get', path: '/districts/{district}/plans', scope: districtStaff, summary: '本区的各份方案' },
    ...{ params: DistrictParams, reply: z.object({ plans: z.array(PlanHead) }) },
    run: async (ctx) => ({ plans: await listPlanHeads(ctx) }),
  }),
  endpoint({
    ...{ id: 'getOverview', method: 'get', path: '/districts/{district}/overview', scope: districtStaff, summary: '全区一览' },
    ...{ params: DistrictParams, query: BoardQuery, reply: Overview },
    run: (ctx, { query }) => getOverview(ctx, query),
  }),
]
