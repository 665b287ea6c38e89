import { describe, expect, test } from 'vitest'
import { expectGoodPage, overflowOf } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes } from './support/sizes.ts'
import { arrive, settled } from './support/steps.ts'
import { password, productUrl, sessionOf, visitor } from './support/visitor.ts'

const officer = 'qingpu-jiedao'
const at = '/api/districts/310118'
const home = { street: '310118102', committee: '310118102001' }

async function post<T>(url: string, body: unknown): Promise<T> {
  const [session] = await sessionOf(officer)
  const reply = await fetch(`${productUrl()}${at}${url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `${session?.name}=${session?.value}` },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${url} ${reply.status} ${text}`)
  return JSON.parse(text) as T
}

const aPerson = async (name: string, bornOn: string, phone?: string): Promise<string> =>
  (
    await post<{ id: string }>('/persons', {
      ...{ name, sex: 'female', bornOn, source: '演示', residence: home, registered: home, since: '2020-01-01' },
      ...(phone ? { phone } : {}),
    })
  ).id

/** An account of one's own, bound by a letter of the counter. */
async function anAccount(username: string, person: string): Promise<void> {
  const form = (path: string, body: Record<string, string>, cookie = '') =>
    fetch(`${productUrl()}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
      body: new URLSearchParams(body),
    })
  expect((await form('/310118/register', { name: '演示居民', username, next_password: password })).status).toBe(303)
  const { code } = await post<{ code: string }>(`/persons/${person}/letters`, { as: 'self', papers: '身份证' })
  const [session] = await sessionOf(username)
  expect((await form('/310118/my/letter', { code }, `${session?.name}=${session?.value}`)).status).toBe(303)
}

describe.each(bothSizes)('on a %s', { timeout: 240_000 }, (size) => {
  test('somebody reads what they were told and says how they want to be told, without scripts', async () => {
    const name = size === 'desk' ? '上官明' : '夏侯明'
    const person = await aPerson(name, '1958-04-05', '13800000000')
    const username = `reader-${size}`
    await anAccount(username, person)
    await post(`/persons/${person}/messages`, { text: '您的助餐卡办好了，请来领取。电话 59240000。' })

    const { page, faults } = await visitor({ size, as: username, scripts: false })
    await page.goto('/310118/my/messages')
    const main = page.getByRole('main')
    await main.getByText('您的助餐卡办好了').waitFor()
    await main.getByText('未读', { exact: true }).waitFor()
    await main.getByRole('button', { name: '1 条都看过了' }).click()
    expect(await main.getByText('未读', { exact: true }).count()).toBe(0)

    await main.getByRole('link', { name: /告知方式/ }).click()
    await main.getByLabel('打语音电话，念给我听').check()
    await main.getByLabel('从几点起不打扰').fill('20:00')
    await main.getByLabel('照护知识').check()
    await main.getByRole('button', { name: '保存' }).click()
    await page.waitForURL('**/my/messages')
    await main.getByRole('link', { name: /告知方式/ }).click()
    expect(await main.getByLabel('打语音电话，念给我听').isChecked()).toBe(true)
    expect(await main.getByLabel('从几点起不打扰').inputValue()).toBe('20:00')
    expect(faults).toEqual([])

    const seen = await visitor({ size, as: username })
    for (const [path, what] of [
      ['/310118/my/messages', 'messages'],
      [`/310118/my/${person}/messages`, 'preference'],
    ] as const) {
      await seen.page.goto(path)
      await expectGoodPage(seen.page)
      await look(seen.page, what, size)
      await seen.page.goto(`${path}?text=largest`)
      expect.soft(await overflowOf(seen.page), `${path} in the largest text`).toBe(0)
      await seen.page.goto(`${path}?text=normal`)
    }
  })

  test('the street calls who has no telephone that reads: not reached, then reached', async () => {
    const name = size === 'desk' ? '东方阿婆' : '西门阿婆'
    const elder = await aPerson(name, '1939-04-05', '59240001')
    await post(`/persons/${elder}/messages`, { text: '明天九点助浴车到小区门口。电话 59240000。', urgent: true })

    const { page, faults } = await visitor({ size, as: officer })
    await arrive(page, '310118/messages/call-backs')
    const row = () => page.locator('tr, li').filter({ hasText: name })
    await row().getByText('明天九点助浴车').waitFor()
    await expectGoodPage(page)
    await look(page, 'call-backs', size)
    for (const outcome of ['未接通', '接通']) {
      await row().getByRole('button', { name: outcome, exact: true }).click()
      const asked = page.getByRole('dialog')
      await asked.getByLabel(/备注/).fill(outcome === '接通' ? '女儿接的' : '没有人接')
      await asked.getByRole('button', { name: outcome, exact: true }).click()
      await asked.waitFor({ state: 'detached' })
      await settled(page)
    }
    await expect.poll(() => row().count()).toBe(0)
    await arrive(page, `310118/messages/of/${elder}`)
    await page.getByRole('button', { name: '为其办理服务' }).or(page.locator('.message-purposes button').first()).first().click()
    await page.getByText('女儿接的').waitFor()
    await expectGoodPage(page)
    expect(faults).toEqual([])
  })

  test('a department sees whom news would reach before it sends it', async () => {
    const { page, faults } = await visitor({ size, as: 'qingpu-jiaoyu' })
    await arrive(page, '310118/messages/broadcasts')
    await page.getByText('写一条推送').click()
    const title = `两岁宝宝的夏天（${size}）`
    await page.getByLabel('标题').fill(title)
    await page.getByLabel('内容', { exact: true }).fill('两岁孩子夏天怎样喝水、防晒？看看老师的建议。')
    await page.getByLabel('月龄从（含）').fill('12')
    await page.getByLabel('月龄到（不含）').fill('36')
    await page.getByRole('button', { name: '先看会发给多少人' }).click()
    await page.getByText(/会告知 \d+ 人/).waitFor()
    await expectGoodPage(page)
    await look(page, 'broadcasts', size)
    await page.getByRole('button', { name: '发送', exact: true }).click()
    await page.locator('tr, li').filter({ hasText: title }).first().waitFor()
    expect(faults).toEqual([])
  })
})
