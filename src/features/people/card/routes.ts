import { type Endpoint, endpoint } from '../../../platform/http/endpoint.ts'
import { DistrictParams, PurposeQuery, RecordParams } from '../shapes.ts'
import { issueFor, listCards, reissue, revoke } from './actions.ts'
import * as shape from './contract.ts'
import { printCard } from './printing.ts'
import { cardKeys, revokedCards } from './publishing.ts'
import { getCardTerms, setCardTerms } from './terms.ts'

const at = '/districts/{district}'
const signedIn = { scope: 'signed_in' as const, params: RecordParams }
/** Readers ask again within a minute of a card's revocation; between them and us a cache may answer. */
const forReaders = { scope: 'public' as const, freshFor: 60 }

/** Cards with an offline code: for their holders, their keepers and their readers. */
export const cardRoutes: Endpoint[] = [
  endpoint({
    ...{ id: 'issueCard', method: 'post', path: `${at}/persons/{id}/cards`, summary: '签发离线码卡：由登记机关、本人或监护人' },
    ...{ ...signedIn, body: shape.NewCard, reply: shape.CardRecord, status: 201 },
    run: (ctx, { params, body }) => issueFor(ctx, params.id, body),
  }),
  endpoint({
    ...{
      id: 'listCards',
      method: 'get',
      path: `${at}/persons/{id}/cards`,
      summary: '一个人的离线码卡：有效、过期、作废；登记机关须说明目的并留痕',
    },
    ...{ ...signedIn, query: PurposeQuery, reply: shape.CardRecords },
    run: (ctx, { params, query }) => listCards(ctx, params.id, query),
  }),
  endpoint({
    ...{ id: 'revokeCard', method: 'post', path: `${at}/cards/{id}/revocation`, summary: '作废一张离线码卡，注明缘由' },
    ...{ ...signedIn, body: shape.Revocation, reply: shape.CardRecord },
    run: (ctx, { params, body }) => revoke(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'reissueCard', method: 'post', path: `${at}/cards/{id}/reissue`, summary: '补发离线码卡，旧卡同时作废' },
    ...{ ...signedIn, body: shape.Reissue, reply: shape.CardRecord, status: 201 },
    run: (ctx, { params, body }) => reissue(ctx, params.id, body),
  }),
  endpoint({
    ...{ id: 'printCard', method: 'post', path: `${at}/cards/{id}/printing`, summary: '取得卡面内容与二维码文本，每次留痕' },
    ...{ ...signedIn, reply: shape.PrintedCard },
    run: (ctx, { params }) => printCard(ctx, params.id),
  }),
  endpoint({
    ...{ id: 'getCardTerms', method: 'get', path: `${at}/card-terms`, summary: '本区离线码卡的有效期、年龄与联系电话' },
    ...{ scope: 'public' as const, params: DistrictParams, reply: shape.CardTerms },
    run: (ctx) => getCardTerms(ctx),
  }),
  endpoint({
    ...{ id: 'setCardTerms', method: 'put', path: `${at}/card-terms`, summary: '设定本区离线码卡的有效期、年龄与联系电话' },
    ...{ scope: ['department_officer'] as const, params: DistrictParams, body: shape.CardTerms, reply: shape.CardTerms },
    run: (ctx, { body }) => setCardTerms(ctx, body),
  }),
  endpoint({
    ...{ id: 'listCardKeys', method: 'get', path: '/card/keys', summary: '核验离线码用的公钥' },
    ...{ ...forReaders, reply: shape.CardKeys },
    run: async (ctx) => cardKeys(ctx),
  }),
  endpoint({
    ...{
      id: 'listRevokedCards',
      method: 'get',
      path: '/card/revoked/{district}',
      summary: '一个区已作废离线码的签名名单，不含个人信息',
    },
    ...{ ...forReaders, params: DistrictParams, reply: shape.RevokedCards },
    run: (ctx) => revokedCards(ctx),
  }),
]
