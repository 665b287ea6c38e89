import type { Config } from '../config.ts'
import { reading } from '../database/transaction.ts'
import { type Endpoint, endpoint } from '../http/endpoint.ts'
import { Problem } from '../problem.ts'
import {
  changeOwnPassword,
  chooseLanguage,
  createAccount,
  deactivateAccount,
  reactivateAccount,
  removeSecondFactor,
  resetPassword,
  searchAccounts,
  unlockAccount,
} from './accounts.ts'
import type { SessionReader } from './actor.ts'
import * as shape from './contract.ts'
import { exportAccounts } from './export.ts'
import { endGrant, grantRole, grantsOf } from './grants.ts'
import { type Context, inInstallation } from './installation.ts'
import type { LockOut } from './lock-out.ts'
import { endSession, sessionsOf } from './sessions.ts'
import { standInRoutes } from './stand-in-routes.ts'
import { findAccount } from './store.ts'

const keepers = ['administrator'] as const
const granters = ['administrator', 'coordinator'] as const

/** Our own operations about accounts, sessions and grants. */
export function signInRoutes({
  config,
  lockOut,
  reader,
}: {
  config: Pick<Config, 'oidc'>
  lockOut: LockOut
  reader: SessionReader
}): Endpoint[] {
  const ownSession = (ctx: Context) => {
    const session = reader.sessionOf(ctx.actor)
    if (!session) throw new Problem(401, 'not_signed_in')
    return session
  }

  return [
    ...standInRoutes,
    endpoint({
      id: 'getMe',
      method: 'get',
      path: '/me',
      scope: 'public',
      summary: '我是谁：账号、角色与语言；未登录时账号为空',
      reply: shape.Me,
      run: async (ctx) => {
        const signedIn = ctx.actor.kind === 'account'
        const account = signedIn ? await reading(inInstallation(ctx), ({ db }) => findAccount(db, ctx.actor.id)) : undefined
        return {
          account: account ?? null,
          grants: ctx.actor.grants,
          identityProvider: config.oidc ? { name: config.oidc.name } : null,
        }
      },
    }),
    endpoint({
      id: 'changeOwnPassword',
      method: 'post',
      path: '/me/password',
      scope: 'signed_in',
      summary: '修改自己的密码；其他设备上的登录随即失效',
      body: shape.NewPassword,
      run: (ctx, { body }) => {
        const { username, id } = ownSession(ctx)
        return changeOwnPassword(ctx, body, { username, session: id, lockOut })
      },
    }),
    endpoint({
      id: 'chooseLanguage',
      method: 'put',
      path: '/me/language',
      scope: 'signed_in',
      summary: '选择自己的界面语言',
      body: shape.LanguageChoice,
      run: (ctx, { body }) => chooseLanguage(ctx, body.language),
    }),
    endpoint({
      id: 'listSessions',
      method: 'get',
      path: '/sessions',
      scope: 'signed_in',
      summary: '列出自己的登录；管理员可按账号查看他人的',
      query: shape.SessionFilter,
      reply: shape.Sessions,
      run: async (ctx, { query }) => {
        const sessions = await sessionsOf(ctx, query.account ?? ctx.actor.id)
        const current = reader.sessionOf(ctx.actor)?.id
        return { sessions: sessions.map((session) => ({ ...onWire(session), current: session.id === current })) }
      },
    }),
    endpoint({
      id: 'endSession',
      method: 'delete',
      path: '/sessions/{id}',
      scope: 'signed_in',
      summary: '结束一个登录，立即生效',
      params: shape.SessionId,
      run: (ctx, { params }) => endSession(ctx, params.id),
    }),
    endpoint({
      id: 'listAccounts',
      method: 'get',
      path: '/accounts',
      scope: granters,
      summary: '按姓名或账号名查找账号；协调员只见本区的',
      query: shape.AccountFilter,
      reply: shape.Accounts,
      run: async (ctx, { query }) => {
        const { accounts, more } = await searchAccounts(ctx, query.search, lockOut)
        return { accounts: accounts.map(onWire), more }
      },
    }),
    endpoint({
      id: 'exportAccounts',
      method: 'get',
      path: '/accounts.xlsx',
      scope: granters,
      summary: '导出账号清单；协调员只见本区的',
      query: shape.AccountExport,
      run: (ctx, { query }) => exportAccounts(ctx, query, lockOut),
    }),
    endpoint({
      id: 'createAccount',
      method: 'post',
      path: '/accounts',
      scope: keepers,
      summary: '新建账号，临时密码只显示一次',
      body: shape.NewAccount,
      reply: shape.NewAccountReply,
      status: 201,
      run: (ctx, { body }) => createAccount(ctx, body),
    }),
    endpoint({
      id: 'resetPassword',
      method: 'post',
      path: '/accounts/{id}/password',
      scope: keepers,
      summary: '重置密码：临时密码只显示一次，登录后必须修改',
      params: shape.AccountId,
      reply: shape.TemporaryPassword,
      run: (ctx, { params }) => resetPassword(ctx, params.id, lockOut),
    }),
    endpoint({
      id: 'unlockAccount',
      method: 'post',
      path: '/accounts/{id}/unlocking',
      scope: keepers,
      summary: '解除因多次输错而造成的锁定',
      params: shape.AccountId,
      run: (ctx, { params }) => unlockAccount(ctx, params.id, lockOut),
    }),
    endpoint({
      id: 'deactivateAccount',
      method: 'post',
      path: '/accounts/{id}/deactivation',
      scope: keepers,
      summary: '停用账号，其所有登录立即失效',
      params: shape.AccountId,
      run: (ctx, { params }) => deactivateAccount(ctx, params.id),
    }),
    endpoint({
      id: 'reactivateAccount',
      method: 'post',
      path: '/accounts/{id}/reactivation',
      scope: keepers,
      summary: '重新启用已停用的账号',
      params: shape.AccountId,
      run: (ctx, { params }) => reactivateAccount(ctx, params.id),
    }),
    endpoint({
      id: 'removeSecondFactor',
      method: 'post',
      path: '/accounts/{id}/second-factor-removal',
      scope: keepers,
      summary: '为丢失动态码设备的人关闭动态码',
      params: shape.AccountId,
      run: (ctx, { params }) => removeSecondFactor(ctx, params.id),
    }),
    endpoint({
      id: 'listGrants',
      method: 'get',
      path: '/accounts/{id}/grants',
      scope: 'signed_in',
      summary: '账号现有与曾有的角色授权',
      params: shape.AccountId,
      reply: shape.RoleGrants,
      run: async (ctx, { params }) => ({ grants: (await grantsOf(ctx, params.id)).map(onWire) }),
    }),
    endpoint({
      id: 'grantRole',
      method: 'post',
      path: '/accounts/{id}/grants',
      scope: granters,
      summary: '授予角色；协调员只能在本区授予部门、街镇人员和服务机构',
      params: shape.AccountId,
      body: shape.NewGrant,
      reply: shape.NewGrantReply,
      status: 201,
      run: (ctx, { params, body }) => grantRole(ctx, params.id, body),
    }),
    endpoint({
      id: 'endGrant',
      method: 'post',
      path: '/grants/{id}/ending',
      scope: granters,
      summary: '终止授权，自所写日期起失效，不写即今天',
      params: shape.GrantId,
      body: shape.GrantEnding,
      run: (ctx, { params, body }) => endGrant(ctx, params.id, body),
    }),
  ]
}

type OnWire<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] }

/** Instants travel as text (RFC 3339). */
function onWire<T extends object>(row: T): OnWire<T> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value]),
  ) as OnWire<T>
}
