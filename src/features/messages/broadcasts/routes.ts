import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { overseers, senders } from '../policy.ts'
import { DistrictParams, Made, RecordParams } from '../shapes.ts'
import { getBroadcast, listBroadcasts, previewBroadcast, sendBroadcast, stopBroadcast } from './actions.ts'
import { Broadcast, BroadcastList, BroadcastPreview, NewBroadcast } from './contract.ts'

const at = (path: string) => `/districts/{district}/${path}`
const all = { scope: senders, params: DistrictParams } as const
const one = { scope: senders, params: RecordParams } as const

/** What is sent to many, over HTTP. */
export const broadcastRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'previewBroadcast',
      method: 'post',
      ...all,
      path: at('broadcast-previews'),
      summary: '推送预览：会告知多少人、以何方式',
    },
    ...{ body: NewBroadcast, reply: BroadcastPreview, perMinute: 20 },
    run: (ctx, { body }) => previewBroadcast(ctx, body),
  }),
  endpoint({
    ...{ id: 'sendBroadcast', method: 'post', ...all, path: at('broadcasts'), summary: '推送一项服务的信息给愿意收的人' },
    ...{ body: NewBroadcast, reply: Made, status: 201 },
    run: (ctx, { body }) => sendBroadcast(ctx, body),
  }),
  endpoint({
    ...{ id: 'listBroadcasts', method: 'get', path: at('broadcasts'), scope: overseers, summary: '历次推送及其进度' },
    ...{ params: DistrictParams, reply: BroadcastList },
    run: (ctx) => listBroadcasts(ctx),
  }),
  endpoint({
    ...{ id: 'getBroadcast', method: 'get', path: at('broadcasts/{id}'), scope: overseers, summary: '一次推送的进度与结果' },
    ...{ params: RecordParams, reply: Broadcast },
    run: (ctx, { params }) => getBroadcast(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'stopBroadcast', method: 'post', ...one, path: at('broadcasts/{id}/stop'), summary: '停止一次推送' },
    reply: Made,
    run: (ctx, { params }) => stopBroadcast(ctx, params.id),
  }),
]
