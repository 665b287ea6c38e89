import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openKeyRing } from '../secrecy/key-ring.ts'

let data: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'yiyu-keys-cli-'))
})
afterAll(() => rm(data, { recursive: true }))

/** Runs `npm run keys`, as an operator would. */
async function keys(...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'keys.ts'), ...args, '--data', data], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status))),
  ])
  return { out, err, code }
}

test('before the first start there is nothing to list, and no ring is made', async () => {
  const { err, code } = await keys('list')
  expect(err).toContain(join(data, 'keys', 'ring.json'))
  expect(code).toBe(1)
  expect((await keys('add', 'sealing')).code).toBe(1)
})

test('an operator lists, adds and retires keys and never sees a secret', async () => {
  const file = join(data, 'keys', 'ring.json')
  const ring = openKeyRing({ keysFile: file, sealing: 'aes' })
  const first = ring.entries().find(({ kind }) => kind === 'signing')?.id ?? ''

  const early = await keys('retire', first)
  expect(early.err).toContain('add another first')
  expect(early.code).toBe(1)

  const added = await keys('add', 'signing')
  expect(added.out).toMatch(/^[0-9a-f]{8}: a new signing key\. Copy .*ring\.json again/)
  expect((await keys('retire', first)).out).toBe(`${first} is retired.\n`)

  const { out, code } = await keys('list')
  expect(out).toMatch(new RegExp(`^${first}  signing   ed25519 .* retired \\d{4}-\\d\\d-\\d\\d$`, 'm'))
  expect(out).toMatch(/^[0-9a-f]{8} {2}sealing {3}aes-256-gcm .* writes and reads$/m)
  expect(code).toBe(0)
  for (const { secret } of JSON.parse(await readFile(file, 'utf8')).keys) expect(out).not.toContain(secret)
})

test.each([[[]], [['add']], [['add', 'master']], [['retire']], [['list', 'all']], [['list', '--secrets']]])(
  'what is no command (%j) is answered with what can be said',
  async (args) => {
    const { err, code } = await keys(...args)
    expect(err).toContain('npm run keys -- list | add sealing')
    expect(code).toBe(1)
  },
)
