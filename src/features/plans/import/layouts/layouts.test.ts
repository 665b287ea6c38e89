import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importPlan } from '../index.ts'
import { stopReading } from '../read/worker-pool.ts'
import { startPrinter } from './as-pdf.test-support.ts'
import { missesOf, score } from './score.test-support.ts'
import { chosenVariants } from './variants.test-support.ts'

// The same plans in every layout and file format: all fields of all rows and tasks. Pasted text in random layouts is in ../text-layouts.test.ts.
// Where a layout is not read whole, the share of fields that must not get lost again; all others are read whole.
const reached: Record<string, number> = {
  'pdf, no rules | two tables, restarting numbers, two header rows': 0.98,
  'pdf, rules between rows only | county, field and category merged, unit column, notes below': 0.91,
}

let printer: Browser
beforeAll(async () => {
  printer = await startPrinter()
})
afterAll(async () => {
  await printer?.close()
  await stopReading()
})

test.each(chosenVariants().map((variant) => [`${variant.format} | ${variant.layout}`, variant] as const))(
  'the plan is read from: %s',
  async (name, variant) => {
    const { pack } = await importPlan(await variant.make(printer), { name: variant.name })
    const scores = score(pack, variant.expected)
    const share = reached[name] ?? 1
    if (share === 1) expect(missesOf(scores)).toEqual([])
    const [hit, of] = [...scores.values()].reduce(([hits, tries], one) => [hits + one.hit, tries + one.of], [0, 0])
    expect(hit / of).toBeGreaterThanOrEqual(share)
  },
)
