import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { DistrictParams, Id, Reason } from '../shapes.ts'
import {
  changeRoster,
  countRosterOf,
  getRoster,
  listRosterFacts,
  listRosters,
  makeRoster,
  openRoster,
  tryRoster,
  withdrawRoster,
} from './actions.ts'
import {
  ExportQuery,
  NewRoster,
  PageQuery,
  Roster,
  RosterChange,
  RosterCount,
  RosterFact,
  RosterPage,
  RosterParams,
  RosterTrial,
} from './contract.ts'
import { exportRoster } from './export.ts'
import { rosterReaders } from './policy.ts'

const Made = z.object({ id: Id })
const all = '/districts/{district}/rosters'
const one = `${all}/{id}`
const scope = rosterReaders

/** Live lists of people over HTTP. */
export const rosterRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listRosters', method: 'get', path: all, scope, summary: '名册：保存的条件' },
    ...{ params: DistrictParams, reply: z.object({ rosters: z.array(Roster) }) },
    run: async (ctx) => ({ rosters: await listRosters(ctx) }),
  }),
  endpoint({
    ...{ id: 'makeRoster', method: 'post', path: all, scope, summary: '保存一份名册' },
    ...{ params: DistrictParams, body: NewRoster, reply: Made, status: 201 },
    run: (ctx, { body }) => makeRoster(ctx, body),
  }),
  endpoint({
    ...{ id: 'listRosterFacts', method: 'get', path: '/districts/{district}/roster-facts', scope, summary: '名册可以用的条件' },
    ...{ params: DistrictParams, reply: z.object({ facts: z.array(RosterFact) }) },
    run: async (ctx) => ({ facts: await listRosterFacts(ctx) }),
  }),
  endpoint({
    ...{ id: 'tryRoster', method: 'post', path: '/districts/{district}/roster-trials', scope, summary: '试查一组条件，不保存' },
    ...{ params: DistrictParams, body: RosterTrial, reply: RosterPage },
    run: (ctx, { body }) => tryRoster(ctx, body),
  }),
  endpoint({
    ...{ id: 'getRoster', method: 'get', path: one, scope, summary: '一份名册的条件' },
    ...{ params: RosterParams, reply: Roster },
    run: (ctx, { params }) => getRoster(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'changeRoster', method: 'put', path: one, scope, summary: '修改名册的名称或条件' },
    ...{ params: RosterParams, body: RosterChange, reply: Made },
    run: (ctx, { params, body }) => changeRoster(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawRoster', method: 'post', path: `${one}/withdrawal`, scope, summary: '撤下一份名册，说明原因' },
    ...{ params: RosterParams, body: Reason, reply: Made },
    run: (ctx, { params, body }) => withdrawRoster(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'openRoster', method: 'get', path: `${one}/persons`, scope, summary: '打开名册：今天符合条件的人' },
    ...{ params: RosterParams, query: PageQuery, reply: RosterPage },
    run: (ctx, { params, query }) => openRoster(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'countRoster', method: 'get', path: `${one}/count`, scope, summary: '名册今天有多少人' },
    ...{ params: RosterParams, reply: RosterCount },
    run: (ctx, { params }) => countRosterOf(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'exportRoster', method: 'get', path: `${one}/file`, scope, summary: '导出名册，须说明用途，逐次留痕' },
    ...{ params: RosterParams, query: ExportQuery },
    run: (ctx, { params, query }) => exportRoster(ctx, params.id, query),
  }),
]
