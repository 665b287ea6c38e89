import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Role } from '../../src/platform/actor.ts'
import { roles } from '../../src/platform/actor.ts'
import { aWorld, type Caller, type World } from '../support/world.ts'
import { type ApiDocument, isTenant, type Operation, readDocument } from './operations.ts'
import { aRecordOfEachKind, type Records } from './records.ts'
import { addressOf, asking, here, misfitOf, sampleBody } from './samples.ts'

/** 崇明: the one whose plan prints projects and lists too. */
const elsewhere = '310151'

// Each of these walks asks every operation, some of them once for every role.
vi.setConfig({ testTimeout: 180_000 })

let w: World
let api: ApiDocument
/** One account for each role in 青浦, one that holds every role there, and one that holds every role in 崇明. */
let holders: Record<Role, Caller>
let everyone: Caller
let neighbour: Caller
/** What exists in 崇明. */
let theirs: Records

beforeAll(async () => {
  w = await aWorld()
  api = await readDocument(w)
  const made: [Role, Caller][] = []
  for (const role of roles) made.push([role, await w.as(role, scopeOf(role, here))])
  holders = Object.fromEntries(made) as Record<Role, Caller>
  everyone = await withEveryRole(here)
  neighbour = await withEveryRole(elsewhere)
  theirs = await aRecordOfEachKind(w, neighbour, elsewhere)
}, 120_000)

const scopeOf = (role: Role, district: string) => ({
  district: role === 'administrator' ? null : district,
  department: role === 'department_officer' ? 'minzheng' : null,
  street: role === 'street_officer' ? (district === elsewhere ? '310151101' : `${district}001`) : null, // 城桥镇, 夏阳街道
})

/** Staff in every role of one district; an administrator counts everywhere and so is none of them. */
async function withEveryRole(district: string): Promise<Caller> {
  const caller = await w.as('coordinator', { district })
  for (const role of roles.filter((one) => one !== 'administrator' && one !== 'coordinator'))
    await w.product.signIn.giveRole(caller.id, { role, ...scopeOf(role, district), startsOn: '2019-01-01' })
  return caller
}

type Reply = { status: number; headers: Record<string, unknown>; body: unknown; text: string }
type ProblemBody = { code: string; title: string; status: number; type: string; requestId: string; fields?: { path: string }[] }
const codeOf = (reply: Reply) => (reply.body as ProblemBody | undefined)?.code

/** Sends to an operation as its method asks; text goes as it is and is called JSON, everything else becomes JSON. */
function send(
  caller: Caller,
  { method }: Operation,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  if (method === 'GET') return caller.get(url)
  if (method === 'DELETE') return caller.delete(url)
  const json: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  return method === 'PUT' ? caller.put(url, body, { ...json, ...headers }) : caller.post(url, body, { ...json, ...headers })
}

/** Somebody of 青浦 whom the operation's scope lets in; where only administrators may, one of them. */
function callerFor({ scope, path }: Operation): Caller {
  const tenant = path.includes('{district}')
  return tenant && (scope.includes('staff') || scope.some((one) => one !== 'administrator')) ? everyone : holders.administrator
}

const segmentOf = ({ path }: Operation) => /\/([\w-]+)\/\{id\}/.exec(path)?.[1] ?? ''
const withIds = () => api.operations.filter((operation) => isTenant(operation) && segmentOf(operation) !== '')

/** Asks every operation the same question and lists those that do not answer as they must. */
async function wrongAmong(
  operations: Operation[],
  ask: (operation: Operation) => Promise<string | undefined>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const operation of operations) {
    const finding = await ask(operation)
    if (finding) wrong.push(`${operation.id}: ${finding}`)
  }
  return wrong
}

const shown = ({ status, text }: Reply) => `${status} ${text.slice(0, 160)}`
const notPublic = () => api.operations.filter(({ scope }) => !scope.includes('public'))
const withRoles = () => notPublic().filter(({ scope }) => !scope.includes('signed_in'))
const nonsense = { nonsense: true }

