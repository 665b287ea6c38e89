import { describe, expect, test } from 'vitest'
import { expectGoodPage, overflowOf, violationsOn } from './support/judge.ts'
import { look, picture } from './support/look.ts'
import { bothSizes } from './support/sizes.ts'
import { password, visitor } from './support/visitor.ts'

describe.each(bothSizes)('any resident on a %s, with JavaScript off', (size) => {
  test('finds the district’s plan from the first page and reads where it stands', async () => {
    const { page, faults } = await visitor({ size, scripts: false })
    await page.goto('/')
    await page.getByRole('link', { name: /青浦区/ }).click()
    await page.waitForURL('/310118/')
    await page.getByRole('link', { name: '看本区“一老一小”方案的进展' }).click()
    await page.waitForURL('/310118/plan')
    const main = page.getByRole('main')
    expect(await main.getByRole('heading', { level: 1 }).innerText()).toBe('青浦区“一老一小”整体解决方案：进展')
    expect(await main.getByRole('article').count()).toBe(52)
    expect(await main.innerText()).toContain('青府办发〔2023〕3号，共 52 项指标')
    expect(await main.getByText('文件没有印基期数').isVisible()).toBe(true)
    await main.getByRole('link', { name: '托育（14 项）' }).click()
    expect(new URL(page.url()).hash).toBe('#children')
    await main.getByText('这些状态是怎么定的？').click()
    expect(await main.getByText('每项指标从基期到目标画一条直线').isVisible()).toBe(true)
    if (size === 'phone') await picture(page, 'public-phone')
    await page.getByRole('link', { name: '换一个区' }).click()
    await page.waitForURL('/')
    expect(faults).toEqual([])
  })

  test('signs in from a page and is back on it, named, and signs out again', async () => {
    const { page } = await visitor({ size, scripts: false })
    await page.goto('/310118/plan')
    await page.getByRole('banner').getByRole('link', { name: '登录' }).click()
    await page.getByLabel('账号').fill('qingpu-tongchou')
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    expect(await page.getByRole('alert').innerText()).toBe('账号或密码不对。')
    expect(await page.getByLabel('账号').inputValue()).toBe('qingpu-tongchou')
    await look(page, 'sign-in', size)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('main').getByRole('button', { name: '登录' }).click()
    await page.waitForURL('/310118/plan')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.waitForURL('/310118/plan')
    expect(await page.getByRole('banner').getByRole('link', { name: '登录' }).isVisible()).toBe(true)
  })

  test('chooses the largest text once, and it holds on the next page; so does English', async () => {
    const { page } = await visitor({ size, scripts: false })
    await page.goto('/310118/plan')
    await page.getByRole('navigation', { name: '文字大小' }).getByRole('link', { name: '最大' }).click()
    const fontSize = () =>
      page
        .getByRole('main')
        .locator('p')
        .first()
        .evaluate((p) => Number.parseFloat(getComputedStyle(p).fontSize))
    const largest = await fontSize()
    expect(largest).toBeGreaterThanOrEqual(26)
    await page.goto('/310101/plan')
    expect(await fontSize()).toBe(largest)
    expect(await page.getByRole('link', { name: '最大' }).getAttribute('aria-current')).toBe('true')
    expect(await overflowOf(page)).toBe(0)
    await look(page, 'public-largest', size)

    await page.getByRole('link', { name: 'English' }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.goto('/310118/plan')
    expect(await page.getByRole('main').innerText()).toContain('52 indicators')
    expect(await fontSize()).toBe(largest)
  })
})

describe('any resident', () => {
  test('reads it on the narrowest phone, in normal and in the largest text, without moving it sideways', async () => {
    const { page, faults } = await visitor({ size: 'phone', width: 320 })
    for (const path of ['/', '/310118/plan', '/310101/plan?text=largest', '/310113/plan', '/?lang=en', '/310118/plan']) {
      await page.goto(path)
      expect(await overflowOf(page), path).toBe(0)
    }
    await look(page, 'public-320-largest-en', 'phone')
    expect(await violationsOn(page)).toEqual([])
    expect(faults).toEqual([])
  })

  test('prints it without what only a screen needs', async () => {
    const { page } = await visitor({ size: 'desk' })
    await page.goto('/310118/plan')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation', { name: '文字大小' }).isVisible()).toBe(false)
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toMatch(
      /^rgba?\((255, 255, 255|0, 0, 0, 0)/,
    )
    const paper = await page.pdf({ format: 'A4' })
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(5)
    await look(page, 'public-print', 'desk')
  })

  test('who comes to an address that holds nothing is told so, and led back', async () => {
    const { page } = await visitor({ size: 'phone' })
    await page.goto('/310118/nothing-here')
    expect(await page.getByRole('main').innerText()).toContain('这个网址没有内容')
    await expectGoodPage(page)
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.waitForURL('/')
  })
})
