import { z } from 'zod'
import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { keepers } from '../policy.ts'
import { RecordParams } from '../shapes.ts'
import * as shape from './contract.ts'
import { dutiesOfHolder, endPersonGrant, giveDuty, grantsOfPerson } from './duties.ts'
import { askForWard, decideWardClaim, knownWards, listWardClaims } from './guardians.ts'
import { listLetters, makeLetter, useLetter, withdrawLetter } from './letters.ts'
import { makeRecovery } from './recovery.ts'
import { bindByClaim, standingOf } from './standing.ts'
import { endTrust, listTrusted, nameTrusted } from './trusted.ts'

const at = '/districts/{district}'
const signedIn = { scope: 'signed_in' as const }

/** Accounts and the persons they stand for. */
export const accountRoutes: Endpoint[] = [
  endpoint({
    ...{
      id: 'makeLetter',
      method: 'post',
      path: `${at}/persons/{id}/letters`,
      summary: '窗口核验材料后，为本人或监护人开具核验函',
    },
    ...{ scope: keepers, params: RecordParams, body: shape.NewLetter, reply: shape.MadeLetter, status: 201 },
    run: (ctx, { params, body }) => makeLetter(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'listLetters', method: 'get', path: `${at}/persons/{id}/letters`, summary: '一个人的核验函：何时开具、是否已用' },
    ...{ scope: keepers, params: RecordParams, reply: shape.Letters },
    run: (ctx, { params }) => listLetters(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'withdrawLetter', method: 'post', path: `${at}/letters/{id}/withdrawal`, summary: '作废一封未用的核验函' },
    ...{ scope: keepers, params: RecordParams },
    run: (ctx, { params }) => withdrawLetter(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'makeRecovery', method: 'post', path: `${at}/persons/{id}/recoveries`, summary: '本人到场核验后，开具找回账号的函' },
    ...{ scope: keepers, params: RecordParams, body: shape.NewRecovery, reply: shape.MadeLetter, status: 201 },
    run: (ctx, { params, body }) => makeRecovery(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'useLetter',
      method: 'post',
      path: `${at}/letter-uses`,
      summary: '用核验函上的口令绑定本人、被监护人或委托人',
      perMinute: 10,
    },
    ...{ ...signedIn, body: shape.Code, reply: shape.Bound, status: 201 },
    run: (ctx, { body }) => useLetter(ctx, body.code),
  }),
  endpoint({
    ...{ id: 'bindByClaim', method: 'post', path: `${at}/identity-uses`, summary: '用统一身份认证核验过的证件号码绑定本人' },
    ...{ ...signedIn, reply: shape.Bound, status: 201 },
    run: (ctx) => bindByClaim(ctx),
  }),
  endpoint({
    ...{ id: 'listStanding', method: 'get', path: `${at}/standing`, summary: '我的账号在本区代表谁' },
    ...{ ...signedIn, reply: z.object({ standing: z.array(shape.Standing) }) },
    run: async (ctx) => ({ standing: await standingOf(ctx) }),
  }),
  endpoint({
    ...{ id: 'listKnownWards', method: 'get', path: `${at}/wards`, summary: '底册上登记为我的孩子或被监护人的人' },
    ...{ ...signedIn, reply: z.object({ wards: z.array(shape.KnownWard) }) },
    run: async (ctx) => ({ wards: await knownWards(ctx) }),
  }),
  endpoint({
    ...{ id: 'askForWard', method: 'post', path: `${at}/wards`, summary: '申请代表孩子或被监护人' },
    ...{ ...signedIn, body: shape.WardWish, reply: shape.WardAnswer, status: 201 },
    run: (ctx, { body }) => askForWard(ctx, body),
  }),
  endpoint({
    ...{ id: 'listWardClaims', method: 'get', path: `${at}/ward-claims`, summary: '待核定的监护申报' },
    ...{ scope: keepers, reply: z.object({ claims: z.array(shape.WardClaim) }) },
    run: (ctx) => listWardClaims(ctx),
  }),
  endpoint({
    ...{
      id: 'decideWardClaim',
      method: 'post',
      path: `${at}/ward-claims/{id}/decision`,
      summary: '核定或不予核定监护申报，并写明答复',
    },
    ...{ scope: keepers, params: RecordParams, body: shape.WardDecision },
    run: (ctx, { params, body }) => decideWardClaim(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'listTrusted', method: 'get', path: `${at}/persons/{id}/trusted`, summary: '一个人委托了谁代办、办什么、到哪天' },
    ...{ ...signedIn, params: RecordParams, reply: z.object({ trusted: z.array(shape.Trusted) }) },
    run: async (ctx, { params }) => ({ trusted: await listTrusted(ctx, params.id) }),
  }),
  endpoint({
    ...{
      id: 'nameTrusted',
      method: 'post',
      path: `${at}/persons/{id}/trusted`,
      summary: '委托代办人：写明事项与期限，口令只显示一次',
    },
    ...{ ...signedIn, params: RecordParams, body: shape.NewTrusted, reply: shape.MadeTrusted, status: 201 },
    run: (ctx, { params, body }) => nameTrusted(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'endTrust',
      method: 'post',
      path: `${at}/trusted/{id}/ending`,
      summary: '终止代办：本人、监护人、代办人或窗口均可，立即生效',
    },
    ...{ ...signedIn, params: RecordParams },
    run: (ctx, { params }) => endTrust(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'listGrantsOfPerson',
      method: 'get',
      path: `${at}/persons/{id}/account-grants`,
      summary: '哪些账号可查看或代表此人',
    },
    ...{ ...signedIn, params: RecordParams, reply: shape.PersonGrants },
    run: (ctx, { params }) => grantsOfPerson(ctx, params.id),
  }),
  endpoint({
    ...{
      id: 'giveDuty',
      method: 'post',
      path: `${at}/duties`,
      summary: '让护理员、评估员、教师在职责期间看到服务对象，可一次多人',
    },
    ...{ scope: keepers, body: shape.NewDuty, reply: z.object({ given: z.number().int() }), status: 201 },
    run: (ctx, { body }) => giveDuty(ctx, body),
  }),
  endpoint({
    ...{ id: 'listDuties', method: 'get', path: `${at}/duties`, summary: '某个账号因职责服务的人；不写账号即自己的' },
    scope: ['street_officer', 'department_officer', 'provider'],
    ...{ query: z.object({ holder: z.string().max(30).optional() }), reply: shape.PersonGrants },
    run: (ctx, { query }) => dutiesOfHolder(ctx, query.holder),
  }),
  endpoint({
    ...{
      id: 'endPersonGrant',
      method: 'post',
      path: `${at}/account-grants/{id}/ending`,
      summary: '终止账号对一个人的查看或代办，当天生效',
    },
    ...{ ...signedIn, params: RecordParams },
    run: (ctx, { params }) => endPersonGrant(ctx, params.id),
  }),
]
