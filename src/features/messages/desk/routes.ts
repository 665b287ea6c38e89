import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers, overseers } from '../policy.ts'
import { DistrictParams, Made, RecordParams } from '../shapes.ts'
import type { Speech } from '../speech.ts'
import { listCallBacks, listDeliveries, printLetter, recordCall, recordPosting, writeToPerson } from './actions.ts'
import {
  Call,
  CallBackList,
  DeliveryList,
  DeliveryQuery,
  MessagesQuery,
  NewMessage,
  OneMessage,
  PersonMessages,
  Posting,
} from './contract.ts'
import { getMessage, listPersonMessages } from './reading.ts'

const at = (path: string) => `/districts/{district}/${path}`
const one = { scope: keepers, params: RecordParams } as const

/** Deliveries, calls and letters over HTTP. */
export const deskRoutes = (speech: Speech): Endpoint[] => [
  endpoint({
    ...{ id: 'listDeliveries', method: 'get', scope: overseers, path: at('messages'), summary: '消息投递记录' },
    ...{ params: DistrictParams, query: DeliveryQuery, reply: DeliveryList },
    run: (ctx, { query }) => listDeliveries(ctx, query),
  }),
  endpoint({
    ...{ id: 'listCallBacks', method: 'get', scope: keepers, path: at('call-backs'), summary: '待回拨的人与要告知的内容' },
    ...{ params: DistrictParams, reply: CallBackList },
    run: (ctx) => listCallBacks(ctx),
  }),
  endpoint({
    ...{ id: 'recordCall', method: 'post', ...one, path: at('messages/{id}/calls'), summary: '登记一次回拨：接通或未接通' },
    ...{ body: Call, reply: Made, status: 201 },
    run: (ctx, { params, body }) => recordCall(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'recordPosting', method: 'post', ...one, path: at('messages/{id}/posting'), summary: '登记信件已投寄或送达' },
    ...{ body: Posting, reply: Made, status: 201 },
    run: (ctx, { params, body }) => recordPosting(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'printLetter', method: 'get', ...one, path: at('messages/{id}/letter'), summary: '信件打印页（HTML）' },
    run: async (ctx, { params }) => {
      const body = Buffer.from(await printLetter(ctx, speech, params.id))
      return { download: { name: `${params.id}.html`, mediaType: 'text/html; charset=utf-8', body } }
    },
  }),
  endpoint({
    ...{ id: 'getMessage', method: 'get', scope: 'signed_in', path: at('messages/{id}'), summary: '一条消息及每次投递' },
    ...{ params: RecordParams, query: MessagesQuery, reply: OneMessage },
    run: (ctx, { params, query }) => getMessage(ctx, params.id, query),
  }),
  endpoint({
    ...{
      id: 'listPersonMessages',
      method: 'get',
      scope: 'signed_in',
      path: at('persons/{id}/messages'),
      summary: '告知过一人的消息',
    },
    ...{ params: RecordParams, query: MessagesQuery, reply: PersonMessages },
    run: (ctx, { params, query }) => listPersonMessages(ctx, params.id, query),
  }),
  endpoint({
    ...{
      id: 'writeToPerson',
      method: 'post',
      ...one,
      path: at('persons/{id}/messages'),
      summary: '给一人写一条消息，按其告知方式发送',
    },
    ...{ body: NewMessage, reply: Made, status: 201 },
    run: (ctx, { params, body }) => writeToPerson(ctx, speech, params.id, body),
  }),
]
