import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPassword, aSignInWorld, type Browser, codeOf, type SignInWorld, signInPath } from './sign-in.test-support.ts'

let w: SignInWorld
let administrator: Browser
let administratorId: string
beforeAll(async () => {
  w = await aSignInWorld()
  const account = await w.anAccount({ role: 'administrator' })
  administratorId = account.id
  administrator = await w.signedIn(account.username)
})
afterAll(() => w.close())

const isIn = async (browser: Browser) => (await browser.get('/api/me')).json().account !== null
const me = async (browser: Browser) => (await browser.get('/api/me')).json()

describe('accounts', () => {
  test('an administrator makes an account; its temporary password opens only the page on which it is changed', async () => {
    const made = await administrator.post('/api/accounts', { username: 'Zhang.San', name: '张三' })
    expect(made.statusCode).toBe(201)
    const { id, username, temporaryPassword } = made.json()
    expect(username).toBe('zhang.san')
    expect(temporaryPassword).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    expect(await w.audited(id)).toEqual(['accounts.create'])
    expect((await administrator.post(`/api/accounts/${id}/grants`, { role: 'coordinator', district: '310118' })).statusCode).toBe(
      201,
    )

    const browser = await w.signedIn('zhang.san', temporaryPassword)
    expect(await me(browser)).toMatchObject({ account: { mustChangePassword: true }, grants: [] })
    expect(codeOf(await browser.get('/api/accounts'))).toBe('scope_missing')
    expect((await browser.post('/api/me/password', { current: temporaryPassword, next: 'eighty years of tea' })).statusCode).toBe(
      204,
    )
    expect(await me(browser)).toMatchObject({
      account: { mustChangePassword: false },
      grants: [{ role: 'coordinator', district: '310118' }],
    })
    expect((await browser.get('/api/accounts')).statusCode).toBe(200)
  })

  test('a user name belongs to one account, however it is capitalised', async () => {
    const reply = await administrator.post('/api/accounts', { username: 'ZHANG.SAN', name: '又一个张三' })
    expect([reply.statusCode, codeOf(reply)]).toEqual([409, 'account_username_is_free'])
  })

  test.each([
    ['too short', { username: 'ab', name: '甲' }],
    ['with a space', { username: 'a person', name: '甲' }],
    ['in Chinese', { username: '张三丰', name: '甲' }],
    ['without a name', { username: 'nameless', name: '  ' }],
  ])('an account %s is refused', async (_what, body) => {
    expect(codeOf(await administrator.post('/api/accounts', body))).toBe('invalid_request')
  })

  test('a reset password ends every session, must be changed, and is in the audit', async () => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    const { temporaryPassword } = (await administrator.post(`/api/accounts/${account.id}/password`)).json()
    expect(await isIn(browser)).toBe(false)
    expect(codeOf(await w.browser().post(signInPath, { username: account.username, password: aPassword }))).toBe(
      'wrong_credentials',
    )
    expect(await me(await w.signedIn(account.username, temporaryPassword))).toMatchObject({
      account: { mustChangePassword: true },
    })
    expect(await w.audited(account.id)).toContain('accounts.reset_password')
  })

  test('a deactivated account loses its sessions at once and cannot sign in until it is reactivated', async () => {
    const account = await w.anAccount({ role: 'auditor', district: '310101' })
    const browser = await w.signedIn(account.username)
    expect((await administrator.post(`/api/accounts/${account.id}/deactivation`)).statusCode).toBe(204)
    expect(await isIn(browser)).toBe(false)
    const refused = await w.browser().post(signInPath, { username: account.username, password: aPassword })
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'account_inactive'])
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect(codeOf(await w.browser().post(signInPath, { username: account.username, password: 'not the password' }))).toBe(
      'wrong_credentials',
    )
    expect(codeOf(await administrator.post(`/api/accounts/${account.id}/deactivation`))).toBe('account_inactive')

    expect((await administrator.post(`/api/accounts/${account.id}/reactivation`)).statusCode).toBe(204)
    expect(await isIn(browser)).toBe(false)
    expect(await isIn(await w.signedIn(account.username))).toBe(true)
  })

  test('a session that slipped in while its account was being deactivated is worth nothing', async () => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    await w.scratch.rows('update auth.account set deactivated_at = now() where id = $1', [account.id])
    expect(await isIn(browser)).toBe(false)
  })

  test('nobody deactivates, resets or unlocks their own account', async () => {
    for (const what of ['deactivation', 'password', 'unlocking', 'reactivation', 'second-factor-removal']) {
      expect(codeOf(await administrator.post(`/api/accounts/${administratorId}/${what}`))).toBe('not_permitted')
    }
  })

  test('an unknown account is not found', async () => {
    for (const what of ['deactivation', 'password', 'unlocking']) {
      expect((await administrator.post(`/api/accounts/nobody/${what}`)).statusCode).toBe(404)
    }
  })

  test('accounts are found by part of a name, a coordinator finds those of the district and whoever is named exactly', async () => {
    const here = await w.anAccount({ role: 'department_officer', district: '310101', department: 'fgw' })
    const elsewhere = await w.anAccount({ role: 'department_officer', district: '310118', department: 'fgw' })
    const coordinator = await w.signedIn((await w.anAccount({ role: 'coordinator', district: '310101' })).username)
    const found = async (browser: Browser, search: string) =>
      (await browser.get(`/api/accounts?search=${encodeURIComponent(search)}`))
        .json()
        .accounts.map((account: { id: string }) => account.id)
    expect(await found(administrator, '张')).toHaveLength(1)
    expect(await found(administrator, '%')).toEqual([])
    expect(await found(administrator, 'PERSON')).toEqual(expect.arrayContaining([here.id, elsewhere.id]))
    expect(await found(coordinator, 'person')).toContain(here.id)
    expect(await found(coordinator, 'person')).not.toContain(elsewhere.id)
    expect(await found(coordinator, elsewhere.username)).toContain(elsewhere.id)
  })
})

