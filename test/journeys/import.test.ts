import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { PlanIndicator, PlanPack } from '../../src/features/plans/import/pack.ts'
import { expectGoodPage } from './support/judge.ts'
import { look, picture } from './support/look.ts'
import { asWordFile, packOf } from './support/plan-document.ts'
import type { Size } from './support/sizes.ts'
import { arrive, dayFromToday, dialog, rowOf, said, seeDay, settled } from './support/steps.ts'
import { visitor } from './support/visitor.ts'

const stranger = '区老龄事业发展中心'
const added = '老年认知障碍友好社区建设数'
const corrected = '老年认知障碍友好社区建成数'

type Case = {
  size: Size
  district: string
  name: string
  user: string
  file: string
  raised: string
  from: string
  to: string
  dropped: string
}

const cases: Case[] = [
  {
    size: 'desk',
    ...{ district: '310118', name: '青浦区', user: 'qingpu-tongchou', file: '310118-qingpu/plans/2021-2025.json' },
    ...{ raised: '标准化认知障碍照护床位', from: '≥600', to: '≥800', dropped: '老年人法律援助' },
  },
  {
    size: 'phone',
    ...{ district: '310117', name: '松江区', user: 'songjiang-tongchou', file: '310117-songjiang/plans/2021-2025.json' },
    ...{ raised: '示范性老年友好社区数', from: '≥20个', to: '≥26个', dropped: '公办在园幼儿占比率' },
  },
]

describe.each(cases)('an amended plan of $name, on a $size', (it) => {
  const { size, district, raised, dropped } = it

  test('goes in during the morning: uploaded, checked beside its text, corrected, matched, compared, published; the day before still shows the old', async () => {
    const { page, faults } = await visitor({ size, as: it.user })
    await upload(page)
    await sourceAndRowsAreLinked(page)
    await correctARow(page)
    await settleTheWarnings(page)
    await matchTheStranger(page)
    await seeDifferences(page)
    await publish(page)

    await arrive(page, `${district}/indicators`)
    expect(await rowOf(page, size, corrected).count()).toBe(1)
    expect(await rowOf(page, size, raised).textContent()).toMatch(new RegExp(`≥\\s?${it.to.replace(/\D/g, '')}`))
    expect(await rowOf(page, size, dropped).count()).toBe(0)
    await seeDay(page, await dayFromToday(-1))
    await rowOf(page, size, dropped).waitFor()
    expect(await rowOf(page, size, corrected).count()).toBe(0)
    expect(faults).toEqual([])
  })

  async function upload(page: Page): Promise<void> {
    await arrive(page, `${district}/imports`)
    await page.getByRole('button', { name: '导入方案' }).click()
    await dialog(page, '导入方案')
      .getByLabel('方案文件')
      .setInputFiles({
        name: `${it.name}方案（修订）.docx`,
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        buffer: await asWordFile(amended(await packOf(it.file))),
      })
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
    await page.getByRole('region', { name: '方案原文' }).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'review', size)
  }

  // From a row to its place in the text, and from a place to its row.
  async function sourceAndRowsAreLinked(page: Page): Promise<void> {
    const [source, rows] = [page.getByRole('region', { name: '方案原文' }), page.getByRole('region', { name: '读出的内容' })]
    await rows.getByRole('button', { name: /^指标 \d+$/ }).click()
    await rows.getByRole('button', { name: new RegExp(raised) }).click()
    const mark = source.locator('mark').filter({ hasText: raised })
    await mark.first().waitFor()
    await expect.poll(() => isSeen(page, 'mark')).toBe(true)
    expect(await rows.getByLabel('目标原文').inputValue()).toBe(it.to)
    await look(page, 'review-row', size)
    if (size === 'desk') await picture(page, 'review', 560)

    await source
      .locator('p', { hasText: added })
      .getByRole('button', { name: /^查看从/ })
      .first()
      .click()
    await rows.getByRole('listitem').and(page.locator('[aria-current]')).filter({ hasText: added }).waitFor()
  }

  async function correctARow(page: Page): Promise<void> {
    const rows = page.getByRole('region', { name: '读出的内容' })
    await rows.getByLabel('名称').fill(corrected)
    await rows.getByRole('button', { name: '采用修改' }).click()
    await page.getByRole('button', { name: '保存校对' }).click()
    await said(page, '校对已保存。')
    await rows.getByRole('button', { name: new RegExp(corrected) }).waitFor()
  }

  async function settleTheWarnings(page: Page): Promise<void> {
    const rows = page.getByRole('region', { name: '读出的内容' })
    await rows.getByRole('button', { name: /^疑点/ }).click()
    const open = rows.getByRole('checkbox', { name: '已核对', checked: false })
    const count = await open.count()
    for (let left = count; left > 0; left -= 1) await open.first().check()
    if (count === 0) return
    await page.getByRole('button', { name: '保存校对' }).click()
    await expect.poll(() => page.getByRole('button', { name: '保存校对' }).isDisabled()).toBe(true)
    await settled(page)
  }

  async function matchTheStranger(page: Page): Promise<void> {
    const rows = page.getByRole('region', { name: '读出的内容' })
    await rows.getByRole('button', { name: '部门 1 个待认' }).click()
    await rows.getByLabel(`“${stranger}”是哪个部门`).selectOption({ label: '区民政局' })
    await rows.getByRole('button', { name: '认定' }).click()
    await said(page, `已记住“${stranger}”是哪个部门。`)
    await rows.getByRole('button', { name: '部门 0 个待认' }).waitFor()
  }

  async function seeDifferences(page: Page): Promise<void> {
    const rows = page.getByRole('region', { name: '读出的内容' })
    await rows.getByRole('button', { name: '发布', exact: true }).first().click()
    const change = (words: string) =>
      rows
        .getByRole('listitem')
        .filter({ hasText: words })
        .filter({ hasText: /新增|删去|修改/ })
    await change(corrected).first().waitFor()
    expect(await change(corrected).textContent()).toContain('新增')
    expect(await change(dropped).textContent()).toContain('删去')
    expect(await change(raised).textContent()).toMatch(new RegExp(`目标原文：${it.from} → ${it.to}`))
    await look(page, 'review-differences', size)
    await expectGoodPage(page)
  }

  async function publish(page: Page): Promise<void> {
    const rows = page.getByRole('region', { name: '读出的内容' })
    await rows.locator('form').getByRole('button', { name: '发布' }).click()
    await said(page, '方案已发布，各部门现在就能看到。')
    await page.getByRole('heading', { name: /已发布 第 2 版/ }).waitFor()
    expect(await page.locator('form').getByRole('button', { name: '发布' }).count()).toBe(0)
    expect(await page.getByRole('main').getByRole('link', { name: '看指标总表' }).isVisible()).toBe(true)
  }

  // One target raised, one indicator dropped, one added that a department unknown here is to lead.
  function amended(pack: PlanPack): PlanPack {
    const kept = pack.indicators
      .filter((row) => row.name !== dropped)
      .map((row): PlanIndicator => (row.name === raised ? { ...row, target: it.to } : row))
    const last = kept.findLastIndex((row) => row.domain === '养老')
    const before = kept[last] as PlanIndicator
    const one = { ...before, no: (before.no ?? last) + 1, name: added, unit: '个', base: '0', target: '≥12', leads: [stranger] }
    return { ...pack, indicators: kept.toSpliced(last + 1, 0, one) }
  }
})

/** Whether the first element found lies within the box it scrolls in and the window. */
function isSeen(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    })
}
