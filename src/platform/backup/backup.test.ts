import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cluster } from '../../../test/support/cluster.ts'
import { aScratch, once, type Scratch, scratchMigrations, testRoles, until } from '../../../test/support/scratch.ts'
import type { Connection } from '../database/connect.ts'
import { connectionsFor, openDatabases } from '../database/databases.ts'
import { type Migration, readMigrations } from '../database/migrate.ts'
import { transaction } from '../database/transaction.ts'
import { contentHash } from '../ids.ts'
import { startWorker } from '../jobs/worker.ts'
import { backUp } from './backup.ts'
import { readManifest } from './manifest.ts'
import { restore } from './restore.ts'

const awkward = '名\t称\\ "引号" \n第二行 \\N \u0001 𠮷'

let s: Scratch
let home: string
let migrations: Migration[]
beforeAll(async () => {
  s = await aScratch()
  home = await mkdtemp(join(tmpdir(), 'yiyu-backup-'))
  migrations = await readMigrations([scratchMigrations])
  await s.rows(
    "insert into platform.installation (clock_offset_days, demo, secret) values (-510, true, 'the secret of this installation')",
  )
  for (const district of ['310101', '310118'])
    await transaction(s.ctxFor(district), async (tx) => {
      for (let i = 0; i < 50; i++) await tx.audit('toys.mend', `${district}-${i}`, { name: awkward, i })
      await tx.enqueue({ job: 'toys.mend', payload: { toy: district } })
    })
  await s.rows(
    `insert into platform.file values ('310101', gen_random_uuid(), $1, 'text/plain', 4, 'x', '\\x00ff0a5c', 'database', 'system', now())`,
    [awkward.replaceAll('\u0001', '')],
  )
  await s.rows(
    "insert into platform.counter_value values ('310101','k','','*','2025-01-01','2025-01-02', now(), 0.1, 3), ('310101','k','','*','2025-01-02','2025-01-03', now(), 1e20, 0)",
  )
  await s.rows(
    "insert into auth.account (id, name, email, email_verified, updated_at, username) values ('a1', '王', 'a1@accounts.invalid', false, now(), 'wang')",
  )
})
afterAll(async () => {
  await s.close()
  await rm(home, { recursive: true })
})

async function aDatabase(): Promise<Connection> {
  const database = `restored_${randomBytes(6).toString('hex')}`
  await once(cluster(), `create database ${database}`)
  return { ...cluster(), database }
}
const restoreInto = (owner: Connection, folder: string, known = migrations) =>
  restore(owner, { folder, migrations: known, roles: testRoles })

test('a backup restored into a new database is the same to the last byte, and its waiting jobs run there', async () => {
  const folder = join(home, 'first')
  const manifest = await backUp(s.owner, folder)
  expect((await stat(folder)).mode & 0o077).toBe(0)
  expect(manifest.parts.filter((part) => part.table === 'platform.audit').map((part) => [part.district, part.rows])).toEqual([
    ['310101', 50],
    ['310118', 50],
  ])

  const owner = await aDatabase()
  await restoreInto(owner, folder)
  const again = await backUp(owner, join(home, 'again'))
  expect(again.parts).toEqual(manifest.parts)
  expect(again.migrations).toEqual(manifest.migrations)
  const [row] = await once<{ details: { name: string } }>(owner, "select details from platform.audit where subject = '310118-7'")
  expect(row?.details.name).toBe(awkward)
  expect(await once(owner, 'select clock_offset_days, secret from platform.installation')).toEqual([
    { clock_offset_days: -510, secret: 'the secret of this installation' },
  ])

  const connections = connectionsFor(owner, testRoles)
  const databases = openDatabases(connections, 4)
  const ran: string[] = []
  let done = () => {}
  const finished = new Promise<void>((resolve) => {
    done = resolve
  })
  const worker = await startWorker({
    connection: connections.worker,
    features: [{ name: 'toys', jobs: { 'toys.mend': async (_, { toy = '' }) => void (ran.push(toy) === 3 && done()) } }],
    ctxFor: (district) => ({ ...s.ctxFor(district), databases }),
    log: { debug() {}, info() {}, warn() {}, error() {} },
  })
  await transaction({ ...s.ctxFor('310101'), databases }, (tx) => tx.enqueue({ job: 'toys.mend', payload: { toy: 'new' } }))
  await finished
  await worker.stop()
  await databases.close()
  expect(ran.sort()).toEqual(['310101', '310118', 'new'])
})

