import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { look } from './support/look.ts'
import { bothSizes } from './support/sizes.ts'
import { arrive, dialog, settled } from './support/steps.ts'
import { password, productUrl, visitor } from './support/visitor.ts'

const district = '310118'
const board = `${district}/indicators`

describe.each(bothSizes)('the day being looked at, on a %s', (size) => {
  test('Back undoes the chosen day and stays where it was; a day to come is refused in words', async () => {
    const { page } = await visitor({ size, as: 'qingpu-tongchou' })
    await arrive(page, board)
    const before = page.url()
    await page.getByRole('button', { name: '看某一天' }).click()
    const asking = dialog(page, '看某一天')
    await asking.getByLabel('哪一天').fill('2031-01-01')
    await asking.getByRole('button', { name: '查看' }).click()
    expect(await asking.getByText('2031-01-01 还没有到').isVisible()).toBe(true)
    expect(page.url()).toBe(before)
    await look(page, 'day-to-come', size)
    await asking.getByLabel('哪一天').fill('2025-03-31')
    await asking.getByRole('button', { name: '查看' }).click()
    await page.getByText('正在看 2025-03-31 当天的情况。').waitFor()
    await page.goBack()
    await page.getByText('正在看 2025-03-31 当天的情况。').waitFor({ state: 'detached' })
    expect(page.url()).toBe(before)
    await page.goForward()
    await page.getByText('正在看 2025-03-31 当天的情况。').waitFor()
  })
})

describe('a form', () => {
  test('says what is missing in the page’s language, whatever the browser speaks', async () => {
    const { page, context } = await visitor({ as: 'admin', english: true })
    await context.addCookies([{ name: 'lang', value: 'zh', url: productUrl() }])
    await arrive(page, `${district}/calendar`)
    await page
      .getByRole('button', { name: '录入一年' })

      .click()
    const asking = page.getByRole('dialog').last()
    await asking.locator('button[type=submit]').click()
    const sentence = (field: Locator) => field.evaluate((input) => (input as HTMLInputElement).validationMessage)
    expect(await sentence(asking.locator('[name=year]'))).toBe('请填写这一项。')
    await asking.locator('[name=year]').fill('1900')
    await asking.locator('button[type=submit]').click()
    expect(await sentence(asking.locator('[name=year]'))).toBe('不能小于 2000。')
    await asking.locator('[name=year]').fill('2031')
    await asking.locator('[name=source]').fill('演示通知')
    await asking.locator('[name=holidays]').fill('元旦 2031-01-01 2031-01-01\n国庆节 2031-10-01 2031-10-32')
    await asking.locator('button[type=submit]').click()
    await asking.getByText('第 2 项：要填一个存在的日期，写作“2025-06-30”').waitFor()
    await asking.locator('[name=holidays]').fill('国庆节 2031-10-07 2031-10-01')
    await asking.locator('button[type=submit]').click()
    await asking.getByText('国庆节的最后一天早于第一天。').waitFor()
  })

  test('refuses a text that is too long, in words, and cuts nothing of it', async () => {
    const { page } = await visitor({ as: 'qingpu-tongchou' })
    await arrive(page, `${district}/departments`)
    await page.getByRole('button', { name: '新增部门' }).click()
    const name = page.getByRole('dialog').last().locator('[name=name]')
    await name.click()
    await page.keyboard.insertText('部'.repeat(70))
    await page.getByRole('dialog').last().locator('button[type=submit]').click()
    expect((await name.inputValue()).length).toBe(70)
    expect(await name.evaluate((input) => (input as HTMLInputElement).validationMessage)).toBe('最多 60 个字，现在是 70 个。')
    await name.fill('部'.repeat(60))
    expect(await name.evaluate((input) => (input as HTMLInputElement).validationMessage)).toBe('')
  })

  test('keeps over a reload what was typed and not sent, says so, and lets go of it', async () => {
    const { page } = await visitor({ as: 'qingpu-minzheng' })
    await arrive(page, `${board}/%E5%85%BB%E8%80%81/36`)
    const value = page.locator('form [name=value]')
    const open = () => page.getByRole('main').getByRole('button', { name: '填报数值' }).first().click()
    const again = async () => {
      await page.reload()
      await settled(page)
      await open()
    }
    await open()
    await value.fill('9123')
    await page.locator('form [name=note]').fill('写到一半')
    await again()
    await page.getByText('这里是您上次填了还没有提交的内容').waitFor()
    expect([await value.inputValue(), await page.locator('form [name=note]').inputValue()]).toEqual(['9123', '写到一半'])
    await page.getByRole('button', { name: '清空，重新填' }).click()
    expect(await value.inputValue()).toBe('')
    await again()
    expect(await value.inputValue()).toBe('')
    expect(await page.getByText('这里是您上次填了还没有提交的内容').count()).toBe(0)
  })

  test('an asking dialog keeps its words too, for that record alone', async () => {
    const { page } = await visitor({ as: 'admin' })
    await arrive(page, `${district}/calendar`)
    const open = async (nth: number) => {
      await page.getByRole('main').locator('button.link', { hasText: '修改' }).nth(nth).click()
      return page.getByRole('dialog').last()
    }
    let asking = await open(0)
    await asking.locator('[name=source]').fill('写到一半的通知')
    await page.reload()
    await settled(page)
    asking = await open(1)
    expect(await asking.locator('[name=source]').inputValue()).not.toBe('写到一半的通知')
    await asking.getByRole('button', { name: '取消' }).click()
    asking = await open(0)
    expect(await asking.locator('[name=source]').inputValue()).toBe('写到一半的通知')
    await asking.getByRole('button', { name: '取消' }).click()
    asking = await open(0)
    expect(await asking.locator('[name=source]').inputValue()).not.toBe('写到一半的通知')
  })
})

test('backup codes are copied at a press, and printed alone with whose they are', async () => {
  const { page, context, faults } = await visitor({ as: 'huangpu-jiaoyu' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/console/account')
  const section = page.locator('section', { has: page.getByRole('heading', { name: '动态口令' }) })
  await section.locator('[name=secret]').fill(password)
  await section.locator('button[type=submit]').click()
  const codes = page.locator('.codes li')
  await codes.first().waitFor()
  await page.getByRole('button', { name: '复制备用码' }).click()
  await page.getByText('备用码已复制').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe((await codes.allInnerTexts()).join('\n'))
  await page.emulateMedia({ media: 'print' })
  expect(await codes.count()).toBe(10)
  expect(await codes.first().isVisible()).toBe(true)
  expect(await page.getByText('huangpu-jiaoyu').last().isVisible()).toBe(true)
  expect(await page.locator('.scan img').isVisible()).toBe(false)
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false)
  await look(page, 'codes-print', 'desk')
  expect(faults).toEqual([])
})
