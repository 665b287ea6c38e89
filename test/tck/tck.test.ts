import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reportOf, tableOf } from './report.ts'
import { runFolder, tckFolder } from './suite.ts'

/** Cases that are known to fail, one a line: its id, then why. */
const knownFailures = new Map(
  readFileSync(join(import.meta.dirname, 'known-failures.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => [line.split(/\s+/)[0] ?? '', line.replace(/^\S+\s*/, '')]),
)

const folder = tckFolder()
if (!folder)
  console.warn(
    '\n!!! The DMN TCK is not here: FEEL and decision tables are NOT held against the standard’s own cases. Put its test cases into ../shared/data/dmn-tck or name their folder in DMN_TCK.\n',
  )

describe.skipIf(!folder)('the DMN TCK (skipped, loudly, where its folder is absent: set DMN_TCK)', () => {
  test('every case passes but those known to fail, and of those none passes unnoticed', async () => {
    const outcomes = await runFolder(folder ?? '')
    expect(outcomes.length, `test cases below ${folder}`).toBeGreaterThan(0)
    console.warn(tableOf(reportOf(outcomes)))
    const surprises = outcomes.filter(({ id, passed }) => !passed && !knownFailures.has(id))
    expect(surprises.map(({ id, reasons }) => `${id}: ${reasons.join('; ')}`)).toEqual([])
    expect(
      outcomes
        .filter(({ id, passed }) => passed && knownFailures.has(id))
        .map(({ id }) => `${id} passes now: take it off the list`),
    ).toEqual([])
  })
})

test('a known failure says why it fails', () => {
  for (const [id, why] of knownFailures) expect(why, id).not.toBe('')
})
