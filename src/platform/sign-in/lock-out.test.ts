import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLockOut } from './lock-out.ts'
import { aPassword, aSignInWorld, codeOf, type SignInWorld, signInPath } from './sign-in.test-support.ts'

let w: SignInWorld
beforeAll(async () => {
  w = await aSignInWorld()
})
afterAll(() => w.close())

const wrong = 'not the password'
const tryOnce = async (username: string, password: string, address?: string, world = w) => {
  const reply = await world.browser(address).post(signInPath, { username, password })
  return reply.statusCode === 200 ? 'in' : codeOf(reply)
}
const tryOften = async (username: string, times: number) => {
  for (let i = 0; i < times; i += 1) await tryOnce(username, wrong)
}
/** As if so many minutes had passed since the tries for everybody's names. */
const later = (minutes: number) =>
  w.scratch.rows(
    `update auth.attempt set locked_until = locked_until - $1::int * interval '1 minute',
    tries = array(select t - $1::int * interval '1 minute' from unnest(tries) t)`,
    [minutes],
  )

test('after five wrong passwords even the right one is refused, for fifteen minutes, and the lock is in the audit', async () => {
  const { id, username } = await w.anAccount()
  await tryOften(username, 4)
  expect(await tryOnce(username, wrong)).toBe('wrong_credentials')
  const reply = await w.browser().post(signInPath, { username, password: aPassword })
  expect([reply.statusCode, codeOf(reply)]).toEqual([423, 'account_locked'])
  expect(reply.headers['set-cookie']).toBeUndefined()
  const { retryAfterSeconds, minutes } = reply.json().details
  expect(retryAfterSeconds).toBeGreaterThan(880)
  expect(retryAfterSeconds).toBeLessThanOrEqual(900)
  expect(minutes).toBe(15)
  expect(await w.audited(id)).toEqual(['sign_in.lock'])

  await later(14)
  expect(await tryOnce(username, aPassword)).toBe('account_locked')
  await later(2)
  expect(await tryOnce(username, aPassword)).toBe('in')
})

test('fifteen wrong passwords at once from fifteen addresses, then the right one: five are judged, the right one is refused', async () => {
  const { username } = await w.anAccount()
  const replies = await Promise.all(Array.from({ length: 15 }, (_, i) => tryOnce(username, wrong, `10.0.0.${i + 1}`)))
  expect(replies.filter((reply) => reply === 'wrong_credentials')).toHaveLength(5)
  expect(replies.filter((reply) => reply === 'account_locked')).toHaveLength(10)
  expect(await tryOnce(username, aPassword, '10.0.0.99')).toBe('account_locked')
})

test('two processes together judge no more than five', async () => {
  const other = await aSignInWorld({ over: w })
  try {
    const { username } = await w.anAccount()
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => tryOnce(username, wrong, undefined, i % 2 ? other : w)),
    )
    expect(replies.filter((reply) => reply === 'wrong_credentials')).toHaveLength(5)
    expect(await tryOnce(username, aPassword, undefined, other)).toBe('account_locked')
  } finally {
    await other.close()
  }
})

test('fifteen processes at the same moment judge no more than five, and one that falls over gives its try back', async () => {
  let judged = 0
  const slowly = async () => {
    judged += 1
    await new Promise((resolve) => setTimeout(resolve, 200))
    return { outcome: 'wrong' as const }
  }
  const processes = Array.from({ length: 15 }, () => createLockOut(w.scratch.databases.app, 'a secret', async () => {}))
  const falls = processes[0]?.judge('popular', () => Promise.reject(new Error('the database is away')))
  await expect(falls).rejects.toThrow('the database is away')
  const ends = await Promise.allSettled(processes.map((each) => each.judge('popular', slowly)))
  expect(judged).toBe(5)
  const refused = ends.filter((end) => end.status === 'rejected').map((end) => end.reason.code)
  expect(refused).toEqual(Array.from({ length: 10 }, () => 'account_locked'))
})

test('an unknown name is locked just like a known one', async () => {
  await tryOften('no.such.person', 5)
  expect(await tryOnce('no.such.person', wrong)).toBe('account_locked')
  expect(await tryOnce('No.Such.Person ', wrong)).toBe('account_locked')
})

test('an unknown name takes about as long to refuse as a wrong password', async () => {
  const { username } = await w.anAccount()
  const timed = async (name: string) => {
    const start = performance.now()
    await tryOnce(name, wrong)
    return performance.now() - start
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < 4; i += 1) {
    known.push(await timed(username))
    unknown.push(await timed('another.stranger'))
  }
  const least = (times: number[]) => Math.min(...times)
  expect(least(unknown) / least(known)).toBeGreaterThan(0.5)
  expect(least(unknown) / least(known)).toBeLessThan(2)
})

test('wrong passwords more than fifteen minutes old no longer count, and a right one forgets them', async () => {
  const { username } = await w.anAccount()
  await tryOften(username, 4)
  await later(16)
  await tryOften(username, 4)
  expect(await tryOnce(username, aPassword)).toBe('in')
  await tryOften(username, 4)
  expect(await tryOnce(username, aPassword)).toBe('in')
})

test('four wrong ones, some time apart, and a fifth within fifteen minutes of them lock', async () => {
  const { username } = await w.anAccount()
  await tryOften(username, 1)
  await later(10)
  await tryOften(username, 3)
  await later(4)
  await tryOften(username, 1)
  expect(await tryOnce(username, aPassword)).toBe('account_locked')
})

test('many right passwords at once lock nobody out', async () => {
  const { username } = await w.anAccount()
  const replies = await Promise.all(Array.from({ length: 12 }, () => tryOnce(username, aPassword)))
  expect(new Set(replies)).toEqual(new Set(['in']))
})

test('an administrator sees the lock and lifts it; the account itself and coordinators cannot', async () => {
  const administrator = await w.signedIn((await w.anAccount({ role: 'administrator' })).username)
  const locked = await w.anAccount()
  const coordinator = await w.signedIn((await w.anAccount({ role: 'coordinator', district: '310101' })).username)
  const own = await w.signedIn(locked.username)
  await tryOften(locked.username, 5)
  const seen = (await administrator.get(`/api/accounts?search=${locked.username}`)).json().accounts
  expect(new Date(seen[0].lockedUntil).getTime()).toBeGreaterThan(Date.now() + 14 * 60_000)

  for (const browser of [coordinator, own])
    expect((await browser.post(`/api/accounts/${locked.id}/unlocking`)).statusCode).toBe(403)
  expect((await administrator.post(`/api/accounts/${locked.id}/unlocking`)).statusCode).toBe(204)
  expect(await tryOnce(locked.username, aPassword)).toBe('in')
  expect(await w.audited(locked.id)).toEqual(['sign_in.enter', 'sign_in.lock', 'accounts.unlock', 'sign_in.enter'])
})

test('the names that were tried are not kept in plain', async () => {
  await tryOnce('My-Secret-Typed-In-The-Wrong-Field', wrong)
  const rows = await w.scratch.rows<{ name_hash: string }>('select name_hash from auth.attempt')
  expect(rows.length).toBeGreaterThan(0)
  for (const { name_hash } of rows) expect(name_hash).toMatch(/^[0-9a-f]{64}$/)
})
