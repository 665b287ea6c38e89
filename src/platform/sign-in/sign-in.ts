import type { IncomingHttpHeaders } from 'node:http'
import { hashPassword } from 'better-auth/crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { Actor, Grant } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Connection, databaseOn, poolOf } from '../database/connect.ts'
import type { Databases } from '../database/databases.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Problem } from '../problem.ts'
import { createSessionReader, type RequestHeaders } from './actor.ts'
import { createSignInAudit } from './audit.ts'
import { authWith } from './better-auth.ts'
import { Username } from './contract.ts'
import { insertGrant } from './grants-store.ts'
import { createLockOut } from './lock-out.ts'
import { sweep } from './lock-out-store.ts'
import { requireGoodPassword } from './password.ts'
import { authPlugin } from './plugin.ts'
import { signInRoutes } from './routes.ts'
import { deleteSession } from './sessions-store.ts'
import { signInSettings } from './settings.ts'
import { accepted, ask, type Caller, cookieHeaderOf, stepByCode, stepByPassword } from './steps.ts'
import { findAccountByUsername, insertAccount, isActive } from './store.ts'

/** Where a form was sent from; `headers` carry the old session, if any. */
export type FormSender = { headers: IncomingHttpHeaders; address: string; requestId: string }

/** Accounts, sessions and grants: who somebody is and what they may act as. */
export type SignIn = {
  /** The actor of a request by its session cookie, or theNobody. Reads session and grants afresh each time (one statement). */
  actorOf(headers: RequestHeaders): Promise<Actor>
  /** better-auth's handler under /api/auth, with the lock-out in front of every password and code. Register it on the application itself. */
  plugin: FastifyPluginAsync
  /** Our own endpoints: me, accounts, grants, sessions. */
  routes: Endpoint[]
  /** Signs in without JavaScript: answers the `Set-Cookie` values, or throws the Problem to show (401 `wrong_credentials`, `code_needed`, `wrong_code`; 403; 423). */
  signInByForm(form: { username: string; password: string; code?: string }, sender: FormSender): Promise<{ cookies: string[] }>
  /** Signs out without JavaScript: the `Set-Cookie` values that end the session. */
  signOutByForm(sender: FormSender): Promise<{ cookies: string[] }>
  /** Makes an account with a lasting password, without asking who wants it: for seeds and tests. */
  createAccount(input: {
    username: string
    name: string
    password: string
    mustChangePassword?: boolean
  }): Promise<{ id: string }>
  /** Gives a role without asking who wants it: for seeds and tests. In force from `startsOn` (default: the domain's today) up to, not including, `endsOn`. */
  giveRole(
    account: string,
    grant: Partial<Grant> & { role: Grant['role']; startsOn?: string; endsOn?: string },
  ): Promise<{ id: string }>
  /** Ends the sign-in's own pool and its sweeping. */
  close(): Promise<void>
}

/** Puts signing in together. `connection` is the application role's; `publicUrl` the address that browsers use; `secret` signs cookies. */
export function createSignIn(options: {
  config: Config
  connection: Connection
  secret: string
  publicUrl: string
  databases: Databases
  clock: Clock
}): SignIn {
  const { config, secret, publicUrl, databases, clock } = options
  const pool = poolOf(options.connection, signInSettings.poolSize)
  const db = databaseOn(pool)
  const audit = createSignInAudit(databases, clock)
  const common = {
    pool,
    secret,
    publicUrl,
    fixedAddress: config.publicUrl !== undefined,
    mayHaveSession: (account: string) => isActive(db, account),
  }
  const auth = authWith({ ...common, oidc: undefined })
  const identityAuth = config.oidc && authWith({ ...common, oidc: config.oidc })
  const lockOut = createLockOut(db, secret, async (username) => {
    const account = await findAccountByUsername(db, username)
    if (account) await audit('sign_in.lock', account, 'sign-in')
  })
  const cookieName = `${publicUrl.startsWith('https:') ? '__Secure-' : ''}yiyu.session_token`
  const reader = createSessionReader({ pool, secret, cookieName, clock })
  const sweeping = setInterval(() => void sweep(db, new Date()).catch(() => {}), 10 * 60_000).unref()

  const callerOfForm = ({ address, requestId, headers }: FormSender): Caller => ({
    // The server has judged where the form came from; of the old session only its end matters here.
    headers: { 'user-agent': headers['user-agent'] },
    address,
    origin: new URL(publicUrl).origin,
    requestId,
  })

  return {
    actorOf: reader.actorOf,
    plugin: authPlugin({ auth, identityAuth, lockOut, reader, audit, db, publicUrl, config }),
    routes: signInRoutes({ config, lockOut, reader }),

    signInByForm: async ({ username, password, code }, sender) => {
      const caller = callerOfForm(sender)
      const first = await stepByPassword({ auth, lockOut }, caller, { username, password })
      const account = await findAccountByUsername(db, username)
      if (!account) throw new Problem(401, 'wrong_credentials')
      let cookies = first.cookies
      if (first.codeNeeded) {
        if (!code) throw new Problem(401, 'code_needed')
        const between: Caller = {
          ...caller,
          headers: { ...caller.headers, cookie: cookieHeaderOf(cookies), origin: caller.origin },
        }
        const kind = /^\d{6}$/.test(code.trim()) ? 'totp' : 'backup'
        cookies = (
          await stepByCode({ auth, lockOut, db }, between, { code: code.trim(), kind, subject: account, signingIn: true })
        ).cookies
      }
      const earlier = reader.sessionOf(await reader.actorOf(sender.headers))
      if (earlier) await deleteSession(db, earlier.id)
      await audit('sign_in.enter', account, sender.requestId)
      return { cookies }
    },

    signOutByForm: async (sender) => {
      const session = reader.sessionOf(await reader.actorOf(sender.headers))
      const caller = callerOfForm(sender)
      const answer = await ask(
        auth,
        { ...caller, headers: { cookie: sender.headers.cookie, origin: caller.origin } },
        '/sign-out',
        {},
      )
      accepted(answer)
      if (session) await audit('sign_in.leave', { id: session.account, name: session.name }, sender.requestId)
      return { cookies: answer.cookies }
    },

    createAccount: async ({ username, name, password, mustChangePassword = false }) => {
      requireGoodPassword(password, Username.parse(username))
      const passwordHash = await hashPassword(password)
      const id = await databaseTransaction(databases, (tx) =>
        insertAccount(tx, { username, name, passwordHash, mustChangePassword, madeBy: 'system' }),
      )
      return { id }
    },

    giveRole: async (
      account,
      { role, district = null, department = null, street = null, organization = null, startsOn, endsOn },
    ) => {
      const grant = {
        account,
        role,
        district,
        department,
        street,
        organization,
        startsOn: startsOn ?? clock.today(),
        endsOn: endsOn ?? null,
      }
      return { id: await insertGrant(databases.app, { ...grant, by: 'system', at: clock.now() }) }
    },

    close: async () => {
      clearInterval(sweeping)
      await db.destroy()
    },
  }
}

function databaseTransaction<T>(databases: Databases, work: (tx: Databases['app']) => Promise<T>): Promise<T> {
  return databases.app.transaction().execute(work)
}
