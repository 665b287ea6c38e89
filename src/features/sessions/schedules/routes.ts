import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { staff } from '../policy.ts'
import { DistrictParams, Made, RecordParams } from '../shapes.ts'
import { endSchedule, listSchedules, publishSchedule } from './actions.ts'
import { MadeSchedule, NewSchedule, ScheduleEnd, ScheduleList, ScheduleQuery } from './contract.ts'

const at = (path: string) => `/districts/{district}/${path}`

/** Schedules over HTTP. */
export const scheduleRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listSchedules', method: 'get', scope: 'staff', path: at('session-schedules'), summary: '场次安排' },
    ...{ params: DistrictParams, query: ScheduleQuery, reply: ScheduleList },
    run: (ctx, { query }) => listSchedules(ctx, query),
  }),
  endpoint({
    ...{ id: 'publishSchedule', method: 'post', scope: staff, path: at('session-schedules'), summary: '发布场次安排并生成场次' },
    ...{ params: DistrictParams, body: NewSchedule, reply: MadeSchedule, status: 201 },
    run: (ctx, { body }) => publishSchedule(ctx, body),
  }),
  endpoint({
    ...{ id: 'endSchedule', method: 'post', scope: staff, path: at('session-schedules/{id}/end'), summary: '停止场次安排' },
    ...{ params: RecordParams, body: ScheduleEnd, reply: Made },
    run: (ctx, { params, body }) => endSchedule(ctx, params.id, body),
  }),
]
