import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup.mjs'

/** The arguments that make Node run our TypeScript. */
export function typescriptArguments() {
  const loader = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href
  return ['--import', loader, '--import', new URL('with-parent.mjs', import.meta.url).href]
}

/**
 * Runs a TypeScript file as the product's process and ends with its exit code. Ctrl-C in a terminal signals every process of the group, npm
 * passes it on once more: the child is in a group of its own and hears each signal exactly once, from here.
 */
export async function become(node, file, args, env = {}) {
  process.exit(await runFile(node, file, args, env))
}

/** As `become`, but answers the exit code. */
export function runFile(node, file, args, env = {}) {
  const child = spawn(node, [...typescriptArguments(), join(root, file), ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env },
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
