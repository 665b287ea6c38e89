import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectGoodPage, overflowOf } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { sessionOf, visitor } from './support/visitor.ts'

const officer = 'qingpu-minzheng'
const at = '/api/districts/310118'

/** What an officer does over the API. */
async function post<T>(url: string, body: unknown): Promise<T> {
  const [session] = await sessionOf(officer)
  const reply = await fetch(`${session?.url}${at}${url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `${session?.name}=${session?.value}` },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${url} ${reply.status} ${text}`)
  return JSON.parse(text) as T
}

/** Somebody new with a card, its code as any channel would get it. */
async function aCardHolder(name: string): Promise<{ person: string; card: string; code: string }> {
  const { id: person } = await post<{ id: string }>('/persons', {
    ...{ name, sex: 'female', bornOn: '1943-03-08', source: '演示' },
    residence: { street: '310118102' },
  })
  const { id: card } = await post<{ id: string }>(`/persons/${person}/cards`, {})
  const { code } = await post<{ code: string }>(`/cards/${card}/printing`, {})
  return { person, card, code }
}

/** The checking page, opened once with a network and kept since. */
async function readerOpened(page: Page): Promise<void> {
  await page.goto('/310118/verify')
  await page.getByRole('link', { name: '打开核验页面' }).click()
  await page.waitForURL('/verify/?d=310118')
  await page.getByText('可以离线使用').waitFor()
  await page.getByText('青浦区：作废名单更新于 刚刚').waitFor()
}

async function goOffline(context: BrowserContext, page: Page): Promise<void> {
  await context.setOffline(true)
  await page.reload()
  await page.getByText('没有网络，用手机里存的名单核验').waitFor()
}

const verdict = (page: Page) => page.getByRole('status')

async function typed(page: Page, code: string): Promise<string> {
  await page.getByLabel('用扫码枪，或粘贴卡上的码').fill(code)
  await page.getByRole('button', { name: '核验', exact: true }).click()
  await verdict(page).waitFor()
  return await verdict(page).innerText()
}

/** The code with another character at this place. */
const changed = (code: string, at: number) => `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`

describe.each(bothSizes)('a card on a %s', (size: Size) => {
  test('is printed by an officer, verifies with the network cut, and is refused after its revocation, then offline too', async () => {
    const { card, code } = await aCardHolder(`周桂${size === 'desk' ? '兰' : '芳'}`)

    const counter = await visitor({ size, as: officer })
    await counter.page.goto(`/310118/cards/${card}`)
    const paper = counter.page.getByRole('region', { name: '卡面' })
    expect(await paper.innerText()).toMatch(/青浦区 离线码卡\s+周\*[兰芳]\s+1943 年生 · 老/)
    const drawn = await paper.getByRole('img', { name: '离线码' }).screenshot()
    await expectGoodPage(counter.page)
    await look(counter.page, 'card-print', size)
    await counter.page.emulateMedia({ media: 'print' })
    const box = await paper.boundingBox()
    expect(Math.round(((box?.width ?? 0) / 96) * 25.4 * 10) / 10).toBe(171.2)
    expect((await counter.page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(counter.faults).toEqual([])

    const { page, context, faults } = await visitor({ size })
    await readerOpened(page)
    await expectGoodPage(page)
    await look(page, 'verify-ready', size)
    expect(faults).toEqual([])

    await goOffline(context, page)
    expect(await typed(page, code)).toMatch(/有效\s+周\*[兰芳]，1943 年生 · 老/)
    await expectGoodPage(page)
    await look(page, 'verify-valid', size)
    await page.getByRole('button', { name: '记一次' }).click()
    await page.getByText('1 次', { exact: true }).waitFor()
    await page.getByLabel('选一张照片').setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: drawn })
    await page.getByText('这张卡今天已经记过 1 次').waitFor()
    expect(await verdict(page).innerText()).toContain('有效')
    expect(await typed(page, changed(code, code.length - 5))).toContain('不是本系统的卡')
    await look(page, 'verify-forged', size)
    expect(await typed(page, 'https://example.com/')).toContain('不是本系统的卡')

    await post(`/cards/${card}/revocation`, { why: 'lost' })
    expect(await typed(page, code), 'nobody could have told this phone').toContain('有效')
    await context.setOffline(false)
    await page.getByText('已联网').waitFor()
    await page.getByRole('button', { name: '现在更新' }).click()
    await expect.poll(() => typed(page, code)).toContain('已作废')
    await goOffline(context, page)
    expect(await typed(page, code)).toMatch(/已作废\s+周\*[兰芳]/)
    await expectGoodPage(page)
    await look(page, 'verify-revoked', size)
  })
})

