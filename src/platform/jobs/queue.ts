import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { type Connection, poolOf } from '../database/connect.ts'
import type { RoleNames } from '../database/roles.ts'

/** The schema of the queue; the worker's role owns it and all in it. */
export const queueSchema = 'graphile_worker'

const silent = new Logger(() => () => {})

// The queue would make its schema and this table itself, but asks for the right to create schemas even where the schema exists.
const firstTable = `create table if not exists ${queueSchema}.migrations (
  id int primary key, ts timestamptz default now() not null, breaking boolean not null default false)`

/**
 * Installs the queue or brings it up to date. Called with the owner's connection after `migrate`; the queue's tables are made as the worker's
 * role, because the queue turns row security on for them without a policy and so works only for their owner.
 */
export async function installQueue(owner: Connection, roles: RoleNames): Promise<void> {
  const asOwner = poolOf(owner, 1)
  try {
    await asOwner.query(`create schema if not exists ${queueSchema} authorization ${roles.worker}`)
  } finally {
    await asOwner.end()
  }
  const asWorker = queuePool({ ...owner, role: roles.worker }, 1)
  try {
    await asWorker.query(firstTable)
    await runMigrations({ pgPool: asWorker, schema: queueSchema, logger: silent })
  } finally {
    await asWorker.end()
  }
}

/** A pool for the queue. It holds connections for long, so one that breaks while held must not end the process: its next use fails and is repeated. */
export function queuePool(connection: Connection, size: number): pg.Pool {
  return poolOf(connection, size).on('connect', (client) => client.on('error', () => {}))
}
