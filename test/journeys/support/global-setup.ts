import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { startProduct } from '../../support/running-product.ts'
import { chromiumFlags, chromiumPath } from './chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where each lane's product answers, and where the browser is reached. */
    journeys: { urls: string[]; browser: string }
  }
}

/**
 * Starts the product by its own command, with the demonstration in it, for every lane of journeys: they publish plans and rules, and must not meet. The
 * demonstration is made once and copied. One browser serves all.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'yiyu-journeys-'))
  const folders = Array.from({ length: project.config.maxWorkers }, (_, lane) => join(home, String(lane + 1)))
  const browser = await chromium.launchServer({ executablePath: chromiumPath(), args: chromiumFlags, headless: true })
  const products = await startOnEach(folders)
  project.provide('journeys', { urls: products.map(({ url }) => url), browser: browser.wsEndpoint() })
  return async () => {
    await browser.close()
    for (const product of products) product.signal('SIGTERM')
    await Promise.all(products.map(({ ended }) => ended))
    await rm(home, { recursive: true, force: true })
  }
}

async function startOnEach([made = '', ...others]: string[]) {
  const first = await startProduct(made)
  if (others.length === 0) return [first]
  first.signal('SIGTERM')
  await first.ended
  for (const folder of others) await copy(made, folder)
  return await Promise.all([made, ...others].map((folder) => startProduct(folder)))
}

/** With its owners: for root the database may run as somebody else. */
async function copy(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true })
  else await promisify(execFile)('cp', ['-a', from, to])
}
