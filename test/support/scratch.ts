import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { type Actor, systemActor } from '../../src/platform/actor.ts'
import { type Clock, clockWith } from '../../src/platform/clock.ts'
import type { Context } from '../../src/platform/context.ts'
import { counterRegistry } from '../../src/platform/counters/registry.ts'
import type { Connection } from '../../src/platform/database/connect.ts'
import { connectionsFor, openDatabases } from '../../src/platform/database/databases.ts'
import { type MigrationFolder, migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { roleNames } from '../../src/platform/database/roles.ts'
import { type EventSubscriptions, subscriptionsOf } from '../../src/platform/events.ts'
import type { FileStore } from '../../src/platform/files/store.ts'
import { installQueue } from '../../src/platform/jobs/queue.ts'
import { openKeyRing } from '../../src/platform/secrecy/key-ring.ts'
import { cluster, keysFile } from './cluster.ts'

/** The roles every test database shares. */
export const testRoles = roleNames('yiyu_test')

/** The platform's own migrations. */
export const scratchMigrations = { feature: 'platform', folder: join(import.meta.dirname, '../../src/platform/migrations') }

/** A migrated database of its own for tests below HTTP: the platform's tables and those of `extra`, two districts, the queue. */
export async function aScratch({ extra = [], clock = clockWith(0), subscriptions = subscriptionsOf([]) }: ScratchOptions = {}) {
  const name = `scratch_${randomBytes(6).toString('hex')}`
  await once(cluster(), `create database ${name}`)
  const owner: Connection = { ...cluster(), database: name }
  await migrate(owner, await readMigrations([scratchMigrations, ...extra]), testRoles)
  await installQueue(owner, testRoles)
  const connections = connectionsFor(owner, testRoles)
  const databases = openDatabases(connections, 6)
  await once(
    owner,
    "insert into platform.district values ('310101', '黄浦区', 'huangpu', '-'), ('310118', '青浦区', 'qingpu', '-')",
  )
  const keys = openKeyRing({ keysFile: keysFile(), sealing: 'aes' })
  const ctxFor = (district: string, actor: Actor = systemActor('test')): Context => ({
    databases,
    clock,
    counters: counterRegistry([]),
    subscriptions,
    files: noFiles,
    keys,
    actor,
    district,
    requestId: 'test',
  })
  return {
    name,
    owner,
    connections,
    databases,
    ctxFor,
    /** Rows of a query by the owner, who passes row security. */
    rows: <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) => once<T>(owner, sql, values),
    close: () => databases.close(),
  }
}

export type Scratch = Awaited<ReturnType<typeof aScratch>>
export type ScratchOptions = { extra?: MigrationFolder[]; clock?: Clock; subscriptions?: EventSubscriptions }

/** One statement on a connection of its own. */
export async function once<T extends pg.QueryResultRow>(
  connection: Connection,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** Waits until `check` says yes, at most `ms`. */
export async function until(check: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`not within ${ms} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const refuse = () => Promise.reject(new Error('this test keeps no files'))
const noFiles: FileStore = { save: refuse, get: refuse, read: refuse }
