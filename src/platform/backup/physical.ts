import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { CommandProblem } from '../command-problem.ts'
import type { Connection } from '../database/connect.ts'

/** What a copied cluster must not bring along: the running server's marks, and WAL, which is copied last. */
const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot'])

/**
 * Copies the server's own files while it runs (pg_backup_start, copy, pg_backup_stop, then the WAL written meanwhile), into `FOLDER/postgres`: the copy is a data
 * folder that `npm start -- --data FOLDER` opens, for the same major version of PostgreSQL.  `superuser` must be one, on the server's own machine (Linux or macOS).
 */
export async function backUpCluster(superuser: Connection, folder: string): Promise<void> {
  const target = resolve(folder)
  if ((await readdir(target).catch(() => [])).length > 0)
    throw new CommandProblem(`${target} 不是空的，请另选一个新文件夹。\n${target} is not empty: name a new folder.`)
  const partial = `${target}.partial`
  await rm(partial, { recursive: true, force: true })
  const cluster = join(partial, 'postgres')
  await mkdir(cluster, { recursive: true, mode: 0o700 })
  const client = new pg.Client(superuser.url ? { connectionString: superuser.url } : superuser)
  await client.connect()
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    const source = rows[0]?.data_directory ?? ''
    if (!existsSync(join(source, 'PG_VERSION')))
      throw new CommandProblem(
        `the server's files (${source}) cannot be read from here: use pg_basebackup, or run this on its machine as its user`,
      )
    // The slot keeps the server from recycling WAL that the copy still needs; it goes with this connection.
    await client.query(`select pg_create_physical_replication_slot('yiyu_backup', true, true)`)
    await client.query(`select pg_backup_start('yiyu', true)`)
    await copyMoving(source, cluster, (name) => !leftOut.has(name))
    const { rows: stopped } = await client.query<{ labelfile: string; spcmapfile: string }>(
      'select labelfile, spcmapfile from pg_backup_stop(false)',
    )
    if (stopped[0]?.spcmapfile) throw new CommandProblem('the server uses tablespaces: use pg_basebackup')
    await writeFile(join(cluster, 'backup_label'), stopped[0]?.labelfile ?? '')
    await mkdir(join(cluster, 'pg_replslot'), { mode: 0o700 })
    await copyMoving(join(source, 'pg_wal'), join(cluster, 'pg_wal'), () => true)
    await rm(target, { recursive: true, force: true })
    await rename(partial, target)
  } finally {
    await client.end()
  }
}

/** Copies a folder in which files come and go: one that vanished since it was listed was not needed, the WAL tells of it. */
async function copyMoving(source: string, target: string, wanted: (name: string) => boolean): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 })
  for (const entry of await readdir(source, { withFileTypes: true })) {
    if (!wanted(entry.name)) continue
    const [from, to] = [join(source, entry.name), join(target, entry.name)]
    if (entry.isDirectory()) await copyMoving(from, to, () => true)
    else
      await copyFile(from, to).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
  }
}
