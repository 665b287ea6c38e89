import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './embedded-account.ts'
import { layoutOf, plainEnvironment } from './embedded-layout.ts'
import { databaseFailed, dataNotOurs, diskFull, otherMajor, ROOM_FOR_NEW_MB, ROOM_FOR_OLD_MB } from './embedded-problems.ts'

/** The major version of the cluster in this folder; `undefined` when there is none yet. Throws `data_not_ours` for anything else there. */
export async function clusterVersion(cluster: string): Promise<string | undefined> {
  const entries = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[]
    throw error
  })
  if (entries.length === 0) return undefined
  if (!entries.includes('PG_VERSION')) throw dataNotOurs(cluster)
  return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
}

/** Throws `disk_full` before the database itself would stumble over it half way. */
export async function requireRoom(dataDir: string, isNew: boolean): Promise<void> {
  const { bavail, bfree, bsize } = await statfs(dataDir)
  const free = (process.getuid?.() === 0 ? bfree : bavail) * bsize
  if (free < (isNew ? ROOM_FOR_NEW_MB : ROOM_FOR_OLD_MB) * 1024 * 1024) throw diskFull(dataDir)
}

/** Throws `database_other_major` unless the cluster was made by these binaries' version. */
export function requireMajor(dataDir: string, found: string, ours: string): void {
  if (found !== ours) throw otherMajor(dataDir, found, ours)
}

/**
 * Makes the cluster beside its place and moves it there when it is whole: a start that dies half way leaves nothing to trip over.
 * The default collation is the built-in C.UTF-8, which compares code points and knows Unicode letters: no upgrade of ICU or the system can
 * reorder an index, prefix search uses plain indexes, and it is the same on every platform. Whatever is shown in Chinese order says so in
 * its query (`collate "zh-x-icu"`), as it must on somebody else's server anyway.
 */
export async function makeCluster(account: Account, dataDir: string, durable: boolean): Promise<void> {
  const { cluster, log } = layoutOf(dataDir)
  const half = `${cluster}.new`
  await rm(half, { recursive: true, force: true })
  await account.own(await emptyFolder(half))
  const args = [
    '-D',
    half,
    '-U',
    'postgres',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  args.push(...(await authentication(dataDir)), ...(durable ? [] : ['--no-sync']))
  const { code, output } = await outcome(account, args)
  if (code !== 0) {
    await rm(half, { recursive: true, force: true })
    throw databaseFailed(dataDir, log, output)
  }
  await rm(cluster, { recursive: true, force: true }) // an empty folder, if anything
  await rename(half, cluster)
}

async function emptyFolder(folder: string): Promise<string> {
  await mkdir(folder, { mode: 0o700 })
  return folder
}

// Unix: whoever may enter the socket's folder (0700) is the owner. Windows has no such folder: a password only the owner can read.
async function authentication(dataDir: string): Promise<string[]> {
  if (process.platform !== 'win32') return ['--auth-local=trust', '--auth-host=reject']
  const { password } = layoutOf(dataDir)
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${password}`]
}

function outcome(account: Account, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = account.spawn(account.binaries.initdb, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      env: plainEnvironment(),
    })
    let output = ''
    child.stdout?.on('data', (bytes) => (output += bytes))
    child.stderr?.on('data', (bytes) => (output += bytes))
    child.on('error', reject)
    const endWithUs = () => child.kill()
    process.once('exit', endWithUs)
    child.on('close', (code) => {
      process.off('exit', endWithUs)
      resolve({ code, output })
    })
  })
}
