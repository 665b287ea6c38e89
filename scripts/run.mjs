// npm run COMMAND -- ARGUMENTS: set-up, then one of the commands below.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { become } from './child.mjs'
import { buildConsole } from './console-build.mjs'
import { fail } from './say.mjs'
import { root, setUp } from './setup.mjs'
import { checks, lastLine, passes, timed } from './steps.mjs'

/** What each command runs: a TypeScript file, or a function of its own. Add a line to add a command. */
const commands = {
  check,
  build: (node) => buildConsole(root, node, { always: true }),
  bench: 'bench/run.ts',
  'plan:import': 'src/features/plans/import/cli/import.ts',
  'plans:verify': 'src/features/plans/import/cli/verify.ts',
  'db:distribute': 'src/platform/database/distribute.ts',
  'docs:indicators': 'src/platform/cli/indicators.ts',
  'docs:coverage': 'src/platform/cli/coverage.ts',
  'counters:reconcile': 'src/platform/cli/reconcile.ts',
  'rules:tck': 'test/tck/command.ts',
  'rules:export': 'src/platform/cli/rules-export.ts',
  'rules:replay': 'src/platform/cli/rules-replay.ts',
  backup: 'src/platform/cli/backup.ts',
  restore: 'src/platform/cli/restore.ts',
  keys: 'src/platform/cli/keys.ts',
  generate: 'src/generate/command.ts',
}

const [name, ...args] = process.argv.slice(2)
const command = commands[name]
const known = Object.keys(commands).join(', ')
if (!command) fail(`没有名为 ${name} 的命令。可用的命令：${known}`, `There is no command ${name}. There are: ${known}`)
const node = await setUp()
if (typeof command === 'function') await command(node, args)
else if (existsSync(join(root, command))) await become(node, command, args)
else fail(`命令 ${name} 的程序 ${command} 不存在。`, `The program ${command} of the command ${name} does not exist.`)

async function check(node) {
  let failed = 0
  const steps = checks(node)
  for (const step of steps) if (!(await timed(step.name, () => passes(step)))) failed += 1
  lastLine(steps.length - failed, failed)
  process.exitCode = failed ? 1 : 0
}
