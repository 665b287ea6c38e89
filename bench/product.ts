import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** The product as `npm start` runs it, in processes of its own, on loopback. */
export type Running = {
  url: string
  /** Milliseconds from the command to the first 200 of `/readyz`. */
  readyAfter: number
  /** The process that answers. */
  pid: number
  stop(): Promise<void>
}

/** A data folder for `work`, removed afterwards. */
export async function inDataFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yiyu-bench-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Starts the product, at a free port unless one is named, and waits, at most five minutes, until it is ready. */
export async function start(dataDir: string, args: string[] = [], at?: number): Promise<Running> {
  const port = at ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), '--data', dataDir, '--port', String(port), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      YIYU_LOG_LEVEL: 'error',
      YIYU_RATE_LIMIT: '10000000',
      YIYU_TRUST_PROXY: '1',
      NODE_ENV: 'production',
      DATABASE_URL: '',
    },
  })
  let complaints = ''
  child.stderr?.on('data', (bytes) => {
    complaints += bytes
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - began > 300_000) {
      child.kill('SIGKILL')
      throw new Error(`the product did not start:\n${complaints}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const readyAfter = performance.now() - began
  const pid = Number((await readFile(join(dataDir, 'yiyu.lock'), 'utf8')).split('\n')[0])
  return { url, readyAfter, pid, stop: () => stopped(child, ended) }
}

/** The resident memory of a process, in bytes. Linux only. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

/** The most resident memory a process ever had, in bytes. Linux only. */
export async function peakBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
}

/** The processor time of the server so far, in ms: Node's and that of the database's living processes. Linux only. */
export async function processorTime(pid: number, dataDir: string): Promise<{ node: number; database: number }> {
  const used = async (one: number) =>
    Number((await readFile(`/proc/${one}/schedstat`, 'utf8').catch(() => '0')).split(' ')[0]) / 1_000_000
  const threads = (await readdir(`/proc/${pid}/task`)).map((thread) =>
    readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').then((text) => Number(text.split(' ')[0]) / 1_000_000),
  )
  const database = await Promise.all((await databaseProcesses(dataDir)).map(used))
  return { node: sum(await Promise.all(threads)), database: sum(database) }
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

async function databaseProcesses(dataDir: string): Promise<number[]> {
  const postmaster = Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
  const children = await readFile(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
  return [postmaster, ...children.trim().split(' ').filter(Boolean).map(Number)]
}

/** What the database's processes hold together, each shared page counted once, in bytes. Linux only. */
export async function databaseBytes(dataDir: string): Promise<number> {
  const sizes = await Promise.all(
    (await databaseProcesses(dataDir)).map(async (pid) => {
      const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
      return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024
    }),
  )
  return sum(sizes)
}

async function stopped(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  await ended
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}