describe('the document', () => {
  test('names every operation once, says in a sentence what it does, who may call it and how it refuses', async () => {
    expect(api.version).toMatch(/^3\.1\./)
    expect(api.operations.length).toBeGreaterThan(50)
    const ids = api.operations.map(({ id }) => id)
    expect(ids.filter((id, at) => !/^[a-z][A-Za-z]+$/.test(id) || ids.indexOf(id) !== at)).toEqual([])
    const known = new Set<string>(['public', 'signed_in', 'staff', ...roles])
    const problem = { type: 'application/problem+json', shape: 'Problem' }
    expect(
      await wrongAmong(api.operations, async ({ summary, scope, secured, replies }) => {
        if (!/\p{Script=Han}{2}/u.test(summary)) return `no sentence: ${summary}`
        if (scope.length === 0 || scope.some((one) => !known.has(one))) return `scope ${scope}`
        if (secured === scope.includes('public')) return 'security and scope disagree'
        if (JSON.stringify([replies['4XX'], replies['5XX']]) !== JSON.stringify([problem, problem])) return 'no shared problems'
        return undefined
      }),
    ).toEqual([])
    expect(Object.keys(api.shapes.Problem?.properties ?? {})).toEqual(
      expect.arrayContaining(['type', 'title', 'status', 'code', 'requestId', 'details', 'fields']),
    )
  })

  test('says of every write that it may be repeated with a key, or that it takes a form', async () => {
    const writes = api.operations.filter(({ method }) => method !== 'GET')
    expect(
      await wrongAmong(writes, async ({ headers, form }) =>
        headers.includes('idempotency-key') !== (form !== undefined) ? undefined : 'neither, or both',
      ),
    ).toEqual([])
    expect(writes.filter(({ form }) => form?.properties?.file).map(({ id }) => id)).toEqual(expect.arrayContaining(['keepFile']))
  })
})

describe('who is refused', () => {
  test('strangers are, by everything that is not public, whatever they send', async () => {
    expect(
      await wrongAmong(notPublic(), async (operation) => {
        const reply = await send(w.stranger, operation, addressOf(operation, api.shapes), nonsense)
        return reply.status === 401 && codeOf(reply) === 'not_signed_in' ? undefined : shown(reply)
      }),
    ).toEqual([])
  })

  test('public operations answer strangers', async () => {
    const open = api.operations.filter(({ scope }) => scope.includes('public'))
    expect(open.length).toBeGreaterThan(2)
    expect(
      await wrongAmong(open, async (operation) => {
        const reply = await send(w.stranger, operation, addressOf(operation, api.shapes))
        const unknown = operation.params.length > 1 && reply.status === 404 // an id that nobody gave out
        return reply.status === 200 || unknown ? undefined : shown(reply)
      }),
    ).toEqual([])
  })

  test('every role that an operation does not name is, before anything of the request is looked at; those it names are not', async () => {
    for (const role of roles) {
      expect(
        await wrongAmong(withRoles(), async (operation) => {
          const named = operation.scope.includes(role) || (operation.scope.includes('staff') && role !== 'resident')
          const reply = await send(holders[role], operation, addressOf(operation, api.shapes), nonsense)
          const refused = reply.status === 403 && codeOf(reply) === 'scope_missing'
          return refused === !named && reply.status < 500 ? undefined : shown(reply)
        }),
        role,
      ).toEqual([])
    }
  })

  test('staff of another district are, by everything under this one', async () => {
    expect(
      await wrongAmong(withRoles().filter(isTenant), async (operation) => {
        const reply = await send(neighbour, operation, addressOf(operation, api.shapes), nonsense)
        return reply.status === 403 && codeOf(reply) === 'scope_missing' ? undefined : shown(reply)
      }),
    ).toEqual([])
  })

  test('a district that is not installed has nothing, and nobody is told more about it than that', async () => {
    for (const district of ['999999', '000000', 'nowhere', '31011８', "310118'"]) {
      expect(
        await wrongAmong(api.operations.filter(isTenant), async (operation) => {
          const url = addressOf(operation, api.shapes, { district })
          const [stranger, staff, keeper] = [
            await send(w.stranger, operation, url, nonsense),
            await send(everyone, operation, url, nonsense),
            await send(holders.administrator, operation, url, nonsense),
          ]
          const statuses = [stranger.status, staff.status, keeper.status]
          const unknown = operation.scope.includes('public') ? statuses.slice(0, 2) : /^\d{6}$/.test(district) ? [] : statuses
          if (unknown.length > 0) return unknown.every((status) => status === 404) ? undefined : statuses.join(' ')
          // Whoever is signed in may ask, and is told that there is nothing; roles are judged before that.
          const refused = operation.scope.includes('signed_in') ? 404 : 403
          if (stranger.status !== 401 || staff.status !== refused) return statuses.join(' ')
          // What belongs to no district, such as the audit of accounts, is the administrators'.
          const allowed = district === '000000' ? [200, 400, 403, 404, 409, 415] : [403, 404]
          return allowed.includes(keeper.status) ? undefined : statuses.join(' ')
        }),
        district,
      ).toEqual([])
    }
  })
})

