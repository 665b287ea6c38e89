import { mkdir, readFile, realpath, rmdir } from 'node:fs/promises'
import pg from 'pg'
import { type Account, chooseAccount } from './embedded-account.ts'
import { type Binaries, findBinaries } from './embedded-binaries.ts'
import { clusterVersion, makeCluster, requireMajor, requireRoom } from './embedded-cluster.ts'
import { layoutOf } from './embedded-layout.ts'
import { type DataLock, lockData, lockHolder } from './embedded-lock.ts'
import { databaseEnded, databaseNotRunning, databaseStopped, recognised } from './embedded-problems.ts'
import { alive, exitOnSignals, pause } from './embedded-process.ts'
import { findServer, type Server, startedWith, startServer, stopServer, untilReady } from './embedded-server.ts'
import { choosePlace, serverArguments } from './embedded-settings.ts'

/** The PostgreSQL that lives in the data folder. */
export type EmbeddedDatabase = {
  /** The folder of the unix socket; on Windows the loopback address. */
  socketDir: string
  port: number
  superuser: 'postgres'
  /** Whether a living server was found and taken over instead of started. */
  reused: boolean
  /** The server's process id. */
  pid: number
  /** How to connect to one of its databases, as the superuser unless a user is named. */
  options(database: string, user?: string): { host: string; port: number; user: string; database: string; password?: string }
  /** Makes the database if it is not there yet. */
  ensureDatabase(name: string): Promise<void>
  /** Resolves with the sentence to print when the server ends without `stop()` having been called; otherwise never. */
  ended: Promise<Error>
  /** Ends the server in order and frees the data folder. Twice is once. A database one attached to is left running. */
  stop(): Promise<void>
}

/** `durable: false` trades safety against a power cut for speed; only for databases that are thrown away. */
export type EmbeddedOptions = { dataDir: string; log?: (line: string) => void; durable?: boolean }

/**
 * Starts the database of a data folder, making both when they are new, and takes over a server that a killed program left running.
 * Throws StartProblem: `data_in_use`, `disk_full`, `data_not_writable`, `data_not_ours`, `database_other_major`, `no_database_binaries`,
 * `database_failed`.
 */
