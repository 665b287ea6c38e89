import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectGoodPage, overflowOf } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { dayFromToday } from './support/steps.ts'
import { password, productUrl, sessionOf, visitor } from './support/visitor.ts'

const officer = 'qingpu-jiaoyu'
const at = '/api/districts/310118'
const home = { street: '310118102', committee: '310118102001' }
/** The centre of 朱家角镇: rooms there are the nearest to who lives in it. */
const centre = { lon: 121.05696, lat: 31.10757 }

/** What somebody does over the API. */
async function post<T>(url: string, body: unknown, as = officer): Promise<T> {
  const [session] = await sessionOf(as)
  const reply = await fetch(`${productUrl()}${at}${url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: `${session?.name}=${session?.value}` },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${url} ${reply.status} ${text}`)
  return JSON.parse(text) as T
}

/** A room with one session of so many places, next Thursday at ten. */
async function aRoom(name: string, wish: Record<string, unknown>): Promise<{ facility: string; slot: string }> {
  const { id: facility } = await post<{ id: string }>('/facilities', {
    ...{ type: 'baby_room', name, ...home, address: '演示路 1 号', phone: '021-59720000', position: centre },
    ...{ openedOn: '2020-05-01', about: '', attributes: {}, source: '演示' },
  })
  const startsOn = await dayFromToday(10)
  await post('/session-schedules', {
    ...{ service: 'baobaowu', facility, name: '上午场', rrule: 'FREQ=DAILY;COUNT=1', startsOn, startsAt: '10:00' },
    ...{ minutes: 120, capacity: 3, ageFrom: 12, ageTo: 36, opensDays: 60, ...wish },
  })
  const reply = await fetch(`${productUrl()}${at}/slots?facility=${facility}&from=${startsOn}`)
  const { slots } = (await reply.json()) as { slots: { id: string }[] }
  return { facility, slot: slots[0]?.id ?? '' }
}

async function aPerson(name: string, bornOn: string): Promise<string> {
  const who = { name, sex: 'female', bornOn, source: '演示', residence: home, registered: home, since: bornOn }
  return (await post<{ id: string }>('/persons', who)).id
}

/** A mother with an account of her own, bound to her child by a letter of the counter. */
async function aMother(username: string, child: string): Promise<void> {
  const registered = await fetch(`${productUrl()}/310118/register`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ name: '演示妈妈', username, next_password: password }),
  })
  expect(registered.status, await registered.text()).toBe(303)
  const { code } = await post<{ code: string }>(`/persons/${child}/letters`, { as: 'guardian', papers: '户口簿、出生医学证明' })
  const [session] = await sessionOf(username)
  const bound = await fetch(`${productUrl()}/310118/my/letter`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: `${session?.name}=${session?.value}`,
    },
    body: new URLSearchParams({ code }),
  })
  expect(bound.status, await bound.text()).toBe(303)
}

const main = (page: Page) => page.getByRole('main')

/** Looks pages over, with scripts, as somebody: axe is a script. */
async function judged(size: Size, as: string, paths: Record<string, string>): Promise<void> {
  const { page, context } = await visitor({ size, as })
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path)
    await expectGoodPage(page)
    await look(page, `booking-${name}`, size)
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}text=largest`)
    expect.soft(await overflowOf(page), `${path} in the largest text`).toBe(0)
    await look(page, `booking-${name}`, `${size}-largest`)
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}text=normal`)
  }
  await context.close()
}

