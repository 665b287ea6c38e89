import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { RecordParams } from '../shapes.ts'
import type { Speech } from '../speech.ts'
import { getPreference, setPreference } from './actions.ts'
import { NewPreference, Preference } from './contract.ts'

const one = { scope: 'signed_in', params: RecordParams, path: '/districts/{district}/persons/{id}/message-preference' } as const

/** How somebody wants to be told, over HTTP. */
export const preferenceRoutes = (speech: Speech): Endpoint[] => [
  endpoint({
    ...{ id: 'getMessagePreference', method: 'get', ...one, summary: '一人的告知方式' },
    reply: Preference,
    run: (ctx, { params }) => getPreference(ctx, speech, params.id),
  }),
  endpoint({
    ...{ id: 'setMessagePreference', method: 'put', ...one, summary: '设定一人的告知方式、静默时段与推送条数' },
    ...{ body: NewPreference, reply: Preference },
    run: (ctx, { params, body }) => setPreference(ctx, speech, params.id, body),
  }),
]
