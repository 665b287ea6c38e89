import { z } from 'zod'
import { reading } from '../database/transaction.ts'
import { endpoint } from '../http/endpoint.ts'
import { found } from '../problem.ts'
import { findArea, listCommittees, listDistricts, listStreets } from './store.ts'

export const districtRoutes = [
  endpoint({
    id: 'getInstallation',
    method: 'get',
    path: '/installation',
    scope: 'public',
    summary: '本安装：业务日期、是否演示、有哪些区',
    reply: z.object({
      today: z.iso.date(),
      demo: z.boolean(),
      districts: z.array(z.object({ code: z.string(), name: z.string(), pinyin: z.string() })),
    }),
    run: async (ctx) => ({
      today: ctx.clock.today(),
      demo: ctx.clock.offsetDays !== 0,
      districts: await listDistricts(ctx.databases.app),
    }),
  }),
  endpoint({
    id: 'listStreets',
    method: 'get',
    path: '/districts/{district}/streets',
    scope: 'public',
    summary: '街道和镇',
    reply: z.object({
      streets: z.array(z.object({ code: z.string(), name: z.string(), kind: z.string(), counts: z.boolean() })),
    }),
    run: async (ctx) => ({ streets: await reading(ctx, listStreets) }),
  }),
  endpoint({
    id: 'listCommittees',
    method: 'get',
    path: '/districts/{district}/streets/{street}/committees',
    scope: 'public',
    summary: '一个街镇的居委会、村委会',
    params: z.object({ district: z.string(), street: z.string().max(20) }),
    reply: z.object({ committees: z.array(z.object({ code: z.string(), name: z.string() })) }),
    run: (ctx, { params }) =>
      reading(ctx, async (tx) => {
        const street = found(await findArea(tx, params.street), 'street')
        return { committees: await listCommittees(tx, street.street) }
      }),
  }),
]
