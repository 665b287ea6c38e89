import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { readers, reporters } from '../policy.ts'
import { ListQuery, Made, RecordParams } from '../shapes.ts'
import { listExceptions, setException, withdrawException } from './actions.ts'
import { NewException, OpeningExceptions } from './contract.ts'

const path = '/districts/{district}/facilities/{id}/opening-exceptions'
const change = { method: 'post', scope: reporters, params: RecordParams, reply: Made, status: 201 } as const

/** Days on which a facility opens otherwise than its week says. */
export const exceptionRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listOpeningExceptions', method: 'get', path, scope: readers, summary: '一处设施近日不按每周时间开放的日子' },
    ...{ params: RecordParams, query: ListQuery, reply: OpeningExceptions },
    run: (ctx, { params, query }) => listExceptions(ctx, params.id, query.asOf),
  }),
  endpoint({
    ...{ id: 'setOpeningException', path, ...change, summary: '公布某一天不开放，或按另外的时间开放' },
    body: NewException,
    run: (ctx, { params, body }) => setException(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawOpeningException', path: '/districts/{district}/opening-exceptions/{id}/withdrawal' },
    ...{ ...change, summary: '撤回某一天的临时安排，恢复每周时间' },
    run: (ctx, { params }) => withdrawException(ctx, params.id),
  }),
]
