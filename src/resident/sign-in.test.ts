import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type World } from '../../test/support/world.ts'
import { codeFor, wrongCodeFor } from '../platform/sign-in/authenticator.test-support.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const password = 'a good long password'
let made = 0

/** An account that has not signed in yet. */
async function anAccount(mustChangePassword = false) {
  made += 1
  const username = `juming-${made}`
  const { id } = await w.product.signIn.createAccount({ username, name: `居民 ${made}`, password, mustChangePassword })
  return { id, username }
}

/** A browser without JavaScript: sends forms, keeps cookies, follows nothing. */
function aBrowser(language = 'zh') {
  const cookies = new Map<string, string>([['lang', language]])
  const send = async (method: 'GET' | 'POST', url: string, fields?: Record<string, string>) => {
    const reply = await w.product.app.inject({
      ...{ method, url },
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        accept: 'text/html',
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost', host: 'localhost' } : {}),
      },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    })
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      if (/Max-Age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: reply.statusCode, to: reply.headers.location, headers: reply.headers, html: reply.body }
  }
  return {
    cookies,
    get: (url: string) => send('GET', url),
    form: (url: string, fields: Record<string, string>) => send('POST', url, fields),
  }
}

/** An account with an authenticator, and what the authenticator scanned. */
async function withAuthenticator() {
  const account = await anAccount()
  const browser = aBrowser()
  await browser.form('/sign-in', { username: account.username, password })
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const post = (url: string, payload: object) => w.product.app.inject({ method: 'POST', url, headers: { cookie }, payload })
  const { totpUri, backupCodes } = (await post('/api/auth/two-factor/enable', { password })).json()
  expect((await post('/api/auth/two-factor/verify-totp', { code: codeFor(totpUri) })).statusCode).toBe(200)
  // A code is taken once: as if the minutes in which this one was valid were over.
  await w.owner.query('delete from auth.used_code')
  return { ...account, totpUri: totpUri as string, backupCodes: backupCodes as string[] }
}

test('who has no account or has lost the password is led on in the district they came from, and else asked which', async () => {
  const browser = aBrowser()
  const { html } = await browser.get('/sign-in?next=%2F310118%2Fmy')
  for (const way of ['register', 'recover']) {
    expect(html).toContain(`href="/310118/${way}"`)
    expect((await browser.get(`/310118/${way}`)).status).toBe(200)
  }
  for (const next of ['', '?next=/999999/my', '?next=/console'])
    expect((await browser.get(`/sign-in${next}`)).html).toContain('先选您所在的区')
  expect((await browser.form('/sign-in', { username: 'x', password: 'y', next: '/310118/plan' })).html).toContain(
    '/310118/register',
  )
})

