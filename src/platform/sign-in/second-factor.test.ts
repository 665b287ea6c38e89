import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeFor, wrongCodeFor } from './authenticator.test-support.ts'
import { aPassword, aSignInWorld, type Browser, codeOf, type SignInWorld, signInPath } from './sign-in.test-support.ts'

let w: SignInWorld
beforeAll(async () => {
  w = await aSignInWorld()
})
afterAll(() => w.close())

const totpPath = '/api/auth/two-factor/verify-totp'
const backupPath = '/api/auth/two-factor/verify-backup-code'
const isIn = async (browser: Browser) => (await browser.get('/api/me')).json().account !== null

/** An account with an authenticator, and what the authenticator scanned. */
async function withAuthenticator() {
  const account = await w.anAccount({ role: 'auditor', district: '310101' })
  const browser = await w.signedIn(account.username)
  const begun = await browser.post('/api/auth/two-factor/enable', { password: aPassword })
  const { totpUri, backupCodes } = begun.json<{ totpUri: string; backupCodes: string[] }>()
  expect((await browser.post(totpPath, { code: codeFor(totpUri) })).statusCode).toBe(200)
  return { ...account, browser, totpUri, backupCodes }
}

async function withPassword(username: string): Promise<Browser> {
  const browser = w.browser()
  expect((await browser.post(signInPath, { username, password: aPassword })).json()).toEqual({ codeNeeded: true })
  return browser
}

test('turning codes on takes the password and a first code; from then on the password alone opens nothing', async () => {
  const account = await w.anAccount()
  const browser = await w.signedIn(account.username)
  expect(codeOf(await browser.post('/api/auth/two-factor/enable', { password: 'not the password' }))).toBe('wrong_password')
  const { totpUri, backupCodes } = (await browser.post('/api/auth/two-factor/enable', { password: aPassword })).json()
  expect(totpUri).toContain(`:${account.username}?`)
  expect(backupCodes).toHaveLength(10)
  expect(codeOf(await browser.post(totpPath, { code: wrongCodeFor(totpUri) }))).toBe('wrong_code')
  expect((await w.signedIn(account.username)).cookies.size).toBe(1) // not yet on

  expect((await browser.post(totpPath, { code: codeFor(totpUri) })).statusCode).toBe(200)
  expect((await browser.get('/api/me')).json().account.twoFactor).toBe(true)
  const second = await withPassword(account.username)
  expect(await isIn(second)).toBe(false)
  expect((await second.post(totpPath, { code: codeFor(totpUri) })).statusCode).toBe(200)
  expect(await isIn(second)).toBe(true)
})

test('five wrong codes lock the account, whether typed one after another or in fresh sign-ins', async () => {
  const { username, totpUri } = await withAuthenticator()
  const code = wrongCodeFor(totpUri)
  const first = await withPassword(username)
  for (let i = 0; i < 3; i += 1) expect(codeOf(await first.post(totpPath, { code }))).toBe('wrong_code')
  const second = await withPassword(username)
  for (let i = 0; i < 2; i += 1) expect(codeOf(await second.post(totpPath, { code }))).toBe('wrong_code')
  expect(codeOf(await second.post(totpPath, { code: codeFor(totpUri) }))).toBe('account_locked')
  expect(codeOf(await w.browser().post(signInPath, { username, password: aPassword }))).toBe('account_locked')
})

test('fifteen wrong codes at once: at most five are judged', async () => {
  const { username, totpUri } = await withAuthenticator()
  const browsers: Browser[] = []
  for (let i = 0; i < 5; i += 1) browsers.push(await withPassword(username))
  const replies = await Promise.all(
    browsers.flatMap((b) => [1, 2, 3].map(() => b.post(totpPath, { code: wrongCodeFor(totpUri) }))),
  )
  expect(replies.filter((reply) => codeOf(reply) === 'wrong_code').length).toBeLessThanOrEqual(5)
  expect(codeOf(await w.browser().post(signInPath, { username, password: aPassword }))).toBe('account_locked')
})