describe('what is refused', () => {
  test('a body that is none of the shape is 400 and says which field', async () => {
    const writes = api.operations.filter(({ body }) => body !== undefined)
    expect(writes.length).toBeGreaterThan(20)
    expect(
      await wrongAmong(writes, async (operation) => {
        for (const body of [[1], '"text"', '{"half":']) {
          const reply = await send(callerFor(operation), operation, addressOf(operation, api.shapes), body)
          const fields = (reply.body as ProblemBody).fields ?? []
          if (reply.status !== 400 || codeOf(reply) !== 'invalid_request' || fields.length === 0) return shown(reply)
        }
        return undefined
      }),
    ).toEqual([])
  })

  test('a parameter that is none of its shape is 400 and says which', async () => {
    expect(
      await wrongAmong(api.operations, async (operation) => {
        const path = operation.params.filter(({ name, schema }) => name !== 'district' && misfitOf(schema))
        const query = operation.query.filter(({ schema }) => misfitOf(schema))
        const urls = [
          ...path.map(({ name, schema }) => addressOf(operation, api.shapes, { [name]: misfitOf(schema) })),
          ...query.map(({ name, schema }) => asking(addressOf(operation, api.shapes), `${name}=${misfitOf(schema)}`)),
        ]
        for (const url of urls) {
          const reply = await send(callerFor(operation), operation, url, sampleBody(operation, api.shapes))
          const fields = (reply.body as ProblemBody).fields ?? []
          if (reply.status !== 400 || codeOf(reply) !== 'invalid_request' || fields.length === 0) return `${url} ${shown(reply)}`
        }
        return undefined
      }),
    ).toEqual([])
  })

  test('an id that nobody gave out is 404', async () => {
    const withId = api.operations.filter(({ params }) =>
      params.some(({ name }) => !['district', 'register', 'year'].includes(name)),
    )
    expect(withId.length).toBeGreaterThan(30)
    expect(
      await wrongAmong(withId, async (operation) => {
        const reply = await send(
          callerFor(operation),
          operation,
          addressOf(operation, api.shapes),
          sampleBody(operation, api.shapes),
        )
        return reply.status === 404 && codeOf(reply) === 'not_found' ? undefined : shown(reply)
      }),
    ).toEqual([])
  })

  test('a record of another district is 404, as if it did not exist', async () => {
    expect(
      withIds()
        .map(segmentOf)
        .filter((segment) => theirs.ids[segment] === undefined),
    ).toEqual([])
    expect(
      await wrongAmong(withIds(), async (operation) => {
        for (const id of Object.values(theirs.ids)) {
          const reply = await send(
            everyone,
            operation,
            addressOf(operation, api.shapes, { id }),
            sampleBody(operation, api.shapes),
          )
          if (reply.status !== 404 || codeOf(reply) !== 'not_found') return shown(reply)
        }
        return undefined
      }),
    ).toEqual([])
  })

  test('another district’s plan is no plan of this one', async () => {
    const { rows } = await w.owner.query<{ id: string }>('select id from plans.plan where district = $1', [elsewhere])
    const withPlan = api.operations.filter(
      (operation) => isTenant(operation) && operation.query.some(({ name }) => name === 'plan'),
    )
    expect(withPlan.length).toBeGreaterThan(10)
    expect(
      await wrongAmong(withPlan, async (operation) => {
        const real = { domain: '养老', ordinal: '1', task: 't1', register: 'policies' }
        const url = asking(addressOf(operation, api.shapes, real), `plan=${rows[0]?.id}`)
        const reply = await send(everyone, operation, url, sampleBody(operation, api.shapes))
        return reply.status === 404 && codeOf(reply) === 'not_found' ? undefined : shown(reply)
      }),
    ).toEqual([])
  })

  test('characters that the database cannot keep are the caller’s mistake, not ours', async () => {
    expect(
      await wrongAmong(api.operations.filter(isTenant), async (operation) => {
        const real = { district: elsewhere, ...theirs.keys, id: theirs.ids[segmentOf(operation)] }
        const [text] = operation.params.filter(({ name, schema }) => name !== 'district' && !misfitOf(schema))
        const texts = operation.query.filter(({ schema }) => !misfitOf(schema))
        const urls = [
          addressOf(operation, api.shapes, real),
          ...(text ? [addressOf(operation, api.shapes, { ...real, [text.name]: 'a\u0000b' })] : []),
          ...texts.map(({ name }) => asking(addressOf(operation, api.shapes, real), `${name}=a%00b`)),
        ]
        for (const [at, url] of urls.entries()) {
          for (const broken of ['a\u0000b', 'a\ud800b']) {
            const body = sampleBody(operation, api.shapes, broken)
            if (at === 0 && !JSON.stringify(body ?? null).includes(JSON.stringify(broken).slice(1, -1))) continue // no free text in it
            const reply = await send(neighbour, operation, url, body)
            if (reply.status !== 400 || codeOf(reply) !== 'invalid_request') return `${url} ${shown(reply)}`
          }
        }
        return undefined
      }),
    ).toEqual([])
  })

  test('what a district asks about its own records is never unknown, and never breaks us', async () => {
    expect(
      await wrongAmong(withIds(), async (operation) => {
        const url = addressOf(operation, api.shapes, { district: elsewhere, id: theirs.ids[segmentOf(operation)] })
        const reply = await send(neighbour, operation, url, sampleBody(operation, api.shapes))
        return reply.status < 500 && reply.status !== 404 ? undefined : shown(reply)
      }),
    ).toEqual([])
  })
})

