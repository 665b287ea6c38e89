import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The product as `npm start` runs it, in processes of its own. */
export type RunningProduct = {
  /** Where it answers, once it is ready. */
  url: string
  /** The process ids of the product and of its database. */
  node: number
  postgres: number
  /** Sends a signal to the command that was started, as a terminal or a service manager would. */
  signal(signal: NodeJS.Signals): void
  /** The exit code of the command, when it has ended. */
  ended: Promise<number | null>
}

/** How a start ended that did not come up: its exit code and everything it printed. */
export type FailedStart = { code: number | null; output: string }

const root = join(import.meta.dirname, '../..')

/** Starts the product on a data folder and a free port and waits until `/readyz` answers 200. Throws with its words when it ends instead. */
export async function startProduct(dataDir: string, args: string[] = []): Promise<RunningProduct> {
  const { child, output, ended } = spawnProduct(['--data', dataDir, '--port', '0', ...args])
  let over = false
  void ended.then(() => {
    over = true
  })
  for (let tries = 0; tries < 2_400; tries += 1) {
    if (over) throw new Error(`the product did not start:\n${output()}`)
    const url = /颐育 Yiyu\s+(http:\S+)/.exec(output())?.[1]
    if (url && (await answers(url))) {
      const [node, postgres] = await Promise.all([
        firstLine(join(dataDir, 'yiyu.lock')),
        firstLine(join(dataDir, 'postgres/postmaster.pid')),
      ])
      return { url, node, postgres, ended, signal: (signal) => child.kill(signal) }
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`the product was not ready in four minutes:\n${output()}`)
}

/** Starts the product where it is expected to refuse, and answers what it said. */
export async function failedStart(
  args: string[],
  options: { env?: Record<string, string>; inside?: string[] } = {},
): Promise<FailedStart> {
  const { output, ended } = spawnProduct(args, options)
  return { code: await ended, output: output() }
}

type Spawned = { child: ChildProcess; output(): string; ended: Promise<number | null> }

function spawnProduct(
  args: string[],
  { env = {}, inside = [] }: { env?: Record<string, string>; inside?: string[] } = {},
): Spawned {
  const [program = '', ...rest] = [...inside, process.execPath, join(root, 'scripts/start.mjs'), ...args]
  const quiet = { YIYU_LOG_LEVEL: 'error', YIYU_RATE_LIMIT: '1000000', NODE_ENV: 'production', DATABASE_URL: '' }
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...outsideTests(), ...quiet, ...env },
  })
  let said = ''
  child.stdout.on('data', (bytes) => (said += bytes))
  child.stderr.on('data', (bytes) => (said += bytes))
  return { child, output: () => said, ended: new Promise((resolve) => child.once('close', resolve)) }
}

// The product is not to know that a test started it.
function outsideTests(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && !['TEST', 'NODE_OPTIONS'].includes(name)),
  )
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  )
}

async function firstLine(file: string): Promise<number> {
  return Number((await readFile(file, 'utf8')).split('\n')[0])
}
