import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { contentOf } from './support/downloads.ts'
import { look } from './support/look.ts'
import type { Size } from './support/sizes.ts'
import { arrive, dayFromToday, dialog, rowOf, said, seeDay, settled, signIn, signOut } from './support/steps.ts'
import { visitor } from './support/visitor.ts'

const district = '310101'

// 黄浦 prints no lead departments, and the demonstration leaves these two without any value.
const cases: { size: Size; key: string; name: string; value: string; shown: string }[] = [
  { size: 'desk', key: '养老/19', name: '养老护理员持等级证率', value: '76.5', shown: '76.5%' },
  {
    ...{ size: 'phone', key: '托育/8', name: '每年为托育服务培训人员、科学育儿指导服务培训人员提供专业培训次数' },
    ...{ value: '1234', shown: '1,234' },
  },
]

const evidence = {
  name: '持证人员名册.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('二〇二五年六月末在岗护理员与持证人数\n', 'utf8'),
}

describe.each(cases)('$name on a $size', ({ size, key, name, value, shown }) => {
  test('goes from 待报 to an approved value with evidence: the coordinator names the lead, one officer reports, another approves', async () => {
    const { page, faults } = await visitor({ size })

    await signIn(page, 'huangpu-tongchou')
    await assignLead(page)
    await signOut(page, size)

    await signIn(page, 'huangpu-minzheng')
    await openFromMyWork(page, '待填报')
    const valueId = await report(page)
    await ownApprovalIsRefused(page, valueId)
    await signOut(page, size)

    await signIn(page, 'huangpu-fuhe')
    await openFromMyWork(page, '待您复核')
    await openEvidence(page)
    await approve(page)
    await boardShowsIt(page)
    expect(faults.filter((fault) => !fault.includes(`/values/${valueId}/approval`) && !/status of 40\d/.test(fault))).toEqual([])
  })

  test('is then what every resident reads, and each step stands in the record with its name', async () => {
    const { page, faults } = await visitor({ size, as: 'huangpu-tongchou' })
    await page.goto(`/${district}/plan`)
    const article = page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
    expect(await article.innerText()).toContain(shown)
    expect(await article.innerText()).not.toContain('待报')

    await arrive(page, `${district}/audit?subject=${encodeURIComponent(key)}`)
    await rowOf(page, size, `指定了“${name}”的牵头部门`).filter({ hasText: '黄浦区统筹员（演示）' }).first().waitFor()
    await arrive(page, `${district}/audit`)
    for (const who of ['黄浦区民政填报员（演示）', '黄浦区民政复核员（演示）'])
      await rowOf(page, size, who)
        .filter({ hasText: /上报了“.+”的数值|批准了“.+”的数值/ })
        .first()
        .waitFor()
    expect(faults).toEqual([])
  })

  async function assignLead(page: Page): Promise<void> {
    await arrive(page, `${district}/indicators?group=awaiting&department=none`)
    expect(await rowOf(page, size, name).innerText()).toContain('待报')
    await page.getByRole('button', { name, exact: true }).click()
    await dialog(page, name).getByRole('button', { name: '指定牵头部门' }).click()
    const asking = dialog(page, '指定牵头部门')
    await asking.getByRole('checkbox', { name: '区民政局', exact: true }).check()
    await asking.getByRole('button', { name: '保存' }).click()
    await said(page, '牵头部门已指定。')
    await dialog(page, name).getByRole('button', { name: '关闭' }).click()
  }

  async function openFromMyWork(page: Page, kind: string): Promise<void> {
    const item = rowOf(page, size, name).filter({ hasText: kind })
    await item.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await settled(page)
  }

  async function report(page: Page): Promise<string> {
    await page.getByRole('main').getByRole('button', { name: '填报数值' }).click()
    const form = dialog(page, '填报数值')
    await form.getByLabel('数值', { exact: false }).first().fill(value)
    const since = form.locator('[name=startsOn]') // what adds up over a year says from when
    if (await since.count()) await since.fill('2025-01-01')
    await form.getByLabel('说明').fill('按六月末在岗人数计算。')
    await form.getByLabel('佐证文件').setInputFiles(evidence)
    await form.getByRole('listitem').filter({ hasText: evidence.name }).waitFor()
    const [answer] = await Promise.all([
      page.waitForResponse((reply) => reply.url().endsWith('/values') && reply.request().method() === 'POST'),
      form.getByRole('button', { name: '提交复核' }).click(),
    ])
    expect(answer.status()).toBe(201)
    await said(page, `已提交“${name}”的数值，等待复核。`)
    await page.getByRole('article').filter({ hasText: shown }).filter({ hasText: '待复核' }).waitFor()
    return ((await answer.json()) as { id: string }).id
  }

  // Neither the page nor the address behind its button lets anyone approve their own value.
  async function ownApprovalIsRefused(page: Page, id: string): Promise<void> {
    expect(await page.getByRole('button', { name: '核准' }).count()).toBe(0)
    const refused = await page.evaluate(
      (path) =>
        fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(
          (reply) => reply.status,
        ),
      `/api/districts/${district}/values/${id}/approval`,
    )
    expect([403, 409, 422]).toContain(refused)
  }

  async function openEvidence(page: Page): Promise<void> {
    const entry = page.getByRole('article').filter({ hasText: shown })
    expect(await entry.innerText()).toContain('按六月末在岗人数计算。')
    await look(page, 'indicator-waiting', size)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      entry.getByRole('link', { name: evidence.name }).click(),
    ])
    expect(await contentOf(download)).toEqual(evidence.buffer)
  }

  async function approve(page: Page): Promise<void> {
    const entry = page.getByRole('article').filter({ hasText: shown })
    await entry.getByRole('button', { name: '核准' }).click()
    await said(page, '已核准，总表随即更新。')
    await entry.filter({ hasText: '已核准' }).waitFor()
    expect(await entry.innerText()).toMatch(/黄浦区民政填报员（演示）.*填报[\s\S]*黄浦区民政复核员（演示）.*核准/)
  }

  async function boardShowsIt(page: Page): Promise<void> {
    await arrive(page, `${district}/indicators?words=${encodeURIComponent(name)}`)
    const row = rowOf(page, size, name)
    expect(await row.innerText()).toContain(shown)
    expect(await row.innerText()).not.toContain('待报')
    expect(await row.innerText()).toContain('区民政局')

    const yesterday = await dayFromToday(-1)
    await seeDay(page, yesterday)
    await row.filter({ hasText: '待报' }).waitFor()
    expect(await row.innerText()).not.toContain(shown)
    await page.getByRole('button', { name: '回到今天' }).click()
    await row.filter({ hasText: shown }).waitFor()
  }
})
