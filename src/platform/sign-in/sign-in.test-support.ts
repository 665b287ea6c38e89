import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { h } from 'preact'
import { aScratch } from '../../../test/support/scratch.ts'
import type { Grant } from '../actor.ts'
import { type Clock, clockWith } from '../clock.ts'
import { readConfig } from '../config.ts'
import { subscriptionsOf } from '../events.ts'
import { createMetrics } from '../http/metrics.ts'
import { buildServer } from '../http/server.ts'
import { bindWords } from '../words/book.ts'
import { createSignIn } from './sign-in.ts'

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

/** A server with nothing but sign-in on it, over a database of its own. */
export async function aSignInWorld({ env = {}, clock = clockWith(0) }: { env?: Record<string, string>; clock?: Clock } = {}) {
  const scratch = await aScratch({ clock })
  const config = readConfig([], { YIYU_PUBLIC_URL: publicUrl, YIYU_RATE_LIMIT: '100000', ...env })
  const signIn = createSignIn({
    config,
    connection: scratch.connections.app,
    secret: 'a secret of these tests, long enough',
    publicUrl,
    databases: scratch.databases,
    clock,
  })
  const { files } = scratch.ctxFor('000000')
  const app = await buildServer({
    config,
    installation: { databases: scratch.databases, clock, subscriptions: subscriptionsOf([]), files },
    features: [],
    platformRoutes: signIn.routes,
    actorOf: signIn.actorOf,
    plugins: [signIn.plugin],
    words: bindWords([]),
    districtName: () => undefined,
    frame: { document: () => h('html', {}), problem: () => h('p', {}) },
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    unready: async () => undefined,
  })
  await app.ready()
  let accounts = 0

  return {
    scratch,
    signIn,
    app,
    browser: (address = '127.0.0.1') => aBrowser(app, address),
    /** An account that may sign in with `aPassword`, with roles. */
    anAccount: async (...grants: (Partial<Grant> & { role: Grant['role']; startsOn?: string; endsOn?: string })[]) => {
      accounts += 1
      const username = `person${accounts}`
      const { id } = await signIn.createAccount({ username, name: `Person ${accounts}`, password: aPassword })
      for (const grant of grants) await signIn.giveRole(id, grant)
      return { id, username }
    },
    /** A browser in which the account is signed in. */
    signedIn: async (username: string, password = aPassword) => {
      const browser = aBrowser(app)
      const reply = await browser.post('/api/auth/sign-in/username', { username, password })
      if (reply.statusCode !== 200) throw new Error(`could not sign in: ${reply.body}`)
      return browser
    },
    /** The audit's actions about a subject, oldest first. */
    audited: async (subject: string) =>
      (await scratch.rows<{ action: string }>('select action from platform.audit where subject = $1 order by id', [subject])).map(
        (line) => line.action,
      ),
    close: async () => {
      await app.close()
      await signIn.close()
      await scratch.close()
    },
  }
}

export type SignInWorld = Awaited<ReturnType<typeof aSignInWorld>>

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
