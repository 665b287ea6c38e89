import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectGoodPage, overflowOf } from './support/judge.ts'
import { look, picture } from './support/look.ts'
import { bothSizes } from './support/sizes.ts'
import { arrive, dialog, settled } from './support/steps.ts'
import { productUrl, visitor } from './support/visitor.ts'

// 崇明 has everything a plan can have: indicators, tasks, projects, registers.
const district = '310151'

describe.each(bothSizes)('every page on a %s', { timeout: 300_000 }, (size) => {
  test('the console’s pages, as far as the navigation reaches, have no fault, no violation and nothing beside the screen', async () => {
    const { page, faults } = await visitor({ size, as: 'chongming-tongchou' })
    await page.goto(`/console/${district}`)
    const paths = await pathsInNavigation(page, size)
    const other = await page.context().newPage()
    const half = async (window: Page, odd: number) => {
      for (const path of paths.filter((_, at) => at % 2 === odd)) await see(window, path, size)
    }
    await Promise.all([half(page, 0), half(other, 1)]) // in two windows: half the time
    expect(faults).toEqual([])
  })

  test('so have the records they lead to, open at the side and on pages of their own', async () => {
    const { page, faults } = await visitor({ size, as: 'chongming-tongchou' })
    for (const [board, record] of [
      ['indicators', /养老床位总数/],
      ['tasks', /./],
      ['projects', /./],
    ] as const) {
      await arrive(page, `${district}/${board}`)
      await page.getByRole('main').getByRole('button', { name: record }).and(page.locator('.name')).first().click()
      await expect.poll(() => page.getByRole('dialog').getByRole('heading').count()).toBeGreaterThan(2)
      await settled(page)
      await expectGoodPage(page)
      if (size === 'desk' && board === 'indicators') await picture(page, 'indicator')
      await look(page, `${board}-record`, size)
    }
    for (const path of ['indicators/%E5%85%BB%E8%80%81/5', 'tasks/t4', 'projects/p1', 'departments/minzheng', 'leads'])
      await see(page, `${district}/${path}`, size)
    await see(page, 'account', size)
    expect(faults).toEqual([])
  })

  test('so have the questions they ask before anything is done', async () => {
    const { page, faults } = await visitor({ size, as: 'chongming-tongchou' })
    for (const [path, questions] of Object.entries({
      'tasks/t4': ['调整分工', '新增节点', '撤回', '发督办', '关联指标'],
      'projects/p1': ['新增阶段', '撤回', '登记支出'],
      'indicators/%E5%85%BB%E8%80%81/5': ['核定口径', '指定牵头部门', '录入市下达的目标'],
    })) {
      await arrive(page, `${district}/${path}`)
      for (const question of questions) {
        await page.getByRole('main').getByRole('button', { name: question, exact: true }).first().click()
        const asking = dialog(page, question)
        await asking.waitFor()
        await expectGoodPage(page)
        await look(page, `${path.split('/')[0]}-${question}`, size)
        await asking.getByRole('button', { name: '关闭', exact: true }).click()
      }
    }
    expect(faults).toEqual([])
  })

  test('so has every public page', async () => {
    const { page, faults } = await visitor({ size })
    await page.goto('/')
    await expectGoodPage(page)
    const districts = await page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(districts).toHaveLength(5)
    for (const path of [...districts, '/sign-in', '/sign-in/code']) {
      await page.goto(path)
      await expectGoodPage(page)
      await look(page, `public-${path.slice(1).replace('/', '-')}`, size)
    }
    expect(faults).toEqual([])
  })
})

test('in the largest text the console’s pages still fit a phone', async () => {
  const { page, context } = await visitor({ size: 'phone', as: 'chongming-tongchou' })
  await context.addCookies([{ name: 'text', value: 'largest', url: productUrl() }])
  await page.goto(`/console/${district}`)
  for (const path of await pathsInNavigation(page, 'phone')) {
    await arrive(page, path)
    expect.soft(await overflowOf(page), path).toBe(0)
    await look(page, path.split('/').slice(1).join('-'), 'largest')
  }
  expect(
    await page.locator('html').evaluate((html) => Number.parseFloat(getComputedStyle(html).fontSize)),
  ).toBeGreaterThanOrEqual(20)
})

async function see(page: Page, path: string, size: (typeof bothSizes)[number]): Promise<void> {
  await arrive(page, path)
  await expectGoodPage(page)
  if (path.endsWith('/indicators')) await picture(page, size === 'desk' ? 'board' : 'board-phone')
  await look(page, path.split('/').slice(1).join('-') || path, size)
}

async function pathsInNavigation(page: Page, size: (typeof bothSizes)[number]): Promise<string[]> {
  const navigation = page.getByRole('navigation', { name: '导航' })
  await navigation.waitFor()
  if (size === 'phone') await navigation.getByRole('button', { name: '更多' }).click()
  const around = size === 'phone' ? page.getByRole('dialog', { name: '导航' }) : navigation
  const links = await around.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const paths = links.filter((href) => href.startsWith(`/console/${district}/`)).map((href) => href.replace('/console/', ''))
  expect(paths.length).toBeGreaterThanOrEqual(13)
  return paths
}
