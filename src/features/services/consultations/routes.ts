import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { Made } from '../shapes.ts'
import { listConsultations, recordConsultation } from './consultations.ts'
import {
  ConsultationList,
  ConsultationQuery,
  DistrictParams,
  NewConsultation,
  OptOut,
  OptOutWish,
  RecordParams,
  Telephone,
  Telling,
  Told,
  UntoldList,
  UntoldQuery,
} from './contract.ts'
import { exportConsultations } from './export.ts'
import { adviceReaders, advisers } from './policy.ts'
import { endRefusal, listUntold, optOut, recordTelling, viewTelephone } from './told.ts'

const at = '/districts/{district}'
const one = `${at}/persons/{id}`

/** Consultations, the list of those to be told, and refusals over HTTP. */
export const consultationRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'recordConsultation',
      method: 'post',
      path: `${at}/consultations`,
      scope: advisers,
      summary: '登记一次养老顾问咨询',
    },
    ...{ params: DistrictParams, body: NewConsultation, reply: Made, status: 201 },
    run: (ctx, { body }) => recordConsultation(ctx, body),
  }),
  endpoint({
    ...{
      id: 'listConsultations',
      method: 'get',
      path: `${at}/consultations`,
      scope: adviceReaders,
      summary: '咨询记录与按月次数',
    },
    ...{ params: DistrictParams, query: ConsultationQuery, reply: ConsultationList },
    run: (ctx, { query }) => listConsultations(ctx, query),
  }),
  endpoint({
    ...{ id: 'exportConsultations', method: 'get', path: `${at}/consultations.xlsx`, scope: adviceReaders },
    ...{
      summary: '导出咨询记录，不含姓名',
      params: DistrictParams,
      query: ConsultationQuery.extend({ lang: z.string().optional() }),
    },
    run: (ctx, { query }) => exportConsultations(ctx, query),
  }),
  endpoint({
    ...{ id: 'listUntold', method: 'get', path: `${at}/untold`, scope: adviceReaders, summary: '新近符合、尚未告知的人' },
    ...{ params: DistrictParams, query: UntoldQuery, reply: UntoldList },
    run: (ctx, { query }) => listUntold(ctx, query),
  }),
  endpoint({
    ...{ id: 'viewTelephone', method: 'post', path: `${one}/telephone-view`, scope: adviceReaders },
    ...{ summary: '查看电话号码以便联系，留痕', params: RecordParams, reply: Telephone },
    run: (ctx, { params }) => viewTelephone(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'recordTelling', method: 'post', path: `${one}/tellings`, scope: adviceReaders, summary: '登记已告知某人' },
    ...{ params: RecordParams, body: Telling, reply: Told, status: 201 },
    run: (ctx, { params, body }) => recordTelling(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'refuseTelling', method: 'post', path: `${one}/telling-refusal`, scope: adviceReaders },
    ...{ summary: '登记某人不要主动告知', params: RecordParams, body: OptOutWish, reply: OptOut, status: 201 },
    run: (ctx, { params, body }) => optOut(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'allowTelling', method: 'post', path: `${one}/telling-refusal/end`, scope: adviceReaders },
    ...{ summary: '登记某人愿意再被主动告知', params: RecordParams, body: OptOutWish, reply: OptOut },
    run: (ctx, { params, body }) => endRefusal(ctx, params.id, body),
  }),
]
