import { afterAll, describe, expect, test } from 'vitest'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { arrive, dialog, said, settled } from './support/steps.ts'
import { productUrl, sessionOf, visitor } from './support/visitor.ts'

const district = '310118'
const officer = 'qingpu-minzheng'
const coordinator = 'qingpu-tongchou'
/** A service of each journey's own. */
const own: Record<Size, string> = { desk: 'zaochen_peizou', phone: 'zaochen_duanlian' }

afterAll(async () => {
  for (const service of Object.values(own)) await takeBack(service)
})

describe.each(bothSizes)('an officer on a %s', { timeout: 300_000 }, (size) => {
  test('adds a service by page: named, written in a form, previewed, published; residents read it at once', async () => {
    const { page, faults } = await visitor({ size, as: officer })
    await arrive(page, `${district}/services`)
    await page.getByRole('link', { name: '新服务' }).click()
    await page.getByRole('heading', { level: 1, name: '新服务' }).waitFor()
    await page.getByLabel('名称').fill('清晨陪走')
    await page.getByLabel('编号').fill('清晨')
    await page.getByRole('button', { name: '开始写' }).click()
    await page.getByText(/不能作服务编号/).waitFor()
    await expectGoodPage(page)
    await look(page, 'service-new', size)
    await page.getByLabel('编号').fill(own[size])
    await page.getByRole('button', { name: '开始写' }).click()

    await page.getByRole('heading', { level: 1, name: '修改“清晨陪走”' }).waitFor()
    await page
      .getByText(/有 \d+ 处问题/)
      .first()
      .waitFor()
    await page.getByLabel('英文名称').fill('Morning walks')
    await page.getByLabel('对象（照文件的说法）').fill('70 周岁以上老年人')
    await page.getByLabel('一句话说明（给居民看）').fill('清晨有人陪着走一段。')
    await page.getByLabel('英文说明').fill('Somebody walks with you.')
    await page.getByLabel('从哪一天起').fill('2025-01-01')
    await page.getByLabel('资格', { exact: true }).fill('人群.七十岁')
    await page.getByLabel('部门', { exact: true }).fill('区民政局')
    await page.getByLabel('位置').fill('演示')
    await page.getByText('检查过了，没有问题。').waitFor()
    await expectGoodPage(page)
    await look(page, 'service-edit', size)
    await page.getByLabel('为什么改').fill('演示：试办')
    await page.getByRole('button', { name: '存为草案，下一步看影响' }).click()

    await page.getByRole('heading', { level: 1, name: `“${own[size]}”的草案` }).waitFor()
    await page.getByRole('button', { name: '试算影响' }).click()
    await page.getByRole('button', { name: /不符合 → 符合：[\d,]+ 人/ }).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'service-draft', size)
    await page.getByRole('button', { name: '发布…' }).click()
    await dialog(page, `发布“${own[size]}”`).getByRole('button', { name: '发布', exact: true }).click()
    await said(page, `“${own[size]}”已发布，2025-01-01 起生效。`)
    await page.getByRole('heading', { level: 1, name: '清晨陪走' }).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'service-one', size)
    await page.getByRole('link', { name: '看居民页面' }).click()
    await page.getByRole('heading', { level: 1, name: '清晨陪走' }).waitFor()
    await page.getByText('清晨有人陪着走一段。').waitFor()
    expect(faults).toEqual([])
  })

  test('reads enrolments, the children who are due, drafts, what a rule decided and how long records are kept', async () => {
    const { page } = await visitor({ size, as: officer })
    for (const path of [
      'enrolments',
      'enrolments/children',
      'enrolments?service=jiankang_guanli',
      'service-drafts',
      'people/holds',
    ]) {
      await arrive(page, `${district}/${path}`)
      await expectGoodPage(page)
      await look(page, path.replaceAll(/\W/g, '-'), size)
    }
    await page.getByRole('button', { name: '暂缓一个人' }).first().click()
    await dialog(page, '暂缓一个人').getByLabel('谁').waitFor()
    await expectGoodPage(page)
    await arrive(page, `${district}/rules/${encodeURIComponent('人群.老年人')}/decisions`)
    await page.getByLabel('为什么要看').selectOption('service')
    await page.getByRole('region', { name: '所有判定' }).waitFor()
    await settled(page)
    await expectGoodPage(page)
    const { page: other } = await visitor({ size, as: coordinator })
    await arrive(other, `${district}/retention`)
    await other.getByRole('button', { name: '修改' }).first().click()
    await other.getByRole('button', { name: '公布', exact: true }).waitFor()
    await expectGoodPage(other)
    await look(other, 'retention-change', size)
  })

  test('a resident goes from the home to the policies, finds a clause by its words, and reads it with its versions', async () => {
    const { page } = await visitor({ size })
    await page.goto(`/${district}/elders`)
    await page.getByRole('link', { name: /查政策/ }).click()
    await expectGoodPage(page)
    await page.getByRole('searchbox').first().fill('助餐')
    await page.keyboard.press('Enter')
    await page.getByRole('main').locator('mark').first().waitFor()
    await expectGoodPage(page)
    await look(page, 'policies-found', size)
    await page.getByRole('main').locator(`a[href*="/${district}/policies/"]`).first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectGoodPage(page)
    await look(page, 'policy', size)
  })
})

/** What a journey published is withdrawn: others find the catalogue as it was. */
async function takeBack(service: string): Promise<void> {
  const cookie = (await sessionOf(coordinator)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const url = `${productUrl()}/api/districts/${district}`
  const reply = await fetch(`${url}/services/${service}/versions`, { headers: { cookie } })
  if (!reply.ok) return
  const { versions } = (await reply.json()) as { versions: { id: string; origin: string; withdrawn: unknown }[] }
  for (const { id } of versions.filter(({ origin, withdrawn }) => origin === 'local' && !withdrawn))
    await fetch(`${url}/service-versions/${id}/withdrawal`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: '演示：旅程结束' }),
    })
}
