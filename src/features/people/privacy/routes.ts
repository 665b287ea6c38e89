import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers } from '../policy.ts'
import { Day, Id, PurposeQuery, RecordParams } from '../shapes.ts'
import { listAccess } from './access.ts'
import { giveConsent, listConsents, withdrawConsent } from './consents.ts'
import * as shape from './contract.ts'
import { answerCorrection, askForCorrection, listCorrections, listOpenCorrections, withdrawCorrection } from './corrections.ts'

const at = '/districts/{district}'
const own = { scope: 'signed_in' as const, params: RecordParams }

/** What the law gives everybody about their own data: to know, to agree, to have corrected. */
export const privacyRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'listConsents',
      method: 'get',
      path: `${at}/persons/{id}/consents`,
      summary: '一个人同意过什么、是否仍有效；登记机关须说明目的并留痕',
    },
    ...{ ...own, query: PurposeQuery, reply: z.object({ consents: z.array(shape.Consent) }) },
    run: async (ctx, { params, query }) => ({ consents: await listConsents(ctx, params.id, query) }),
  }),
  endpoint({
    ...{ id: 'giveConsent', method: 'post', path: `${at}/persons/{id}/consents`, summary: '同意一项处理目的；儿童由监护人同意' },
    ...{ ...own, body: shape.NewConsent, reply: z.object({ id: Id }), status: 201 },
    run: (ctx, { params, body }) => giveConsent(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawConsent', method: 'post', path: `${at}/consents/{id}/withdrawal`, summary: '撤回同意，当天生效' },
    ...own,
    run: (ctx, { params }) => withdrawConsent(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'listAccess', method: 'get', path: `${at}/persons/{id}/access`, summary: '谁在何时为何看过或改过这份档案' },
    ...{ ...own, query: shape.AccessQuery, reply: shape.AccessList },
    run: (ctx, { params, query }) => listAccess(ctx, params.id, query),
  }),
  endpoint({
    ...{
      id: 'listCorrections',
      method: 'get',
      path: `${at}/persons/{id}/corrections`,
      summary: '为一个人提出过的更正请求与答复',
    },
    ...{ ...own, reply: z.object({ corrections: z.array(shape.Correction) }) },
    run: async (ctx, { params }) => ({ corrections: await listCorrections(ctx, params.id) }),
  }),
  endpoint({
    ...{
      id: 'askForCorrection',
      method: 'post',
      path: `${at}/persons/{id}/corrections`,
      summary: '请求更正档案，十五个工作日内答复',
    },
    ...{ ...own, body: shape.NewCorrection, reply: z.object({ id: Id, answerDueOn: Day }), status: 201 },
    run: (ctx, { params, body }) => askForCorrection(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'withdrawCorrection', method: 'post', path: `${at}/corrections/{id}/withdrawal`, summary: '撤回更正请求' },
    ...own,
    run: (ctx, { params }) => withdrawCorrection(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'listOpenCorrections', method: 'get', path: `${at}/corrections`, summary: '待答复的更正请求' },
    ...{ scope: keepers, reply: z.object({ corrections: z.array(shape.Correction) }) },
    run: async (ctx) => ({ corrections: await listOpenCorrections(ctx) }),
  }),
  endpoint({
    ...{
      id: 'answerCorrection',
      method: 'post',
      path: `${at}/corrections/{id}/answer`,
      summary: '答复更正请求：已更正，或说明为何不更正',
    },
    ...{ scope: keepers, params: RecordParams, body: shape.CorrectionAnswer },
    run: (ctx, { params, body }) => answerCorrection(ctx, params.id, body),
  }),
]
