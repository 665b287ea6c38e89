import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { arrive, dialog, said, settled } from './support/steps.ts'
import { productUrl, sessionOf, visitor } from './support/visitor.ts'

const district = '310118'
const officer = 'qingpu-minzheng'
const coordinator = 'qingpu-tongchou'
const allowance = '老年津贴.综合津贴标准'
/** A rule of each journey's own, so that neither sees what the other published. */
const own: Record<Size, string> = { desk: '社区养老.助餐价格', phone: '社区养老.日间照护收费' }

const today = async () => ((await (await fetch(`${productUrl()}/api/installation`)).json()) as { today: string }).today
const nextMonth = async () => {
  const [year = 0, month = 0] = (await today()).split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
const pageOf = (rule: string) => `${district}/rules/${encodeURIComponent(rule)}`
const part = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

afterAll(async () => {
  for (const rule of [allowance, ...Object.values(own)]) await takeBack(rule)
})

describe.each(bothSizes)('an officer on a %s', { timeout: 300_000 }, (size) => {
  test('sets an amount from next month on, sees whom it would affect and publishes it, by keyboard alone; each day reads its own version', async () => {
    const { page, faults } = await visitor({ size, as: officer })
    const from = await nextMonth()
    await arrive(page, pageOf(own[size]))
    await press(page.getByRole('link', { name: '修改', exact: true }))
    await page.getByRole('heading', { level: 1, name: `修改“${own[size]}”` }).waitFor()
    expect(await page.getByLabel('从哪一天起', { exact: true }).inputValue()).toBe(from)
    await type(page, page.getByLabel('数额（元）'), '6.5')
    await page.getByText('检查过了，没有问题。').waitFor()
    await part(page, '试一试').getByText('6.5 元', { exact: true }).waitFor()
    await page.reload()
    await page.getByText('这里是您上次改了还没有保存的内容').waitFor()
    expect(await page.getByLabel('数额（元）').inputValue()).toBe('6.5')
    await type(page, page.getByLabel('为什么改'), '演示：核定价格')
    await page.getByText('检查过了，没有问题。').waitFor()
    await expectGoodPage(page)
    await look(page, 'rules-edit', size)
    await press(page.getByRole('button', { name: '存为草案，下一步看影响' }))

    await page.getByRole('heading', { level: 1, name: `“${own[size]}”的草案` }).waitFor()
    await press(page.getByRole('button', { name: '试算影响' }))
    const impact = part(page, '影响多少人')
    await impact.getByText(/人的结果会变/).waitFor()
    await impact.getByRole('button', { name: /没有数额 → 6.5 元：[\d,]+ 人/ }).waitFor()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'rules-impact', size)

    await press(page.getByRole('button', { name: '发布…' }))
    const asking = dialog(page, `发布“${own[size]}”`)
    await asking.getByText(`${from} 起，都按新的一版判定。`).waitFor()
    await expectGoodPage(page)
    await look(page, 'rules-publish', size)
    await press(asking.getByRole('button', { name: '发布', exact: true }))
    await said(page, `“${own[size]}”已发布，${from} 起生效。`)
    await page.getByRole('heading', { level: 1, name: own[size], exact: true }).waitFor()
    await part(page, '规则内容').getByText('6.5 元', { exact: true }).waitFor()
    await page.getByLabel('看哪一天').fill(await today())
    await part(page, '规则内容').getByText('金额未定', { exact: true }).waitFor()
    await expectGoodPage(page)
    await look(page, 'rules-one', size)
    expect(faults).toEqual([])
  })

  test('breaks a rule and is told where: the row, the piece, what was meant; it can be kept but not published', async () => {
    const { page, faults } = await visitor({ size, as: officer })
    await arrive(page, `${pageOf('社区养老.助餐优先')}/edit`)
    const row = page.getByRole('group', { name: '第 1 行' })
    await type(page, row.getByLabel('条件（算式）'), '年令 >= 80')
    await row.getByText('没有名为“年令”的事实或规则，是否想写“年龄”？').waitFor()
    expect(await row.locator('.wrong-piece').innerText()).toBe('年令')
    await press(page.getByRole('button', { name: '第 1 行 · 条件' }))
    expect(await row.getByLabel('条件（算式）').evaluate((field) => field === document.activeElement)).toBe(true)
    await expectGoodPage(page)
    await look(page, 'rules-faulty', size)
    await press(page.getByRole('button', { name: '看全文' }))
    await page.getByText(/^第 \d+ 行文字：没有名为“年令”/).waitFor()
    await expectGoodPage(page)
    await type(page, page.getByLabel('为什么改'), '演示：写错的规则')
    await press(page.getByRole('button', { name: '存为草案，下一步看影响' }))
    await page.getByRole('heading', { name: '有 1 处问题，改好才能试算和发布' }).waitFor()
    await page.getByText('第 1 行 · 条件').waitFor()
    expect(await page.getByRole('button', { name: '发布…' }).count()).toBe(0)
    const refused = await post(officer, `/rule-drafts/${page.url().split('/').at(-1)}/publication`, {
      validFrom: await nextMonth(),
    })
    expect([refused.status, refused.body.code]).toEqual([422, 'rule_faulty'])
    await press(page.getByRole('button', { name: '撤回草案' }))
    await press(dialog(page, '撤回草案').getByRole('button', { name: '撤回草案' }))
    await said(page, '草案已撤回。')
    expect(faults).toEqual([])
  })

  test('reads rules and services, finds them, and tries a rule on somebody made up', async () => {
    const { page, faults } = await visitor({ size, as: officer })
    await arrive(page, `${district}/rules?words=zonghejintie`)
    await page.getByRole('link', { name: allowance }).waitFor()
    for (const path of ['rules?kind=fee&state=unconfirmed', 'rule-drafts', 'services?domain=托育&running=no']) {
      await arrive(page, `${district}/${path}`)
      await page
        .getByRole('main')
        .getByRole('status')
        .or(page.locator('.state'))
        .or(page.getByRole('main').getByRole('table'))
        .first()
        .waitFor()
      await expectGoodPage(page)
      await look(page, path.replace(/[^a-z-]/g, '-'), size)
    }
    await arrive(page, pageOf(allowance))
    const trial = part(page, '试一试')
    await trial.getByText('还要知道：年龄').waitFor()
    await trial.getByLabel(/^年龄/).fill('72')
    await trial.getByText('取这一行').waitFor()
    expect(await trial.getByRole('status').innerText()).toMatch(/^150 元/)
    await page.getByRole('button', { name: '对照算式' }).click()
    await part(page, '规则内容').getByText('[70..80)').waitFor()
    await expectGoodPage(page)
    await look(page, 'rules-trial', size)

    await arrive(page, `${pageOf(allowance)}/decisions`)
    await expectGoodPage(page)
    await arrive(page, `${district}/services`)
    await page.getByRole('link', { name: '老年综合津贴' }).first().click()
    await page.getByRole('heading', { level: 1, name: '老年综合津贴' }).waitFor()
    await part(page, '规则').getByRole('link', { name: allowance }).waitFor()
    await expectGoodPage(page)
    await look(page, 'services-one', size)
    expect(faults).toEqual([])
  })
})

