import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject, onTestFinished } from 'vitest'
import { type Size, sizes } from './sizes.ts'

/** Somebody in front of a screen: a page of their own and everything that went wrong on it. */
export type Visitor = { page: Page; context: BrowserContext; faults: string[] }

type Wanted = { size?: Size; as?: string; scripts?: boolean; width?: number; english?: boolean; through?: Browser }

let browser: Promise<Browser> | undefined
const sessions = new Map<string, Promise<Cookie[]>>()

type Cookie = { name: string; value: string; url: string }

/** The password of every demonstration account. */
export const password = 'yiyu-demo-2025'

/** The address of the product that this run started for the lane the journey is in. */
export function productUrl(): string {
  const { urls } = inject('journeys')
  return urls[(Number(process.env.VITEST_POOL_ID) - 1) % urls.length] ?? ''
}

/** Opens a window of its own for one test and closes it afterwards; `as` is already signed in, once for the whole file; `through` another browser than everybody's. */
export async function visitor({ size = 'desk', as, scripts = true, width, english, through }: Wanted = {}): Promise<Visitor> {
  const context = await (through ?? (await everybodys())).newContext({
    baseURL: productUrl(),
    viewport: width ? { ...sizes[size], width } : sizes[size],
    javaScriptEnabled: scripts,
    locale: english ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  if (as) await context.addCookies(await sessionOf(as))
  onTestFinished(() => context.close())
  const faults: string[] = []
  context.on('page', (opened) => watch(opened, faults))
  return { page: await context.newPage(), context, faults }
}

const everybodys = (): Promise<Browser> => (browser ??= chromium.connect(inject('journeys').browser))

/** Signs in over the API, once for each account: signing in by hand has a journey of its own. */
export function sessionOf(username: string): Promise<Cookie[]> {
  const known = sessions.get(username)
  if (known) return known
  const fresh = signInOverApi(username)
  sessions.set(username, fresh)
  return fresh
}

async function signInOverApi(username: string): Promise<Cookie[]> {
  const url = productUrl()
  const reply = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (!reply.ok) throw new Error(`${username} could not sign in: ${reply.status} ${await reply.text()}`)
  return reply.headers.getSetCookie().map((line) => {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
    return { name, value, url }
  })
}

/** Collects what a visitor should never meet: errors of scripts and of the console, requests that fail or are answered with an error. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(`console: ${line.text()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') faults.push(`request: ${request.url()} ${reason}`) // aborted: the page was left, or it is a download
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`answer: ${response.status()} ${response.url()}`)
  })
}
