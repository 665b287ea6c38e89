import { hashPassword } from 'better-auth/crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { Actor, Grant } from '../actor.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Connection, databaseOn, poolOf } from '../database/connect.ts'
import type { Databases } from '../database/databases.ts'
import { prepareOften } from '../database/prepared.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { Problem } from '../problem.ts'
import type { KeyRing } from '../secrecy/key-ring.ts'
import { createSessionReader, type RequestHeaders } from './actor.ts'
import { createSignInAudit } from './audit.ts'
import { authWith } from './better-auth.ts'
import { Username } from './contract.ts'
import { type FormSender, type FormSignIn, formSignIn } from './form.ts'
import { insertGrant } from './grants-store.ts'
import { keepIdentityClaim, sweepIdentityClaims } from './identity-claims.ts'
import { createLockOut } from './lock-out.ts'
import { sweep } from './lock-out-store.ts'
import { requireGoodPassword } from './password.ts'
import { authPlugin } from './plugin.ts'
import { signInRoutes } from './routes.ts'
import { signInSettings } from './settings.ts'
import { cookieHeaderOf } from './steps.ts'
import { findAccountByUsername, insertAccount, isActive } from './store.ts'

/** Accounts, sessions and grants: who somebody is and what they may act as. */
export type SignIn = {
  /** The actor of a request by its session cookie, or theNobody. Reads session and grants afresh each time (one statement). */
  actorOf(headers: RequestHeaders): Promise<Actor>
  /** better-auth's handler under /api/auth, with the lock-out in front of every password and code. Register it on the application itself. */
  plugin: FastifyPluginAsync
  /** Our own endpoints: me, accounts, grants, sessions. */
  routes: Endpoint[]
  /** Signing in and out without JavaScript, step by step: what the forms at `/sign-in` call. */
  form: FormSignIn
  /** Both steps at once: answers the `Set-Cookie` values, or throws the Problem to show (401 `wrong_credentials`, `code_needed`, `wrong_code`; 403; 423). */
  signInByForm(form: { username: string; password: string; code?: string }, sender: FormSender): Promise<{ cookies: string[] }>
  /** Makes an account with a lasting password, without asking who wants it: for seeds and tests. */
  createAccount(input: {
    username: string
    name: string
    password: string
    /** The password's hash where it is known already: of many accounts that share a public password. */
    passwordHash?: string
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
  /** Seals the identity number that a provider vouches for; without it none is kept. */
  keys?: KeyRing
}): SignIn {
  const { config, secret, publicUrl, databases, clock, keys } = options
  const pool = poolOf(options.connection, signInSettings.poolSize).on('connect', prepareOften)
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
  const identityAuth =
    config.oidc &&
    authWith({
      ...{ ...common, oidc: config.oidc },
      ...(keys ? { onNumber: (claim: { subject: string; number: string }) => keepIdentityClaim(db, keys, claim) } : {}),
    })
  const lockOut = createLockOut(db, secret, async (username) => {
    const account = await findAccountByUsername(db, username)
    if (account) await audit('sign_in.lock', account, 'sign-in')
  })
  const cookieName = `${publicUrl.startsWith('https:') ? '__Secure-' : ''}yiyu.session_token`
  const reader = createSessionReader({ pool, secret, cookieName, clock })
  const sweeping = setInterval(
    () => void Promise.all([sweep(db, new Date()), sweepIdentityClaims(db, new Date())]).catch(() => {}),
    10 * 60_000,
  ).unref()

  const form = formSignIn({ auth, lockOut, reader, audit, db, origin: new URL(publicUrl).origin })

  return {
    actorOf: reader.actorOf,
    plugin: authPlugin({ auth, identityAuth, lockOut, reader, audit, db, publicUrl, config }),
    routes: signInRoutes({ config, lockOut, reader }),

    form,

    signInByForm: async ({ username, password, code }, sender) => {
      const first = await form.byPassword({ username, password }, sender)
      if (!first.codeNeeded) return first
      if (!code) throw new Problem(401, 'code_needed')
      const cookie = [cookieHeaderOf(first.cookies), sender.headers.cookie].filter(Boolean).join('; ')
      return await form.byCode(code, { ...sender, headers: { ...sender.headers, cookie } })
    },

    createAccount: async ({ username, name, password, passwordHash: known, mustChangePassword = false }) => {
      requireGoodPassword(password, Username.parse(username))
      const passwordHash = known ?? (await hashPassword(password))
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
