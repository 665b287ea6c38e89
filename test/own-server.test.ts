import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../src/platform/config.ts'
import { openProduct, prepare, seedDistricts } from '../src/product.ts'

/** The oldest PostgreSQL of this machine that the product takes (15 or newer); the embedded one is newer than any Debian brings. */
const folder = '/usr/lib/postgresql'
const oldest: number | undefined = (existsSync(folder) ? readdirSync(folder) : [])
  .map(Number)
  .filter((major) => major >= 15)
  .sort((a, b) => a - b)[0]
const bin = (program: string) => join(folder, String(oldest), 'bin', program)
const nobody: { uid?: number; gid?: number } = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
const data = mkdtempSync(join(tmpdir(), 'yiyu-own-'))
let server: ReturnType<typeof spawn> | undefined

afterAll(async () => {
  server?.kill('SIGINT')
  await setTimeout(500)
  rmSync(data, { recursive: true, force: true })
})

if (oldest === undefined)
  console.warn('no PostgreSQL of its own on this machine: the test on the oldest supported version is skipped')

test.skipIf(oldest === undefined)(
  'the product runs on a PostgreSQL of one’s own, the oldest this machine has, through DATABASE_URL alone',
  async () => {
    if (nobody.uid && nobody.gid) chownSync(data, nobody.uid, nobody.gid)
    execFileSync(bin('initdb'), ['-D', join(data, 'cluster'), '-A', 'trust', '-U', 'owner', '-E', 'UTF8', '--no-sync'], {
      ...nobody,
      stdio: 'ignore',
    })
    server = spawn(
      bin('postgres'),
      ['-D', join(data, 'cluster'), '-k', data, '-p', '5433', '-c', 'listen_addresses=', '-c', 'fsync=off'],
      { ...nobody, stdio: 'ignore' },
    )
    const url = (database: string) => `postgres://owner@${encodeURIComponent(data)}:5433/${database}`
    const version = await untilAnswering(url('postgres'))
    expect(version).toBe(oldest)

    const config = readConfig(['--port', '0', '--data', join(data, 'yiyu')], {
      YIYU_LOG_LEVEL: 'silent',
      DATABASE_URL: 'postgres://owner@localhost/yiyu',
    })
    const owner = { url: url('yiyu') }
    const { record, districts, keys } = await prepare(config, owner, () => {})
    const product = await openProduct({ ...{ config, owner, record, districts, keys }, publicUrl: 'http://127.0.0.1:3000' })
    try {
      await seedDistricts(product, config.districtsDir)
      const page = await product.app.inject('/310118/plan')
      expect(page.statusCode).toBe(200)
      expect(page.body).toContain('标准化认知障碍照护床位')
      await product.work()
    } finally {
      await product.close()
    }
  },
  180_000,
)

async function untilAnswering(url: string): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.query('create database yiyu')
      const { rows } = await client.query('show server_version_num')
      return Math.floor(Number(rows[0].server_version_num) / 10_000)
    } catch (error) {
      if (tries > 100) throw error
      await setTimeout(200)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
