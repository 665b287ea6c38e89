import { join, resolve } from 'node:path'
import pg from 'pg'
import { CommandProblem } from '../command-problem.ts'
import type { Connection } from '../database/connect.ts'
import { readCatalogue } from '../database/distribution/catalogue.ts'
import { type Migration, migrate } from '../database/migrate.ts'
import type { RoleNames } from '../database/roles.ts'
import { installQueue } from '../jobs/queue.ts'
import { copyIn, copyOut, plainOutput } from './copy.ts'
import { type Manifest, readManifest, type TablePart } from './manifest.ts'
import { type TableToCopy, tablesToCopy } from './plan.ts'

/**
 * Brings a backup into a database that holds no Yiyu yet, as its owner: the schema of the backup's day, then all rows in one transaction, each file's number of rows
 * and hash compared with the manifest both as read and as stored; then the migrations that have come since. On any difference nothing is kept.
 */
export async function restore(
  owner: Connection,
  {
    folder,
    migrations,
    roles,
    log = () => {},
  }: { folder: string; migrations: Migration[]; roles: RoleNames; log?: (line: string) => void },
): Promise<Manifest> {
  const source = resolve(folder)
  const manifest = await readManifest(source)
  refuseNewer(manifest, migrations)
  await withClient(owner, requireEmpty)
  const then = new Set(manifest.migrations.map((migration) => migration.key))
  await migrate(
    owner,
    migrations.filter((migration) => then.has(migration.key)),
    roles,
    log,
  )
  await installQueue(owner, roles)
  await withClient(owner, (client) => fill(client, source, manifest, log))
  await migrate(owner, migrations, roles, log)
  return manifest
}

async function fill(client: pg.Client, folder: string, manifest: Manifest, log: (line: string) => void): Promise<void> {
  const tables = tablesToCopy(await readCatalogue(client))
  const parts = Map.groupBy(manifest.parts, (part) => part.table)
  const unknown = [...parts.keys()].filter((name) => !tables.some((table) => table.name === name))
  if (unknown.length > 0)
    throw new CommandProblem(`the backup holds tables that its migrations do not make: ${unknown.join(', ')}`)

  await client.query(`begin; ${plainOutput}`)
  try {
    await client.query(`truncate ${tables.map((table) => table.name).join(', ')}`) // what migrations themselves put in is in the backup too
    for (const table of tables) {
      for (const part of parts.get(table.name) ?? []) await fillPart(client, table, part, folder)
      log(`restored ${table.name}`)
    }
    await continueNumbering(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
  await client.query('analyze')
}

async function fillPart(client: pg.Client, table: TableToCopy, part: TablePart, folder: string): Promise<void> {
  const missing = part.columns.filter((column) => !table.columns.includes(column))
  if (missing.length > 0) throw new CommandProblem(`${part.file}: the table ${table.name} has no column ${missing.join(', ')}`)
  const read = await copyIn(client, table.name, part.columns, join(folder, part.file)).catch((error: Error) => {
    throw new CommandProblem(`${part.file} 无法读入。\n${part.file} cannot be read in: ${error.message}`)
  })
  requireSame(part, read, 'as read')
  requireSame(part, await copyOut(client, { ...table, columns: part.columns }, part.district, undefined), 'as stored')
}

function requireSame(part: TablePart, found: { rows: number; sha256: string }, when: string): void {
  if (found.rows === part.rows && found.sha256 === part.sha256) return
  throw new CommandProblem(
    `${part.file} 与清单不符。\n${part.file} does not match the manifest (${when}): ${found.rows} rows instead of ${part.rows}, or other content.`,
  )
}

/** Numbered tables (the queue's) go on after their highest number. */
async function continueNumbering(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select a.attrelid::regclass::text as table, quote_ident(a.attname) as column, pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
      and pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) is not null`)
  for (const { table, column, sequence } of rows)
    await client.query(`select setval($1, (select coalesce(max(${column}), 0) + 1 from ${table}), false)`, [sequence])
}

function refuseNewer(manifest: Manifest, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.key, migration.hash]))
  const unknown = manifest.migrations.filter(({ key, hash }) => known.get(key) !== hash).map(({ key }) => key)
  if (unknown.length > 0)
    throw new CommandProblem(
      `备份比程序新，或出自别的程序：${unknown.join('、')}。\nThe backup is newer than this code or of other code: ${unknown.join(', ')}.`,
    )
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    "select count(*)::int as n from pg_namespace where nspname in ('platform', 'auth', 'graphile_worker')",
  )
  if (rows[0]?.n !== 0)
    throw new CommandProblem(
      '目标数据库不是空的：只能恢复到没有颐育数据的新数据库。\nThe target is not empty: restore goes into a new database only.',
    )
}

async function withClient<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection.url ? { connectionString: connection.url } : connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