describe('whoever checks cards', () => {
  test('takes the visits of the day away as a table, and clears them by two presses', async () => {
    const { code } = await aCardHolder('吴秀珍')
    const { page } = await visitor({ size: 'phone' })
    await readerOpened(page)
    for (const visits of [1, 2]) {
      await typed(page, code)
      await page.getByRole('button', { name: '记一次' }).click()
      await page.getByText(`${visits} 次`, { exact: true }).waitFor()
    }
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出表格' }).click()])
    expect(download.suggestedFilename()).toMatch(/^离线核验记录-\d{4}-\d\d-\d\d\.csv$/)
    await page.getByRole('button', { name: '清空全部 2 条' }).click()
    await page.getByRole('button', { name: '再按一次，清空 2 条（请先导出）' }).click()
    await page.getByText('还没有。').waitFor()
  })

  test('is told that a district without a list cannot be judged, and that no key without a network is no proof of forgery', async () => {
    const { code } = await aCardHolder('郑秀英')
    const { page, context } = await visitor({ size: 'phone' })
    await page.goto('/verify/?d=310151')
    await page.getByText('可以离线使用').waitFor()
    await page.getByText('崇明区：作废名单更新于 刚刚').waitFor()
    await goOffline(context, page)
    expect(await typed(page, code)).toMatch(/无法确认[\s\S]*没有青浦区的作废名单/)
    await look(page, 'verify-unsure', 'phone')
    const otherKey = changed(code, 8) // of the key's id
    expect(await typed(page, otherKey)).toContain('无法确认')
    await context.setOffline(false)
    await page.getByText('已联网').waitFor()
    expect(await typed(page, otherKey)).toContain('不是本系统的卡')
    expect(await typed(page, code)).toContain('有效')
  })

  test('without scripts reads whom to call', async () => {
    const { page } = await visitor({ size: 'phone', scripts: false })
    await page.goto('/verify/')
    expect(await page.getByRole('alert').innerText()).toContain('请打电话核实')
    await page.goto('/310118/verify')
    expect(await page.getByRole('main').innerText()).toContain('12345')
    expect(await overflowOf(page)).toBe(0)
    await look(page, 'verify-door', 'phone')
  })

  test('reads English where the browser does', async () => {
    const { code } = await aCardHolder('冯秀兰')
    const { page } = await visitor({ size: 'phone', english: true })
    await page.goto('/verify/?d=310118')
    await page.getByText('Works offline.').waitFor()
    await page.getByLabel('Hand-held scanner, or paste the code').fill(code)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    expect(await verdict(page).innerText()).toMatch(/Valid\s+冯\*兰, born 1943 · Elder/)
    await expectGoodPage(page)
    await look(page, 'verify-english', 'phone')
  })
})

describe('an officer at the counter', () => {
  test('issues a card, replaces a lost one, and ends one, each on a page', async () => {
    const { id: person } = await post<{ id: string }>('/persons', {
      ...{ name: '蒋文英', sex: 'female', bornOn: '1950-01-01', source: '演示', residence: { street: '310118102' } },
    })
    const { page, faults } = await visitor({ size: 'phone', as: officer })
    await page.goto(`/310118/counter/${person}/card`)
    await expectGoodPage(page)
    await page.getByRole('button', { name: '签发一张' }).click()
    await page.waitForURL(/\/310118\/cards\//)
    const first = page.url()
    await page.goto(`/310118/counter/${person}/card`)
    await look(page, 'card-counter', 'phone')
    await page.getByText('丢了、坏了或快到期：补发一张').click()
    await page.getByRole('button', { name: '补发新卡' }).click()
    await page.waitForURL((url) => /\/310118\/cards\//.test(url.href) && url.href !== first)
    await page.goto(`/310118/counter/${person}/card`)
    expect(await page.getByRole('main').innerText()).toMatch(/作废：丢了/)
    await page.getByText('不再用了：作废这张卡').click()
    const ending = page.locator('details', { hasText: '不再用了' })
    await ending.getByLabel('迁出本区').check()
    await ending.getByRole('button', { name: '作废' }).click()
    await page.getByText('现在没有有效的卡。').waitFor()
    await expectGoodPage(page)
    await look(page, 'card-ended', 'phone')
    expect(faults).toEqual([])
  })
})
