import { type Bench, median, megabytes, round } from './bench.ts'
import { databaseBytes, inDataFolder, residentBytes, start } from './product.ts'

const times = 3

/** From the command to `/readyz`: a new data folder with the demonstration, an empty one, and the next starts. */
export const bench: Bench = {
  name: 'start',
  line: 'ms from the command to /readyz: first start, first start without demonstration, next start; memory when ready',
  run: async () => {
    const next: Measured[] = []
    const first = await inDataFolder(async (folder) => {
      const measured = await once(folder)
      for (let time = 0; time < times; time += 1) next.push(await once(folder))
      return measured
    })
    const empty = await inDataFolder((folder) => once(folder, ['--empty']))
    const bareNode = await nodeItself()
    const row = (name: string, { ms, node, database }: Measured) => [name, round(ms), megabytes(node), megabytes(database)]
    const nextOne = { ...(next[0] as Measured), ms: median(next.map(({ ms }) => ms)) }
    return {
      figures: { first, empty, next, targetNextMs: 3000 },
      baseline: { nodeMs: bareNode },
      tables: [
        {
          title: 'From the command to /readyz',
          columns: ['', 'ms', 'Node MB', 'PostgreSQL MB'],
          rows: [
            row('first start', first),
            row('first start --empty', empty),
            row(`next start (median of ${times})`, nextOne),
            ['baseline: node -e ""', round(bareNode), '', ''],
          ],
        },
      ],
      notes: [
        `target: the next start under 3,000 ms: ${nextOne.ms < 3000 ? 'yes' : 'NO'} (${next.map(({ ms }) => round(ms)).join(' ')})`,
      ],
    }
  },
}

type Measured = { ms: number; node: number; database: number }

async function once(folder: string, args: string[] = []): Promise<Measured> {
  const product = await start(folder, args)
  try {
    return { ms: product.readyAfter, node: await residentBytes(product.pid), database: await databaseBytes(folder) }
  } finally {
    await product.stop()
  }
}

async function nodeItself(): Promise<number> {
  const { spawnSync } = await import('node:child_process')
  const runs = Array.from({ length: 5 }, () => {
    const began = performance.now()
    spawnSync(process.execPath, ['-e', ''])
    return performance.now() - began
  })
  return median(runs)
}
