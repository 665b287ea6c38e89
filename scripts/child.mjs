import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup.mjs'

/** The variables every process of the product gets; production unless something else was asked for. */
const product = { NODE_ENV: process.env.NODE_ENV ?? 'production' }

/** Runs the product and ends with its exit code: from the one file it was joined into or, where that is missing, from its sources. */
export async function becomeProduct(node, joined, args) {
  if (!joined) return become(node, 'src/main.ts', args)
  const cache = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'dist', 'server', '.compiled') }
  process.exit(await run(node, [...withParent, '--enable-source-maps', joined, ...args], cache))
}

/** Runs a TypeScript file and ends with its exit code. */
export async function become(node, file, args) {
  const loader = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href
  process.exit(await run(node, ['--import', loader, ...withParent, join(root, file), ...args]))
}

const withParent = ['--import', new URL('with-parent.mjs', import.meta.url).href]

// Ctrl-C in a terminal signals every process of the group, and npm passes it on once more: the child is in a group of its own and hears each
// signal exactly once, from here.
function run(node, args, env = {}) {
  const child = spawn(node, args, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: { ...process.env, ...product, ...env },
  })
  passSignals(child)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}

function passSignals(child) {
  const last = {}
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = Date.now()
      if (now - (last[signal] ?? 0) < 1_000) return // the same Ctrl-C, heard twice
      last[signal] = now
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  stopWithNpm(child)
}

// npm that is killed cannot tell us: between it and us stands a shell that lives on. Having been given away to another parent does tell.
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const born = ancestors()
  const timer = setInterval(() => {
    if (ancestors() !== born) child.kill('SIGTERM')
  }, 1_000)
  timer.unref()
}

function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8') // Linux only: elsewhere a killed npm leaves the product running
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return String(process.ppid)
  }
}
