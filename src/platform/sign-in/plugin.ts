import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../database/connect.ts'
import { Problem } from '../problem.ts'
import type { SessionReader } from './actor.ts'
import type { SignInAudit } from './audit.ts'
import type { Auth } from './better-auth.ts'
import { CodeSignIn, PasswordOnly, PasswordSignIn, ReturnAddress } from './contract.ts'
import type { LockOut } from './lock-out.ts'
import { refusalOf } from './refusals.ts'
import { deleteSession } from './sessions-store.ts'
import { authPath, identityProvider, signInPage } from './settings.ts'
import {
  accepted,
  ask,
  type Caller,
  cookieHeaderOf,
  type Subject,
  stepByCode,
  stepByPassword,
  stepWithPassword,
  subjectBetweenSteps,
} from './steps.ts'
import { findAccount, findAccountByUsername } from './store.ts'

export type PluginParts = {
  auth: Auth
  /** The one that knows the identity provider; absent where none is configured. */
  identityAuth: Auth | undefined
  lockOut: LockOut
  reader: SessionReader
  audit: SignInAudit
  db: Database
  publicUrl: string
  config: Pick<Config, 'oidc' | 'publicUrl'>
}

/**
 * The few operations of better-auth that are open, each named; everything else of it answers 404. Every password and code goes through the
 * lock-out first, bodies carry only the named fields, and refusals are our Problems.
 */
export function authPlugin(parts: PluginParts): FastifyPluginAsync {
  const { auth, identityAuth, audit, db, reader } = parts
  return async (app) => {
    const post = (path: string, answer: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>) =>
      app.post(`${authPath}${path}`, { schema: { hide: true } }, async (request, reply) => {
        reply.header('cache-control', 'no-store')
        return reply.send((await answer(request, reply)) ?? {})
      })

    post('/sign-in/username', async (request, reply) => {
      const wish = PasswordSignIn.parse(request.body)
      const { cookies, codeNeeded } = await stepByPassword(parts, callerOf(request, parts), wish)
      if (!codeNeeded) await entered(request, await findAccountByUsername(db, wish.username))
      return withCookies(reply, cookies, { codeNeeded })
    })

    for (const kind of ['totp', 'backup'] as const) {
      post(kind === 'totp' ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code', async (request, reply) => {
        const { code } = CodeSignIn.parse(request.body)
        const caller = callerOf(request, parts)
        const session = await ownSession(request)
        const subject = session ?? (await knownAccount(db, await subjectBetweenSteps(auth, caller)))
        const { cookies } = await stepByCode(parts, caller, { code, kind, subject, signingIn: !session })
        if (!session) await entered(request, subject)
        else await audit('sign_in.second_factor_on', session, request.id)
        return withCookies(reply, cookies, {})
      })
    }

    const factorDeeds = {
      '/two-factor/enable': 'sign_in.ask_second_factor',
      '/two-factor/disable': 'sign_in.second_factor_off',
      '/two-factor/generate-backup-codes': 'sign_in.backup_codes',
    } as const
    for (const path of Object.keys(factorDeeds) as (keyof typeof factorDeeds)[]) {
      post(path, async (request, reply) => {
        const { password } = PasswordOnly.parse(request.body)
        const subject = await requireSession(request)
        const answer = await stepWithPassword<{ totpURI?: string; backupCodes?: string[] }>(parts, callerOf(request, parts), {
          path,
          password,
          subject,
        })
        await audit(factorDeeds[path], subject, request.id)
        const { totpURI, backupCodes } = answer.body
        return withCookies(reply, answer.cookies, {
          ...(totpURI ? { totpUri: namedAfter(totpURI, subject.username) } : {}),
          ...(backupCodes ? { backupCodes } : {}),
        })
      })
    }

    post('/sign-out', async (request, reply) => {
      const session = await ownSession(request)
      const answer = await ask(auth, callerOf(request, parts), '/sign-out', {})
      accepted(answer)
      if (session) await audit('sign_in.leave', session, request.id)
      return withCookies(reply, answer.cookies, {})
    })

    if (!identityAuth) return

    for (const path of ['/sign-in/social', '/link-social']) {
      post(path, async (request, reply) => {
        const { returnTo } = ReturnAddress.parse(request.body ?? {})
        const linking = path === '/link-social' ? await requireSession(request) : undefined
        const body = {
          provider: identityProvider,
          callbackURL: returnTo,
          errorCallbackURL: path === '/link-social' ? returnTo : signInPage,
          disableRedirect: true,
        }
        const answer = await ask(identityAuth, callerOf(request, parts), path, body)
        const { url } = accepted<{ url: string }>(answer)
        if (linking) await audit('sign_in.link_identity', linking, request.id)
        return withCookies(reply, answer.cookies, { url })
      })
    }

    app.get(`${authPath}/callback/${identityProvider}`, { schema: { hide: true } }, async (request, reply) => {
      const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
      const answer = await ask(identityAuth, callerOf(request, parts), `/callback/${identityProvider}${query}`)
      if (!answer.location) throw refusalOf(answer.status, answer.body)
      const session = reader.sessionOf(await reader.actorOf({ cookie: cookieHeaderOf(answer.cookies) }))
      if (session) await entered(request, { id: session.account, username: session.username, name: session.name })
      return withCookies(reply, answer.cookies, reply).redirect(answer.location, 303)
    })

    /** A finished sign-in ends the session that the same browser had before. */
    async function entered(request: FastifyRequest, who: Subject | undefined): Promise<void> {
      const earlier = await ownSession(request)
      if (earlier) await deleteSession(db, earlier.session)
      if (who) await audit('sign_in.enter', who, request.id)
    }
  }

  async function ownSession(request: FastifyRequest): Promise<(Subject & { session: string }) | undefined> {
    const session = parts.reader.sessionOf(await parts.reader.actorOf(request.headers))
    return session && { id: session.account, username: session.username, name: session.name, session: session.id }
  }

  async function requireSession(request: FastifyRequest): Promise<Subject> {
    const session = await ownSession(request)
    if (!session) throw new Problem(401, 'not_signed_in')
    return session
  }
}

/** The caller of a request. Where no public address is configured, the address that the browser used is taken as our own. */
export function callerOf(request: FastifyRequest, { config, publicUrl }: Pick<PluginParts, 'config' | 'publicUrl'>): Caller {
  const origin =
    config.publicUrl || !URL.canParse(`${request.protocol}://${request.host}`)
      ? publicUrl
      : `${request.protocol}://${request.host}`
  return { headers: request.headers, address: request.ip, origin: new URL(origin).origin, requestId: request.id }
}

async function knownAccount(db: Database, id: string): Promise<Subject> {
  const account = await findAccount(db, id)
  if (!account) throw new Problem(401, 'sign_in_again')
  return account
}

/** Hands better-auth's cookies to the browser, with what it is answered. */
function withCookies<T>(reply: FastifyReply, cookies: string[], body: T): T {
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  return body
}

/** The authenticator shows the user name instead of the placeholder address. */
function namedAfter(uri: string, username: string): string {
  const url = new URL(uri)
  const issuer = url.searchParams.get('issuer') ?? ''
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(username)}${url.search}`
}
