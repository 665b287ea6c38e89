import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import type { UploadedFile } from '../../../platform/http/upload.ts'
import { ServiceParams } from '../catalogue/contract.ts'
import { DistrictParams, Made, Reason, RecordParams } from '../shapes.ts'
import { correctEnrolment, endEnrolment, enrol, reopenEnrolment, withdrawEnrolment } from './actions.ts'
import { recordCheck, withdrawCheck } from './checks.ts'
import { getChildTimeline, listMissedSteps } from './child/timeline.ts'
import {
  ChildTimeline,
  Coverage,
  DueList,
  DueQuery,
  EnrolledList,
  EnrolledQuery,
  EnrolmentCorrection,
  EnrolmentDetail,
  EnrolmentEnd,
  EnrolmentServices,
  MadeEnrolment,
  MissedQuery,
  MissedSteps,
  NewCheck,
  NewEnrolment,
  PersonEnrolments,
  PersonEnrolmentsQuery,
} from './contract.ts'
import { getEnrolmentImport, listEnrolmentImports, receiveEnrolments } from './importing/actions.ts'
import { EnrolmentImportDetail, EnrolmentImports, NewEnrolmentImport, SheetQuery } from './importing/contract.ts'
import { downloadEnrolmentFaults, downloadEnrolmentTemplate } from './importing/sheets.ts'
import { getCoverage, getEnrolment, listDue, listEnrolled, listEnrolmentServices } from './lists.ts'
import { listPersonEnrolments } from './own.ts'
import { keepers, readers } from './policy.ts'

const at = (path: string) => `/districts/{district}/${path}`
const one = { method: 'get', scope: 'signed_in', params: RecordParams } as const
const list = { method: 'get', scope: readers, params: DistrictParams } as const
const deed = { method: 'post', params: RecordParams, reply: Made } as const

