import { z } from 'zod'
import { type Endpoint, endpoint } from '../../platform/http/endpoint.ts'
import { Purpose, PurposeQuery, RecordParams } from '../people/shapes.ts'
import { adviseByRecord } from './actions.ts'
import { sealState } from './advice/state.ts'
import { Advice, Answers } from './contract.ts'

/** Advice over HTTP; whose record it is decides who gets it. */
export const advisorRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'advisePerson', method: 'get', path: '/districts/{district}/persons/{id}/advice', scope: 'signed_in' },
    ...{ summary: '按一人的档案测算能享受的服务，注明目的', params: RecordParams, query: PurposeQuery },
    reply: Advice.extend({ person: z.uuid() }),
    run: (ctx, { params, query }) => adviseByRecord(ctx, params.id, { answers: {}, purpose: query.purpose, note: true }),
  }),
  endpoint({
    ...{ id: 'advisePersonFurther', method: 'post', path: '/districts/{district}/persons/{id}/advice', scope: 'signed_in' },
    ...{ summary: '补问几题后再按档案测算，注明目的；回答不保存，只封在打印页的地址里', params: RecordParams },
    body: z.strictObject({ purpose: Purpose.optional(), answers: Answers }),
    reply: Advice.extend({ person: z.uuid(), sealed: z.string() }),
    run: async (ctx, { params, body: { purpose, answers } }) => {
      const advice = await adviseByRecord(ctx, params.id, { answers, purpose, note: true })
      const said = { who: advice.who, person: advice.person, answers: Object.entries(answers) }
      return { ...advice, sealed: sealState(ctx.keys, ctx.district, said) }
    },
  }),
]
