import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { browserWithCamera, filmSlip } from './support/camera.ts'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { bothSizes, type Size } from './support/sizes.ts'
import { arrive, dayFromToday, dialog, settled } from './support/steps.ts'
import { password, productUrl, sessionOf, visitor } from './support/visitor.ts'

const officer = 'qingpu-jiaoyu'
const at = '/api/districts/310118'
const home = { street: '310118102', committee: '310118102001' }
/** Each size books in a committee of its own, so that its room is the nearest. */
const counterHome = { desk: '310118102003', phone: '310118102004' } as const

/** What somebody does over the API; `cookie` of a session, else an account of the demonstration. */
async function call<T>(url: string, body?: unknown, as: string | { cookie: string } = officer): Promise<T> {
  const [session] = typeof as === 'string' ? await sessionOf(as) : []
  const cookie = typeof as === 'string' ? `${session?.name}=${session?.value}` : as.cookie
  const reply = await fetch(`${productUrl()}${url}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', cookie },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${url} ${reply.status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** A carer with an account of their own, for the organization that runs the facility. */
async function aCarer(username: string, organization: string): Promise<void> {
  const made = await call<{ id: string; temporaryPassword: string }>('/api/accounts', { username, name: '演示保育员' }, 'admin')
  await call(`/api/accounts/${made.id}/grants`, { role: 'provider', district: '310118', organization }, 'admin')
  const first = await fetch(`${productUrl()}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: made.temporaryPassword }),
  })
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  await call('/api/me/password', { current: made.temporaryPassword, next: password }, { cookie })
}

async function aFacility(
  name: string,
  { organization, committee }: { organization?: string; committee?: string } = {},
): Promise<string> {
  const { id } = await call<{ id: string }>(`${at}/facilities`, {
    ...{
      type: 'baby_room',
      name,
      ...home,
      ...(committee ? { committee } : {}),
      address: '演示路 9 号',
      phone: null,
      organization,
    },
    ...{ position: { lon: 121.05696, lat: 31.10757 }, openedOn: '2020-05-01', about: '', attributes: {}, source: '演示' },
  })
  return id
}

/** The slots a schedule of one day makes; those that have begun too. */
async function aSlot(facility: string, wish: Record<string, unknown>): Promise<string> {
  await call(`${at}/session-schedules`, {
    ...{ service: 'baobaowu', facility, name: '演示场', rrule: 'FREQ=DAILY;COUNT=1' },
    ...{ capacity: 6, ageFrom: 12, ageTo: 36, opensDays: 60, ...wish },
  })
  const to = await dayFromToday(12)
  const { slots } = await call<{ slots: { id: string; onDay: string }[] }>(`${at}/facilities/${facility}/slots?to=${to}`)
  return slots.find(({ onDay }) => onDay === wish.startsOn)?.id ?? ''
}

async function aChild(name: string, committee = home.committee): Promise<string> {
  const place = { ...home, committee }
  const who = {
    name,
    sex: 'female',
    bornOn: '2023-06-15',
    source: '演示',
    residence: place,
    registered: place,
    since: '2023-06-15',
  }
  return (await call<{ id: string }>(`${at}/persons`, who)).id
}

const main = (page: Page) => page.getByRole('main')
const rowOf = (page: Page, name: string) => main(page).getByRole('listitem').filter({ hasText: name })
const tap = (page: Page, name: string, deed: string) => rowOf(page, name).getByRole('button', { name: deed }).click()

/** Until the page and what it is made of are on the device. */
async function keptOnDevice(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const cache = await caches.open('yiyu-room')
      return (await cache.keys()).length > 5 && (await cache.match('/api/me')) !== undefined
    })
  await expect.poll(kept, { timeout: 20_000 }).toBe(true)
}

