import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import type { FastifyBaseLogger, InjectOptions } from 'fastify'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { aWorld, someEvidence, testPassword } from '../support/world.ts'

/** What the product wrote to its log, line by line. */
const lines: string[] = []
const log = pino(
  { level: 'debug' },
  new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  }),
) as FastifyBaseLogger

const w = await aWorld({ env: { YIYU_UPLOAD_LIMIT_MB: '1' }, log })
const behindTls = await aWorld({ env: { YIYU_PUBLIC_URL: 'https://yiyu.example.gov.cn', YIYU_TRUST_PROXY: '1' } })
const narrow = await aWorld({ env: { YIYU_RATE_LIMIT: '5' } })
const coordinator = await w.as('coordinator')
const minzheng = await w.as('department_officer', { department: 'minzheng' })

const ask = async (options: InjectOptions, world = w) => await world.product.app.inject(options)
const codeOf = (reply: { json(): unknown }) => (reply.json() as { code: string }).code

describe('headers', () => {
  const addresses = [
    ['the first page', '/'],
    ['a resident’s page', '/310118/plan'],
    ['a resident’s page that is not there', '/310118/nowhere'],
    ['an answer of the API', '/api/me'],
    ['a refusal of the API', '/api/districts/310118/tasks'],
    ['the API’s document', '/api/openapi.json'],
    ['the page of the API', '/api/docs/'],
    ['the console', '/console'],
    ['a page of the console', '/console/310118/tasks'],
    ['a style sheet', '/look/resident.css'],
    ['whether it lives', '/healthz'],
  ] as const

  test.each(addresses)('%s lets nothing in from elsewhere', async (_what, url) => {
    const { headers } = await ask({ url, headers: { accept: 'text/html' } })
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toMatch(/frame-ancestors '(none|self)'/)
    expect(policy).not.toContain('unsafe-eval')
    expect(/script-src ([^;]+)/.exec(policy)?.[1]).not.toContain('unsafe-inline')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/)
    expect(headers).not.toHaveProperty('x-powered-by')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test('only the console may have inline styles', async () => {
    const stylesOf = async (url: string) =>
      /style-src ([^;]+)/.exec(String((await ask({ url })).headers['content-security-policy']))?.[1]
    expect(await stylesOf('/310118/plan')).toBe("'self'")
    expect(await stylesOf('/api/me')).toBe("'self'")
    expect(await stylesOf('/console')).toBe("'self' 'unsafe-inline'")
  })

  test('a browser’s first page has its style sheets in it, named by their hashes; the next ones have links', async () => {
    const browser = { 'sec-fetch-dest': 'document' }
    const first = await ask({ url: '/310118/plan', headers: browser })
    const within = [...first.body.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, text]) => text ?? '')
    const named = within.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    expect(within.length).toBeGreaterThan(1)
    expect(/style-src ([^;]+)/.exec(String(first.headers['content-security-policy']))?.[1]).toBe(["'self'", ...named].join(' '))
    const cookie = String(first.headers['set-cookie']).split(';')[0] ?? ''
    const next = await ask({ url: '/310118/plan', headers: { ...browser, cookie } })
    expect(next.body).not.toContain('<style>')
    expect(next.body).toContain('href="/look/resident.css"')
  })

  test('answers of the API are kept by nobody', async () => {
    expect((await coordinator.get('/api/districts/310118/indicators')).headers['cache-control']).toBe('no-store')
    expect((await coordinator.get('/api/me')).headers['cache-control']).toBe('no-store')
  })
})

