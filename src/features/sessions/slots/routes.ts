import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { staff } from '../policy.ts'
import { DistrictParams, Made, Reason, RecordParams } from '../shapes.ts'
import { cancelSlot, changeCapacity } from './cancelling.ts'
import { CapacityChange, Slot, SlotList, SlotQuery } from './contract.ts'
import { getSlot, listAlternatives, listSlots } from './reading.ts'

const at = (path: string) => `/districts/{district}/${path}`
const open = { method: 'get', scope: 'public' } as const

/** Slots over HTTP. */
export const slotRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listSlots', ...open, path: at('slots'), summary: '可预约的场次及余位' },
    ...{ params: DistrictParams, query: SlotQuery, reply: SlotList },
    run: (ctx, { query }) => listSlots(ctx, query),
  }),
  endpoint({
    ...{ id: 'getSlot', ...open, path: at('slots/{id}'), summary: '一个场次' },
    ...{ params: RecordParams, reply: Slot },
    run: (ctx, { params }) => getSlot(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'listAlternatives', ...open, path: at('slots/{id}/alternatives'), summary: '满额时，附近还有余位的场次' },
    ...{ params: RecordParams, reply: SlotList },
    run: (ctx, { params }) => listAlternatives(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'cancelSlot',
      method: 'post',
      scope: staff,
      path: at('slots/{id}/cancellation'),
      summary: '取消一个场次并告知已预约的人',
    },
    ...{ params: RecordParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => cancelSlot(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'changeCapacity',
      method: 'post',
      scope: staff,
      path: at('slots/{id}/capacity'),
      summary: '调整一个场次的容量或照护人数',
    },
    ...{ params: RecordParams, body: CapacityChange, reply: Made },
    run: (ctx, { params, body }) => changeCapacity(ctx, params.id, body),
  }),
]
