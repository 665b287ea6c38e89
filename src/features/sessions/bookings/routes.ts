import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { DistrictParams, RecordParams } from '../shapes.ts'
import { acceptOffer, bookSession, cancelBooking, confirmBooking } from './actions.ts'
import { Booking, BookingDetail, Cancellation, MadeBooking, NewBooking, PersonBookings } from './contract.ts'
import { getBooking, listPersonBookings } from './reading.ts'

const at = (path: string) => `/districts/{district}/${path}`
const one = { scope: 'signed_in', params: RecordParams } as const

/** Bookings over HTTP. */
export const bookingRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'bookSession',
      method: 'post',
      scope: 'signed_in',
      path: at('bookings'),
      summary: '预约一个场次；满额时按意愿排队或不排',
    },
    ...{ params: DistrictParams, body: NewBooking, reply: MadeBooking, status: 201 },
    run: (ctx, { body }) => bookSession(ctx, body),
  }),
  endpoint({
    ...{ id: 'getBooking', method: 'get', ...one, path: at('bookings/{id}'), summary: '一次预约及其经过' },
    reply: BookingDetail,
    run: (ctx, { params }) => getBooking(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'confirmBooking', method: 'post', ...one, path: at('bookings/{id}/confirmation'), summary: '确认为填表保留的位置' },
    reply: Booking,
    run: (ctx, { params }) => confirmBooking(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'acceptOffer', method: 'post', ...one, path: at('bookings/{id}/acceptance'), summary: '接受递补的位置' },
    reply: Booking,
    run: (ctx, { params }) => acceptOffer(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'cancelBooking',
      method: 'post',
      ...one,
      path: at('bookings/{id}/cancellation'),
      summary: '取消预约、退出排队或谢绝递补',
    },
    ...{ body: Cancellation, reply: Booking },
    run: (ctx, { params, body }) => cancelBooking(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'listPersonBookings',
      method: 'get',
      ...one,
      path: at('persons/{id}/bookings'),
      summary: '一人的预约、排队与以往记录',
    },
    reply: PersonBookings,
    run: (ctx, { params }) => listPersonBookings(ctx, params.id),
  }),
]
