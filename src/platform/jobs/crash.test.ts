import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aScratch, type Scratch, until } from '../../../test/support/scratch.ts'
import { transaction } from '../database/transaction.ts'
import { startWorker } from './worker.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

let s: Scratch
let folder: string
beforeAll(async () => {
  s = await aScratch()
  folder = await mkdtemp(join(tmpdir(), 'yiyu-crash-'))
})
afterAll(async () => {
  await s.close()
  await rm(folder, { recursive: true })
})

const diary = () => readFile(join(folder, 'diary'), 'utf8').catch(() => '')

test('a worker killed in the middle of a job leaves it to another within seconds; a living worker’s job is left alone', async () => {
  const program = `
    import { appendFile } from 'node:fs/promises'
    import { startWorker } from ${JSON.stringify(join(import.meta.dirname, 'worker.ts'))}
    const quiet = { debug() {}, info() {}, warn() {}, error() {} }
    await startWorker({
      connection: ${JSON.stringify(s.connections.worker)}, log: quiet, ctxFor: () => ({}),
      features: [{ name: 'toys', jobs: { 'toys.mend': async () => {
        await appendFile(${JSON.stringify(join(folder, 'diary'))}, 'begun ')
        await new Promise((resolve) => setTimeout(resolve, 600_000))
      } } }],
    })`
  await transaction(s.ctxFor('310101'), (tx) => tx.enqueue({ job: 'toys.mend', payload: {} }))
  const victim = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: 'inherit' })
  await until(async () => (await diary()) === 'begun ', 20_000)

  const jobs = { 'toys.mend': () => appendFile(join(folder, 'diary'), 'done') }
  const heir = await startWorker({
    connection: s.connections.worker,
    features: [{ name: 'toys', jobs }],
    ctxFor: s.ctxFor,
    log: quiet,
  })
  try {
    await new Promise((resolve) => setTimeout(resolve, 6_000)) // longer than the time between two looks for the dead
    expect(await diary()).toBe('begun ')
    victim.kill('SIGKILL')
    await until(async () => (await diary()) === 'begun done')
    await until(async () => (await s.rows('select from graphile_worker._private_jobs')).length === 0)
  } finally {
    victim.kill('SIGKILL')
    await heir.stop()
  }
})
