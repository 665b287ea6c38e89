// npm run bench: lists what is measured. npm run bench -- NAME [ARGUMENTS]: measures it, prints the table and writes bench/results/NAME.json.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Table } from './bench.ts'
import { machine } from './machine.ts'

const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.bench.ts'))
const benches = ((await Promise.all(files.map((file) => import(join(import.meta.dirname, file))))) as { bench: Bench }[]).map(
  ({ bench }) => bench,
)
const say = (line: string) => process.stdout.write(`${line}\n`)

const [name, ...args] = process.argv.slice(2)
const bench = benches.find((one) => one.name === name)
if (name !== undefined && !bench) process.stderr.write(`没有名为 ${name} 的测量。There is no bench ${name}.\n`)
if (!bench) {
  say('npm run bench -- NAME')
  for (const { name: one, line } of benches) say(`  ${one.padEnd(8)} ${line}`)
  process.exit(name === undefined ? 0 : 1)
}

const before = machine()
const report = await bench.run(args)
for (const table of report.tables) show(table)
for (const note of report.notes ?? []) say(note)
const { tables: _, ...kept } = report
const folder = join(import.meta.dirname, 'results')
mkdirSync(folder, { recursive: true })
const written = { name: bench.name, measured: bench.line, at: new Date().toISOString(), machine: before, ...kept }
writeFileSync(join(folder, `${bench.name}.json`), `${JSON.stringify(written, null, 2)}\n`)
say(
  `${before.cpu}, ${before.cores} cores, ${before.memoryMb} MB, load ${before.load.join(' ')}, Node ${before.node}, PostgreSQL ${before.postgres}, ${before.commit}`,
)
say(`→ bench/results/${bench.name}.json`)
process.exit(0)

function show({ title, columns, rows }: Table): void {
  const lines = [columns, ...rows.map((row) => row.map(String))]
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at] ?? ''))))
  say(`\n${title}`)
  for (const line of lines)
    say(line.map((cell, at) => (at === 0 ? cell + pad(cell, widths[at]) : pad(cell, widths[at]) + cell)).join('  '))
}

/** Chinese characters are two columns wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, letter) => width + (/\p{Script=Han}|[，。：、（）]/u.test(letter) ? 2 : 1), 0)
}

function pad(text: string, width = 0): string {
  return ' '.repeat(Math.max(0, width - widthOf(text)))
}
