import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { StartProblem } from '../start-problem.ts'
import { attachEmbedded, type EmbeddedDatabase, openEmbedded, startEmbedded } from './embedded.ts'
import { recognised } from './embedded-problems.ts'
import { alive } from './embedded-process.ts'

let folder: string
let dataDir: string
let running: EmbeddedDatabase[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiyu-embedded-'))
  dataDir = join(folder, 'data')
})

afterEach(async () => {
  for (const database of running.reverse()) await database.stop()
  running = []
  await rm(folder, { recursive: true, force: true })
})

test('a new folder becomes a database that keeps its rows over an orderly stop, behind a socket that only the owner reaches', async () => {
  const first = await start()
  await ask(first, 'create table note (text text)')
  await ask(first, "insert into note values ('留下')")
  await first.stop()
  expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.log'])

  const second = await start()
  expect(await ask(second, 'select text from note')).toEqual([{ text: '留下' }])
  expect(await ask(second, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
  expect(await ask(second, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
  expect(
    await ask(second, "select string_agg(n, '' order by n collate \"zh-x-icu\") as n from unnest(array['张','李','阿']) n"),
  ).toEqual([{ n: '阿李张' }])
})

test('a server that was killed is started again, and every row it had acknowledged is there', async () => {
  const first = await start({ durable: true })
  await ask(first, 'create table note (n int)')
  for (let n = 0; n < 20; n += 1) await ask(first, `insert into note values (${n})`)
  const ended = first.ended
  process.kill(first.pid, 'SIGKILL')
  expect(await ended).toMatchObject({ code: 'database_ended' })
  await first.stop()

  const second = await start({ durable: true })
  expect(second.reused).toBe(false)
  expect(await ask(second, 'select count(*)::int as n from note')).toEqual([{ n: 20 }])
})

test('a server whose program was killed is found and used again', async () => {
  const program = await startInOtherProcess()
  process.kill(program.pid, 'SIGKILL')
  await program.ended

  const database = await start()
  expect(database.reused).toBe(true)
  expect(database.pid).toBe(program.server)
  expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that an older program left behind with other settings is replaced', async () => {
  const program = await startInOtherProcess()
  process.kill(program.pid, 'SIGKILL')
  await program.ended

  const database = await start({ durable: true })
  expect(database.reused).toBe(false)
  expect(await ask(database, 'show fsync')).toEqual([{ fsync: 'on' }])
})

test('a program that is asked to end before it heeds signals does not leave its database behind', async () => {
  const program = await startInOtherProcess(false)
  process.kill(program.pid, 'SIGTERM')
  expect(await program.ended).toBe(143)
  await expect.poll(() => alive(program.server), { timeout: 10_000 }).toBe(false)
  expect(await readdir(dataDir)).not.toContain('yiyu.lock')
})

test('while one program runs a folder, a second is refused, may attach, and its stop leaves the database running', async () => {
  const program = await startInOtherProcess()
  await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
    code: 'data_in_use',
    message: expect.stringContaining(String(program.pid)),
  })

  for (const attach of [attachEmbedded, openEmbedded]) {
    const attached = await attach({ dataDir })
    expect(attached.pid).toBe(program.server)
    await attached.stop()
    expect(await ask(attached, 'select 1 as one')).toEqual([{ one: 1 }])
  }
  const { ended } = await attachEmbedded({ dataDir })
  process.kill(program.pid, 'SIGTERM')
  await program.ended
  expect(await ended).toMatchObject({ code: 'database_stopped' })
  await expect(attachEmbedded({ dataDir })).rejects.toMatchObject({ code: 'database_not_running' })
})

test('of four programs that start at the same moment one gets the folder', async () => {
  const started = await Promise.allSettled([1, 2, 3, 4].map(() => start()))
  expect(started.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const one of started) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'data_in_use' })
})

test('a lock and a pid file whose process ids belong to strangers by now are no obstacle', async () => {
  await (await start()).stop()
  await writeFile(join(dataDir, 'yiyu.lock'), `${process.ppid}\nan earlier life\n`)
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  await writeFile(
    pidFile,
    [process.ppid, join(dataDir, 'postgres'), 1, 5432, join(dataDir, 'socket'), '', ' 2155425 4', 'ready   ', ''].join('\n'),
  )

  const database = await start()
  expect(database.reused).toBe(false)
  expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a path that is too long for a socket is served from the folder for temporary files', async () => {
  dataDir = join(folder, '数据'.repeat(20))
  const database = await start()
  expect(database.socketDir.startsWith(tmpdir())).toBe(true)
  expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
  await database.stop()
  await expect(readdir(database.socketDir)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a start that died while making the cluster leaves nothing to trip over', async () => {
  await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true })
  const database = await start()
  expect(await readdir(dataDir)).not.toContain('postgres.new')
  expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('the server’s log names neither statements nor values', async () => {
  const database = await start()
  await ask(database, 'create table person (name text primary key)')
  await ask(database, "insert into person values ('王阿婆')")
  await expect(ask(database, "insert into person values ('王阿婆')")).rejects.toMatchObject({ code: '23505' })
  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8')
  expect(log).toContain('duplicate key value')
  expect(log).not.toContain('王阿婆')
})

test.for([
  ['of another major version', 'database_other_major', { 'postgres/PG_VERSION': '17\n' }],
  ['with something else in its place', 'data_not_ours', { 'postgres/letter.txt': 'dear mother' }],
] as const)('a data folder %s is refused by a clear sentence and left as it is', async ([, code, files]) => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    await writeFile(join(dataDir, name), text)
  }
  await expect(start()).rejects.toMatchObject({ name: 'StartProblem', code })
  expect((await readdir(dataDir, { recursive: true })).sort()).toEqual(['postgres', ...Object.keys(files)])
})

test('a file where the data folder should be is refused by a clear sentence', async () => {
  await writeFile(dataDir, '')
  await expect(start()).rejects.toMatchObject({ name: 'StartProblem', code: 'data_not_writable' })
})

test.for([
  ['could not extend file "base/5/1249": No space left on device', 'disk_full'],
  ['initdb: error: could not write file "postgresql.conf": Disk quota exceeded', 'disk_full'],
  ['FATAL:  data directory "postgres" has wrong ownership', 'data_not_writable'],
  ['could not resize shared memory segment "/PostgreSQL.1": No space left on device', undefined],
  ['FATAL:  invalid value for parameter "port"', undefined],
] as const)('what the database says, "%s", is recognised as %s', ([words, code]) => {
  expect(recognised('data', words)?.code).toBe(code)
  if (code) expect(recognised('data', words)).toBeInstanceOf(StartProblem)
})

// Most of these databases are thrown away unread; where surviving a crash is the point, the test asks for `durable`.
async function start({ durable = false } = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir, durable })
  running.push(database)
  return database
}

async function ask(database: EmbeddedDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client(database.options('postgres'))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function startInOtherProcess(heedsSignals = true): Promise<{ pid: number; server: number; ended: Promise<unknown> }> {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('embedded.ts', import.meta.url).href)})
    const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false })
    ${heedsSignals ? "process.on('SIGTERM', async () => { await database.stop(); process.exit(0) })" : ''}
    setInterval(() => {}, 1000)
    process.stdout.write(String(database.pid))`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const server = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (bytes) => resolve(Number(bytes)))
    child.once('exit', () => reject(new Error('the other process ended before its database was ready')))
  })
  return { pid: child.pid ?? 0, server, ended }
}
