import { afterAll, beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { anIdentityProvider } from '../../../platform/sign-in/identity-provider.test-support.ts'
import { checkCharacter } from '../identity/number.ts'
import { insertIdentity, sealNumber } from '../register/identity-store.ts'
import { aPerson, linesAbout } from './people.test-support.ts'

let w: World
let provider: Awaited<ReturnType<typeof anIdentityProvider>>
const publicUrl = 'http://yiyu.test'
const body = '99999919620304001'
const number = body + checkCharacter(body)

beforeAll(async () => {
  provider = await anIdentityProvider({ clientId: 'yiyu', clientSecret: 'known to both' })
  w = await aWorld({
    env: {
      YIYU_PUBLIC_URL: publicUrl,
      OIDC_DISCOVERY_URL: provider.discoveryUrl,
      OIDC_CLIENT_ID: 'yiyu',
      OIDC_CLIENT_SECRET: 'known to both',
      OIDC_IDENTITY_CLAIM: 'id_number',
    },
  })
})
afterAll(() => provider.close())

/** Signs in through the provider as it says who somebody is; answers the cookie. */
async function throughProvider(): Promise<string> {
  const { app } = w.product
  const cookies = (reply: { headers: Record<string, unknown> }) =>
    [reply.headers['set-cookie'] ?? []]
      .flat()
      .map((cookie) => String(cookie).split(';')[0])
      .join('; ')
  const headers = { origin: publicUrl, host: 'yiyu.test' }
  const started = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/social',
    headers,
    payload: { returnTo: '/310118/my' },
  })
  const there = await fetch(started.json<{ url: string }>().url, { redirect: 'manual' })
  const back = new URL(there.headers.get('location') ?? '')
  const done = await app.inject({
    method: 'GET',
    url: back.pathname + back.search,
    headers: { ...headers, cookie: cookies(started) },
  })
  expect(done.headers.location).toBe('/310118/my')
  return cookies(done)
}

test('a number that the identity provider vouched for binds the account to the one person who carries it, after asking, and is forgotten', async () => {
  const person = await aPerson(w, { name: '严认证', bornOn: '1962-03-04' })
  const ctx = w.ctx()
  await transaction(ctx, (tx) => insertIdentity(tx, person.id, sealNumber(ctx.keys, tx.district, { kind: 'citizen', number })))
  const administrator = await w.as('administrator')
  for (const [username, identity] of [
    ['yan', 'subject-yan'],
    ['other', 'subject-other'],
  ])
    expect((await administrator.post('/api/accounts', { username, name: username, identity })).status).toBe(201)
  await w.owner.query('update auth.account set must_change_password = false')
  const ask = (cookie: string, method: 'GET' | 'POST', url: string) =>
    w.product.app.inject({
      method,
      url,
      headers: { cookie, host: 'yiyu.test', origin: publicUrl },
      ...(method === 'POST' ? { payload: {} } : {}),
    })

  provider.who = { sub: 'subject-other', name: 'O' } // vouches for no number
  const other = await throughProvider()
  expect((await ask(other, 'GET', '/310118/my/identity')).statusCode).toBe(404)
  expect((await ask(other, 'POST', '/api/districts/310118/identity-uses')).json()).toMatchObject({ code: 'no_identity_claim' })

  provider.who = { sub: 'subject-yan', name: 'Y', id_number: ` ${number.toLowerCase()} ` }
  const cookie = await throughProvider()
  const { rows } = await w.owner.query<{ sealed: Buffer }>('select sealed from auth.identity_claim')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.sealed.toString('latin1')).not.toContain(number)
  expect((await ask(cookie, 'GET', '/310118/my/identity')).body).toContain('您是严认证吗？')
  expect((await ask(cookie, 'GET', '/api/districts/310118/standing')).json()).toEqual({ standing: [] })
  const bound = await ask(cookie, 'POST', '/310118/my/identity')
  expect([bound.statusCode, bound.headers.location]).toEqual([303, `/310118/my/${person.id}`])
  expect((await ask(cookie, 'GET', '/api/districts/310118/standing')).json()).toMatchObject({
    standing: [{ name: '严认证', as: 'self' }],
  })
  expect((await w.owner.query('select from auth.identity_claim')).rowCount).toBe(0)
  expect((await linesAbout(w, person.id)).at(-1)).toMatchObject({
    action: 'people.bind',
    details: { proof: 'identity_provider' },
  })
  expect((await ask(cookie, 'GET', '/310118/my/identity')).statusCode).toBe(404)
})
