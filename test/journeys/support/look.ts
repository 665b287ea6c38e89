import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const root = join(import.meta.dirname, '../../..')

/** Keeps a picture of the whole page in the folder that `YIYU_LOOK` names, for those who look the pages over by eye; else does nothing. */
export async function look(page: Page, name: string, size: string): Promise<void> {
  const folder = process.env.YIYU_LOOK
  if (folder) await take(page, join(folder, `${name}-${size}.png`), true)
}

/** Makes a picture for the README, only when `YIYU_PICTURES` is 1: what is on screen, as one sees it, or only its upper part. */
export async function picture(page: Page, name: string, height?: number): Promise<void> {
  if (process.env.YIYU_PICTURES === '1') await take(page, join(root, 'docs/pictures', `${name}.png`), false, height)
}

async function take(page: Page, path: string, fullPage: boolean, height?: number): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  const clip = height ? { x: 0, y: 0, width: page.viewportSize()?.width ?? 0, height } : undefined
  await page.screenshot({ path, fullPage, clip, animations: 'disabled' })
}
