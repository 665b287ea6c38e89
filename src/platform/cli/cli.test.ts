import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keysFile } from '../../../test/support/cluster.ts'
import { aWorld, type World } from '../../../test/support/world.ts'

let w: World
let home: string
beforeAll(async () => {
  w = await aWorld()
  home = await mkdtemp(join(tmpdir(), 'yiyu-cli-'))
})
afterAll(() => rm(home, { recursive: true }))

/** Runs a command of the terminal on the world's database, as an operator would. */
async function run(program: string, ...args: string[]) {
  const { host, port, user, database } = w.owner.options
  const url = `postgres://${user}@localhost/${database}?${new URLSearchParams({ host: host ?? '', port: String(port) })}`
  const file = join(import.meta.dirname, '..', program)
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, DATABASE_URL: url, KEYS_FILE: keysFile() },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', (status) => resolve(status))),
  ])
  return { lines: out.trim().split('\n'), err, code }
}

test('db:distribute without Citus checks every precondition, says so and ends well', async () => {
  const { lines, code } = await run('database/distribute.ts')
  expect(lines).toContain('  plans.plan')
  expect(lines.find((line) => line.includes('platform.role_grant'))).toContain('read at sign-in')
  expect(lines.find((line) => line.startsWith('not run on Citus'))).toBeDefined()
  expect(lines.filter((line) => line.startsWith('FAILED'))).toEqual([])
  expect(lines.at(-1)).toMatch(/^\d{3,} passed, 0 failed$/)
  expect(code).toBe(0)
})

test('db:distribute names a table that could not be distributed and ends with an error', async () => {
  await w.owner.query('create table plans.loose (id uuid primary key)')
  try {
    const { lines, code } = await run('database/distribute.ts')
    expect(lines).toContain('FAILED plans.loose: has a district: text, never null: district is absent')
    expect(lines.at(-1)).toMatch(/ passed, [1-9]\d* failed$/)
    expect(code).toBe(1)
  } finally {
    await w.owner.query('drop table plans.loose')
  }
})

test('backup writes a new folder and refuses it the second time; without a folder it says what it wants', async () => {
  const folder = join(home, 'backup')
  const first = await run('cli/backup.ts', folder)
  expect(first.lines.at(-1)).toMatch(/: \d{4,} rows in \d+ files\. It holds personal data/)
  expect(first.code).toBe(0)
  expect(await run('cli/backup.ts', folder)).toMatchObject({
    code: 1,
    err: expect.stringContaining('is not empty: name a new folder'),
  })
  expect(await run('cli/backup.ts')).toMatchObject({ code: 1, err: expect.stringContaining('npm run backup -- FOLDER') })
})

test('counters:reconcile counts first when told to, then passes, and finds a stored value that was changed', async () => {
  const repaired = await run('cli/reconcile.ts', '--repair', 'yes', '--district', '310118')
  expect(repaired).toMatchObject({ code: 0 })
  expect(repaired.lines.at(-1)).toMatch(/^\d+ passed, 0 failed$/)
  const today = w.clock.today()
  const { rowCount } = await w.owner.query(
    "update platform.counter_value set n = n + 1 where district = '310118' and key = 'plans.tasks_led' and filter = '' and street = '*' and starts_on = $1",
    [today],
  )
  expect(rowCount).toBe(1)
  const after = await run('cli/reconcile.ts', '--district', '310118')
  expect(after.lines.find((line) => line.startsWith(`310118 plans.tasks_led [${today}`))).toMatch(
    /street '\*': stored \d+ .*, counted \d+ /,
  )
  expect(after.lines.at(-1)).toMatch(/ passed, 1 failed$/)
  expect(after.code).toBe(1)
  expect(await run('cli/reconcile.ts', '--district', '999999')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no district 999999'),
  })
}, 120_000)
