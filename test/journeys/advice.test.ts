import { describe, expect, test } from 'vitest'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { arrive, settled } from './support/steps.ts'
import { visitor } from './support/visitor.ts'

const districts = ['310101', '310113', '310117', '310118', '310151']
const answers: Record<string, string> = {
  live: '住在本区',
  hukou: '在本区',
  ability: '好几样要人帮（中度）',
  alone: '一个人住',
  hardship: '都不是',
}

/** Looks a page over that somebody without scripts is on: axe itself is a script. */
async function judge(address: string, name?: string, size: Size = 'phone'): Promise<void> {
  const { page, context } = await visitor({ size })
  await page.goto(address)
  await expectGoodPage(page)
  if (name) await look(page, name, size)
  await context.close()
}

describe('a daughter with a phone, without scripts and without an account', () => {
  test('finds from the first page what her mother can get, one question a page, and prints it on one sheet', async () => {
    const { page, faults } = await visitor({ size: 'phone', scripts: false })
    await page.goto('/310118/')
    await page.getByRole('link', { name: /为老人/ }).click()
    await page.getByRole('link', { name: /能享受什么/ }).click()
    await judge(page.url(), 'advice-who')
    await page.getByLabel('家里的老人').check()
    await page.getByRole('button', { name: '继续' }).click()
    expect(await page.getByText('第 2 步，最多 7 步').isVisible()).toBe(true)
    await page.getByRole('button', { name: '继续' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('请填周岁，如 82')
    await page.getByLabel('老人今年多大').fill('82')
    await page.getByRole('button', { name: '继续' }).click()
    let judged = false
    for (let step = 3; !page.url().includes('/result'); step += 1) {
      expect(step).toBeLessThanOrEqual(7)
      expect(await page.getByText(`第 ${step} 步`).isVisible()).toBe(true)
      if (!judged) await judge(page.url(), 'advice-question')
      judged = true
      const question = await page.locator('input[name=q]').getAttribute('value')
      await page.getByLabel(answers[question ?? ''] ?? '不知道', { exact: true }).check()
      await page.getByRole('button', { name: '继续' }).click()
    }
    const main = page.getByRole('main')
    expect(await main.getByRole('heading', { name: /可以享受（\d+ 项）/ }).isVisible()).toBe(true)
    expect(await main.getByRole('link', { name: '老年综合津贴' }).isVisible()).toBe(true)
    await judge(page.url(), 'advice-result')
    expect(faults.filter((fault) => !fault.startsWith('answer: 422') && !fault.includes('422'))).toEqual([])

    await page.getByRole('link', { name: '居家适老化改造' }).first().click()
    expect(await main.getByRole('heading', { name: '给谁的' }).isVisible()).toBe(true)
    await judge(page.url(), 'service')
  })

  test.each(districts)('in %s the sheet of somebody old who needs help is one page of A4 in large type', async (district) => {
    const { page } = await visitor({ size: 'phone', scripts: false })
    await page.goto(`/${district}/advice?who=elder`)
    await page.getByRole('button', { name: '继续' }).click()
    await page.getByLabel('老人今年多大').fill('82')
    await page.getByRole('button', { name: '继续' }).click()
    while (!page.url().includes('/result')) {
      const question = await page.locator('input[name=q]').getAttribute('value')
      await page.getByLabel(answers[question ?? ''] ?? '不知道', { exact: true }).check()
      await page.getByRole('button', { name: '继续' }).click()
    }
    for (const text of ['normal', 'largest']) {
      await page.goto(`${page.url().split('&text')[0]}&text=${text}`)
      expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g), text).toHaveLength(1)
    }
    await page.emulateMedia({ media: 'print' })
    const size = await page
      .locator('.sheet li b')
      .first()
      .evaluate((name) => Number.parseFloat(getComputedStyle(name).fontSize))
    expect(size).toBeGreaterThanOrEqual(19)
    expect(await page.locator('.sheet li').count()).toBeGreaterThan(5)
    for (const line of await page.locator('.sheet li span').allInnerTexts()) expect(line).toMatch(/依据.+找.+电话 \d/)
    expect(await page.locator('.sheet').innerText()).toContain('82 周岁、')
    expect(await page.locator('.account').first().isVisible()).toBe(false)
    await page.setViewportSize({ width: 703, height: 1032 })
    const bottom = await page.locator('.sheet').evaluate((sheet) => sheet.getBoundingClientRect().bottom)
    expect(bottom, 'the sheet is used').toBeGreaterThan(1032 * 0.8)
  })
})

test.each(bothSizes)('on a %s a grandfather finds by everyday words, in the largest type too', async (size) => {
  const { page, faults } = await visitor({ size, scripts: false })
  await page.goto('/310118/services?for=elders')
  await page.getByLabel('想找什么？').fill('吃饭')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '老年助餐' }).first().waitFor()
  await judge(page.url(), 'services', size)
  await judge('/310118/services?text=largest', undefined, size)
  await judge('/310118/advice?text=largest', undefined, size)
  expect(faults).toEqual([])
})

test.each(bothSizes)(
  'on a %s an officer of the street advises somebody by their record, prints it, and records it',
  async (size) => {
    const { page, faults } = await visitor({ size, as: 'qingpu-jiedao' })
    await arrive(page, '310118/advice')
    await page.getByLabel('来问的人').fill('岫淑玲')
    await page.getByRole('list', { name: '找到的人' }).getByRole('button').first().click()
    await page.getByRole('button', { name: '审核资格' }).click()
    await page.getByRole('heading', { name: /能享受什么/ }).waitFor()
    await settled(page)
    expect(await page.getByRole('heading', { name: /可以享受（\d+ 项）/ }).isVisible()).toBe(true)
    await expectGoodPage(page)
    await look(page, 'console-advice', size)
    const further = page.getByRole('region', { name: '补问' })
    await further.getByRole('combobox').first().selectOption({ index: 1 })
    await settled(page)
    await page.locator('a[href*="&s="]', { hasText: '打印一页大字' }).waitFor()
    await expectGoodPage(page)
    const [paper] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: '打印一页大字' }).click(),
    ])
    await paper.getByText('的档案记录').waitFor()
    expect((await paper.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await paper.emulateMedia({ media: 'print' })
    expect(await paper.locator('form.account').isVisible()).toBe(false)
    await paper.close()
    await page.getByRole('button', { name: '登记咨询', exact: true }).click()
    await page.getByLabel('结果').fill(`下周到街道办理（${size}）`)
    await page.getByRole('dialog').getByRole('checkbox').first().check()
    await page.getByRole('dialog').getByRole('button', { name: '登记咨询' }).click()
    await page.getByText('计入本街镇的咨询次数').waitFor()
    await arrive(page, '310118/advice/consultations')
    await page.getByText(`下周到街道办理（${size}）`).first().waitFor()
    await expectGoodPage(page)
    await look(page, 'console-consultations', size)
    await arrive(page, '310118/advice/new')
    await expectGoodPage(page)
    await look(page, 'console-untold', size)
    expect(faults).toEqual([])
  },
)
