import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { CommandProblem } from '../command-problem.ts'
import { installationDistrict } from '../context.ts'
import type { Connection } from '../database/connect.ts'
import { readCatalogue } from '../database/distribution/catalogue.ts'
import { copyOut, plainOutput } from './copy.ts'
import { type Manifest, manifestFile, type TablePart } from './manifest.ts'
import { type TableToCopy, tablesToCopy } from './plan.ts'

/**
 * Copies the whole database into a new folder while the product runs: every table as of one moment, tenant tables district by district, with a manifest of
 * rows and hashes. Until it is complete the folder is named FOLDER.partial. Reads as the owner, changes nothing.
 */
export async function backUp(owner: Connection, folder: string, log: (line: string) => void = () => {}): Promise<Manifest> {
  const target = resolve(folder)
  await requireNew(target)
  const partial = `${target}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; ${plainOutput}`)
    const parts: TablePart[] = []
    for (const table of tablesToCopy(await readCatalogue(client))) {
      for (const district of await districtsOf(client, table)) parts.push(await copyPart(client, table, district, partial))
      log(`copied ${table.name}`)
    }
    const manifest: Manifest = {
      format: 'yiyu-backup/1',
      takenAt: new Date().toISOString(),
      ...(await aboutSchema(client)),
      parts,
    }
    await client.query('commit')
    await writeFile(join(partial, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
    await rename(partial, target)
    return manifest
  } finally {
    await client.end()
  }
}

async function copyPart(client: pg.Client, table: TableToCopy, district: string | null, folder: string): Promise<TablePart> {
  const file = `${district ?? installationDistrict}/${table.name}.copy.gz`
  await mkdir(join(folder, file, '..'), { recursive: true, mode: 0o700 })
  return {
    table: table.name,
    district,
    file,
    columns: table.columns,
    ...(await copyOut(client, table, district, join(folder, file))),
  }
}

/** The districts that have rows in the table, listed or not; null stands for a table of the installation. */
async function districtsOf(client: pg.Client, table: TableToCopy): Promise<(string | null)[]> {
  if (!table.tenant) return [null]
  const { rows } = await client.query<{ district: string }>(`select distinct district from ${table.name} order by 1`)
  return rows.map((row) => row.district)
}

async function aboutSchema(client: pg.Client): Promise<Pick<Manifest, 'postgres' | 'migrations' | 'filesInS3'>> {
  const { rows: versions } = await client.query<{ server_version: string }>('show server_version')
  const { rows: migrations } = await client.query<{ key: string; hash: string }>(
    'select key, hash from platform.migration order by key',
  )
  const { rows: files } = await client.query<{ n: number }>("select count(*)::int as n from platform.file where stored_in = 's3'")
  return { postgres: versions[0]?.server_version ?? '', migrations, filesInS3: files[0]?.n ?? 0 }
}

async function requireNew(folder: string): Promise<void> {
  const inside = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new CommandProblem(`${folder}: ${error.message}`)
  })
  if (inside.length > 0)
    throw new CommandProblem(`${folder} 不是空的，请另选一个新文件夹。\n${folder} is not empty: name a new folder.`)
  await rm(folder, { recursive: true, force: true })
}
