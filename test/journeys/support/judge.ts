import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const axe = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

/** The rules of WCAG 2.2 AA. Nothing but violations is worked out in full: what passes is by far the most, and nobody reads it. */
const asked = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
}

/**
 * What axe finds on the page as it stands, one line for each of a rule's first five elements. Our pages have no frames, so it is put in once and asked
 * once; AxeBuilder, made for every site, puts twice that text in twice, and carries every element that passed over.
 */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const violations: AxeResults['violations'] = await page.evaluate(
    `axe.run(document, ${JSON.stringify(asked)}).then(({ violations }) => violations)`,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  )
}

/** How many pixels the page is wider than its window; what scrolls inside a box of its own does not count. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Everyone can use the page as it stands: no violation, nothing beside the screen, a title, one main part and one first heading. */
export async function expectGoodPage(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname
  expect.soft(await violationsOn(page), `axe on ${where}`).toEqual([])
  expect.soft(await overflowOf(page), `pixels beside the screen on ${where}`).toBe(0)
  expect.soft(await page.title(), `title of ${where}`).toMatch(/ · /)
  expect.soft(await page.locator('main h1').count(), `first headings on ${where}`).toBe(1)
}
