import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { importPlan, stopReading } from '../src/features/plans/import/index.ts'
import { type Bench, median, percentile, round } from './bench.ts'

const root = join(import.meta.dirname, '..')
const times = 15

/** Each document of a folder to its plan pack: the whole command in a new process, and again in a process that has done it before. */
export const bench: Bench = {
  name: 'import',
  line: 'ms to read each document of a folder (argument; ../shared/seeds): new process, warm; beside reading it with one plain expression',
  run: async ([folder = '../shared/seeds']) => {
    const names = readdirSync(resolve(root, folder)).filter((name) => /\.(txt|docx|pdf|html?)$/.test(name))
    if (names.length === 0) throw new Error(`${resolve(root, folder)} holds no .txt, .docx, .pdf or .html file`)
    // Every document twice before any is timed, so that the first is measured in as warm a process as the last.
    for (const name of [...names, ...names]) await importPlan(readFileSync(join(resolve(root, folder), name)), { name })
    const measured: Measured[] = []
    for (const name of names) measured.push(await measure(resolve(root, folder), name))
    await stopReading()
    return {
      figures: { documents: measured, targetWarmMs: 500 },
      baseline: measured.map(({ name, plain }) => ({ name, plain })),
      tables: [
        {
          title: `Document to plan pack, ms (warm: median and slowest of ${times})`,
          columns: ['document', 'bytes', 'indicators', 'tasks', 'new process', 'warm', 'slowest', '< 500', 'plain pass', 'ratio'],
          rows: measured.map((one) => [
            ...[
              one.name.replace(/[-_].*/, ''),
              one.bytes,
              one.indicators,
              one.tasks,
              round(one.cold),
              round(one.warm),
              round(one.slowest),
            ],
            ...[one.slowest < 500 ? 'yes' : 'NO', one.plain.toFixed(2), Math.round(one.warm / one.plain)],
          ]),
        },
      ],
    }
  },
}

type Measured = {
  name: string
  bytes: number
  indicators: number
  tasks: number
  cold: number
  warm: number
  slowest: number
  plain: number
}

async function measure(folder: string, name: string): Promise<Measured> {
  const file = join(folder, name)
  const command = ['--import', 'tsx', join(root, 'src/features/plans/import/cli/import.ts'), file]
  const cold = await timed(async () => {
    if (spawnSync(process.execPath, command, { cwd: root }).status !== 0) throw new Error(`${name} could not be imported`)
  })
  const bytes = readFileSync(file)
  const { pack } = await importPlan(bytes, { name })
  const warm: number[] = []
  const plain: number[] = []
  for (let time = 0; time < times; time += 1) {
    warm.push((await timed(() => importPlan(bytes, { name }))).valueOf())
    plain.push(await timed(async () => [...readFileSync(file, 'utf8').matchAll(/[\p{Script=Han}]{2,}|\d+(?:\.\d+)?%?/gu)].length))
  }
  return {
    ...{ name, bytes: bytes.length, indicators: pack.indicators.length, tasks: pack.tasks.length, cold },
    ...{ warm: median(warm), slowest: percentile(warm, 1), plain: median(plain) },
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
