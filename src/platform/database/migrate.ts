import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'
import { contentHash } from '../ids.ts'
import { StartProblem } from '../start-problem.ts'
import type { Connection } from './connect.ts'
import { createRoles, type RoleNames } from './roles.ts'

/** One SQL file of a feature. Its key `feature/file` is what the database remembers. */
export type Migration = { key: string; feature: string; name: string; sql: string; hash: string }

/** Where migrations are found: a feature's name and its folder of `YYYYMMDDHHMM_what.sql` files. */
export type MigrationFolder = { feature: string; folder: string }

/** All migrations of the folders in one order: by minute, then by feature. A folder that is absent holds none. */
export async function readMigrations(folders: MigrationFolder[]): Promise<Migration[]> {
  const all: Migration[] = []
  for (const { feature, folder } of folders) {
    for (const file of await filesIn(folder)) {
      const sql = await readFile(join(folder, file), 'utf8')
      const name = basename(file, '.sql')
      all.push({ key: `${feature}/${name}`, feature, name, sql, hash: contentHash(sql) })
    }
  }
  return all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.feature < b.feature ? -1 : 1))
}

/**
 * Brings the database to the code's shape, forward only, as the owner: each migration once, in a transaction of its own, under a lock that
 * makes a second process wait. Throws `database_newer` when the database knows a migration of a known feature that the code does not,
 * `migration_changed` when a released file was edited. Answers the keys it applied.
 */
export async function migrate(
  owner: Connection,
  migrations: Migration[],
  roles: RoleNames,
  log: (line: string) => void = () => {},
): Promise<string[]> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    await requireVersion(client)
    await client.query("select pg_advisory_lock(hashtext('yiyu.migrate'))")
    await createRoles(client, roles)
    await client.query('create schema if not exists platform')
    await client.query(
      'create table if not exists platform.migration (key text primary key, hash text not null, applied_at timestamptz not null default now())',
    )
    const applied = new Map(
      (await client.query<{ key: string; hash: string }>('select key, hash from platform.migration')).rows.map((r) => [
        r.key,
        r.hash,
      ]),
    )
    refuseUnknown(applied, migrations, log)
    const done: string[] = []
    for (const migration of migrations) {
      const before = applied.get(migration.key)
      if (before !== undefined) {
        if (before !== migration.hash) throw changed(migration.key)
        continue
      }
      await apply(client, migration, roles)
      done.push(migration.key)
    }
    return done
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, migration: Migration, roles: RoleNames): Promise<void> {
  const sql = migration.sql
    .replaceAll('{app}', roles.app)
    .replaceAll('{worker}', roles.worker)
    .replaceAll('{counter}', roles.counter)
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into platform.migration (key, hash) values ($1, $2)', [migration.key, migration.hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.key}: ${(error as Error).message}`, { cause: error })
  }
}

function refuseUnknown(applied: Map<string, string>, migrations: Migration[], log: (line: string) => void): void {
  const known = new Set(migrations.map((m) => m.key))
  const features = new Set(migrations.map((m) => m.feature))
  for (const key of applied.keys()) {
    if (known.has(key)) continue
    const feature = key.slice(0, key.indexOf('/'))
    if (!features.has(feature)) log(`the database holds migration ${key} of a feature that is not installed`)
    else
      throw new StartProblem(
        'database_newer',
        `数据库比程序新：它已执行过本程序没有的迁移 ${key}。请改用较新的程序，或换一个数据库。`,
        `The database is newer than the code: it has applied ${key}, which this code does not have. Use newer code or another database.`,
      )
  }
}

function changed(key: string): StartProblem {
  return new StartProblem(
    'migration_changed',
    `迁移文件 ${key} 在发布后被改动过。迁移只能新增，不能修改。`,
    `Migration ${key} was edited after it had been applied. Migrations are added, never edited.`,
  )
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ v: string }>('show server_version_num')
  const version = Math.floor(Number(rows[0]?.v) / 10_000)
  if (version < 15)
    throw new StartProblem(
      'database_too_old',
      `PostgreSQL 版本是 ${version}，需要 15 或更新。`,
      `PostgreSQL is version ${version}; 15 or newer is needed.`,
    )
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
