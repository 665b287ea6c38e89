import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { readers } from '../policy.ts'
import { DistrictParams, ListQuery } from '../shapes.ts'
import { GapRows, GapRowsQuery, Gaps, Provisions } from './contract.ts'
import { listGapRows, listGaps } from './gaps.ts'
import { getProvision } from './provision.ts'

const look = { method: 'get', scope: readers, params: DistrictParams } as const

/** What is counted of facilities, laid beside need, and what its rows lack. */
export const countingRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'getProvision',
      ...look,
      path: '/districts/{district}/provision',
      summary: '供需测算：各街镇需求、标准、现状与缺口',
    },
    ...{ query: ListQuery, reply: Provisions },
    run: (ctx, { query }) => getProvision(ctx, query.asOf),
  }),
  endpoint({
    ...{
      id: 'listFacilityGaps',
      ...look,
      path: '/districts/{district}/facility-gaps',
      summary: '设施数据缺项：哪个街镇缺什么、由谁补',
    },
    ...{ query: ListQuery, reply: Gaps },
    run: (ctx, { query }) => listGaps(ctx, query.asOf),
  }),
  endpoint({
    ...{ id: 'listFacilityGapRows', ...look, path: '/districts/{district}/facility-gaps/rows', summary: '缺项的设施名单' },
    ...{ query: GapRowsQuery, reply: GapRows },
    run: (ctx, { query }) => listGapRows(ctx, query),
  }),
]
