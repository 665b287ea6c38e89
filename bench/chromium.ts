import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
)
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A browser without a window: the machine's own where there is one. */
export const launch = (): Promise<Browser> => chromium.launch({ ...(executablePath ? { executablePath } : {}), args: quiet })

/** A slow telephone on a slow net: 400 ms to and fro, 50 kB a second down, a quarter of this processor. */
export const slowPhone = {
  viewport: { width: 390, height: 844 },
  network: { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 25_000 },
  slowdown: 4,
}

/** Milliseconds until a slow telephone that has nothing of a page yet shows the first of it. */
export async function firstPaintOnSlowPhone(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: slowPhone.viewport, locale: 'zh-CN', isMobile: true })
  try {
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', slowPhone.network)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.slowdown })
    await page.goto(url, { waitUntil: 'load' })
    return await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN)
  } finally {
    await context.close()
  }
}
