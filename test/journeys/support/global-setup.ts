import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { startProduct } from '../../support/running-product.ts'
import { chromiumFlags, chromiumPath } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the product answers, and where the browser is reached. */
    journeys: { url: string; browser: string }
  }
}

/** Starts the product by its own command, with the demonstration in it, and one browser: both serve every journey. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yiyu-journeys-'))
  const [product, browser] = await Promise.all([
    startProduct(dataDir),
    chromium.launchServer({ executablePath: chromiumPath(), args: chromiumFlags, headless: true }),
  ])
  project.provide('journeys', { url: product.url, browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    product.signal('SIGTERM')
    await product.ended
    await rm(dataDir, { recursive: true, force: true })
  }
}
