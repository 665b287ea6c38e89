import { type Download, type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { contentHash } from '../../../platform/ids.ts'
import { RecordParams } from '../shapes.ts'
import { bookingCalendar, readFeed } from './actions.ts'
import { FeedParams } from './contract.ts'

const mediaType = 'text/calendar; charset=utf-8'

/** Calendars over HTTP: one booking as a file, and what a calendar program reads under a private address. */
export const calendarRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'getBookingCalendar', method: 'get', scope: 'signed_in', path: '/districts/{district}/bookings/{id}/calendar' },
    ...{ summary: '把一次预约加入日历（iCalendar 文件）', params: RecordParams },
    run: async (ctx, { params }): Promise<Download> => {
      const { text, name } = await bookingCalendar(ctx, params.id)
      return { download: { name, mediaType, body: Buffer.from(text) } }
    },
  }),
  endpoint({
    ...{ id: 'readCalendarFeed', method: 'get', scope: 'public', path: '/districts/{district}/calendar-feeds/{secret}' },
    ...{ summary: '日历订阅：凭私密网址读取，未变时答 304', params: FeedParams, perMinute: 60 },
    run: async (ctx, { params }): Promise<Download> => {
      const { text } = await readFeed(ctx, params.secret)
      return { download: { name: 'yuyue.ics', mediaType, body: Buffer.from(text), etag: `"${contentHash(text).slice(0, 32)}"` } }
    },
  }),
]
