import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../src/platform/database/embedded.ts'
import { alive } from '../../src/platform/database/embedded-process.ts'
import { failedStart, type RunningProduct, startProduct } from '../support/running-product.ts'

// One data folder is taken through everything, in order, by the real commands; its database syncs to disk as it does for an office.
describe('one installation through a hard life', { timeout: 240_000 }, () => {
  let dataDir: string
  let product: RunningProduct

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'yiyu-crash-'))
  })
  afterAll(async () => {
    product?.signal('SIGTERM')
    await product?.ended
    await rm(dataDir, { recursive: true, force: true })
  })

  test('after kill -9 of Node in the middle of writing, the next start has every write that was acknowledged, with its audit line', async () => {
    product = await startProduct(dataDir)
    const acknowledged = await writeUntilItBreaks(product, 'node', () => process.kill(product.node, 'SIGKILL'))
    expect(await product.ended).not.toBe(0)
    expect(alive(product.postgres)).toBe(true)

    const survivor = product.postgres
    product = await startProduct(dataDir)
    expect(product.postgres).toBe(survivor)
    await expectKept(acknowledged)
  })

  test('after kill -9 of the database in the middle of writing, the product ends, and the next start has every write that was acknowledged', async () => {
    const acknowledged = await writeUntilItBreaks(product, 'postgres', () => process.kill(product.postgres, 'SIGKILL'))
    expect(await product.ended).toBe(1)

    product = await startProduct(dataDir)
    await expectKept(acknowledged)
  })

  test('after kill -9 of both at once, the next start has every write that was acknowledged', async () => {
    const acknowledged = await writeUntilItBreaks(product, 'both', () => {
      process.kill(product.postgres, 'SIGKILL')
      process.kill(product.node, 'SIGKILL')
    })
    await product.ended

    product = await startProduct(dataDir)
    await expectKept(acknowledged)
  })

  test('a second product on the same data folder, and one on the same port, are refused by a sentence each', async () => {
    const sameData = await failedStart(['--data', dataDir, '--port', '0'])
    expect(sameData.code).toBe(1)
    expect(sameData.output).toContain(`in use by another Yiyu (process ${product.node})`)

    const other = join(dataDir, 'other')
    const samePort = await failedStart(['--data', other, '--port', new URL(product.url).port])
    expect(samePort.code).toBe(1)
    expect(samePort.output).toContain(`端口 ${new URL(product.url).port} 已被占用`)
    await expect(readdir(other)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('Ctrl-C ends the product and its database and leaves the folder free', async () => {
    product.signal('SIGINT')
    product.signal('SIGINT') // a terminal and npm both pass it on
    expect(await product.ended).toBe(0)
    expect([alive(product.node), alive(product.postgres)]).toEqual([false, false])
    expect((await readdir(dataDir)).filter((name) => !/^(postgres.*|keys|outbox)$/.test(name))).toEqual([])
  })

  test('when the command that started it is killed, the product ends in order too', async () => {
    product = await startProduct(dataDir)
    product.signal('SIGKILL')
    await expect.poll(() => [alive(product.node), alive(product.postgres)], { timeout: 20_000 }).toEqual([false, false])
    expect(await readdir(dataDir)).not.toContain('yiyu.lock')
  })

  test('a database that is newer than the code is refused by a sentence that names the migration', async () => {
    const future = 'plans/209901010000_from_the_future'
    await asOwner(`insert into platform.migration (key, hash) values ('${future}', 'x')`)
    const { code, output } = await failedStart(['--data', dataDir, '--port', '0'])
    expect(code).toBe(1)
    expect(output).toContain(`数据库比程序新：它已执行过本程序没有的迁移 ${future}`)
    expect(await readdir(dataDir)).not.toContain('yiyu.lock')
    await asOwner(`delete from platform.migration where key = '${future}'`)
  })

  async function asOwner(query: string): Promise<Record<string, unknown>[]> {
    const database = await openEmbedded({ dataDir })
    const client = new pg.Client(database.options('yiyu'))
    await client.connect()
    try {
      return (await client.query(query)).rows
    } finally {
      await client.end()
      await database.stop()
    }
  }

  async function expectKept(acknowledged: string[]): Promise<void> {
    const list = `array['${acknowledged.join("','")}']`
    expect(await asOwner(`select count(*)::int as n from plans.department where id = any (${list})`)).toEqual([
      { n: acknowledged.length },
    ])
    const audit = `select count(*)::int as n from platform.audit where action = 'plans.add_department' and subject = any (${list})`
    expect(await asOwner(audit)).toEqual([{ n: acknowledged.length }])
  }
})

// Four clients add departments one after another until the blow falls; answers whatever the product has said "created" to.
async function writeUntilItBreaks(product: RunningProduct, name: string, blow: () => void): Promise<string[]> {
  const cookie = await signedIn(product)
  const acknowledged: string[] = []
  let struck = false
  const client = async (number: number) => {
    for (let n = 0; ; n += 1) {
      const id = `${name}-${number}-${n}`
      const status = await send(product, cookie, { id, name: `压力 ${id}`, kind: 'other' })
      if (status === 201) acknowledged.push(id)
      else if (struck) return
      else throw new Error(`refused before the blow: ${status}`)
      if (acknowledged.length >= 40 && !struck) {
        struck = true
        blow()
      }
    }
  }
  await Promise.all([1, 2, 3, 4].map(client))
  expect(acknowledged.length).toBeGreaterThanOrEqual(40)
  return acknowledged
}

async function signedIn({ url }: RunningProduct): Promise<string> {
  const reply = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'qingpu-tongchou', password: 'yiyu-demo-2025' }),
  })
  expect(reply.status).toBe(200)
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** The status of the answer; 0 when there was none. */
async function send(
  { url }: RunningProduct,
  cookie: string,
  department: { id: string; name: string; kind: string },
): Promise<number> {
  return fetch(`${url}/api/districts/310118/departments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(department),
  }).then(
    ({ status }) => status,
    () => 0,
  )
}
