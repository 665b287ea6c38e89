import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers } from '../policy.ts'
import { Id, Reason, RecordParams } from '../shapes.ts'
import * as shape from './contract.ts'
import { endHold, listStandingHolds, placeHold } from './holds.ts'
import { getSchedule } from './schedule.ts'

const at = '/districts/{district}'

/** The published schedule, and holds on single persons. Runs are registered by whoever knows every feature. */
export const retentionRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'getRetentionSchedule',
      method: 'get',
      path: `${at}/retention-schedule`,
      summary: '公开的留存期限：各类记录保存多久、到期怎样处理',
    },
    ...{ scope: 'public', reply: shape.RetentionSchedule },
    run: (ctx) => getSchedule(ctx),
  }),
  endpoint({
    ...{ id: 'placeHold', method: 'post', path: `${at}/persons/{id}/holds`, summary: '投诉、诉讼期间暂缓删除一个人的记录' },
    ...{ scope: keepers, params: RecordParams, body: shape.NewHold, reply: z.object({ id: Id }), status: 201 },
    run: (ctx, { params, body }) => placeHold(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'listHolds', method: 'get', path: `${at}/holds`, summary: '仍在暂缓处理的人' },
    ...{ scope: keepers, reply: z.object({ holds: z.array(shape.Hold) }) },
    run: async (ctx) => ({ holds: await listStandingHolds(ctx) }),
  }),
  endpoint({
    ...{ id: 'endHold', method: 'post', path: `${at}/holds/{id}/lifting`, summary: '解除暂缓，并写明理由' },
    ...{ scope: keepers, params: RecordParams, body: Reason },
    run: (ctx, { params, body }) => endHold(ctx, params.id, body),
  }),
]
