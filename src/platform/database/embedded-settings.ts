import { createHash } from 'node:crypto'
import { chmod, lstat, mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, totalmem, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Account } from './embedded-account.ts'
import { dataNotWritable } from './embedded-problems.ts'
import type { Place } from './embedded-server.ts'

/** The number in the socket's name; no TCP port is opened. */
const SOCKET_NUMBER = 5432

// A socket's path holds at most 107 bytes on Linux and 103 on macOS.
const LONGEST_SOCKET_PATH = 100

/**
 * Where this data folder's server listens: a socket in a 0700 folder below it, or below the system's folder for temporary files when the
 * path would be too long; on Windows a free loopback port.
 */
export async function choosePlace(account: Account, dataDir: string): Promise<Place> {
  if (process.platform === 'win32') return { socketDir: '127.0.0.1', port: await freePort() }
  const near = join(dataDir, 'socket')
  const fits = Buffer.byteLength(join(near, `.s.PGSQL.${SOCKET_NUMBER}.lock`)) <= LONGEST_SOCKET_PATH
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const socketDir = fits ? near : join(tmpdir(), `yiyu-${userInfo().uid}-${mark}`)
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  await requireOurs(socketDir)
  await account.own(socketDir)
  return { socketDir, port: SOCKET_NUMBER }
}

/** What the server is told. Nobody outside is listened to; sizes follow the machine's memory, and leave most of it to the product and the system's file cache. */
export function serverArguments({
  cluster,
  place,
  version,
  durable,
}: {
  cluster: string
  place: Place
  version: string
  durable: boolean
}): string[] {
  const settings = {
    ...(process.platform === 'win32'
      ? { listen_addresses: '127.0.0.1' }
      : { listen_addresses: '', unix_socket_directories: place.socketDir, unix_socket_permissions: '0700' }),
    port: place.port,
    cluster_name: `yiyu ${version}`, // shown by ps; a newer version therefore restarts a server that an older program left behind
    max_connections: 60,
    shared_buffers: shareOfMemory(1 / 8, { atLeast: 128, atMost: 2048 }),
    effective_cache_size: shareOfMemory(1 / 2, { atLeast: 1024, atMost: 65_536 }),
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    wal_compression: 'on',
    random_page_cost: 1.1,
    max_logical_replication_workers: 0,
    max_parallel_workers_per_gather: 0, // a page is one process's work: starting helpers takes longer; counting and loading turn them on
    jit: 'off', // our queries are short: compiling them costs more than it saves
    timezone: 'UTC', // days are computed from an explicit zone, never from the session's
    log_timezone: 'Asia/Shanghai',
    log_line_prefix: '%m [%p] ',
    // Statements and details carry names and identity numbers: the log holds neither.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

const shareOfMemory = (share: number, { atLeast, atMost }: { atLeast: number; atMost: number }): string =>
  `${Math.round(Math.min(atMost, Math.max(atLeast, (totalmem() * share) / 2 ** 20)))}MB`

// The folder for temporary files is everybody's: a folder of our name that somebody else made is not entered.
async function requireOurs(folder: string): Promise<void> {
  const found = await lstat(folder)
  const me = process.getuid?.() ?? 0
  if (!found.isDirectory() || (me !== 0 && found.uid !== me)) throw dataNotWritable(folder)
  if (me === found.uid) await chmod(folder, 0o700)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
