import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { staff } from '../policy.ts'
import { DistrictParams, Made, Reason, RecordParams } from '../shapes.ts'
import { applyForSeries, leaveSeries } from './applying.ts'
import {
  Application,
  Draw,
  Leaving,
  MadeSeries,
  NewSeries,
  NewSeriesApplication,
  PersonSeries,
  Roster,
  SeriesDetail,
  SeriesList,
  SeriesQuery,
} from './contract.ts'
import { cancelSeries, publishSeries } from './publishing.ts'
import { getDraw, getSeries, listPersonSeries, listRoster, listSeries } from './reading.ts'

const at = (path: string) => `/districts/{district}/${path}`
const open = { method: 'get', scope: 'public' } as const
const one = { params: RecordParams } as const

/** Courses over HTTP. */
export const seriesRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listSeries', ...open, path: at('series'), summary: '课程（老年大学、培训、父母课堂）：名额、报名时间、上课时间' },
    ...{ params: DistrictParams, query: SeriesQuery, reply: SeriesList },
    run: (ctx, { query }) => listSeries(ctx, query),
  }),
  endpoint({
    ...{
      id: 'publishSeries',
      method: 'post',
      scope: staff,
      path: at('series'),
      summary: '发布课程及全部上课时间，并公布抽签种子的哈希',
    },
    ...{ params: DistrictParams, body: NewSeries, reply: MadeSeries, status: 201 },
    run: (ctx, { body }) => publishSeries(ctx, body),
  }),
  endpoint({
    ...{ id: 'getSeries', ...open, ...one, path: at('series/{id}'), summary: '一门课程及每次上课' },
    reply: SeriesDetail,
    run: (ctx, { params }) => getSeries(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'getDraw', ...open, ...one, path: at('series/{id}/draw'), summary: '课程抽签：种子、名次，任何人可重算' },
    reply: Draw,
    run: (ctx, { params }) => getDraw(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'cancelSeries',
      method: 'post',
      scope: staff,
      ...one,
      path: at('series/{id}/cancellation'),
      summary: '停办课程并告知报名的人',
    },
    ...{ body: Reason, reply: Made },
    run: (ctx, { params, body }) => cancelSeries(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'listRoster',
      method: 'get',
      scope: staff,
      ...one,
      path: at('series/{id}/applications'),
      summary: '课程的报名、录取、候补名单及到课率',
    },
    reply: Roster,
    run: (ctx, { params }) => listRoster(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'applyForSeries', method: 'post', scope: 'signed_in', path: at('series-applications'), summary: '报名课程' },
    ...{ params: DistrictParams, body: NewSeriesApplication, reply: Application, status: 201 },
    run: (ctx, { body: { series, ...wish } }) => applyForSeries(ctx, series, wish),
  }),
  endpoint({
    ...{
      id: 'leaveSeries',
      method: 'post',
      scope: 'signed_in',
      ...one,
      path: at('series-applications/{id}/withdrawal'),
      summary: '取消报名或中途退出，空出的名额递补',
    },
    ...{ body: Leaving, reply: Application },
    run: (ctx, { params, body }) => leaveSeries(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'listPersonSeries',
      method: 'get',
      scope: 'signed_in',
      ...one,
      path: at('persons/{id}/series'),
      summary: '一人报名的课程及到课率',
    },
    reply: PersonSeries,
    run: (ctx, { params }) => listPersonSeries(ctx, params.id),
  }),
]