describe("one's own password", () => {
  test('changing it ends the other sessions and keeps this one', async () => {
    const account = await w.anAccount()
    const [here, there] = [await w.signedIn(account.username), await w.signedIn(account.username)]
    expect((await here.post('/api/me/password', { current: aPassword, next: 'a pot of green tea' })).statusCode).toBe(204)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect(codeOf(await w.browser().post(signInPath, { username: account.username, password: aPassword }))).toBe(
      'wrong_credentials',
    )
    expect(await isIn(await w.signedIn(account.username, 'a pot of green tea'))).toBe(true)
    expect(await w.audited(account.id)).toContain('accounts.change_password')
  })

  test.each([
    ['a wrong current one', { current: 'not the password', next: 'a pot of green tea' }, 'wrong_password'],
    ['nine characters', { current: aPassword, next: '九个汉字不够长吧' }, 'password_too_short'],
    ['more than 128', { current: aPassword, next: 'x1'.repeat(65) }, 'password_too_long'],
    ['a common one', { current: aPassword, next: 'WoAiNi1314520' }, 'password_too_common'],
    ['a run of digits', { current: aPassword, next: '34567890123' }, 'password_too_common'],
    ['one sign again and again', { current: aPassword, next: 'aaaaaaaaaaaa' }, 'password_too_common'],
    ['the same again', { current: aPassword, next: aPassword }, 'password_unchanged'],
  ])('%s is refused', async (_what, body, code) => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    const reply = await browser.post('/api/me/password', body)
    expect([reply.statusCode, codeOf(reply)]).toEqual([422, code])
    expect(await isIn(await w.signedIn(account.username))).toBe(true)
  })

  test('the user name is no password', async () => {
    await w.signIn.createAccount({ username: 'a.rather.long.name', name: '长名', password: aPassword })
    const browser = await w.signedIn('a.rather.long.name')
    expect(codeOf(await browser.post('/api/me/password', { current: aPassword, next: 'A.Rather.Long.Name' }))).toBe(
      'password_is_user_name',
    )
    await expect(
      w.signIn.createAccount({ username: 'another.long.name', name: '长名', password: 'another.long.name' }),
    ).rejects.toMatchObject({ code: 'password_is_user_name' })
  })

  test('of two changes at the same moment one holds', async () => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    const replies = await Promise.all(
      ['first new password', 'second new password'].map((next) => browser.post('/api/me/password', { current: aPassword, next })),
    )
    expect(replies.map((reply) => reply.statusCode).toSorted()).toEqual([204, 422])
  })

  test('no password and no session token is ever kept or told in plain', async () => {
    const rows = await w.scratch.rows<{ password: string }>("select password from auth.credential where provider = 'credential'")
    for (const { password } of rows) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
    const audit = JSON.stringify(await w.scratch.rows('select details from platform.audit'))
    expect(audit).not.toContain(aPassword)
    expect(audit).not.toMatch(/"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}"/)
  })
})

