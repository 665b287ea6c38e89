import { beforeAll, describe, expect, test } from 'vitest'
import { aPlace } from '../../src/features/places/directory/places.test-support.ts'
import { expectGoodPage, overflowOf } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { productUrl, sessionOf, visitor } from './support/visitor.ts'

/** Made here, some twenty metres from the centre of 夏阳街道: whatever else the demonstration holds, nothing is nearer. */
const full = '演示路口养老院'
const free = '演示街角养老院'
let shut = ''

beforeAll(async () => {
  const cookie = (await sessionOf('qingpu-minzheng')).map(({ name, value }) => `${name}=${value}`).join('; ')
  const officer = {
    post: async (url: string, body?: unknown) => {
      const headers = { cookie, 'content-type': 'application/json' }
      const reply = await fetch(`${productUrl()}${url}`, { method: 'POST', headers, body: JSON.stringify(body) })
      const text = await reply.text()
      return { status: reply.status, text, body: JSON.parse(text) as unknown }
    },
  }
  await aPlace(officer, { name: full, beds: 20, taken: 20, east: 0.01, fee: 180_000 })
  await aPlace(officer, {
    ...{ name: free, beds: 30, taken: 27, east: 0.02, fee: 210_000, phone: '021-00000001', hours: [1, 2, 3, 4, 5, 6, 7] },
    attributes: { accessible: '坡道、电梯', floor_area: '2600', with_clinic: '有' },
  })
  shut = await aPlace(officer, { name: '演示旧址养老院', beds: 2, east: 0.03 })
  const closing = { closedOn: '2025-03-01', why: '演示停业' }
  await officer.post(`/api/districts/310118/facilities/${shut}/closure`, closing)
}, 120_000)

/** axe needs scripts; the pages are the same with them. */
async function expectGoodPages(size: Size, urls: string[]): Promise<void> {
  const { page, faults } = await visitor({ size })
  for (const url of urls) {
    await page.goto(url)
    await expectGoodPage(page)
  }
  expect(faults).toEqual([])
}

describe.each(bothSizes)('a resident on a %s, with JavaScript off', (size) => {
  test('finds the nearest care home with free places, reads its page and prints it', async () => {
    const { page, faults } = await visitor({ size, scripts: false })
    await page.goto('/310118/')
    await page.getByRole('link', { name: /为老人/ }).click()
    await page.getByRole('link', { name: /找养老床位/ }).click()
    const main = page.getByRole('main')
    await main.getByLabel('街镇', { exact: true }).selectOption({ label: '夏阳街道' })
    await main.getByLabel('只看有空余的').check()
    await main.getByRole('button', { name: '查找' }).click()
    const nearest = main.getByRole('listitem').first()
    expect(await nearest.getByRole('link').first().innerText()).toContain(free)
    expect(await nearest.getByRole('link', { name: '打电话 021-00000001' }).isVisible()).toBe(true)
    expect(await nearest.innerText()).toMatch(/步行约 1 分钟[\s\S]*床位费 2,100 元\/月[\s\S]*余 3 床 · 6月28日机构报送/)
    expect(await main.getByText(full).count()).toBe(0)
    const search = page.url()
    await look(page, 'places-search', size)

    await nearest.getByRole('link').first().click()
    expect(await main.getByRole('heading', { level: 1 }).innerText()).toBe(free)
    expect(await main.getByRole('link', { name: '打电话 021-00000001' }).getAttribute('href')).toBe('tel:02100000001')
    expect(await main.getByText('还没有评级记录').isVisible()).toBe(true)
    expect(await main.getByRole('img', { name: '手机扫一扫，打开这一页' }).isVisible()).toBe(true)
    await look(page, 'places-page', size)
    await expectGoodPages(size, [search, page.url()])
    await page.emulateMedia({ media: 'print' })
    const paper = await page.pdf({ format: 'A4' })
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1)
    expect(faults).toEqual([])
  })

  test('sees what was found on a sketch, the list first; looks for what is not there and is told what to loosen', async () => {
    const { page, faults } = await visitor({ size, scripts: false })
    await page.goto('/310118/places?type=care_beds&street=310118001')
    await page.getByRole('link', { name: '在示意图上看' }).click()
    const main = page.getByRole('main')
    expect(await main.getByRole('img', { name: /位置示意，编号与上面的列表相同/ }).isVisible()).toBe(true)
    expect(await main.getByRole('listitem').first().innerText()).toMatch(/^1\s*演示路口养老院/)
    const map = page.url()
    await look(page, 'places-map', size)
    await page.goto('/310118/places?words=街角&price=100&free=1')
    await main.getByRole('link', { name: '不限收费：1 家' }).click()
    expect(await main.getByRole('link', { name: free }).isVisible()).toBe(true)
    await page.goto(`/310118/places/${shut}`)
    expect(await main.getByText('这处设施自3月1日起停业').isVisible()).toBe(true)
    expect(await main.getByRole('link', { name: free }).isVisible()).toBe(true)
    await expectGoodPages(size, [map, '/310118/places?words=街角&price=100&free=1', page.url()])
    expect(faults).toEqual([])
  })
})

test('the directory fits the narrowest phone in the largest text, in both languages', async () => {
  const { page } = await visitor({ size: 'phone', width: 320 })
  for (const path of [
    '/310118/places?street=310118001&text=largest',
    `/310118/places/${shut}`,
    '/310118/places/map?street=310118001',
    '/310118/places?words=nothing&price=1&lang=en',
    '/310118/places?street=310118001',
  ]) {
    await page.goto(path)
    expect(await overflowOf(page), path).toBe(0)
  }
  await look(page, 'places-320-largest-en', 'phone')
  await expectGoodPage(page)
})

test('with scripts, who lets the page know where they are is shown what is near, and it stands in the address', async () => {
  const { page, context, faults } = await visitor({ size: 'phone' })
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: 121.11408, latitude: 31.15394 })
  await page.goto('/310118/places?type=care_beds')
  await page.getByRole('button', { name: '用我的位置' }).click()
  await page.waitForURL(/lon=121\.1141&lat=31\.1539/)
  expect(await page.getByRole('main').getByRole('listitem').first().innerText()).toContain(full)
  expect(await page.getByText('从您的位置起算', { exact: true }).isVisible()).toBe(true)
  expect(faults).toEqual([])
})
