import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { contentOf } from './support/downloads.ts'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { aNumber, asSheet, mendedSheet } from './support/people-sheet.ts'
import { bothSizes } from './support/sizes.ts'
import { arrive, dialog, rowOf, said, settled } from './support/steps.ts'
import { visitor } from './support/visitor.ts'

const people = '310118/people'
const street = '朱家角镇'

describe.each(bothSizes)('a street officer on a %s', { timeout: 240_000 }, (size) => {
  // names that nobody else in the demonstration has, so that initials find them alone
  const family = size === 'desk' ? '欧阳' : '司徒'
  const initials = size === 'desk' ? 'oy' : 'st'
  const years = size === 'desk' ? 1940 : 1930
  const rows = ['桂英', '秀兰', '凤珍'].map((given, at) => ({
    name: family + given,
    number: aNumber(`${years + at}-03-08`, 11 + at),
    street,
    line: `北大街${at + 1}号`,
    phone: `1380000110${at}`,
    alone: '是',
  }))
  const wrong = [
    { ...row(0), name: `${family}阿根`, number: `${aNumber(`${years}-05-01`, 21).slice(0, 17)}?` },
    { ...row(1), name: `${family}阿土`, number: aNumber(`${years}-06-01`, 31), phone: '不是电话', alone: '也许' },
  ]
  function row(at: number) {
    const found = rows[at]
    if (!found) throw new Error(`no row ${at}`)
    return found
  }

  test('imports a sheet with bad rows, is told row by row what is wrong, mends them and uploads them again', async () => {
    const { page, faults } = await visitor({ size, as: 'qingpu-jiedao' })
    await arrive(page, people)
    await page.getByRole('link', { name: '导入名册' }).click()
    await page.getByRole('heading', { level: 1, name: '导入名册' }).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await upload(page, `${street}走访名册.xlsx`, await asSheet([...rows, ...wrong]))

    await page.getByRole('heading', { name: '各列的含义' }).waitFor()
    expect(await page.getByLabel('“身份证号”的含义').inputValue()).toBe('number')
    expect(await page.getByLabel('“备注”的含义').inputValue()).toBe('')
    const read = page.getByRole('region', { name: /试读/ })
    expect(await read.innerText()).toContain(`${family}阿根`)
    expect(await read.innerText()).toMatch(/第 18 位/)
    expect(await page.getByRole('main').innerText()).not.toContain(row(0).number)
    await page.getByLabel('“备注”的含义').selectOption({ label: '户籍地址' })
    await expect.poll(() => page.getByLabel('“备注”的含义').inputValue(), { timeout: 15_000 }).toBe('registeredLine')
    await page.getByLabel('“备注”的含义').selectOption('')
    await expect.poll(() => page.getByLabel('“备注”的含义').inputValue(), { timeout: 15_000 }).toBe('')
    await expectGoodPage(page)
    await look(page, 'people-import-columns', size)
    await page.getByRole('button', { name: '开始导入 5 行' }).click()

    await page.getByRole('heading', { name: '2 行没有导入，改好再传' }).waitFor()
    await counted(page, { 新增: 3, 待改: 2 })
    await expectGoodPage(page)
    await look(page, 'people-import-result', size)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel 文件' }).click()])
    const mended = await mendedSheet(await contentOf(download), {
      [`${family}阿根`]: { 身份证号: aNumber(`${years}-05-01`, 21) },
      [`${family}阿土`]: { 联系电话: '13800001199', 是否独居: '是' },
    })
    await upload(page, `${street}走访名册-待改.xlsx`, mended)
    await page.getByRole('button', { name: '开始导入 2 行' }).click()
    await page.getByText('全部导入，没有待改的行。').waitFor()
    await counted(page, { 新增: 2, 待改: 0 })

    await arrive(page, `${people}/imports`)
    await rowOf(page, size, `${street}走访名册-待改.xlsx`).filter({ hasText: '已完成' }).first().waitFor()
    await look(page, 'people-imports', size)
    expect(faults).toEqual([])
  })

  test('finds a person by pinyin initials, in the list and by /, says why they look, and the number is shown for it only', async () => {
    const { page, faults } = await visitor({ size, as: 'qingpu-jiedao' })
    await arrive(page, people)
    await page.getByRole('searchbox', { name: /拼音/ }).fill(`${initials}gy`)
    await rowOf(page, size, row(0).name).waitFor()
    await expect.poll(() => rowOf(page, size, row(1).name).count(), { timeout: 15_000 }).toBe(0)
    await rowOf(page, size, row(0).name).waitFor()
    expect(page.url()).toContain(`words=${initials}gy`)
    expect(await page.getByRole('main').innerText()).not.toContain(row(0).number)
    await expectGoodPage(page)
    await look(page, 'people-found', size)

    if (size === 'desk') {
      await page.locator('h1').click()
      await page.keyboard.press('/')
      await page.getByRole('dialog').getByRole('combobox').fill(`${initials}xl`)
      await page
        .getByRole('dialog')
        .getByRole('option', { name: row(1).name })
        .waitFor()
      await page.keyboard.press('Escape')
    }
    await page.getByRole('link', { name: row(0).name }).click()
    await page.getByRole('heading', { name: '为什么要看这份档案？' }).waitFor()
    await expectGoodPage(page)
    await page.getByRole('button', { name: '上门探访' }).click()
    await page.getByRole('region', { name: '情况' }).waitFor()
    await settled(page)
    expect(await page.getByRole('region', { name: '要点' }).innerText()).toContain('独居')
    await expectGoodPage(page)
    await look(page, 'person', size)

    await page.getByRole('button', { name: '显示', exact: true }).click()
    await page.getByText(row(0).number).waitFor()
    await page.getByRole('button', { name: '遮住' }).click()
    expect(await page.getByRole('main').innerText()).not.toContain(row(0).number)
    await page.reload()
    await page.getByRole('region', { name: '谁看过、改过' }).getByText('查看了完整的证件号码').first().waitFor()
    expect(await page.getByRole('region', { name: '谁看过、改过' }).innerText()).toContain('上门探访')
    expect(faults).toEqual([])
  })

  test('looks a number up without writing it into the address, corrects a name with a reason, and sees what it was', async () => {
    const { page, faults } = await visitor({ size, as: 'qingpu-jiedao' })
    await arrive(page, people)
    await page.getByRole('searchbox', { name: /证件号码/ }).fill(row(2).number)
    const asked = page.getByRole('region', { name: '按证件号码查找' })
    await asked.getByLabel('为什么要看').selectOption({ label: '核实身份' })
    await asked.getByRole('button', { name: '按证件号码查找' }).click()
    await page.getByRole('heading', { level: 1, name: row(2).name }).waitFor()
    expect(page.url()).not.toContain(row(2).number)
    await page.getByRole('region', { name: '基本信息' }).getByRole('button', { name: '更正' }).click()
    const form = dialog(page, '更正')
    await form.getByLabel('电话').fill('13800001155')
    await form.getByLabel('为什么更正').fill('上门时本人更正')
    await expectGoodPage(page)
    await form.getByRole('button', { name: '保存' }).click()
    await said(page, '已更正，原来的内容留在变更记录里。')
    const changes = page.getByRole('region', { name: '变更记录' })
    await changes.getByText('上门时本人更正').waitFor()
    expect(await changes.innerText()).toMatch(/13800001102 → 13800001155/)
    expect(faults).toEqual([])
  })

  test('makes a roster by conditions that read as a sentence, saves it, and takes it away for a purpose', async () => {
    const { page, faults } = await visitor({ size, as: 'qingpu-jiedao' })
    const name = `${family}家独居老人`
    await arrive(page, `${people}/rosters/new`)
    await page.getByLabel('年龄从').fill('80')
    await page.getByLabel('加一行情况').selectOption({ label: '独居' })
    await page.getByText('80 岁及以上 · 独居', { exact: true }).waitFor()
    await rowOf(page, size, row(0).name).waitFor()
    await expectGoodPage(page)
    await look(page, 'roster-new', size)
    await page.getByLabel('名称').fill(name)
    await page.getByRole('button', { name: '保存名册' }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await rowOf(page, size, row(1).name).waitFor()
    await page.getByRole('button', { name: '导出' }).click()
    await dialog(page, '导出').getByLabel('为什么要看').selectOption({ label: '上门探访' })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog(page, '导出').getByRole('button', { name: '下载 Excel' }).click(),
    ])
    expect(download.suggestedFilename()).toContain(name)
    expect((await contentOf(download)).subarray(0, 2).toString()).toBe('PK')
    expect(faults).toEqual([])
  })
})

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('main input[type=file]').setInputFiles({ name, mimeType, buffer })
}

async function counted(page: Page, numbers: Record<string, number>): Promise<void> {
  for (const [what, n] of Object.entries(numbers))
    expect(await page.locator('.card', { hasText: what }).locator('b').innerText(), what).toBe(String(n))
}
