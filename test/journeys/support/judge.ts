import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on the page as it stands, one line for each of a rule's first five elements, by the rules of WCAG 2.2 AA. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Legacy: without a second, blank page for frames, of which there are none; half the time.
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode().analyze()
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
