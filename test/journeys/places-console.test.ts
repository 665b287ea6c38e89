import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { arrive, dayFromToday, dialog, rowOf, said, seeDay, settled } from './support/steps.ts'
import { productUrl, sessionOf, visitor } from './support/visitor.ts'

const district = '310118'
const share = '养老机构内设老年护理型床位占比'
const indicator = `${district}/indicators/%E5%85%BB%E8%80%81/4`
const officer = 'qingpu-minzheng'

/** A home of each journey's own, first in the order of names: its beds lead the rows behind the share. */
const homes: Record<Size, { name: string; id: string }> = {
  desk: { name: '〇〇演示桌面养老院', id: '' },
  phone: { name: '〇〇演示手机养老院', id: '' },
}

beforeAll(async () => {
  for (const home of Object.values(homes)) {
    const body = { type: 'care_home', name: home.name, address: '夏阳街道演示路 1 号', openedOn: '2020-01-01', source: '演示' }
    home.id = (await post('/facilities', body)).id as string
    const beds = {
      first: '101-1',
      last: '102-2',
      nursing: true,
      dementia: false,
      basic: false,
      from: '2020-01-01',
      source: '演示',
    }
    await post(`/facilities/${home.id}/beds`, beds)
  }
}, 120_000)

describe.each(bothSizes)('an officer on a %s', { timeout: 300_000 }, (size) => {
  test('opens the share of nursing beds to its beds, sees an earlier day, adds a run and sees the board follow', async () => {
    const { page, faults } = await visitor({ size, as: officer })
    const home = homes[size]
    await arrive(page, indicator)
    const today = await countedNow(page)
    await seeDayAsKnownNow(page, '2024-06-30')
    await expect.poll(() => countedNow(page)).toBeLessThan(today)
    const yearAgo = await page.getByText(/^[\d.]+% · 2024-06-30 的数$/).innerText()
    await arrive(page, `${indicator}?asOf=${await dayFromToday(-1)}&corrected=1`)
    const yesterday = await countedNow(page)
    const before = await shareOnBoard(page, size)
    expect(yearAgo.startsWith(before)).toBe(false)

    await rowOf(page, size, share)
      .getByRole('button', { name: `查看“${share}”的依据` })
      .click()
    const record = dialog(page, share)
    await record.getByText(/共 [\d,]+ 条/).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'places-share', size)
    await record
      .getByRole('link', { name: new RegExp(home.name) })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: home.name }).waitFor()
    const beds = page.getByRole('region', { name: '床位', exact: true })
    await beds.getByText('4 张床位').waitFor()
    await expectGoodPage(page)

    await beds.getByRole('button', { name: '增设床位' }).click()
    const form = dialog(page, '增设床位')
    await form.getByLabel('从', { exact: true }).fill('901-1')
    await form.getByLabel('到', { exact: true }).fill('930-4')
    await form.getByLabel('护理型').check()
    await form.getByLabel('自哪一天起启用').fill(await dayFromToday(0))
    await form.getByLabel('依据').fill('演示：扩建竣工验收')
    await expectGoodPage(page)
    await look(page, 'places-add-beds', size)
    await form.getByRole('button', { name: '增设床位' }).click()
    await said(page, '床位已增设，总表几秒内更新。')
    await beds.getByText('124 张床位').waitFor()
    await look(page, 'places-facility', size)

    await expect.poll(() => shareOnBoard(page, size), { timeout: 15_000 }).not.toBe(before)

    await arrive(page, indicator)
    await expect.poll(() => countedNow(page)).toBe(today + 120)
    await seeDayAsKnownNow(page, await dayFromToday(-1))
    await expect.poll(() => countedNow(page)).toBe(yesterday)
    await look(page, 'places-share-yesterday', size)
    await page.goto(`/console/${district}/places/${home.id}?asOf=${await dayFromToday(-1)}`)
    await beds.getByText('4 张床位').waitFor()
    expect(await page.getByRole('button', { name: '增设床位' }).count()).toBe(0)
    expect(faults).toEqual([])
  })
})

