import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { readers } from '../policy.ts'
import { DistrictParams, RecordParams } from '../shapes.ts'
import { searchDirectory } from './actions.ts'
import { Directory, DirectoryDetail, DirectoryQuery, VenueQuery, Venues } from './contract.ts'
import { getDirectoryDetail } from './detail.ts'
import { listVenueHours } from './venues.ts'

/** The public directory over HTTP, and for officers the venues beside the norm of opening hours. */
export const directoryRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'searchDirectory', method: 'get', path: '/districts/{district}/directory', scope: 'public' },
    ...{ summary: '公众查找设施：类型、距离、收费、余位', params: DistrictParams, query: DirectoryQuery, reply: Directory },
    run: (ctx, { query }) => searchDirectory(ctx, query),
  }),
  endpoint({
    ...{ id: 'getDirectoryDetail', method: 'get', path: '/districts/{district}/facilities/{id}/public', scope: 'public' },
    ...{ summary: '一处设施的公开信息', params: RecordParams, reply: DirectoryDetail },
    run: (ctx, { params }) => getDirectoryDetail(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'listVenueHours', method: 'get', path: '/districts/{district}/venue-hours', scope: readers },
    ...{ summary: '公共场所每周开放时间与标准', params: DistrictParams, query: VenueQuery, reply: Venues },
    run: (ctx, { query }) => listVenueHours(ctx, query),
  }),
]
