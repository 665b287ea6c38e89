import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { Made, Reason, RecordParams } from '../shapes.ts'
import { listBookingMeasures, listPersonMeasures, recordMeasures, withdrawMeasure } from './actions.ts'
import { BookingMeasures, MadeMeasures, MeasuresQuery, NewMeasures, PersonMeasures } from './contract.ts'

const at = (path: string) => `/districts/{district}/${path}`
const one = { scope: ['provider'], params: RecordParams } as const

/** Personal measures over HTTP. */
export const measureRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'listBookingMeasures',
      method: 'get',
      ...one,
      path: at('bookings/{id}/measures'),
      summary: '本服务测哪些，以及本机构为此人测过的值',
    },
    reply: BookingMeasures,
    run: (ctx, { params }) => listBookingMeasures(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'recordMeasures',
      method: 'post',
      ...one,
      path: at('bookings/{id}/measures'),
      summary: '记录一次测量；异常的值须再次确认',
    },
    ...{ body: NewMeasures, reply: MadeMeasures, status: 201 },
    run: (ctx, { params, body }) => recordMeasures(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawMeasure', method: 'post', ...one, path: at('measures/{id}/withdrawal'), summary: '撤回误录的测量值' },
    ...{ body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawMeasure(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'listPersonMeasures',
      method: 'get',
      scope: 'signed_in',
      path: at('persons/{id}/measures'),
      summary: '一人历次测量值，供本人、监护人与受托人查看',
    },
    ...{ params: RecordParams, query: MeasuresQuery, reply: PersonMeasures },
    run: (ctx, { params, query }) => listPersonMeasures(ctx, params.id, query),
  }),
]