describe('cookies', () => {
  const signIn = async (world: typeof w, headers: Record<string, string> = {}) => {
    await world.product.signIn.createAccount({ username: 'keeper-of-cookies', name: '甲', password: testPassword })
    const reply = await ask(
      {
        method: 'POST',
        url: '/api/auth/sign-in/username',
        headers,
        payload: { username: 'keeper-of-cookies', password: testPassword },
      },
      world,
    )
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.cookies.filter(({ name }) => name.includes('session_token'))
  }

  test('the session is out of reach of scripts and of other sites', async () => {
    const [cookie] = await signIn(w)
    expect(cookie).toMatchObject({ name: 'yiyu.session_token', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie).not.toHaveProperty('domain')
  })

  test('over TLS it never travels in the clear', async () => {
    const [cookie] = await signIn(behindTls, { host: 'yiyu.example.gov.cn', 'x-forwarded-proto': 'https' })
    expect(cookie).toMatchObject({ name: '__Secure-yiyu.session_token', httpOnly: true, secure: true, sameSite: 'Lax' })
  })

  test('the reader’s choices are cookies of the same kind', async () => {
    const { cookies } = await ask({ url: '/310118/plan?text=larger&lang=en' })
    expect(cookies.map(({ name }) => name).sort()).toEqual(['lang', 'text'])
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    const secure = await ask({ url: '/310118/plan?text=larger', headers: { 'x-forwarded-proto': 'https' } }, behindTls)
    expect(secure.cookies[0]).toMatchObject({ secure: true })
  })

  test('a cookie that we did not sign is nobody', async () => {
    const { json } = await ask({ url: '/api/me', cookies: { 'yiyu.session_token': `${'a'.repeat(32)}.${'b'.repeat(43)}=` } })
    expect(json()).toMatchObject({ account: null, grants: [] })
  })
})

describe('who is refused at the door', () => {
  test.each(['https://elsewhere.example', 'null', 'http://localhost:1', 'nonsense'])(
    'a write that a page of %s sends is, whoever is signed in',
    async (origin) => {
      for (const url of ['/api/districts/310118/supervisions', '/api/auth/sign-in/username', '/api/sessions']) {
        const reply = await coordinator.post(url, {}, { origin })
        expect([reply.status, (reply.body as { code: string }).code]).toEqual([403, 'foreign_origin'])
      }
    },
  )

  test('a write from our own page is not', async () => {
    const reply = await coordinator.post(
      '/api/districts/310118/supervisions',
      {},
      { origin: 'http://localhost:3000', host: 'localhost:3000' },
    )
    expect((reply.body as { code: string }).code).toBe('invalid_request')
  })

  test('a body of more than a megabyte is, and what a stranger sends is not even read', async () => {
    const text = JSON.stringify({ subject: 'x'.repeat(1024 * 1024 + 1) })
    const json = { 'content-type': 'application/json' }
    const reply = await coordinator.post('/api/districts/310118/supervisions', text, json)
    expect([reply.status, (reply.body as { code: string }).code]).toEqual([413, 'body_too_large'])
    expect((await w.stranger.post('/api/districts/310118/supervisions', text, json)).status).toBe(401)
    expect((await ask({ method: 'POST', url: '/api/auth/sign-in/username', payload: text, headers: json })).statusCode).toBe(413)
  })

  test('a file beyond the configured limit is, and the refusal names the limit', async () => {
    await expect(coordinator.keep('310118', 'a.txt', Buffer.alloc(1024 * 1024 + 1, 'a'))).rejects.toThrow(
      /"title":"文件太大：上限 1 MB。".*"code":"file_too_large"/,
    )
    await expect(coordinator.keep('310118', 'a.txt', Buffer.alloc(1024 * 1024 - 1, 'a'))).resolves.toMatch(/-/)
  })

  test('a form is expected where files go, JSON where it does not', async () => {
    const file = await coordinator.post('/api/districts/310118/files', {})
    expect([file.status, (file.body as { code: string }).code]).toEqual([415, 'form_expected'])
    const xml = await coordinator.post('/api/districts/310118/supervisions', '<a/>', { 'content-type': 'application/xml' })
    expect([xml.status, (xml.body as { code: string }).code]).toEqual([415, 'media_type_refused'])
  })

  test('texts that cannot be kept are, before they are taken for a name', async () => {
    for (const username of ['a\u0000b', 'a\ud800b']) {
      const reply = await ask({
        method: 'POST',
        url: '/api/auth/sign-in/username',
        payload: { username, password: testPassword },
      })
      expect([400, 401]).toContain(reply.statusCode)
    }
  })

  test('who asks too often is told when to come again; others and the health check are not held up', async () => {
    const from = (remoteAddress: string, url = '/api/installation') => ask({ url, remoteAddress }, narrow)
    const replies = []
    for (let n = 0; n < 7; n += 1) replies.push(await from('203.0.113.7'))
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 429, 429])
    const last = replies[6] as (typeof replies)[number]
    expect(last.headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(codeOf(last)).toBe('too_many_requests')
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(last.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect((await from('203.0.113.8')).statusCode).toBe(200)
    expect((await from('203.0.113.7', '/healthz')).statusCode).toBe(200)
    expect((await from('203.0.113.7', '/310118/plan')).statusCode).toBe(429)
  })

  test('the figures for the scraper are for this machine, not for whom a proxy brings', async () => {
    expect((await ask({ url: '/metrics' })).statusCode).toBe(200)
    for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
      expect((await ask({ url: '/metrics', headers: { [header]: '203.0.113.7' } })).statusCode).toBe(404)
    expect((await ask({ url: '/metrics', remoteAddress: '203.0.113.7' })).statusCode).toBe(404)
    expect((await ask({ url: '/metrics', headers: { 'x-forwarded-for': '127.0.0.1' } }, behindTls)).statusCode).toBe(404)
  })
})

describe('the log', () => {
  test('names the request and the route, and nobody: no name, password, query, address or text', async () => {
    lines.length = 0
    await w.product.signIn.createAccount({ username: 'zhou-xiaoling', name: '周小玲', password: 'a-very-secret-password' })
    const signIn = (password: string) =>
      ask({
        ...{ method: 'POST', url: '/api/auth/sign-in/username', remoteAddress: '203.0.113.9' },
        payload: { username: 'zhou-xiaoling', password },
        headers: { 'user-agent': 'Mozilla/5.0 (Zhou)' },
      })
    const replies = [await signIn('wrong-password-of-zhou'), await signIn('a-very-secret-password')]
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([401, 200])

    const file = await minzheng.keep('310118', '周小玲的申请.txt', someEvidence)
    const board = (await coordinator.get('/api/districts/310118/indicators')).body as {
      indicators: { key: string; source: string; kind: string }[]
    }
    const key = board.indicators.find(({ source, kind }) => source === 'reported' && kind !== 'qualitative')?.key.split('/') ?? []
    const url = `/api/districts/310118/indicators/${encodeURIComponent(String(key[0]))}/${key[1]}`
    await coordinator.post(`${url}/leads`, { departments: ['minzheng'] })
    const value = { on: '2025-03-31', value: 424242.5, note: '由周小玲核对', evidence: [file] }
    expect((await minzheng.post(`${url}/values`, value, { 'idempotency-key': 'key-of-zhou-1' })).status).toBe(201)
    const admin = await w.as('administrator')
    expect((await admin.get(`/api/accounts?search=${encodeURIComponent('周小玲')}`)).status).toBe(200)
    expect((await admin.get('/api/accounts?search=xiaoling')).status).toBe(200)
    const page = await ask({ url: '/310118/plan?name=Xiaoling', headers: { accept: 'text/html' } })
    const unknown = await ask({ url: '/310118/Xiaoling?name=x', headers: { accept: 'text/html' } })
    expect([page.statusCode, unknown.statusCode]).toEqual([200, 404])

    const whole = lines.join('')
    const persons = ['周小玲', encodeURIComponent('周小玲'), 'xiaoling', 'Xiaoling', 'zhou', 'Zhou', minzheng.name, minzheng.id]
    const secrets = ['secret', 'wrong-password', testPassword, 'session_token', 'cookie', 'key-of-zhou']
    const contents = ['424242', '核对', '申请', 'search=', '?', '203.0.113.9', file]
    for (const word of [...persons, ...secrets, ...contents]) expect(whole, word).not.toContain(word)
    const answered = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'answered')
    expect(answered.length).toBeGreaterThanOrEqual(9)
    for (const line of answered) {
      expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/)
      expect(line).toMatchObject({
        method: expect.any(String),
        route: expect.stringMatching(/^\/|^unknown$/),
        status: expect.any(Number),
      })
    }
    expect(answered.map(({ route }) => route)).toContain('/api/districts/:district/indicators/:domain/:ordinal/values')
  })

  test('a failure of ours tells the caller nothing and the log what and where, without the values', async () => {
    lines.length = 0
    await w.owner.query('alter table platform.calendar_year rename to calendar_year_away')
    const reply = await ask({ url: '/api/calendar' })
    await w.owner.query('alter table platform.calendar_year_away rename to calendar_year')
    expect(reply.statusCode).toBe(500)
    expect(reply.body).not.toMatch(/calendar_year|select|relation|at .*\.ts/)
    const problem = reply.json() as { code: string; requestId: string; details: object }
    expect(problem).toMatchObject({ code: 'internal', details: {} })
    const failed = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'failed')
    expect(failed).toMatchObject({ requestId: problem.requestId, fault: 'database 42P01' })
    expect(failed.at.length).toBeGreaterThan(1)
    expect(JSON.stringify(failed)).not.toMatch(/does not exist|relation/)
  })

  test('a page that fails says so in words, and the log says why', async () => {
    lines.length = 0
    await w.owner.query('alter table plans.plan rename to plan_away')
    const reply = await ask({ url: '/310118/plan', headers: { accept: 'text/html' } })
    await w.owner.query('alter table plans.plan_away rename to plan')
    expect(reply.statusCode).toBe(500)
    expect(reply.headers['content-type']).toMatch(/^text\/html/)
    expect(reply.body).toContain('系统出了故障')
    expect(reply.body).not.toMatch(/plan_away|relation|select /)
    expect(lines.join('')).toContain('database 42P01')
  })
})
