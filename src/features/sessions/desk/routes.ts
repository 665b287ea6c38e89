import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { overseers, staff } from '../policy.ts'
import { DistrictParams, RecordParams } from '../shapes.ts'
import {
  Allowance,
  HeldQuery,
  Meetings,
  MeetingsQuery,
  NearQuery,
  NearSlots,
  ServiceQuery,
  SessionServices,
  SessionVenues,
  SlotBookings,
  VenueSlots,
} from './contract.ts'
import { getAllowance, listSlotsNear } from './counter.ts'
import { listSessionServices, listSessionVenues, listSlotBookings, listVenueSlots, previewMeetings } from './reading.ts'

const at = (path: string) => `/districts/{district}/${path}`
const readers = ['provider', ...overseers] as const
const look = { method: 'get', scope: readers } as const
const one = { method: 'get', scope: 'signed_in', params: RecordParams } as const

/** What those who run rooms, and who book at a counter, read. */
export const deskRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listSessionVenues', ...look, path: at('session-venues'), summary: '开设场次的设施，本机构、本街镇的在前' },
    ...{ params: DistrictParams, reply: SessionVenues },
    run: (ctx) => listSessionVenues(ctx),
  }),
  endpoint({
    ...{ id: 'listSessionServices', ...look, path: at('session-services'), summary: '按场次预约的服务及其默认设置' },
    ...{ params: DistrictParams, reply: SessionServices },
    run: (ctx) => listSessionServices(ctx),
  }),
  endpoint({
    ...{ id: 'listVenueSlots', ...look, path: at('facilities/{id}/slots'), summary: '一处设施的全部场次，含已结束和已取消的' },
    ...{ params: RecordParams, query: HeldQuery, reply: VenueSlots },
    run: (ctx, { params, query }) => listVenueSlots(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'listSlotBookings', method: 'get', scope: staff, path: at('slots/{id}/bookings') },
    ...{ summary: '一个场次的预约与排队，按到达先后', params: RecordParams, reply: SlotBookings },
    run: (ctx, { params }) => listSlotBookings(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'previewMeetings', method: 'get', scope: staff, path: at('schedule-preview') },
    ...{ summary: '场次安排发布前，最先的十场', params: DistrictParams, query: MeetingsQuery, reply: Meetings },
    run: (ctx, { query }) => previewMeetings(ctx, query),
  }),
  endpoint({
    ...{ id: 'getAllowance', ...one, path: at('persons/{id}/allowance'), summary: '一人一项服务今年的免费次数' },
    ...{ query: ServiceQuery, reply: Allowance },
    run: (ctx, { params, query }) => getAllowance(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'listSlotsNear', ...one, path: at('persons/{id}/slots-near'), summary: '一项服务的场次，离此人住处近的在前' },
    ...{ query: NearQuery, reply: NearSlots },
    run: (ctx, { params, query }) => listSlotsNear(ctx, params.id, query),
  }),
]