describe.each(bothSizes)('a mother on a %s, without scripts', { timeout: 300_000 }, (size) => {
  const username = `mama-${size}`
  const name = size === 'desk' ? '乐乐' : '果果'
  const room = `演示宝宝屋（${name}）`

  test('books for her child in three touches, queues where it is full, takes the place that comes free, and gives it up', async () => {
    const child = await aPerson(name, '2023-06-15')
    await aMother(username, child)
    const open = await aRoom(room, {})
    const full = await aRoom(`${room}满`, { capacity: 1, startsAt: '14:00' })
    const holder = await post<{ id: string }>('/bookings', {
      ...{ slot: full.slot, person: await aPerson(`${name}的同学`, '2023-05-15'), ifFull: 'refuse' },
    })

    const { page, faults } = await visitor({ size, as: username, scripts: false })
    await page.goto('/310118/services/baobaowu')
    await page.getByRole('link', { name: '网上预约' }).click()
    await main(page).getByText(`为${name}预约`).waitFor()
    await main(page).getByRole('link', { name: '后一周' }).click()
    await page
      .getByRole('region', { name: room, exact: true })
      .getByRole('link', { name: /还有 3 个位置/ })
      .click()
    expect(await main(page).innerText()).toMatch(/前可以在网上取消/)
    await page.getByRole('button', { name: '确认预约' }).click()
    await page.getByRole('heading', { level: 1, name: '约好了' }).waitFor()
    const booking = new URL(page.url()).pathname
    const file = await page.request.get(`${at}/bookings/${booking.split('/').at(-1)}/calendar`)
    expect(await file.text()).toContain('BEGIN:VEVENT')

    await page.goto(`/310118/book/baobaowu/${full.slot}`)
    expect(await main(page).innerText()).toContain('这些场次还有位置')
    await page.getByRole('button', { name: '排队等候' }).click()
    await page.getByText('您排在第 1 位').waitFor()
    const queued = new URL(page.url()).pathname
    await judged(size, username, {
      ...{ services: '/310118/book?for=children', week: '/310118/book/baobaowu', open: `/310118/book/baobaowu/${open.slot}` },
      ...{ booked: booking, cancel: `${booking}?ask=cancel`, queued, slip: `/310118/bookings/${booking.split('/').at(-1)}/slip` },
      ...{ mine: '/310118/my/bookings', calendar: '/310118/my/calendar', pickup: `/310118/my/${child}/pickup` },
      ...{ safety: `/310118/my/${child}/safety`, care: `/310118/my/${child}/care`, english: '/310118/book/baobaowu?lang=en' },
      ...{ chinese: '/310118/book/baobaowu?lang=zh' },
    })

    await post(`/bookings/${holder.id}/cancellation`, {})
    await expect
      .poll(
        async () => {
          await page.goto('/310118/my/bookings')
          return await main(page).innerText()
        },
        { timeout: 30_000, interval: 500 },
      )
      .toContain('有位置了，请在')
    await look(page, 'booking-offer', size)
    await page.getByRole('link', { name: /有位置了/ }).click()
    await page.getByRole('button', { name: '要这个位置' }).click()
    await page.getByRole('heading', { level: 1, name: '位置是您的了' }).waitFor()
    await page.getByRole('link', { name: '取消这次预约' }).click()
    await page.getByRole('button', { name: '取消预约' }).click()
    await page.getByRole('heading', { level: 1, name: '已经取消' }).waitFor()
    expect(faults).toEqual([])
  })

  test('names who may fetch, tells an allergy, and lets her calendar read the bookings', async () => {
    const { page, faults } = await visitor({ size, as: username, scripts: false })
    await page.goto('/310118/my/bookings')
    await page.getByRole('link', { name: '谁可以来接' }).click()
    await page.getByLabel('姓名').fill('王外婆')
    await page.getByLabel('和孩子的关系').fill('外婆')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('button', { name: '不再让王外婆来接' }).waitFor()
    await page.goto('/310118/my/bookings')
    await page.getByRole('link', { name: '过敏和许可' }).click()
    await page.getByLabel('过敏', { exact: false }).first().fill('鸡蛋')
    await page.getByRole('group', { name: /拍照/ }).getByLabel('不可以').check()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('记下了。').waitFor()
    expect(await page.getByLabel('过敏', { exact: false }).first().inputValue()).toBe('鸡蛋')
    await page.goto('/310118/my/calendar')
    await page.getByRole('button', { name: '生成订阅网址' }).click()
    const address = await page.locator('.address').innerText()
    const feed = await fetch(address)
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect((await fetch(address, { headers: { 'if-none-match': feed.headers.get('etag') ?? '' } })).status).toBe(304)
    expect(faults).toEqual([])
  })
})

test.each(bothSizes)('on a %s a grandfather without a telephone gets a sheet in large type from the counter', async (size) => {
  const grandfather = await aPerson(`演示老伯${size === 'desk' ? '甲' : '乙'}`, '1943-03-08')
  const { slot } = await aRoom(`演示宝宝屋（窗口${size}）`, { ageFrom: 0, ageTo: 1500 })
  const { id } = await post<{ id: string }>('/bookings', {
    ...{ slot, person: grandfather, ifFull: 'refuse', channel: 'counter', overrideWhy: '演示：窗口代约' },
  })
  const { page, faults } = await visitor({ size, as: officer })
  await page.goto(`/310118/bookings/${id}/slip`)
  const sheet = page.getByRole('region', { name: '预约单' })
  expect(await sheet.innerText()).toMatch(/10:00–12:00[\s\S]*报编号：\s*[0-9A-F]{4}-[0-9A-F]{4}/)
  await expectGoodPage(page)
  await look(page, 'booking-slip', size)
  await page.emulateMedia({ media: 'print' })
  const type = await sheet.locator('.when').evaluate((when) => Number.parseFloat(getComputedStyle(when).fontSize))
  expect(type).toBeGreaterThanOrEqual(32)
  expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(faults).toEqual([])
})

test.each(bothSizes)('on a %s anybody sees how much room there is, and is asked to sign in when they book', async (size) => {
  const room = `演示宝宝屋（路人${size}）`
  await aRoom(room, {})
  const { page, faults } = await visitor({ size })
  await page.goto('/310118/')
  await page.getByRole('link', { name: /为孩子/ }).click()
  await page.getByRole('link', { name: /预约托育和活动/ }).click()
  await page
    .getByRole('link', { name: /社区宝宝屋/ })
    .first()
    .click()
  await expectGoodPage(page)
  await page.getByLabel('您住在哪个街镇').selectOption({ label: '朱家角镇' })
  await page.getByRole('button', { name: '近的排在前面' }).click()
  await page.getByRole('link', { name: '后一周' }).click()
  await page
    .getByRole('link', { name: /还有 \d+ 个位置/ })
    .first()
    .click()
  await page.getByRole('link', { name: '登录后预约' }).click()
  await page.getByLabel('账号').waitFor()
  expect(decodeURIComponent(page.url())).toContain('next=/310118/book/baobaowu/')
  expect(faults).toEqual([])
})
