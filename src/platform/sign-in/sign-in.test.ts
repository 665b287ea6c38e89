import { getMigrations } from 'better-auth/db/migration'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authWith } from './better-auth.ts'
import { aPassword, aSignInWorld, codeOf, publicUrl, type SignInWorld, signInPath } from './sign-in.test-support.ts'

let w: SignInWorld
beforeAll(async () => {
  w = await aSignInWorld()
})
afterAll(() => w.close())

const wrong = 'not the password'

describe('signing in', () => {
  test('a right password opens a session that only the server can read, and says who came', async () => {
    const account = await w.anAccount({ role: 'coordinator', district: '310101' })
    const browser = w.browser()
    const reply = await browser.post(signInPath, { username: account.username.toUpperCase(), password: aPassword })
    expect(reply.json()).toEqual({ codeNeeded: false })
    const cookie = String(reply.headers['set-cookie'])
    expect(cookie).toMatch(/^yiyu\.session_token=.*Max-Age=43200.*HttpOnly.*SameSite=Lax/)
    expect(cookie).not.toContain('Secure')
    expect(reply.body).not.toContain('token')

    const me = (await browser.get('/api/me')).json()
    expect(me.account).toMatchObject({
      id: account.id,
      username: account.username,
      twoFactor: false,
      mustChangePassword: false,
      language: 'zh',
    })
    expect(me.grants).toEqual([{ role: 'coordinator', district: '310101', department: null, street: null, organization: null }])
    expect(await w.audited(account.id)).toEqual(['sign_in.enter'])
  })

  test('a stranger, a forged cookie and a cut cookie are nobody', async () => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    const value = String(browser.cookies.get('yiyu.session_token'))
    const nobody = { account: null, grants: [], identityProvider: null }
    expect((await w.browser().get('/api/me')).json()).toEqual(nobody)
    const another = value[5] === 'X' ? 'Y' : 'X'
    for (const forged of [`${value.slice(0, 5)}${another}${value.slice(6)}`, value.slice(0, 32), '%', 'x.y', '']) {
      const other = w.browser()
      other.cookies.set('yiyu.session_token', forged)
      expect((await other.get('/api/me')).json()).toEqual(nobody)
    }
    expect((await browser.get('/api/me')).json().account.id).toBe(account.id)
  })

  test.each([
    ['a wrong password', (name: string) => ({ username: name, password: wrong })],
    ['an unknown name', () => ({ username: 'nobody.here', password: aPassword })],
    ['a name that cannot be', () => ({ username: 'x!', password: aPassword })],
    ['a password longer than any', (name: string) => ({ username: name, password: 'x'.repeat(400) })],
  ])('%s is refused with the same answer and no cookie', async (_what, body) => {
    const { username } = await w.anAccount()
    const reply = await w.browser().post(signInPath, body(username))
    expect([reply.statusCode, codeOf(reply)]).toEqual([401, 'wrong_credentials'])
    expect(reply.headers['set-cookie']).toBeUndefined()
  })

  test('a malformed body is a bad request', async () => {
    for (const body of [{}, { username: 1, password: [] }, { username: 'a', password: '' }]) {
      const reply = await w.browser().post(signInPath, body)
      expect([reply.statusCode, codeOf(reply)]).toEqual([400, 'invalid_request'])
    }
  })

  test('signing in again ends the session that the browser had, and signing out ends it for good', async () => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    const first = new Map(browser.cookies)
    await browser.post(signInPath, { username: account.username, password: aPassword })
    expect(browser.cookies.get('yiyu.session_token')).not.toBe(first.get('yiyu.session_token'))
    const old = w.browser()
    for (const [name, value] of first) old.cookies.set(name, value)
    expect((await old.get('/api/me')).json().account).toBeNull()

    const kept = new Map(browser.cookies)
    expect((await browser.post('/api/auth/sign-out', {})).statusCode).toBe(200)
    for (const [name, value] of kept) old.cookies.set(name, value)
    expect((await old.get('/api/me')).json().account).toBeNull()
    expect(await w.audited(account.id)).toEqual(['sign_in.enter', 'sign_in.enter', 'sign_in.leave'])
  })

  test('another site cannot sign anyone in or out', async () => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const origin of ['http://evil.test', 'null']) {
      const reply = await w.app.inject({
        method: 'POST',
        url: '/api/auth/sign-out',
        headers: { host: 'yiyu.test', origin, cookie },
        payload: {},
      })
      expect([reply.statusCode, codeOf(reply)]).toEqual([403, 'foreign_origin'])
    }
    expect((await browser.get('/api/me')).json().account.id).toBe(account.id)
  })

  test.each([
    ['POST', '/api/auth/sign-in/email'],
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/change-password'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/is-username-available'],
    ['POST', '/api/auth/request-password-reset'],
    ['POST', '/api/auth//sign-in/email'],
    ['POST', '/api/auth/sign-in%2Femail'],
    ['GET', '/api/auth/get-session'],
    ['GET', '/api/auth/list-sessions'],
    ['POST', '/api/auth/sign-in/social'],
  ] as const)('%s %s, which this product does not need, is not there', async (method, url) => {
    const reply = await w.app.inject({
      method,
      url,
      headers: { host: 'yiyu.test', origin: 'http://yiyu.test' },
      ...(method === 'POST' ? { payload: {} } : {}),
    })
    expect(reply.statusCode).toBe(404)
  })

  test('a form without JavaScript signs in and out', async () => {
    const account = await w.anAccount()
    const sender = { headers: {}, address: '127.0.0.1', requestId: 'form' }
    await expect(w.signIn.signInByForm({ username: account.username, password: wrong }, sender)).rejects.toMatchObject({
      code: 'wrong_credentials',
    })
    const { cookies } = await w.signIn.signInByForm({ username: account.username, password: aPassword }, sender)
    const cookie = String(cookies[0]?.split(';')[0])
    expect(await w.signIn.actorOf({ cookie })).toMatchObject({ kind: 'account', id: account.id })
    await w.signIn.form.signOut({ ...sender, headers: { cookie } })
    expect(await w.signIn.actorOf({ cookie })).toMatchObject({ kind: 'public' })
  })
})

test('the API page describes every operation, and no answer holds a password hash or a token', async () => {
  const document = (await w.browser().get('/api/openapi.json')).json()
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining(['/api/me', '/api/accounts/{id}/grants', '/api/grants/{id}/ending']),
  )
  expect(document.components.schemas.Me ?? document.components.schemas.MeOutput).toBeDefined()
})

test('a user name may hold a hyphen and a dot, and surrounding blanks do not matter', async () => {
  await w.signIn.createAccount({ username: 'Fgw-310118.a', name: '发改委', password: aPassword })
  expect((await w.browser().post(signInPath, { username: ' fgw-310118.A ', password: aPassword })).json()).toEqual({
    codeNeeded: false,
  })
})

test('the tables are those that the installed better-auth wants', async () => {
  const pool = new pg.Pool(w.scratch.owner)
  try {
    const auth = authWith({
      pool,
      secret: 'x'.repeat(32),
      publicUrl,
      oidc: undefined,
      fixedAddress: true,
      mayHaveSession: async () => true,
    })
    const { toBeCreated, toBeAdded } = await getMigrations(auth.options)
    expect([toBeCreated, toBeAdded]).toEqual([[], []])
  } finally {
    await pool.end()
  }
})