describe('sessions', () => {
  test("one sees one's own sessions, with the current one marked, and ends another at once", async () => {
    const account = await w.anAccount()
    const [here, there] = [await w.signedIn(account.username), await w.signedIn(account.username)]
    const { sessions } = (await here.get('/api/sessions')).json()
    expect(sessions).toHaveLength(2)
    expect(sessions[0]).toMatchObject({ account: account.id, address: '127.0.0.1' })
    expect(JSON.stringify(sessions)).not.toContain(String(there.cookies.get('yiyu.session_token')).slice(0, 32))
    const other = sessions.find((session: { current: boolean }) => !session.current)
    expect((await here.delete(`/api/sessions/${other.id}`)).statusCode).toBe(204)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect(await w.audited(other.id)).toEqual(['sessions.end'])
  })

  test("somebody else's sessions are for administrators only", async () => {
    const [one, two] = [await w.anAccount(), await w.anAccount({ role: 'coordinator', district: '310101' })]
    const [mine, theirs] = [await w.signedIn(one.username), await w.signedIn(two.username)]
    const id = (await mine.get('/api/sessions')).json().sessions[0].id
    expect((await theirs.get(`/api/sessions?account=${one.id}`)).statusCode).toBe(403)
    expect((await theirs.delete(`/api/sessions/${id}`)).statusCode).toBe(404)
    expect((await administrator.get(`/api/sessions?account=${one.id}`)).json().sessions).toHaveLength(1)
    expect((await administrator.delete(`/api/sessions/${id}`)).statusCode).toBe(204)
    expect(await isIn(mine)).toBe(false)
  })

  test.each([
    ['twelve hours after signing in', "expires_at = now() - interval '1 s'"],
    ['eight hours without use', "updated_at = now() - interval '8 h 1 s'"],
  ])('a session is over %s', async (_when, change) => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    await w.scratch.rows(`update auth.session set ${change} where account_id = $1`, [account.id])
    expect(await isIn(browser)).toBe(false)
    expect(codeOf(await browser.post('/api/auth/two-factor/enable', { password: aPassword }))).toBe('not_signed_in')
  })

  test('use is written down, so that a busy session does not fall idle', async () => {
    const account = await w.anAccount()
    const browser = await w.signedIn(account.username)
    await w.scratch.rows("update auth.session set updated_at = now() - interval '7 h' where account_id = $1", [account.id])
    await browser.get('/api/me')
    const [row] = await w.scratch.rows<{ fresh: boolean }>(
      "select updated_at > now() - interval '1 min' as fresh from auth.session where account_id = $1",
      [account.id],
    )
    expect(row?.fresh).toBe(true)
  })

  test('the language is remembered', async () => {
    const browser = await w.signedIn((await w.anAccount()).username)
    expect((await browser.put('/api/me/language', { language: 'en' })).statusCode).toBe(204)
    expect((await me(browser)).account.language).toBe('en')
  })
})

test.each([
  ['get', '/api/sessions'],
  ['delete', '/api/sessions/x'],
  ['get', '/api/accounts'],
  ['post', '/api/accounts'],
  ['post', '/api/accounts/x/password'],
  ['post', '/api/accounts/x/unlocking'],
  ['post', '/api/accounts/x/deactivation'],
  ['get', '/api/accounts/x/grants'],
  ['post', '/api/accounts/x/grants'],
  ['post', '/api/me/password'],
] as const)('a stranger may not %s %s', async (method, path) => {
  const reply = await w.browser()[method](path)
  expect([reply.statusCode, codeOf(reply)]).toEqual([401, 'not_signed_in'])
})