/** Enrolments over HTTP: people's row security says about whom, the policy who may do what. */
export const enrolmentRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'listEnrolmentServices', ...list, path: at('enrolment-services'), summary: '可签约、登记、参保的服务及在册人数' },
    reply: EnrolmentServices,
    run: (ctx) => listEnrolmentServices(ctx),
  }),
  endpoint({
    ...{ id: 'listEnrolled', ...list, path: at('enrolments'), summary: '一项服务的在册或已终止人员' },
    ...{ query: EnrolledQuery, reply: EnrolledList },
    run: (ctx, { query }) => listEnrolled(ctx, query),
  }),
  endpoint({
    ...{
      id: 'enrol',
      method: 'post',
      scope: readers,
      path: at('enrolments'),
      summary: '按资格规则登记一人；不符合的写明理由方可登记',
    },
    ...{ params: DistrictParams, body: NewEnrolment, reply: MadeEnrolment, status: 201 },
    run: (ctx, { body }) => enrol(ctx, body),
  }),
  endpoint({
    ...{ id: 'getEnrolment', ...one, path: at('enrolments/{id}'), summary: '一条登记' },
    reply: EnrolmentDetail,
    run: (ctx, { params }) => getEnrolment(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'endEnrolment',
      ...deed,
      scope: 'signed_in',
      path: at('enrolments/{id}/end'),
      summary: '终止登记：经办人、服务机构或本人',
    },
    body: EnrolmentEnd,
    run: (ctx, { params, body }) => endEnrolment(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'reopenEnrolment', ...deed, scope: keepers, path: at('enrolments/{id}/reopening'), summary: '撤销误录的终止' },
    body: Reason,
    run: (ctx, { params, body }) => reopenEnrolment(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'correctEnrolment',
      ...deed,
      scope: keepers,
      path: at('enrolments/{id}/correction'),
      summary: '更正登记，旧的一行保留',
    },
    body: EnrolmentCorrection,
    run: (ctx, { params, body }) => correctEnrolment(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawEnrolment', ...deed, scope: keepers, path: at('enrolments/{id}/withdrawal'), summary: '撤回误录的登记' },
    body: Reason,
    run: (ctx, { params, body }) => withdrawEnrolment(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'listPersonEnrolments',
      ...one,
      path: at('persons/{id}/enrolments'),
      summary: '一人的签约、参保、登记与应享受的服务',
    },
    ...{ query: PersonEnrolmentsQuery, reply: PersonEnrolments },
    run: (ctx, { params, query }) => listPersonEnrolments(ctx, params.id, query),
  }),
  endpoint({
    ...{
      id: 'recordCheck',
      ...deed,
      status: 201,
      scope: readers,
      path: at('persons/{id}/checks'),
      summary: '记录一次体检、访视或随访',
    },
    body: NewCheck,
    run: (ctx, { params, body }) => recordCheck(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'withdrawCheck',
      ...deed,
      scope: readers,
      path: at('checks/{id}/withdrawal'),
      summary: '撤回误录的体检、访视或随访',
    },
    body: Reason,
    run: (ctx, { params, body }) => withdrawCheck(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'getChildTimeline', ...one, path: at('persons/{id}/child-checks'), summary: '一名儿童的手册、访视与健康检查时间表' },
    ...{ query: PersonEnrolmentsQuery, reply: ChildTimeline },
    run: (ctx, { params, query }) => getChildTimeline(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'listMissedSteps', ...list, scope: keepers, path: at('child-checks'), summary: '到期或遗漏的儿童访视、检查名单' },
    ...{ query: MissedQuery, reply: MissedSteps },
    run: (ctx, { query }) => listMissedSteps(ctx, query),
  }),
  endpoint({
    ...{
      id: 'listDue',
      method: 'get',
      scope: readers,
      path: at('services/{service}/due'),
      summary: '应登记而未登记、应复检、将到期的名单',
    },
    ...{ params: ServiceParams, query: DueQuery, reply: DueList },
    run: (ctx, { params, query }) => listDue(ctx, params.service, query),
  }),
  endpoint({
    ...{
      id: 'getCoverage',
      method: 'get',
      scope: readers,
      path: at('services/{service}/coverage'),
      summary: '分街镇的应享受、已登记、已检查人数',
    },
    ...{ params: ServiceParams, reply: Coverage },
    run: (ctx, { params }) => getCoverage(ctx, params.service),
  }),
  endpoint({
    ...{
      id: 'importEnrolments',
      method: 'post',
      scope: keepers,
      path: at('enrolment-imports'),
      summary: '成批导入签约、参保名单，错行逐一指出',
    },
    ...{ params: DistrictParams, body: NewEnrolmentImport, reply: Made, status: 201, upload: true, perMinute: 60 },
    run: (ctx, { body }) => receiveEnrolments(ctx, body as unknown as { fields: NewEnrolmentImport; files: UploadedFile[] }),
  }),
  endpoint({
    ...{ id: 'listEnrolmentImports', ...list, scope: keepers, path: at('enrolment-imports'), summary: '导入的名单' },
    reply: EnrolmentImports,
    run: (ctx) => listEnrolmentImports(ctx),
  }),
  endpoint({
    ...{ id: 'getEnrolmentImport', ...one, scope: keepers, path: at('enrolment-imports/{id}'), summary: '一次导入的结果与错行' },
    reply: EnrolmentImportDetail,
    run: (ctx, { params }) => getEnrolmentImport(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'downloadEnrolmentFaults', ...one, scope: keepers, path: at('enrolment-imports/{id}/faults') },
    ...{ summary: '下载一次导入的错处清单', query: SheetQuery },
    run: (ctx, { params, query }) => downloadEnrolmentFaults(ctx, params.id, query.lang),
  }),
  endpoint({
    ...{ id: 'downloadEnrolmentTemplate', ...list, scope: keepers, path: at('enrolment-import-template') },
    ...{ summary: '下载名单模板', query: SheetQuery },
    run: (ctx, { query }) => downloadEnrolmentTemplate(ctx, query.lang),
  }),
]
