import { z } from 'zod'
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts'
import { PurposeQuery, RecordParams } from '../people/shapes.ts'
import { adviseByRecord } from './actions.ts'
import { Advice } from './contract.ts'

/** Advice over HTTP; whose record it is decides who gets it. */
export const advisorRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'advisePerson', method: 'get', path: '/districts/{district}/persons/{id}/advice', scope: 'signed_in' },
    ...{ summary: '按一人的档案测算能享受的服务，注明目的', params: RecordParams, query: PurposeQuery },
    reply: Advice.extend({ person: z.uuid() }),
    run: (ctx, { params, query }) => adviseByRecord(ctx, params.id, { answers: {}, purpose: query.purpose, note: true }),
  }),
]