describe('signing in without JavaScript', () => {
  test('leads from a page to the form and back to that page, which then names who is signed in; signing out ends it', async () => {
    const { username } = await anAccount()
    const browser = aBrowser()
    const before = await browser.get('/310118/plan?asOf=2025-01-01')
    expect(before.html).toContain('href="/sign-in?next=%2F310118%2Fplan%3FasOf%3D2025-01-01"')
    const form = await browser.get('/sign-in?next=%2F310118%2Fplan%3FasOf%3D2025-01-01')
    expect([form.status, form.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(form.html).toContain('<input type="hidden" name="next" value="/310118/plan?asOf=2025-01-01"')
    const come = await browser.form('/sign-in', { username, password, next: '/310118/plan?asOf=2025-01-01' })
    expect([come.status, come.to]).toEqual([303, '/310118/plan?asOf=2025-01-01'])
    const after = await browser.get('/310118/plan')
    expect(after.html).toContain('居民 ')
    expect(after.html).toContain('退出登录')
    expect(after.headers['cache-control']).toContain('private')
    expect((await browser.get('/sign-in?next=/310118/plan')).to).toBe('/310118/plan')

    const gone = await browser.form('/sign-out', { next: '/310118/plan' })
    expect([gone.status, gone.to]).toEqual([303, '/310118/plan'])
    expect((await browser.get('/310118/plan')).html).not.toContain('退出登录')
  })

  test('asks for the code of the authenticator on a page of its own, takes a backup code instead, and carries the way on', async () => {
    const { id, username, totpUri, backupCodes } = await withAuthenticator()
    const browser = aBrowser()
    const half = await browser.form('/sign-in', { username, password, next: '/310118/plan' })
    expect([half.status, half.to]).toEqual([303, '/sign-in/code?next=%2F310118%2Fplan'])
    expect((await browser.get('/')).html).not.toContain('退出登录')
    const asked = await browser.get(String(half.to))
    expect(asked.html).toContain('autocomplete="one-time-code"')
    const wrong = await browser.form('/sign-in/code', { code: wrongCodeFor(totpUri), next: '/310118/plan' })
    expect(wrong.status).toBe(401)
    expect(wrong.html).toContain('动态码或备用码不对。')
    expect(wrong.html).toContain('value="/310118/plan"')
    const come = await browser.form('/sign-in/code', { code: ` ${codeFor(totpUri)} `, next: '/310118/plan' })
    expect([come.status, come.to]).toEqual([303, '/310118/plan'])
    expect((await browser.get('/')).html).toContain('退出登录')

    const other = aBrowser()
    await other.form('/sign-in', { username, password })
    expect((await other.form('/sign-in/code', { code: String(backupCodes[0]) })).to).toBe('/')
    const { rows } = await w.owner.query(
      "select count(*)::int as n from platform.audit where subject = $1 and action = 'sign_in.enter'",
      [id],
    )
    expect(rows[0].n).toBe(3)
  })

  test('a browser in which somebody else is still signed in becomes the newcomer’s, with a code too', async () => {
    const first = await anAccount()
    const second = await withAuthenticator()
    const browser = aBrowser()
    await browser.form('/sign-in', { username: first.username, password })
    const old = new Map(browser.cookies)
    await browser.form('/sign-in', { username: second.username, password })
    for (const [name, value] of old) if (!browser.cookies.has(name)) browser.cookies.set(name, value) // a browser that lost no cookie
    expect((await browser.form('/sign-in/code', { code: codeFor(second.totpUri) })).status).toBe(303)
    expect((await browser.get('/')).html).toContain(`居民 ${second.username.split('-')[1]}`)
  })

  test('a temporary password leads to one of one’s own first, and on from there', async () => {
    const { username } = await anAccount(true)
    const browser = aBrowser()
    const come = await browser.form('/sign-in', { username, password, next: '/310118/plan' })
    expect([come.status, come.to]).toEqual([303, '/sign-in/password?next=%2F310118%2Fplan'])
    expect((await browser.get(String(come.to))).html).toContain('autocomplete="new-password"')
    const same = await browser.form('/sign-in/password', { current: password, next_password: password, next: '/310118/plan' })
    expect([same.status, same.html.includes('新密码与原密码相同')]).toEqual([422, true])
    const changed = await browser.form('/sign-in/password', {
      current: password,
      next_password: 'another good password',
      next: '/310118/plan',
    })
    expect([changed.status, changed.to]).toEqual([303, '/310118/plan'])
    expect((await aBrowser().form('/sign-in', { username, password: 'another good password' })).to).toBe('/')
  })
})

describe('is refused on the same page, with the reason', () => {
  test.each([
    ['zh', {}, 400, '请填写账号和密码。'],
    ['en', { username: 'somebody' }, 400, 'Please fill in the account name and the password.'],
    ['zh', { username: 'nobody-at-all', password: 'not the password' }, 401, '账号或密码不对。'],
  ])('in %s: %o', async (language, fields, status, sentence) => {
    const refused = await aBrowser(language).form('/sign-in', fields)
    expect([refused.status, refused.html.includes(sentence)]).toEqual([status, true])
    expect(refused.html).toContain('role="alert"')
    expect(refused.headers['set-cookie']).toBeUndefined()
  })

  test('five wrong passwords lock the account, and the page says for how long', async () => {
    const { username } = await anAccount()
    for (let i = 0; i < 5; i += 1) await aBrowser().form('/sign-in', { username, password: 'not the password' })
    const locked = await aBrowser().form('/sign-in', { username, password })
    expect(locked.status).toBe(423)
    expect(locked.html).toContain('请 15 分钟后再试')
    expect(locked.html).toContain(`value="${username}"`)
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(880)
  })

  test('a code without its first step begins again, and so does a new password without a session', async () => {
    const code = await aBrowser().form('/sign-in/code', { code: '123456' })
    expect([code.status, code.html.includes('登录已超时'), code.html.includes('name="password"')]).toEqual([401, true, true])
    expect((await aBrowser().get('/sign-in/password')).to).toBe('/sign-in')
    expect((await aBrowser().form('/sign-in/password', { current: 'x', next_password: 'y' })).status).toBe(401)
  })

  test('a form that another site sends is not taken', async () => {
    const reply = await w.product.app.inject({
      ...{ method: 'POST', url: '/sign-in', payload: 'username=a&password=b' },
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://evil.example', host: 'localhost' },
    })
    expect(reply.statusCode).toBe(403)
  })
})

test.each([
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/..//evil.example', '/'],
  ['/%2e%2e//evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['plan', '/'],
  ['/sign-in?next=/sign-in', '/'],
  ['/310118/计划?q=养老', '/310118/%E8%AE%A1%E5%88%92?q=%E5%85%BB%E8%80%81'],
])('after signing in with the wish %o one comes to %s', async (next, to) => {
  const { username } = await anAccount()
  expect((await aBrowser().form('/sign-in', { username, password, next })).to).toBe(to)
})

test.each(['//evil.example', '///x//y?lang=en', '//310118/plan', '/%2f%2fevil'])(
  'the address %s is answered "not found", and its links stay on this site',
  async (url) => {
    const { status, html } = await aBrowser().get(url)
    expect(status).toBe(404)
    expect(html).not.toMatch(/(href|value)="\/[/\\]/)
  },
)
