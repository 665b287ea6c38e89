// Imports the invented plan in every layout and format and prints, for each, how much of it was read right.
// node --import tsx src/features/plans/import/layouts/score.ts [part of a layout's or format's name] [--misses]
import { importPlan } from '../index.ts'
import { stopReading } from '../read/worker-pool.ts'
import { startPrinter } from './as-pdf.test-support.ts'
import { type FieldScore, missesOf, score } from './score.test-support.ts'
import { allVariants } from './variants.test-support.ts'

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const withMisses = process.argv.includes('--misses')
const printer = await startPrinter()
const fields = new Map<string, FieldScore>()
const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  for (const variant of allVariants()) {
    const name = `${variant.format} | ${variant.layout}`
    if (!wanted.every((word) => name.includes(word))) continue
    const bytes = await variant.make(printer)
    const begun = performance.now()
    try {
      const { pack } = await importPlan(bytes, { name: variant.name })
      const took = Math.round(performance.now() - begun)
      const scores = score(pack, variant.expected)
      const [hit, of] = sum([...scores.values()])
      say(`${hit === of ? 'all' : `${hit}/${of}`}\t${took} ms\t${name}`)
      if (withMisses) for (const miss of missesOf(scores)) say(`    ${miss}`)
      for (const [field, one] of scores) {
        const total = fields.get(field) ?? { hit: 0, of: 0, misses: [] }
        fields.set(field, { ...total, hit: total.hit + one.hit, of: total.of + one.of })
      }
    } catch (error) {
      say(`none\t${name}\t${error instanceof Error ? error.message : String(error)}`)
    }
  }
} finally {
  await printer.close()
  await stopReading()
}
for (const [field, { hit, of }] of [...fields].sort()) say(`${field.padEnd(24)} ${hit}/${of}`)

function sum(scores: FieldScore[]): [number, number] {
  return scores.reduce(([hit, of], one) => [hit + one.hit, of + one.of], [0, 0])
}
