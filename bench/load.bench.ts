import { bareCopy } from './bare-copy.ts'
import { type Bench, round } from './bench.ts'
import { generate } from './generated.ts'
import { inDataFolder, start } from './product.ts'

const target = 300

/** A district of a million synthetic residents, from nothing to counted. */
export const bench: Bench = {
  name: 'load',
  line: 's to load a synthetic district (arguments: RESIDENTS DISTRICT), beside a bare COPY of as many rows into one table',
  run: ([residents = '1000000', district = '310118']) =>
    inDataFolder(async (folder) => {
      const product = await start(folder, ['--empty'])
      await product.stop()
      const began = performance.now()
      const lines = await generate(folder, residents, district)
      const seconds = (performance.now() - began) / 1000
      const rows = Number(/(\d+) rows are in/.exec(lines)?.[1] ?? 0)
      const bare = await bareCopy(folder, rows)
      const perSecond = Math.round(rows / seconds)
      return {
        figures: {
          residents: Number(residents),
          district,
          rows,
          seconds: round(seconds),
          rowsPerSecond: perSecond,
          target: { seconds: target },
        },
        baseline: { rows, seconds: round(bare), rowsPerSecond: Math.round(rows / bare) },
        tables: [
          {
            title: `${residents} residents of ${district}`,
            columns: ['', 'rows', 's', 'rows/s'],
            rows: [
              ['npm run generate, counted', rows, round(seconds), perSecond],
              ['baseline: one COPY into one table with its key', rows, round(bare), Math.round(rows / bare)],
              ['ratio', '', round(seconds / bare), ''],
            ],
          },
        ],
        notes: [
          ...lines.trim().split('\n'),
          `target: 1,000,000 residents under ${target} s${Number(residents) === 1_000_000 ? `: ${seconds < target ? 'yes' : 'NO'}` : ''}`,
        ],
      }
    }),
}