export async function startEmbedded({
  dataDir: wanted,
  log = () => {},
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  let free = () => {}
  try {
    await mkdir(wanted, { recursive: true, mode: 0o700 })
    const dataDir = await realpath(wanted)
    free = hold(await lockData(dataDir))
    const { server, reused, binaries } = await serverFor({ dataDir, log, durable })
    const end = async () => {
      await stopServer(server.pid, { cluster: layoutOf(dataDir).cluster, binaries })
      if (process.platform !== 'win32') await rmdir(server.socketDir).catch(() => {}) // somebody else's file in it is theirs to remove
      free()
    }
    return await databaseOf({ dataDir, server, reused, end })
  } catch (error) {
    free()
    throw recognised(wanted, error) ?? error
  }
}

/** Connects to the database that another Yiyu process runs on this data folder, waiting a while if it is just starting. Throws `database_not_running`. */
export async function attachEmbedded({ dataDir: wanted }: Pick<EmbeddedOptions, 'dataDir'>): Promise<EmbeddedDatabase> {
  const dataDir = await realpath(wanted).catch(() => {
    throw databaseNotRunning(wanted)
  })
  const until = Date.now() + 15_000
  for (;;) {
    const server = await findServer(layoutOf(dataDir).cluster)
    if (server?.ready) return databaseOf({ dataDir, server, reused: true })
    if ((await lockHolder(dataDir)) === undefined || Date.now() > until) throw databaseNotRunning(dataDir)
    await pause(100)
  }
}

/** For commands that may run beside the product or alone: attaches when another Yiyu runs on the folder, starts the database otherwise. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const dataDir = await realpath(options.dataDir).catch(() => undefined)
  if (dataDir !== undefined && (await lockHolder(dataDir)) !== undefined) return attachEmbedded({ dataDir })
  return startEmbedded(options)
}

/** Keeps the lock until the returned function is called, or this program ends, be it by a signal before anybody listens to signals. */
function hold(lock: DataLock): () => void {
  const ignoreSignals = exitOnSignals()
  process.once('exit', lock.release)
  return () => {
    process.off('exit', lock.release)
    ignoreSignals()
    lock.release()
  }
}

async function serverFor({
  dataDir,
  log,
  durable,
}: Required<EmbeddedOptions>): Promise<{ server: Server; reused: boolean; binaries: Binaries }> {
  const paths = layoutOf(dataDir)
  const binaries = await findBinaries(paths.binaries)
  const found = await clusterVersion(paths.cluster)
  if (found !== undefined) requireMajor(dataDir, found, binaries.major)
  const account = await chooseAccount(binaries, dataDir)
  const left = await leftBehind({ account, binaries, dataDir, durable, log })
  if (left) return { server: left, reused: true, binaries }

  await requireRoom(dataDir, found === undefined)
  if (found === undefined) {
    log('making a new database')
    await makeCluster(account, dataDir, durable)
  }
  const place = await choosePlace(account, dataDir)
  const args = serverArguments({ cluster: paths.cluster, place, version: binaries.version, durable })
  return { server: await startServer(account, dataDir, { place, args }), reused: false, binaries }
}

/** A server whose program was killed lives on. It is used again when it runs as we would run it, and ended in order otherwise. */
async function leftBehind(about: {
  account: Account
  binaries: Binaries
  dataDir: string
  durable: boolean
  log: (line: string) => void
}) {
  const { cluster } = layoutOf(about.dataDir)
  const server = (await findServer(cluster)) && (await untilReady(cluster))
  if (server === undefined) return undefined
  const place = process.platform === 'win32' ? server : await choosePlace(about.account, about.dataDir)
  const args = serverArguments({ cluster, place, version: about.binaries.version, durable: about.durable })
  if (await startedWith(cluster, args)) {
    about.log(`using the database server that was left running (process ${server.pid})`)
    return server
  }
  about.log(`ending the database server of an earlier program (process ${server.pid})`)
  await stopServer(server.pid, { cluster, binaries: about.binaries })
  return undefined
}

type Running = { dataDir: string; server: Server; reused: boolean; end?: () => Promise<void> }

async function databaseOf({ dataDir, server, reused, end }: Running): Promise<EmbeddedDatabase> {
  const paths = layoutOf(dataDir)
  const windows = process.platform === 'win32'
  const password = windows ? await readFile(paths.password, 'utf8') : undefined
  const host = windows ? '127.0.0.1' : server.socketDir
  const options: EmbeddedDatabase['options'] = (database, user = 'postgres') => ({
    host,
    port: server.port,
    user,
    database,
    ...(password ? { password } : {}),
  })

  let stopping: Promise<void> | undefined
  const endWithUs = () => {
    if (alive(server.pid)) process.kill(server.pid, 'SIGINT')
  }
  if (end) process.once('exit', endWithUs) // a program that ends without stop() still does not leave a server behind
  const stop = async () => {
    await end?.()
    process.off('exit', endWithUs)
  }
  return {
    socketDir: host,
    port: server.port,
    superuser: 'postgres',
    reused,
    pid: server.pid,
    options,
    ensureDatabase: (name) => ensureDatabase(options('postgres'), name),
    ended: watch({
      pid: server.pid,
      stopped: () => stopping !== undefined,
      sentence: () => (end ? databaseEnded(paths.log) : databaseStopped(dataDir)),
    }),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

function watch({ pid, stopped, sentence }: { pid: number; stopped: () => boolean; sentence: () => Error }): Promise<Error> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (alive(pid) && !stopped()) return
      clearInterval(timer)
      if (!stopped()) resolve(sentence())
    }, 500)
    timer.unref()
  })
}

async function ensureDatabase(connection: pg.ClientConfig, name: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
