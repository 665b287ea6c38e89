import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { failedStart } from '../support/running-product.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiyu-refused-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('a Node that is too old is told so before anything is done', { timeout: 60_000 }, async () => {
  const { code, output } = await failedStart(['--data', join(folder, 'old')], { env: { YIYU_PRETEND_NODE: '20.18.9' } })
  expect(code).toBe(1)
  expect(output).toContain('正在使用 20.18.9，需要 20.19 或更新')
  expect(output).toContain('this is 20.18.9, 20.19 or newer is needed')
})

test('a setting that makes no sense is named, with what was expected', { timeout: 60_000 }, async () => {
  const { code, output } = await failedStart(['--data', join(folder, 'bad'), '--port', 'eighty'])
  expect(code).toBe(1)
  expect(output).toContain('--port')
  expect(output).toContain('0–65535')
})

// A small file system of one's own needs a mount namespace: Linux gives one to root and, on most systems, to everybody.
const small = ['unshare', '--user', '--map-root-user', '--mount']
const canMount =
  process.platform === 'linux' &&
  spawnSync(small[0] ?? '', [...small.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0

test.skipIf(!canMount)('a disk that is full is named, and nothing is left half made', { timeout: 120_000 }, async () => {
  const disk = join(folder, 'disk')
  const script = 'mkdir -p "$0" && mount -t tmpfs -o size=60m tmpfs "$0" && "$@"; status=$?; ls -A "$0/data" >&2; exit $status'
  const { code, output } = await failedStart(['--data', join(disk, 'data'), '--port', '0'], {
    inside: [...small, 'sh', '-c', script, disk],
  })
  expect(code).toBe(1)
  expect(output).toContain('所在的磁盘空间不足')
  expect(output).toContain('is full, so the database cannot run')
  expect(output.trim().split('\n').at(-1)).not.toMatch(/^postgres/)
})
