import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importPlan } from '../index.ts'
import { stopReading } from '../read/worker-pool.ts'
import { startPrinter } from './as-pdf.test-support.ts'
import { missesOf, score } from './score.test-support.ts'
import { allVariants } from './variants.test-support.ts'

// Where a layout is not read whole yet, the share of fields that must not get lost again; all others are read whole.
const reached: Record<string, number> = {
  'txt, cell a line | two tables, unit in the figure, no numbers': 0.99,
  'txt, cell a line | two tables, restarting numbers, two header rows': 0.2,
  'txt, aligned | two tables, restarting numbers, two header rows': 0.4,
  'txt, cell a line | chapters, lines of their own': 0.2,
}
const twoHeaderRows = 0.8

let printer: Browser
beforeAll(async () => {
  printer = await startPrinter()
})
afterAll(async () => {
  await printer?.close()
  await stopReading()
})

test.each(allVariants().map((variant) => [`${variant.format} | ${variant.layout}`, variant] as const))(
  'the plan is read from: %s',
  async (name, variant) => {
    const { pack } = await importPlan(await variant.make(printer), { name: variant.name })
    const scores = score(pack, variant.expected)
    const share = reached[name] ?? (variant.layout.includes('two header rows') ? twoHeaderRows : 1)
    if (share === 1) expect(missesOf(scores)).toEqual([])
    const [hit, of] = [...scores.values()].reduce(([hits, tries], one) => [hits + one.hit, tries + one.of], [0, 0])
    expect(hit / of).toBeGreaterThanOrEqual(share)
  },
)