test('a department drafts for a rule of the city and sees its people; the coordinator sees how many, and publishes', {
  timeout: 300_000,
}, async () => {
  const { page, faults } = await visitor({ as: officer })
  const from = await nextMonth()
  await arrive(page, `${pageOf(allowance)}/edit`)
  await page.getByRole('group', { name: '第 3 行' }).getByLabel('结果（元）').fill('160')
  await page.getByLabel('为什么改').fill('演示：标准调整')
  await page.getByText('检查过了，没有问题。').waitFor()
  await page.getByRole('button', { name: '存为草案，下一步看影响' }).click()
  await page.getByText('您可以起草和试算；发布由牵头部门或统筹人员办理。还没有服务用到的规则，由统筹人员发布。').waitFor()
  await page.getByRole('button', { name: '试算影响' }).click()
  await page.getByRole('table', { name: '结果会变的人' }).getByRole('link').first().waitFor()
  const draft = new URL(page.url()).pathname.replace('/console/', '')

  const second = await visitor({ as: coordinator })
  await arrive(second.page, draft)
  await second.page.getByText(/人不在您的职责范围内，只计人数/).waitFor()
  await second.page.getByRole('button', { name: '发布…' }).click()
  await dialog(second.page, `发布“${allowance}”`).getByRole('button', { name: '发布', exact: true }).click()
  await said(second.page, `“${allowance}”已发布，${from} 起生效。`)
  await part(second.page, '规则内容').getByText('160 元').waitFor()
  await second.page.getByRole('button', { name: '撤销这一版' }).click()
  const asking = dialog(second.page, '撤销这一版')
  await asking.getByLabel('理由').fill('演示：发错了')
  await asking.getByRole('button', { name: '撤销这一版' }).click()
  await said(second.page, '已撤销，原来的一版接着有效。')
  await part(second.page, '规则内容').getByText('150 元').waitFor()
  expect([...faults, ...second.faults]).toEqual([])
})

/** As somebody without a mouse: to the control, then Enter. */
async function press(control: Locator): Promise<void> {
  await control.focus()
  await control.press('Enter')
}

/** As somebody without a mouse: into the field, all of it chosen, then the keys. */
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus()
  await field.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

async function post(as: string, path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const cookie = (await sessionOf(as)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const reply = await fetch(`${productUrl()}/api/districts/${district}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

/** What a journey published is withdrawn: others find the rules as they were. */
async function takeBack(rule: string): Promise<void> {
  const cookie = (await sessionOf(coordinator)).map(({ name, value }) => `${name}=${value}`).join('; ')
  const reply = await fetch(`${productUrl()}/api/districts/${district}/rules/${encodeURIComponent(rule)}`, {
    headers: { cookie },
  })
  const { versions } = (await reply.json()) as { versions: { id: string; origin: string; withdrawn: unknown }[] }
  for (const { id } of versions.filter(({ origin, withdrawn }) => origin === 'local' && !withdrawn))
    await post(coordinator, `/rule-versions/${id}/withdrawal`, { reason: '演示：旅程结束' })
}
