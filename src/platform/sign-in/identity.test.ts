import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { anIdentityProvider } from './identity-provider.test-support.ts'
import { aPassword, aSignInWorld, type Browser, codeOf, publicUrl, type SignInWorld, signInPath } from './sign-in.test-support.ts'

let w: SignInWorld
let provider: Awaited<ReturnType<typeof anIdentityProvider>>
const client = { clientId: 'yiyu', clientSecret: 'known to both' }
const settingsFor = (discoveryUrl: string) => ({
  OIDC_DISCOVERY_URL: discoveryUrl,
  OIDC_CLIENT_ID: client.clientId,
  OIDC_CLIENT_SECRET: client.clientSecret,
})

beforeAll(async () => {
  provider = await anIdentityProvider(client)
  w = await aSignInWorld({ env: settingsFor(provider.discoveryUrl) })
})
afterAll(async () => {
  await w.close()
  await provider.close()
})
afterEach(() => {
  provider.fault = 'none'
})

/** Walks from our page to the provider and back; answers where the browser ends. */
async function walk(browser: Browser, from = '/api/auth/sign-in/social', returnTo = '/console/work'): Promise<string> {
  const started = await browser.post(from, { returnTo })
  const there = await fetch(started.json<{ url: string }>().url, { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(`${publicUrl}/api/auth/callback/oidc`)
  const done = await browser.get(back.pathname + back.search)
  return String(done.headers.location)
}
const me = async (browser: Browser) => (await browser.get('/api/me')).json()

test('an account made with its identity is signed in through the provider, without a password', async () => {
  const administrator = await w.signedIn((await w.anAccount({ role: 'administrator' })).username)
  const { id } = (
    await administrator.post('/api/accounts', { username: 'li.si', name: '李四', identity: 'subject-of-li-si' })
  ).json()
  provider.who = { sub: 'subject-of-li-si', name: 'Li Si' }
  const browser = w.browser()
  expect(await walk(browser)).toBe('/console/work')
  expect(await me(browser)).toMatchObject({ account: { id, name: '李四' }, identityProvider: { name: '统一身份认证' } })
  expect(await w.audited(id)).toEqual(['accounts.create', 'sign_in.enter'])
})

test('an identity that is linked to no account opens nothing and makes no account, whatever name or address it claims', async () => {
  const existing = await w.anAccount()
  const before = await w.scratch.rows('select id from auth.account')
  provider.who = {
    sub: 'a stranger',
    name: 'S',
    preferred_username: existing.username,
    email: `${existing.id}@accounts.invalid`,
    email_verified: true,
  }
  for (const who of [provider.who, { sub: 'a stranger', name: 'S' }]) {
    provider.who = who
    const browser = w.browser()
    expect(await walk(browser)).toBe('/console/sign-in?error=signup_disabled')
    expect((await me(browser)).account).toBeNull()
  }
  expect(await w.scratch.rows('select id from auth.account')).toHaveLength(before.length)
})

test('somebody signed in links their identity and signs in by it from then on; nobody else can link the same one', async () => {
  const account = await w.anAccount()
  provider.who = { sub: 'wang', name: 'Wang' }
  expect(await walk(await w.signedIn(account.username), '/api/auth/link-social', '/console/me')).toBe('/console/me')
  const browser = w.browser()
  await walk(browser)
  expect((await me(browser)).account.id).toBe(account.id)
  const kept = await w.scratch.rows("select access_token, refresh_token, id_token from auth.credential where subject = 'wang'")
  expect(kept).toEqual([{ access_token: null, refresh_token: null, id_token: null }])
  const other = await w.signedIn((await w.anAccount()).username)
  expect(await walk(other, '/api/auth/link-social', '/console/me')).toContain('error=account_already_linked_to_different_user')
  expect(codeOf(await w.browser().post('/api/auth/link-social', {}))).toBe('not_signed_in')
})

test.each(['wrong key', 'wrong nonce', 'wrong audience', 'expired'] as const)(
  'an identity token with a fault (%s) is refused',
  async (fault) => {
    provider.who = { sub: 'wang', name: 'Wang' }
    provider.fault = fault
    const browser = w.browser()
    expect(await walk(browser)).toMatch(/^\/console\/sign-in\?error=\w/)
    expect((await me(browser)).account).toBeNull()
  },
)

test('a deactivated account is not signed in by the provider either', async () => {
  const administrator = await w.signedIn((await w.anAccount({ role: 'administrator' })).username)
  const { id } = (await administrator.post('/api/accounts', { username: 'gone.away', name: '离开', identity: 'gone' })).json()
  await administrator.post(`/api/accounts/${id}/deactivation`)
  provider.who = { sub: 'gone', name: 'Gone' }
  const browser = w.browser()
  expect(await walk(browser)).toContain('/console/sign-in?error=ACCOUNT_INACTIVE')
  expect((await me(browser)).account).toBeNull()
})

test('one browser cannot finish what another began, and nobody is sent to another site afterwards', async () => {
  provider.who = { sub: 'wang', name: 'Wang' }
  const { url } = (await w.browser().post('/api/auth/sign-in/social', { returnTo: '/console' })).json()
  const back = new URL(String((await fetch(url, { redirect: 'manual' })).headers.get('location')))
  const other = w.browser()
  await other.get(back.pathname + back.search)
  expect((await me(other)).account).toBeNull()
  for (const returnTo of ['https://evil.test/', '//evil.test', '/\\evil.test', 'console']) {
    expect(codeOf(await w.browser().post('/api/auth/sign-in/social', { returnTo }))).toBe('invalid_request')
  }
})

test('a provider that never answers keeps nobody from signing in with a password', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const second = await aSignInWorld({
    env: settingsFor(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/none`),
    over: w,
  })
  try {
    const { username } = await w.anAccount()
    expect((await second.browser().post(signInPath, { username, password: aPassword })).statusCode).toBe(200)
  } finally {
    silent.closeAllConnections()
    silent.close()
    await second.close()
  }
})
