import { createHmac, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import type { Actor, Grant, PersonGrant } from '../../src/platform/actor.ts'
import { type Clock, clockWith, offsetTo } from '../../src/platform/clock.ts'
import { type Config, readConfig } from '../../src/platform/config.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId } from '../../src/platform/ids.ts'
import { demoDay } from '../../src/platform/installation.ts'
import { insertPersonGrant } from '../../src/platform/sign-in/person-grants-store.ts'
import { insertAccount } from '../../src/platform/sign-in/store.ts'
import { openProduct, type Product, prepare } from '../../src/product.ts'
import { atTheEnd } from './at-the-end.ts'
import { cluster, keysFile } from './cluster.ts'
import { once } from './scratch.ts'
import { templateDatabase } from './template.ts'

type Answer = { status: number; headers: Record<string, unknown>; body: unknown; text: string }

/** Someone at the other end of HTTP. `body` of an answer is parsed JSON where it is JSON. */
export type Caller = {
  id: string
  name: string
  /** What the account signs in with; empty for a stranger. */
  username: string
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(url: string): Promise<Answer>
  /** Sends a file as a form and answers its record's id. */
  keep(district: string, name: string, content: Buffer): Promise<string>
}

/** The whole product on a database of its own, with callers to make: what a test begins with. */
export type World = {
  product: Product
  config: Config
  clock: Clock & { set(day: string): void }
  /** Nobody in particular. */
  stranger: Caller
  /** A new account with one grant, signed in. In 青浦 (310118) unless said. */
  as(role: Grant['role'], grant?: Partial<Grant>): Promise<Caller>
  /** A new account of a resident that stands for a person, itself unless said, signed in; without a person one that is bound to nobody yet. */
  resident(stands?: {
    person?: string
    as?: PersonGrant['as']
    may?: string[]
    district?: string
    name?: string
    endsOn?: string
  }): Promise<Caller>
  /** A context for calling actions and stores directly, as the system unless an actor is given. */
  ctx(district?: string, actor?: Actor): Context
  /** The database as its owner: to look behind the application's back. */
  owner: pg.Pool
}

/** The password of every account a test makes. */
export const testPassword = 'correct-horse-battery'
// Its hash, made once and for all: a good hash is slow on purpose, and the tests make some thousand accounts.
const passwordHash =
  'def5330c0d55fa0b5c3ce802651b48f4:293ebd95242c5b47d5c55b6284bb2e1a87734cfbdcebab8be8fb858ea2bf3f2bcef1c5c0b1dd84e5a28293fe92970d8a42d1428f5b9b4c529fb528ca6ee8ffdd'

/** Opens a world for a test file and closes it at the file's end. */
export async function aWorld(
  options: { env?: Record<string, string>; day?: string; log?: FastifyBaseLogger } = {},
): Promise<World> {
  const database = `w_${randomBytes(6).toString('hex')}`
  const template = await templateDatabase()
  const connection = cluster()
  await once(connection, `create database ${database} template ${template}`)

  // Messages that leave the house lie in its data folder, which is made when the first one does.
  const dataDir = join(tmpdir(), `yiyu-${database}`)
  const silent = { YIYU_DATA: dataDir, YIYU_LOG_LEVEL: 'silent', YIYU_RATE_LIMIT: '1000000', KEYS_FILE: keysFile() }
  const config = readConfig(['--port', '0'], { ...silent, ...options.env })
  const ownerConnection = { ...connection, database }
  const { record, districts, keys } = await prepare(config, ownerConnection, () => {})
  const clock = aClock(options.day ?? demoDay)
  const product = await openProduct({
    ...{ config, owner: ownerConnection, record, districts, keys, clock },
    ...(options.log ? { log: options.log } : {}),
    publicUrl: config.publicUrl ?? 'http://127.0.0.1:3000',
  })
  await product.app.ready()
  const owner = new pg.Pool({ ...ownerConnection, max: 3 })
  // The database goes away under its last idle sockets: neither the pool nor a socket has anything to say about it.
  owner.on('error', () => {})
  owner.on('connect', (client) => client.on('error', () => {}))
  atTheEnd(async () => {
    await product.close()
    await owner.end()
    await once(connection, `drop database if exists ${database} with (force)`)
    rmSync(dataDir, { recursive: true, force: true })
  })

  let made = 0
  const signedIn = async (username: string, name: string, grant: (id: string) => Promise<unknown>) => {
    const account = { username, name, passwordHash, mustChangePassword: false, madeBy: 'system' }
    const id = await insertAccount(product.installation.databases.app, account)
    await grant(id)
    return caller(product, { id, name, username }, await aSession(owner, product.record.secret, id))
  }
  const as: World['as'] = async (role, grant = {}) => {
    made += 1
    const district = role === 'administrator' ? null : '310118'
    return await signedIn(`${role.replace('_', '-')}-${made}`, `${role} ${made}`, (id) =>
      product.signIn.giveRole(id, { district, ...grant, role, startsOn: '2019-01-01' }),
    )
  }
  const resident: World['resident'] = async ({ person, as = 'self', may = [], district = '310118', name, endsOn } = {}) => {
    made += 1
    return await signedIn(`resident-${made}`, name ?? `居民 ${made}`, async (id) => {
      if (!person) return
      const grant = { account: id, district, person, as, why: '测试', proof: 'counter' as const, may, source: null }
      const period = { startsOn: '2019-01-01', endsOn: endsOn ?? null, by: 'system', at: clock.now() }
      await insertPersonGrant(product.installation.databases.app, { ...grant, ...period })
    })
  }
  const ctx = (district = '310118', actor?: Actor): Context => ({
    ...product.contextFor(district, 'test'),
    ...(actor ? { actor } : {}),
  })
  return {
    product,
    config,
    clock,
    owner,
    as,
    resident,
    ctx,
    stranger: caller(product, { id: 'public', name: 'stranger', username: '' }, ''),
  }
}

/** The cookie of a new session, as signing in leaves it; signing in itself is tested where it stands. */
async function aSession(owner: pg.Pool, secret: string, account: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await owner.query(
    "insert into auth.session (id, expires_at, token, updated_at, account_id) values ($1, now() + interval '1 day', $2, now(), $3)",
    [newId(), token, account],
  )
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return `yiyu.session_token=${encodeURIComponent(`${token}.${signature}`)}`
}

let callers = 0

/** Each caller has an address of its own: limits by address are a caller's, not the test file's. */
function caller(product: Product, who: Pick<Caller, 'id' | 'name' | 'username'>, cookie: string): Caller {
  callers += 1
  const remoteAddress = `10.1.${callers >> 8}.${callers & 255}`
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const reply = await product.app.inject({
      ...{ method, url, remoteAddress },
      headers: { ...(cookie ? { cookie } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as string }),
    })
    const json = String(reply.headers['content-type'] ?? '').includes('json')
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: json && reply.body ? reply.json() : undefined,
      text: reply.body,
    }
  }
  return {
    ...who,
    get: (url, headers = {}) => send('GET', url, undefined, headers),
    post: (url, body = {}, headers = {}) => send('POST', url, body, headers),
    put: (url, body = {}, headers = {}) => send('PUT', url, body, headers),
    delete: (url) => send('DELETE', url),
    keep: async (district, fileName, content) => {
      const boundary = `----${randomBytes(8).toString('hex')}`
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
      const reply = await send('POST', `/api/districts/${district}/files`, payload, {
        'content-type': `multipart/form-data; boundary=${boundary}`,
      })
      if (reply.status !== 201) throw new Error(`the file was refused: ${reply.text}`)
      return (reply.body as { id: string }).id
    },
  }
}

function aClock(day: string): World['clock'] {
  let clock = clockWith(offsetTo(day))
  return {
    get offsetDays() {
      return clock.offsetDays
    },
    now: () => clock.now(),
    today: () => clock.today(),
    real: (at) => clock.real(at),
    set: (to) => {
      clock = clockWith(offsetTo(to))
    },
  }
}

/** A small PDF-like text file to serve as evidence. */
export const someEvidence = Buffer.from('佐证材料：演示\n', 'utf8')
