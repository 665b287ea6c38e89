import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers, readers, reporters } from '../policy.ts'
import { DistrictParams, ListQuery, Made, RecordParams, Why } from '../shapes.ts'
import { closeFacility, correctFacility, openFacility, reopenFacility, withdrawFacility } from './actions.ts'
import {
  AttributeWish,
  Changed,
  Closing,
  ContractEnd,
  Facilities,
  FacilityCorrection,
  FacilityDetail,
  FacilityQuery,
  FeeWish,
  NewContract,
  NewFacility,
  OccupancyReport,
  OpeningWish,
  Reopening,
} from './contract.ts'
import { addContract, endContract } from './contracts.ts'
import { getFacility, listFacilities } from './list.ts'
import { reportOccupancy, setAttribute, setFee, setOpeningHours } from './told.ts'

const all = '/districts/{district}/facilities'
const one = `${all}/{id}`
const change = { method: 'post', params: RecordParams, reply: Made, status: 201 } as const

/** Facilities over HTTP: the register of a day, and what changes in it. */
export const facilityRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'listFacilities',
      method: 'get',
      path: all,
      scope: readers,
      summary: '设施台账：类型、街镇、主体、能力，可看任意一天',
    },
    ...{ params: DistrictParams, query: FacilityQuery, reply: Facilities },
    run: (ctx, { query }) => listFacilities(ctx, query),
  }),
  endpoint({
    ...{ id: 'getFacility', method: 'get', path: one, scope: readers, summary: '一处设施的全部信息及其沿革' },
    ...{ params: RecordParams, query: ListQuery, reply: FacilityDetail },
    run: (ctx, { params, query }) => getFacility(ctx, params.id, query.asOf),
  }),
  endpoint({
    ...{ id: 'openFacility', method: 'post', path: all, scope: keepers, summary: '登记一处设施' },
    ...{ params: DistrictParams, body: NewFacility, reply: Changed, status: 201 },
    run: (ctx, { body }) => openFacility(ctx, body),
  }),
  endpoint({
    ...{ id: 'correctFacility', path: `${one}/correction`, scope: keepers, summary: '更正设施登记的信息，须说明理由' },
    ...{ ...change, body: FacilityCorrection, reply: Changed },
    run: (ctx, { params, body }) => correctFacility(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'closeFacility', path: `${one}/closure`, scope: keepers, summary: '设施自某日起停业' },
    ...{ ...change, body: Closing },
    run: (ctx, { params, body }) => closeFacility(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'reopenFacility', path: `${one}/reopening`, scope: keepers, summary: '设施自某日起恢复运营' },
    ...{ ...change, body: Reopening },
    run: (ctx, { params, body }) => reopenFacility(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawFacility', path: `${one}/withdrawal`, scope: keepers, summary: '撤回误登的设施，须说明理由' },
    ...{ ...change, body: z.object({ reason: Why }) },
    run: (ctx, { params, body }) => withdrawFacility(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'setAttribute', path: `${one}/attributes`, scope: keepers, summary: '记录一项属性自某日起的值' },
    ...{ ...change, body: AttributeWish },
    run: (ctx, { params, body }) => setAttribute(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'setOpeningHours', path: `${one}/opening`, scope: reporters, summary: '公布自某日起的开放时间' },
    ...{ ...change, body: OpeningWish },
    run: (ctx, { params, body }) => setOpeningHours(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'setFee', path: `${one}/fees`, scope: reporters, summary: '公布自某日起的收费' },
    ...{ ...change, body: FeeWish },
    run: (ctx, { params, body }) => setFee(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'reportOccupancy', path: `${one}/occupancy`, scope: reporters, summary: '报送在住、在托人数' },
    ...{ ...change, body: OccupancyReport },
    run: (ctx, { params, body }) => reportOccupancy(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'addContract', path: `${one}/contracts`, scope: keepers, summary: '登记医养签约或运营合同' },
    ...{ ...change, body: NewContract },
    run: (ctx, { params, body }) => addContract(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'endContract', path: '/districts/{district}/contracts/{id}/end', scope: keepers, summary: '合同自某日起终止' },
    ...{ ...change, body: ContractEnd },
    run: (ctx, { params, body }) => endContract(ctx, params.id, body),
  }),
]
