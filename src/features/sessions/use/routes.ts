import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { overseers, staff } from '../policy.ts'
import { DistrictParams } from '../shapes.ts'
import { listChildrenWithout, listFamiliesBelow } from './actions.ts'
import {
  ChildrenQuery,
  ChildrenWithout,
  FacilityParams,
  FacilityReturn,
  FamiliesBelow,
  FamiliesQuery,
  FreeUse,
  FreeUseQuery,
  Load,
  PublicUse,
  ReturnQuery,
  TakenAway,
  Use,
  UseQuery,
} from './contract.ts'
import { exportChildren, exportFamilies, exportReturn } from './export.ts'
import { getFreeUse, getLoad, getPublicUse, getUse } from './figures.ts'
import { getReturn } from './returns.ts'

const at = (path: string) => `/districts/{district}/${path}`
const seen = { method: 'get', scope: overseers, params: DistrictParams } as const
const run = { method: 'get', scope: staff, params: FacilityParams } as const

/** Use of sessions over HTTP. */
export const useRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'getSessionUse', ...seen, path: at('session-use'), summary: '场次使用情况：按街镇、按服务' },
    ...{ query: UseQuery, reply: Use },
    run: (ctx, { query }) => getUse(ctx, query),
  }),
  endpoint({
    ...{ id: 'getSessionLoad', ...seen, path: at('session-use/hours'), summary: '一周各时段的场次与到场' },
    ...{ query: UseQuery, reply: Load },
    run: (ctx, { query }) => getLoad(ctx, query),
  }),
  endpoint({
    ...{ id: 'getFreeUse', ...seen, path: at('session-use/free'), summary: '免费次数的使用' },
    ...{ query: FreeUseQuery, reply: FreeUse },
    run: (ctx, { query }) => getFreeUse(ctx, query),
  }),
  endpoint({
    ...{ id: 'listChildrenWithout', ...seen, path: at('session-use/children'), summary: '今年一次也没有用过的适龄幼儿' },
    ...{ query: ChildrenQuery, reply: ChildrenWithout },
    run: (ctx, { query }) => listChildrenWithout(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportChildrenWithout', ...seen, path: at('session-use/children.xlsx'), summary: '导出一次也没有用过的适龄幼儿' },
    query: ChildrenQuery.extend(TakenAway.shape),
    run: (ctx, { query }) => exportChildren(ctx, query),
  }),
  endpoint({
    ...{ id: 'listFamiliesBelow', ...seen, path: at('session-use/families'), summary: '育儿指导次数不足的家庭' },
    ...{ query: FamiliesQuery, reply: FamiliesBelow },
    run: (ctx, { query }) => listFamiliesBelow(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportFamiliesBelow', ...seen, path: at('session-use/families.xlsx'), summary: '导出育儿指导次数不足的家庭' },
    query: FamiliesQuery.extend(TakenAway.shape),
    run: (ctx, { query }) => exportFamilies(ctx, query),
  }),
  endpoint({
    ...{ id: 'getSessionReturn', ...run, path: at('facilities/{id}/session-return'), summary: '设施月报，按记录填好' },
    ...{ query: ReturnQuery, reply: FacilityReturn },
    run: (ctx, { params, query }) => getReturn(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'exportSessionReturn', ...run, path: at('facilities/{id}/session-return.xlsx'), summary: '导出设施月报' },
    query: ReturnQuery,
    run: (ctx, { params, query }) => exportReturn(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'getPublicUse', method: 'get', scope: 'public', path: at('session-figures'), params: DistrictParams },
    ...{ summary: '场次到场人次（公开，少于 5 的不显示）', query: UseQuery.pick({ from: true, to: true }), reply: PublicUse },
    run: (ctx, { query }) => getPublicUse(ctx, query),
  }),
]
