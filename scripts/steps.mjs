import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './setup.mjs'

/** The checks that need no database, in the order they are run: name → command. Add a line to add a check. */
export function checks(node) {
  const program = (path) => join(root, 'node_modules', path)
  return [
    { name: 'types', command: [node, program('typescript/bin/tsc'), '-p', '.'] },
    { name: 'lint', command: [node, program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
    { name: 'import rules', command: [node, '--import', 'tsx', 'test/house/check.ts'] },
  ]
}

/** Runs one check with its output shown; whether it passed. */
export function passes({ command: [program, ...args] }) {
  return spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

/** Runs the work, then prints its name and how long it took. */
export async function timed(name, work) {
  const started = Date.now()
  process.stdout.write(`\n── ${name}\n`)
  const result = await work()
  process.stdout.write(`── ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  return result
}

/** The last line of every command that proves something. */
export function lastLine(passed, failed) {
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
}
