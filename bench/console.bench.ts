import type { Browser } from 'playwright-core'
import { type Bench, round } from './bench.ts'
import { signIn } from './boards.ts'
import { launch } from './chromium.ts'
import { inDataFolder, start } from './product.ts'

/** The first load of a page by a browser that has nothing of it yet. */
export const bench: Bench = {
  name: 'console',
  line: 'first load in Chromium: requests, bytes over the wire and unpacked, first paint; console beside the public page',
  run: () =>
    inDataFolder(async (folder) => {
      const product = await start(folder)
      const browser = await launch()
      try {
        const cookie = await signIn(product.url, 'qingpu-tongchou')
        const pages = {
          'console, sign-in page': await load(browser, `${product.url}/console`),
          'console, overview': await load(browser, `${product.url}/console/310118`, cookie),
          'console, indicators': await load(browser, `${product.url}/console/310118/indicators`, cookie),
          'public page': await load(browser, `${product.url}/310118/plan`),
        }
        return {
          figures: pages,
          baseline: pages['public page'],
          tables: [
            {
              title: 'First load, nothing cached',
              columns: ['', 'requests', 'kB over the wire', 'kB unpacked', 'largest kB', 'first paint ms'],
              rows: Object.entries(pages).map(([name, page]) => [
                ...[name, page.requests, round(page.wire / 1000), round(page.unpacked / 1000)],
                ...[round(Math.max(...page.files.map(({ wire }) => wire)) / 1000), Math.round(page.firstPaint)],
              ]),
            },
          ],
        }
      } finally {
        await browser.close()
        await product.stop()
      }
    }),
}

type Loaded = { requests: number; wire: number; unpacked: number; firstPaint: number; files: { path: string; wire: number }[] }

async function load(browser: Browser, url: string, cookie?: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  if (cookie)
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), domain: new URL(url).hostname, path: '/' }
      }),
    )
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  const files = new Map<string, { path: string; wire: number; unpacked: number }>()
  network.on('Network.responseReceived', ({ requestId, response }) => {
    files.set(requestId, { path: new URL(response.url).pathname, wire: 0, unpacked: 0 })
  })
  network.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const file = files.get(requestId)
    if (file) file.unpacked += dataLength
  })
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const file = files.get(requestId)
    if (file) file.wire = encodedDataLength
  })
  await network.send('Network.enable')
  await page.goto(url, { waitUntil: 'networkidle' })
  const firstPaint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
  await context.close()
  const all = [...files.values()].filter(({ path }) => !path.startsWith('data:'))
  const sum = (of: (file: (typeof all)[number]) => number) => all.reduce((total, file) => total + of(file), 0)
  return {
    ...{ requests: all.length, wire: sum(({ wire }) => wire), unpacked: sum(({ unpacked }) => unpacked), firstPaint },
    files: all.map(({ path, wire }) => ({ path, wire })).sort((a, b) => b.wire - a.wire),
  }
}
