import { z } from 'zod'
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts'
import { Purpose, RecordParams } from '../people/shapes.ts'
import { adviseByRecord } from './actions.ts'
import { Advice, Answers } from './contract.ts'

const Wish = z.object({ purpose: Purpose.optional(), answers: Answers.default({}) })

/** Advice over HTTP. */
export const advisorRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'advisePerson', method: 'post', path: '/districts/{district}/persons/{id}/advice', scope: 'signed_in' },
    ...{ summary: '按一人的档案测算能享受的服务，注明目的', params: RecordParams, body: Wish },
    reply: Advice.extend({ person: z.uuid() }),
    run: (ctx, { params, body }) => adviseByRecord(ctx, params.id, { ...body, note: true }),
  }),
]