test('a code that was used opens no second session, not even at the same moment', async () => {
  const { username, totpUri } = await withAuthenticator()
  const browsers = [await withPassword(username), await withPassword(username), await withPassword(username)]
  const code = codeFor(totpUri)
  const replies = await Promise.all(browsers.map((browser) => browser.post(totpPath, { code })))
  expect(replies.map((reply) => codeOf(reply)).toSorted()).toEqual(['wrong_code', 'wrong_code', undefined])
  expect((await Promise.all(browsers.map(isIn))).filter(Boolean)).toHaveLength(1)
})

test('a backup code stands in for the authenticator, once', async () => {
  const { username, backupCodes } = await withAuthenticator()
  const code = String(backupCodes[0])
  const first = await withPassword(username)
  expect((await first.post(backupPath, { code })).statusCode).toBe(200)
  expect(await isIn(first)).toBe(true)
  expect(codeOf(await (await withPassword(username)).post(backupPath, { code }))).toBe('wrong_code')
})

test('one backup code used twice at the same moment opens one session', async () => {
  const { username, backupCodes } = await withAuthenticator()
  const code = String(backupCodes[1])
  const browsers = [await withPassword(username), await withPassword(username)]
  await Promise.all(browsers.map((browser) => browser.post(backupPath, { code })))
  expect((await Promise.all(browsers.map(isIn))).filter(Boolean)).toHaveLength(1)
})

test('a code without a password before it is refused, and no device may be trusted to skip codes', async () => {
  const { username, totpUri } = await withAuthenticator()
  expect(codeOf(await w.browser().post(totpPath, { code: codeFor(totpUri) }))).toBe('sign_in_again')
  const forged = w.browser()
  forged.cookies.set('yiyu.two_factor', '2fa-somebody.c2lnbmF0dXJl')
  expect(codeOf(await forged.post(totpPath, { code: codeFor(totpUri) }))).toBe('sign_in_again')

  const browser = await withPassword(username)
  await browser.post(totpPath, { code: codeFor(totpUri), trustDevice: true })
  expect([...browser.cookies.keys()]).toEqual(['yiyu.session_token'])
})

test('the form without JavaScript asks for the code and takes either kind', async () => {
  const { id, username, totpUri, backupCodes } = await withAuthenticator()
  const sender = { headers: {}, address: '127.0.0.1', requestId: 'form' }
  const send = (code?: string) => w.signIn.signInByForm({ username, password: aPassword, code }, sender)
  await expect(send()).rejects.toMatchObject({ code: 'code_needed' })
  await expect(send(wrongCodeFor(totpUri))).rejects.toMatchObject({ code: 'wrong_code' })
  for (const code of [codeFor(totpUri), backupCodes[2]]) {
    const { cookies } = await send(code)
    const cookie = cookies.map((line) => line.split(';')[0]).join('; ')
    expect(await w.signIn.actorOf({ cookie })).toMatchObject({ id })
  }
})

test('codes are turned off with the password, by their owner', async () => {
  const { username, browser } = await withAuthenticator()
  expect(codeOf(await browser.post('/api/auth/two-factor/disable', { password: 'not the password' }))).toBe('wrong_password')
  expect((await browser.post('/api/auth/two-factor/disable', { password: aPassword })).statusCode).toBe(200)
  expect(await isIn(await w.signedIn(username))).toBe(true)
})

test('an administrator takes away the codes of somebody who lost them, which ends their sessions', async () => {
  const { id, username, browser } = await withAuthenticator()
  const administrator = await w.signedIn((await w.anAccount({ role: 'administrator' })).username)
  expect((await administrator.post(`/api/accounts/${id}/second-factor-removal`)).statusCode).toBe(204)
  expect(await isIn(browser)).toBe(false)
  expect(await isIn(await w.signedIn(username))).toBe(true)
  expect(await w.audited(id)).toContain('accounts.remove_second_factor')
})

test('guessing the password from within a stolen session counts towards the lock', async () => {
  const account = await w.anAccount()
  const browser = await w.signedIn(account.username)
  for (let i = 0; i < 5; i += 1)
    expect(codeOf(await browser.post('/api/auth/two-factor/enable', { password: `guess number ${i}` }))).toBe('wrong_password')
  expect(codeOf(await browser.post('/api/me/password', { current: aPassword, next: 'a fresh password' }))).toBe('account_locked')
})