describe('once', () => {
  const value = () =>
    `/api/districts/${elsewhere}/indicators/${encodeURIComponent(theirs.keys.domain ?? '')}/${theirs.keys.ordinal}/values`
  const rowsOn = async (on: string) =>
    (await w.owner.query('select from plans.indicator_value where ends_on = $1::date + 1', [on])).rowCount

  test('two taps with one key report one value, and both are told its id', async () => {
    const body = { on: '2025-04-30', value: 2, evidence: [theirs.ids.files] }
    const key = { 'idempotency-key': 'one-tap-of-many' }
    const replies = await Promise.all([1, 2, 3].map(() => neighbour.post(value(), body, key)))
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(replies.map((reply) => (reply.body as { id: string }).id)).size).toBe(1)
    expect(await rowsOn('2025-04-30')).toBe(1)
  })

  test('the key belongs to its request: another body, another indicator or no proper key is refused', async () => {
    const body = { on: '2025-05-31', value: 2, evidence: [theirs.ids.files] }
    const key = { 'idempotency-key': 'one-tap-of-many' }
    for (const [url, wish] of [
      [value(), body],
      [`${value()}?plan=019799f6-0000-7000-8000-000000000000`, { ...body, on: '2025-04-30' }],
    ] as const) {
      const reply = await neighbour.post(url, wish, key)
      expect([reply.status, codeOf(reply)]).toEqual([422, 'idempotency_key_reused'])
    }
    for (const short of ['short', 'x'.repeat(201)]) {
      const reply = await neighbour.post(value(), body, { 'idempotency-key': short })
      expect([reply.status, codeOf(reply), (reply.body as ProblemBody).fields?.[0]?.path]).toEqual([
        400,
        'invalid_request',
        'headers.idempotency-key',
      ])
    }
    expect(await rowsOn('2025-05-31')).toBe(0)
  })

  test('a refused request does not use its key up', async () => {
    const key = { 'idempotency-key': 'first-refused-then-taken' }
    const body = { on: '2025-05-31', value: 2, evidence: [theirs.ids.files] }
    const early = await neighbour.post(value(), { ...body, on: '2029-12-31' }, key)
    expect([early.status, codeOf(early)]).toEqual([422, 'day_not_yet'])
    expect((await neighbour.post(value(), body, key)).status).toBe(201)
    expect(await rowsOn('2025-05-31')).toBe(1)
  })
})

describe('problems', () => {
  const refusals: [asked: string, answer: (language: string) => Promise<Reply>, status: number, code: string][] = [
    ['nobody signed in', (l) => ask('/api/districts/310118/tasks', l), 401, 'not_signed_in'],
    ['an unknown address', (l) => ask('/api/nowhere', l), 404, 'not_found'],
    ['an unknown district', (l) => ask('/api/districts/999999/streets', l), 404, 'not_found'],
    ['a query of no shape', (l) => ask('/api/districts/310118/tasks?asOf=soon', l, everyone), 400, 'invalid_request'],
  ]
  const ask = (url: string, language: string, caller: Caller = w.stranger) => caller.get(url, { 'accept-language': language })

  test.each(refusals)('%s is told so as problem+json, in Chinese and in English', async (_asked, answer, status, code) => {
    const [zh, en, neither] = [await answer('zh-CN'), await answer('en-GB,en;q=0.9'), await answer('fr')]
    for (const reply of [zh, en, neither]) {
      expect(reply.status).toBe(status)
      expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(reply.body).toMatchObject({
        code,
        status,
        type: `urn:yiyu:problem:${code}`,
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
    }
    expect((zh.body as ProblemBody).title).toMatch(/\p{Script=Han}{2}/u)
    expect((en.body as ProblemBody).title).toMatch(/^[A-Z][a-z ]/)
    expect((neither.body as ProblemBody).title).toBe((zh.body as ProblemBody).title)
  })
})