test('a backup is of one moment, whatever is written meanwhile', async () => {
  const busy = { on: true }
  const writing = (async () => {
    for (let i = 0; busy.on; i++)
      await transaction(s.ctxFor('310101'), async (tx) => {
        await tx.audit('toys.both', `both-${i}`)
        await tx.enqueue({ job: 'toys.both', payload: { audit: `both-${i}` } })
      })
  })()
  await until(async () => (await s.rows("select from platform.audit where action = 'toys.both'")).length > 3)
  const folder = join(home, 'busy')
  await backUp(s.owner, folder)
  busy.on = false
  await writing
  const owner = await aDatabase()
  await restoreInto(owner, folder)
  const [lines] = await once<{ n: number }>(owner, "select count(*)::int as n from platform.audit where action = 'toys.both'")
  const [jobs] = await once<{ n: number }>(
    owner,
    `select count(*)::int as n from graphile_worker._private_jobs where payload ->> 'audit' is not null`,
  )
  expect(jobs).toEqual(lines)
})

test('what was damaged, cut or exchanged is refused, and nothing of it is kept', async () => {
  const folder = join(home, 'damaged')
  const manifest = await backUp(s.owner, folder)
  const part = manifest.parts.find((each) => each.table === 'platform.audit' && each.district === '310118')
  const file = join(folder, part?.file ?? '')
  const whole = await readFile(file)
  const lines = gunzipSync(whole).toString().split('\n')
  for (const [damage, content] of [
    ['one letter', gzipSync(lines.join('\n').replace('toys.mend', 'toys.bend'))],
    ['one row', gzipSync(lines.slice(1).join('\n'))],
    ['the end', whole.subarray(0, whole.length / 2)],
  ] as const) {
    await chmod(file, 0o600)
    await writeFile(file, content)
    const owner = await aDatabase()
    await expect(restoreInto(owner, folder), damage).rejects.toThrow(
      /310118\/platform\.audit\.copy\.gz (does not match the manifest|cannot be read in)/,
    )
    expect(await once(owner, 'select from platform.audit')).toEqual([])
  }
})

test('an older backup comes up to today’s schema', async () => {
  const folder = join(home, 'older')
  await backUp(s.owner, folder)
  const sql = "alter table platform.audit add column place text not null default '柜台'"
  const later: Migration = {
    key: 'platform/299901010000_place',
    feature: 'platform',
    name: '299901010000_place',
    sql,
    hash: contentHash(sql),
  }
  const owner = await aDatabase()
  await restoreInto(owner, folder, [...migrations, later])
  expect(await once(owner, 'select distinct place from platform.audit')).toEqual([{ place: '柜台' }])
})

test('a newer backup, a database in use, a folder that is none and one that is taken are refused', async () => {
  const folder = join(home, 'refused')
  await backUp(s.owner, folder)
  await expect(restoreInto(await aDatabase(), folder, migrations.slice(0, -1))).rejects.toThrow(/backup is newer than this code/)
  await expect(restoreInto(s.owner, folder)).rejects.toThrow(/target is not empty/)
  await expect(restoreInto(await aDatabase(), home)).rejects.toThrow(/not a complete backup/)
  await expect(backUp(s.owner, folder)).rejects.toThrow(/is not empty: name a new folder/)
  const text = (await readFile(join(folder, 'manifest.json'), 'utf8')).replace('310101/', '../../')
  await writeFile(join(folder, 'manifest.json'), text)
  await expect(readManifest(folder)).rejects.toThrow(/file/)
})
