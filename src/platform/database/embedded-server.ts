import { execFile } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import { layoutOf, plainEnvironment } from './embedded-layout.ts'
import { databaseFailed } from './embedded-problems.ts'
import { alive, gone, idInUse, pause, servesCluster } from './embedded-process.ts'

/** A running server as its own pid file tells it. */
export type Server = { pid: number; port: number; socketDir: string; ready: boolean }

/** Where the server is to be reached. */
export type Place = { socketDir: string; port: number }

const LOG_LIMIT = 10 * 1024 * 1024
const START_BOUND = 60_000
const RETRY_BOUND = 15_000

/** The server that serves this cluster now; `undefined` when its pid file is absent or left behind by a dead one. */
export async function findServer(cluster: string): Promise<Server | undefined> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!servesCluster(pid, cluster)) return undefined
  return { pid, port: Number(lines[3]), socketDir: (lines[4] ?? '').trim(), ready: (lines[7] ?? '').trim() === 'ready' }
}

/** Waits until the server accepts connections; after a crash it first replays its log. `undefined` when it ended instead. */
export async function untilReady(cluster: string, ms = START_BOUND): Promise<Server | undefined> {
  const until = Date.now() + ms
  while (Date.now() < until) {
    const server = await findServer(cluster)
    if (server === undefined || server.ready) return server
    await pause(10)
  }
  return undefined
}

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal reaches only us and our orderly stop decides. After a kill -9 of
 * the last server its children need a moment to let go of the shared memory: such refusals are tried again for a few seconds.
 */
export async function startServer(
  account: Account,
  dataDir: string,
  { place, args }: { place: Place; args: string[] },
): Promise<Server> {
  const { cluster, log } = layoutOf(dataDir)
  await setAsideLongLog(log)
  const until = Date.now() + RETRY_BOUND
  for (;;) {
    if ((await findServer(cluster)) === undefined) await disownTraces(cluster, place)
    const attempt = await tryStart(account, { cluster, log, args })
    if (typeof attempt !== 'string') return attempt
    if (!/shared memory block .* still in use|lock file .* already exists|could not bind/i.test(attempt) || Date.now() > until)
      throw databaseFailed(dataDir, log, attempt)
    await pause(200)
  }
}

/** Ends the server: fast (transactions roll back, files are closed), then at once, then by force. */
export async function stopServer(pid: number, { cluster, binaries }: { cluster: string; binaries: Binaries }): Promise<void> {
  if (process.platform === 'win32') {
    await promisify(execFile)(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast'], { windowsHide: true }) // Windows knows no signals
    return
  }
  const ways = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const
  for (const [signal, ms] of ways) {
    if (!alive(pid)) return
    process.kill(pid, signal)
    if (await gone(pid, ms)) return
  }
}

/** Whether the running server was started with these arguments: a newer program may want others. */
export async function startedWith(cluster: string, args: string[]): Promise<boolean> {
  const line = await readFile(join(cluster, 'postmaster.opts'), 'utf8').catch(() => '')
  return line.trimEnd().endsWith(args.map((arg) => ` "${arg}"`).join(''))
}

/** Answers the server, or what it said before it ended. */
async function tryStart(
  account: Account,
  { cluster, log, args }: { cluster: string; log: string; args: string[] },
): Promise<Server | string> {
  const { size: before } = await stat(log).catch(() => ({ size: 0 }))
  const out = openSync(log, 'a', 0o600)
  await account.own(log, 0o600)
  const child = account.spawn(account.binaries.postgres, args, {
    stdio: ['ignore', out, out],
    detached: true,
    cwd: cluster,
    windowsHide: true,
    env: plainEnvironment(),
  })
  closeSync(out)
  child.unref()
  const endWithUs = () => child.kill('SIGINT')
  process.once('exit', endWithUs)
  const ended = new Promise<'ended'>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => resolve('ended'))
  })
  try {
    const until = Date.now() + START_BOUND
    while (Date.now() < until) {
      const server = await findServer(cluster)
      if (server?.ready && server.pid === child.pid) return server
      if ((await Promise.race([ended, pause(5)])) === 'ended') break
    }
  } finally {
    process.off('exit', endWithUs)
  }
  if (child.pid && child.exitCode === null && child.signalCode === null)
    await stopServer(child.pid, { cluster, binaries: account.binaries })
  const said = (await readFile(log)).subarray(before).toString('utf8')
  return said
}

// A dead server leaves files that name its process id. When some process has that id by now (after a reboot, in a container) the new server
// would refuse to start. The socket's files are ours alone: they go. In the pid file the new server's own parent is named instead, so that it
// looks no further than the shared memory which the file also names and which the dead server's children may still hold.
async function disownTraces(cluster: string, { socketDir, port }: Place): Promise<void> {
  for (const name of [`.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`]) await rm(join(socketDir, name), { force: true })
  const file = join(cluster, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const [id, ...rest] = text.split('\n')
  if (rest.length === 0 || !Number(id))
    await rm(file) // a server that died while writing it
  else if (idInUse(Number(id))) await writeFile(file, [process.pid, ...rest].join('\n'))
}

async function setAsideLongLog(log: string): Promise<void> {
  const { size } = await stat(log).catch(() => ({ size: 0 }))
  if (size > LOG_LIMIT) await rename(log, `${log}.1`)
}