describe.each(bothSizes)('the pages about facilities on a %s', { timeout: 300_000 }, (size) => {
  test('have no fault, no violation and nothing beside the screen, with the questions they ask', async () => {
    const { page, faults } = await visitor({ size, as: officer })
    for (const path of [
      'places',
      'places?state=all&street=310118001',
      'places/need',
      'places/designations',
      'places/organizations',
    ]) {
      await arrive(page, `${district}/${path}`)
      await expectGoodPage(page)
      await look(page, path.replace(/[/?&=]/g, '-'), size)
    }
    await page.getByRole('main').getByRole('table').or(page.getByRole('main').getByRole('list')).getByRole('link').first().click()
    await page.getByText(/^\d+ 处设施$/).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'places-operator', size)

    await arrive(page, `${district}/places/${homes[size].id}`)
    for (const question of [
      '更正',
      '停业',
      '变更性质',
      '停用床位',
      '报送人数',
      '记录属性',
      '登记命名',
      '登记合同',
      '公布新的一周',
      '公布收费',
    ]) {
      await page.getByRole('main').getByRole('button', { name: question, exact: true }).first().click()
      const asking = page.getByRole('dialog').last()
      await asking.waitFor()
      await expectGoodPage(page)
      await asking.getByRole('button', { name: '关闭', exact: true }).click()
    }
    expect(faults).toEqual([])
  })
})

test('an officer narrows the register, lets a home close with a reason and opens it again; the closed one is found on an earlier day', async () => {
  const { page, faults } = await visitor({ as: officer })
  const { name, id } = homes.desk
  await arrive(page, `${district}/places`)
  await page.getByLabel('名称、拼音首字母或地址').fill(name)
  await expect.poll(() => page.getByText(/共 1 处/).count()).toBe(1)
  await page.getByRole('link', { name }).click()
  await page.getByRole('button', { name: '停业', exact: true }).click()
  const closing = dialog(page, '停业')
  await closing.getByLabel('停业第一天').fill(await dayFromToday(0))
  await closing.getByLabel('理由').fill('演示：房屋修缮')
  await closing.getByRole('button', { name: '停业', exact: true }).click()
  await said(page, '已登记停业。')
  await page.getByRole('link', { name: '回到设施台账' }).click()
  await page.getByText('没有符合条件的设施').waitFor()
  await seeDay(page, await dayFromToday(-1))
  await page.getByRole('link', { name }).waitFor()

  await arrive(page, `${district}/places/${id}`)
  await page.getByRole('button', { name: '恢复运营', exact: true }).click()
  const opening = dialog(page, '恢复运营')
  await opening.getByLabel('恢复运营第一天').fill(await dayFromToday(0))
  await opening.getByLabel('理由').fill('演示：修缮推迟')
  await opening.getByRole('button', { name: '恢复运营', exact: true }).click()
  await said(page, '已登记恢复运营。')
  expect(faults).toEqual([])
})

/** What the board says of the share now, read anew. */
async function shareOnBoard(page: Page, size: Size): Promise<string> {
  await arrive(page, `${district}/indicators?words=${encodeURIComponent(share)}`)
  return (
    await rowOf(page, size, share)
      .getByRole('button', { name: /的依据$/ })
      .innerText()
  ).trim()
}

/** Goes over to an earlier day with what was recorded since: the demonstration was recorded today. */
async function seeDayAsKnownNow(page: Page, day: string): Promise<void> {
  await page.getByRole('button', { name: '看某一天' }).click()
  const asking = dialog(page, '看某一天')
  await asking.getByLabel('哪一天').fill(day)
  await asking.getByLabel('把后来的更正也算进去').check()
  await asking.getByRole('button', { name: '查看' }).click()
  await page.getByText(`正在看 ${day} 当天的情况。`).waitFor()
  await settled(page)
}

/** How many beds the page of the share counts. */
async function countedNow(page: Page): Promise<number> {
  const sentence = await page.getByText(/^共 [\d,]+ 条/).innerText()
  return Number(/共 ([\d,]+) 条/.exec(sentence)?.[1]?.replaceAll(',', ''))
}

async function post(path: string, body: unknown): Promise<Record<string, unknown>> {
  const cookie = (await sessionOf(officer)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, 'content-type': 'application/json' }
  const reply = await fetch(`${productUrl()}/api/districts/${district}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  return (await reply.json()) as Record<string, unknown>
}
