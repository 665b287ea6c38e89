import { z } from 'zod'
import { roles } from '../actor.ts'
import { type Endpoint, endpoint } from '../http/endpoint.ts'
import { Username } from './contract.ts'
import { endStandIn, giveStandIn, standInsOf } from './stand-ins.ts'

const day = z.iso.date({ error: 'a day, YYYY-MM-DD' })

/** Somebody holds somebody else's role while they are away, on the days [startsOn, endsOn). */
const StandIn = z
  .object({
    id: z.string(),
    accountName: z.string(),
    standInForName: z.string(),
    role: z.enum(roles),
    department: z.string().nullable(),
    street: z.string().nullable(),
    startsOn: z.string(),
    endsOn: z.string(),
    grantedByName: z.string().nullable(),
  })
  .meta({ id: 'StandIn' })

/** `for` is the user name of who is away, `by` of who is there. */
const NewStandIn = z.object({ for: Username, by: Username, startsOn: day, endsOn: day })

const givers = ['coordinator', 'department_officer', 'administrator'] as const

/** Stand-ins (顶岗) for staff on leave. */
export const standInRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listStandIns', method: 'get', path: '/districts/{district}/stand-ins', summary: '顶岗：谁在代谁行使职责、到哪天' },
    scope: givers,
    reply: z.object({ standIns: z.array(StandIn) }),
    run: async (ctx) => ({ standIns: await standInsOf(ctx) }),
  }),
  endpoint({
    ...{ id: 'giveStandIn', method: 'post', path: '/districts/{district}/stand-ins', summary: '请假期间由他人顶岗，期满自止' },
    ...{ scope: givers, body: NewStandIn, reply: z.object({ ids: z.array(z.string()) }), status: 201 },
    run: (ctx, { body }) => giveStandIn(ctx, body),
  }),
  endpoint({
    ...{ id: 'endStandIn', method: 'post', path: '/districts/{district}/stand-ins/{id}/ending', summary: '提前结束顶岗' },
    ...{ scope: 'staff', params: z.object({ district: z.string(), id: z.uuid() }) },
    run: (ctx, { params }) => endStandIn(ctx, params.id),
  }),
]