describe.each(bothSizes)('a carer on a %s', { timeout: 240_000 }, (size: Size) => {
  test('taps who comes and goes while the network is away, loads the page again, and nothing is lost or doubled', async () => {
    const username = `baoyuyuan-${size}`
    const organization = await call<{ id: string }>(`${at}/organizations`, {
      ...{ name: `演示托育服务中心（${size}）`, kind: 'social', source: '演示' },
    })
    await aCarer(username, organization.id)
    const facility = await aFacility(`演示宝宝屋现场（${size}）`, { organization: organization.id })
    const today = await dayFromToday(0)
    const slot = await aSlot(facility, { startsOn: today, startsAt: '00:00', minutes: 1439 })
    const names = ['安安', '贝贝', '晨晨'].map((name) => `${name}${size === 'desk' ? '一' : '二'}`)
    for (const name of names) {
      const person = await aChild(name)
      await call(`${at}/bookings`, { slot, person, ifFull: 'refuse', overrideWhy: '演示：当天补约' })
      await call(`${at}/persons/${person}/pickup-persons`, { name: `${name}的外婆`, relation: '外婆' })
    }
    const [anan = '', beibei = '', chenchen = ''] = names

    const { page, context, faults } = await visitor({ size, as: username })
    await arrive(page, '310118/rooms')
    await tap(page, anan, '签到')
    await main(page)
      .getByText(/^已同步/)
      .waitFor()
    await rowOf(page, anan).getByText('在场').waitFor()
    await expectGoodPage(page)
    await keptOnDevice(page)

    await context.setOffline(true)
    await tap(page, beibei, '签到')
    await main(page).getByRole('button', { name: '增加一名照护人员' }).click()
    await doubleTap(page, chenchen, '签到')
    await rowOf(page, chenchen).getByText('在场').waitFor()
    await page.waitForTimeout(700) // nobody reads 撤销 sooner
    await tap(page, chenchen, '撤销')
    await main(page).getByText('4 条未同步。').waitFor()
    await rowOf(page, beibei).getByText('未同步').waitFor()
    await rowOf(page, chenchen).getByText('未到').waitFor()

    await page.reload()
    await main(page).getByText('4 条未同步。').waitFor()
    await rowOf(page, beibei).getByText('在场').waitFor()
    await tap(page, anan, '离开')
    await expectGoodPage(page)
    await look(page, 'room-handover', size)
    await dialog(page, `谁接走${anan}？`)
      .getByRole('button', { name: `${anan}的外婆` })
      .click()
    await main(page).getByText('5 条未同步。').waitFor()
    await look(page, 'room-offline', size)
    const firstRow = () => rowOf(page, anan).boundingBox()
    const place = await firstRow()
    for (let tries = 0; tries < 90; tries += 1) {
      expect((await firstRow())?.y, 'the list stands still while sending is tried again').toBe(place?.y)
      await page.waitForTimeout(100)
    }

    await main(page).getByRole('link', { name: '在场清点' }).click()
    await main(page)
      .getByText(/楼内 1 人/)
      .waitFor()
    await main(page)
      .getByText(/连不上服务器。下面是这台设备知道的/)
      .waitFor()
    await main(page).getByRole('row').filter({ hasText: beibei }).waitFor()
    await look(page, 'room-inside-offline', size)
    await main(page).getByRole('link', { name: '今日现场' }).click()
    await main(page).getByText('5 条未同步。').waitFor()

    await context.setOffline(false)
    await main(page)
      .getByText(/^已同步/)
      .waitFor({ timeout: 40_000 })
    await rowOf(page, anan).getByText('已离开').waitFor()
    type Tap = { who: string | null } | null
    const room = await call<{ carers: { count: number }; people: { name: string; arrived: Tap; left: Tap }[] }>(
      `${at}/slots/${slot}/room`,
    )
    const of = (name: string) => room.people.find((person) => person.name === name)
    expect(room.carers.count).toBe(1)
    expect(of(anan)).toMatchObject({ arrived: {}, left: { who: `${anan}的外婆` } })
    expect(of(beibei)).toMatchObject({ arrived: {}, left: null })
    expect(of(chenchen)).toMatchObject({ arrived: null, left: null })

    await main(page).getByRole('link', { name: '在场清点' }).click()
    await main(page)
      .getByText(/楼内 1 人/)
      .waitFor()
    await expectGoodPage(page)
    await look(page, 'room-inside', size)
    expect(faults.filter((fault) => fault.startsWith('script:'))).toEqual([])
  })

  test('publishes a schedule by boxes for weekdays, sees its week, and cancels a slot with a reason', async () => {
    const facility = await aFacility(`演示宝宝屋安排（${size}）`)
    const { page, faults } = await visitor({ size, as: officer })
    await aSlot(facility, { startsOn: await dayFromToday(1), startsAt: '14:00' })
    await arrive(page, `310118/sessions/schedules/new?facility=${facility}`)
    await main(page).getByLabel('场次名称').fill('晨间场')
    await main(page).getByLabel('周三').uncheck()
    await main(page).getByLabel('容量（人）').fill('5')
    const preview = main(page).getByRole('region', { name: '最先的十场' })
    await preview.getByRole('listitem').nth(9).waitFor()
    await expect.poll(() => preview.innerText(), { timeout: 20_000 }).not.toContain('周三')
    expect(await preview.getByRole('listitem').count()).toBe(10)
    await expectGoodPage(page)
    await look(page, 'schedule-new', size)
    await main(page).getByRole('button', { name: '发布', exact: true }).click()
    await main(page).getByText('每周一、二、四、五').waitFor()
    await expectGoodPage(page)
    await main(page).getByRole('link', { name: '周视图' }).click()
    await main(page).getByRole('link', { name: '下一周' }).click()
    await settled(page)
    await expectGoodPage(page)
    await look(page, 'week', size)
    await main(page).getByRole('link', { name: '09:00–11:00' }).first().click()
    await main(page).getByRole('button', { name: '取消本场' }).click()
    await dialog(page, '取消本场').getByLabel('理由').fill('演示：停电检修')
    await dialog(page, '取消本场').getByRole('button', { name: '取消本场' }).click()
    await main(page).getByText('演示：停电检修').waitFor()
    await expectGoodPage(page)
    expect(faults).toEqual([])
  })

  test('an officer books at the counter, by the keyboard alone, in less than a minute; a full slot queues', async () => {
    const name = size === 'desk' ? '滕星野' : '滕星河'
    const committee = counterHome[size]
    const [child, other] = [await aChild(name, committee), await aChild(`${name}的同学`, committee)]
    const room = `演示宝宝屋代约（${size}）`
    const facility = await aFacility(room, { committee })
    const full = await aSlot(facility, { startsOn: await dayFromToday(2), startsAt: '15:00', capacity: 1 })
    await aSlot(facility, { startsOn: await dayFromToday(1), startsAt: '09:30' })
    await call(`${at}/bookings`, { slot: full, person: other, ifFull: 'refuse' })

    const { page, context, faults } = await visitor({ size, as: 'qingpu-jiedao' })
    await arrive(page, '310118/counter-booking?service=baobaowu')
    const from = Date.now()
    await page.keyboard.type(name)
    await page.getByRole('option', { name: new RegExp(`^${name} `) }).waitFor()
    await expectGoodPage(page)
    await page.keyboard.press('Enter')
    await main(page)
      .getByText(/还剩 \d+ 次/)
      .waitFor()
    await main(page).getByRole('radio').first().waitFor()
    for (let step = 0; step < 12 && !(await focusOnSlot(page)); step += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await main(page)
      .getByRole('button', { name: /^(预约|排队)$/ })
      .waitFor()
    await page.keyboard.press('Enter')
    await main(page)
      .getByRole('heading', { name: new RegExp(name) })
      .waitFor()
    expect(Date.now() - from).toBeLessThan(60_000)
    await expectGoodPage(page)
    await look(page, 'counter-done', size)
    expect(await slipOf(page, context)).toContain(name)

    await main(page).getByRole('button', { name: '同一人再约一场' }).click()
    await main(page).getByRole('region', { name: room }).getByRole('radio', { name: /已满/ }).check()
    await main(page).getByText('还有位置的场次：').waitFor()
    await expectGoodPage(page)
    await look(page, 'counter', size)
    await main(page).getByRole('button', { name: '排队', exact: true }).click()
    await main(page).getByText('排在第 1 位').waitFor()
    const { coming } = await call<{ coming: { state: string; slot: string }[] }>(`${at}/persons/${child}/bookings`)
    expect(coming.find((booking) => booking.slot === full)?.state).toBe('queued')
    expect(faults).toEqual([])
  })

  test('how sessions are used, and whom they do not reach, is read by a department', async () => {
    const { page, faults } = await visitor({ size, as: officer })
    for (const view of ['figures', 'hours', 'free', 'children', 'families', 'return']) {
      await arrive(page, `310118/session-use?view=${view}`)
      await settled(page)
      await expectGoodPage(page)
      if (view === 'families') expect(await main(page).innerText(), 'said of children alone').not.toContain('还没来过')
      await look(page, `use-${view}`, size)
    }
    await arrive(page, '310118/session-use?view=children')
    await main(page).getByRole('link', { name: '代为预约' }).first().click()
    await main(page).getByText('换一人').waitFor()
    expect(faults).toEqual([])
  })
})

test('a code on paper is read by the camera of the room, and what one must know of the child stands in sight at once', async () => {
  const facility = await aFacility('演示宝宝屋扫码')
  const slot = await aSlot(facility, { startsOn: await dayFromToday(0), startsAt: '00:00', minutes: 1439 })
  const child = await aChild('沐沐')
  const { id } = await call<{ id: string }>(`${at}/bookings`, {
    ...{ slot, person: child, ifFull: 'refuse', overrideWhy: '演示：当天补约' },
  })
  const [session] = await sessionOf(officer)
  const told = await fetch(`${productUrl()}${at}/persons/${child}/safety`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie: `${session?.name}=${session?.value}` },
    body: JSON.stringify({ allergies: ['花生'], needs: '', permissions: { photo: true, outing: true, medicine: false } }),
  })
  expect(told.status, await told.text()).toBe(200)
  const folder = await mkdtemp(join(tmpdir(), 'yiyu-film-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const film = join(folder, 'slip.y4m')
  const { page: slip } = await visitor({ as: officer })
  await slip.goto(`/310118/bookings/${id}/slip`)
  await filmSlip(slip, film)

  const withCamera = await browserWithCamera(film)
  onTestFinished(() => withCamera.close())
  const { page, faults } = await visitor({ size: 'phone', as: officer, through: withCamera })
  await arrive(page, `310118/rooms?facility=${facility}&slot=${slot}`)
  await main(page).getByRole('button', { name: '扫码' }).click()
  await page.getByText('沐沐已签到 · 过敏：花生').waitFor({ timeout: 60_000 })
  await rowOf(page, '沐沐').getByText('在场').waitFor()
  expect(await page.locator('video').count(), 'the camera is off').toBe(0)
  await main(page)
    .getByText(/^已同步/)
    .waitFor()
  expect(faults).toEqual([])
})

/** The finger that trembles, or does not trust the first tap. */
async function doubleTap(page: Page, name: string, deed: string): Promise<void> {
  const box = await rowOf(page, name).getByRole('button', { name: deed }).boundingBox()
  if (!box) throw new Error(`${name} has no button ${deed}`)
  await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2, { delay: 40 })
}

const focusOnSlot = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'radio')

/** What stands on the slip that the counter prints. */
async function slipOf(page: Page, context: BrowserContext): Promise<string> {
  const [slip] = await Promise.all([context.waitForEvent('page'), main(page).getByRole('link', { name: '打印预约单' }).click()])
  const text = await slip.locator('body').innerText()
  await slip.close()
  return text
}
