import { hashPassword } from 'better-auth/crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { h } from 'preact'
import { aScratch, type Scratch } from '../../../test/support/scratch.ts'
import type { Grant } from '../actor.ts'
import { type Clock, clockWith } from '../clock.ts'
import { readConfig } from '../config.ts'
import { createMetrics } from '../http/metrics.ts'
import { buildServer } from '../http/server.ts'
import { bindWords } from '../words/book.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { insertAccount } from './store.ts'

/** The address that browsers use in these tests. */
export const publicUrl = 'http://yiyu.test'

/** A browser: keeps cookies, says where its requests come from. */
export type Browser = {
  post(path: string, body?: unknown): Promise<LightMyRequestResponse>
  put(path: string, body: unknown): Promise<LightMyRequestResponse>
  get(path: string): Promise<LightMyRequestResponse>
  delete(path: string): Promise<LightMyRequestResponse>
  cookies: Map<string, string>
}

export const aPassword = 'correct horse battery'

/** The one operation that takes passwords. */
export const signInPath = '/api/auth/sign-in/username'

export type SignInWorld = {
  scratch: Scratch
  signIn: SignIn
  app: FastifyInstance
  /** A browser at an address, not signed in. */
  browser(address?: string): Browser
  /** An account that may sign in with `aPassword`, with roles. */
  anAccount(...grants: TestGrant[]): Promise<{ id: string; username: string }>
  /** A browser in which the account is signed in. */
  signedIn(username: string, password?: string): Promise<Browser>
  /** The audit's actions about a subject, oldest first. */
  audited(subject: string): Promise<string[]>
  close(): Promise<void>
}
type TestGrant = Partial<Grant> & { role: Grant['role']; startsOn?: string; endsOn?: string }

/** A server with nothing but sign-in on it, over a database of its own, or `over` the database of another: a second process. */
export async function aSignInWorld({
  env = {},
  clock = clockWith(0),
  over,
}: {
  env?: Record<string, string>
  clock?: Clock
  over?: SignInWorld
} = {}): Promise<SignInWorld> {
  const scratch: Scratch = over?.scratch ?? (await aScratch({ clock }))
  const config = readConfig([], { YIYU_PUBLIC_URL: publicUrl, YIYU_RATE_LIMIT: '100000', ...env })
  const signIn = createSignIn({
    config,
    connection: scratch.connections.app,
    secret: 'a secret of these tests, long enough',
    publicUrl,
    databases: scratch.databases,
    clock,
  })
  const app = await buildServer({
    config,
    installation: scratch.ctxFor('000000'),
    features: [],
    platformRoutes: signIn.routes,
    actorOf: signIn.actorOf,
    formSignIn: signIn.form,
    plugins: [signIn.plugin],
    words: bindWords([]),
    districtName: () => undefined,
    districts: [],
    frame: {
      document: () => h('html', {}),
      problem: () => h('p', {}),
      start: () => ({ title: '', body: h('p', {}) }),
      signIn: () => ({ title: '', body: h('p', {}) }),
    },
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    unready: async () => undefined,
  })
  await app.ready()
  let accounts = 0
  const passwordHash = hashPassword(aPassword) // once: a good hash is slow on purpose

  return {
    scratch,
    signIn,
    app,
    browser: (address = '127.0.0.1') => aBrowser(app, address),
    anAccount: async (...grants) => {
      accounts += 1
      const username = `${over ? 'guest' : 'person'}${accounts}`
      const account = {
        username,
        name: `Person ${accounts}`,
        passwordHash: await passwordHash,
        mustChangePassword: false,
        madeBy: 'test',
      }
      const id = await insertAccount(scratch.databases.app, account)
      for (const grant of grants) await signIn.giveRole(id, grant)
      return { id, username }
    },
    signedIn: async (username: string, password = aPassword) => {
      const browser = aBrowser(app)
      const reply = await browser.post(signInPath, { username, password })
      if (reply.statusCode !== 200) throw new Error(`could not sign in: ${reply.body}`)
      return browser
    },
    audited: async (subject: string) =>
      (await scratch.rows<{ action: string }>('select action from platform.audit where subject = $1 order by id', [subject])).map(
        (line) => line.action,
      ),
    close: async () => {
      await app.close()
      await signIn.close()
      if (!over) await scratch.close()
    },
  }
}

/** The problem's code of a refusal. */
export const codeOf = (reply: LightMyRequestResponse): unknown => reply.json<{ code?: string }>().code

function aBrowser(app: FastifyInstance, address = '127.0.0.1'): Browser {
  const cookies = new Map<string, string>()
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: { host: 'yiyu.test', origin: publicUrl, ...(cookie ? { cookie } : {}) },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) keep(cookies, line)
    return reply
  }
  return {
    cookies,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const at = pair.indexOf('=')
  if (attributes.includes('Max-Age=0')) cookies.delete(pair.slice(0, at))
  else cookies.set(pair.slice(0, at), pair.slice(at + 1))
}
