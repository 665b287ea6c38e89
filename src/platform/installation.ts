import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { offsetTo } from './clock.ts'
import type { Connection } from './database/connect.ts'
import { type MigrationFolder, migrate, readMigrations } from './database/migrate.ts'
import type { RoleNames } from './database/roles.ts'
import type { DistrictFolder } from './districts/folder.ts'
import { installQueue } from './jobs/queue.ts'

/** What is settled once per installation and kept in the database. */
export type InstallationRecord = {
  offsetDays: number
  demo: boolean
  secret: string
  keyFingerprint: string | null
  isNew: boolean
  migrated: boolean
}

/** The day a demonstration's clock is set back to: the plans end in 2022 and 2025, so today would show only finals. */
export const demoDay = '2025-06-30'

/**
 * Brings the database up to the code as its owner: migrations, queue, the installation's own row, the districts. At the very first start
 * `demo` decides whether the clock is set back.
 */
export async function installDatabase(options: {
  owner: Connection
  roles: RoleNames
  folders: MigrationFolder[]
  districts: DistrictFolder[]
  demo: boolean
  log: (line: string) => void
}): Promise<InstallationRecord> {
  const { owner, roles, folders, districts, demo, log } = options
  const applied = await migrate(owner, await readMigrations(folders), roles, log)
  await installQueue(owner, roles)
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    const made = await client.query(
      `insert into platform.installation (clock_offset_days, demo, secret) values ($1, $2, $3) on conflict do nothing`,
      [demo ? offsetTo(demoDay) : 0, demo, randomBytes(32).toString('base64url')],
    )
    for (const { code, name, pinyin, folder } of districts) {
      await client.query(
        `insert into platform.district (code, name, pinyin, folder) values ($1, $2, $3, $4)
         on conflict (code) do update set name = excluded.name, pinyin = excluded.pinyin, folder = excluded.folder`,
        [code, name, pinyin, folder.split('/').at(-1)],
      )
    }
    const { rows } = await client.query('select clock_offset_days, demo, secret, key_fingerprint from platform.installation')
    const { clock_offset_days: offsetDays, demo: isDemo, secret, key_fingerprint: keyFingerprint } = rows[0]
    if (applied.length > 0) log(`migrated: ${applied.length}`)
    return { offsetDays, demo: isDemo, secret, keyFingerprint, isNew: made.rowCount === 1, migrated: applied.length > 0 }
  } finally {
    await client.end()
  }
}

/** Remembers which keys seal the data, so that a later start with others is refused. */
export async function rememberKeys(owner: Connection, fingerprint: string): Promise<void> {
  const client = new pg.Client(owner.url ? { connectionString: owner.url } : owner)
  await client.connect()
  try {
    await client.query('update platform.installation set key_fingerprint = $1', [fingerprint])
  } finally {
    await client.end()
  }
}
