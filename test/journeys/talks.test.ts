import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectGoodPage } from './support/judge.ts'
import { look } from './support/look.ts'
import { arrive, dayFromToday, settled } from './support/steps.ts'
import { productUrl, sessionOf, visitor } from './support/visitor.ts'

const [counsellor, officer] = ['huangpu-xinli', 'huangpu-minzheng']

async function call<T>(path: string, as: string, body?: unknown): Promise<T> {
  const [session] = await sessionOf(as)
  const reply = await fetch(`${productUrl()}/api/districts/310101${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', cookie: `${session?.name}=${session?.value}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${path} ${reply.status} ${text}`)
  return JSON.parse(text) as T
}

/** A session of today at the counsellor's centre with somebody in it, and its room's address. */
async function aSession(service: string, visitorName: string): Promise<string> {
  const { venues } = await call<{ venues: { id: string; mine: boolean; services: string[] }[] }>('/session-venues', counsellor)
  const facility = venues.find(({ mine, services }) => mine && services.includes('laonian_xinli'))?.id ?? ''
  const today = await dayFromToday(0)
  await call('/session-schedules', counsellor, {
    ...{ service, facility, name: `演示场（${visitorName}）`, rrule: 'FREQ=DAILY;COUNT=1', startsOn: today },
    ...{ startsAt: '00:00', minutes: 1439, capacity: 3, opensDays: 60 },
  })
  const { slots } = await call<{ slots: { id: string; name: string }[] }>(
    `/facilities/${facility}/slots?to=${await dayFromToday(1)}`,
    counsellor,
  )
  const slot = slots.find(({ name }) => name.includes(visitorName))?.id ?? ''
  const home = { street: '310101002' }
  const who = {
    name: visitorName,
    sex: 'female',
    bornOn: '1946-02-11',
    source: '演示',
    residence: home,
    registered: home,
    since: '1990-01-01',
  }
  const { id: person } = await call<{ id: string }>('/persons', officer, who)
  await call('/bookings', officer, {
    slot,
    person,
    ifFull: 'refuse',
    acceptPrice: true,
    channel: 'phone',
    overrideWhy: '演示：当天补约',
  })
  return `310101/rooms?facility=${facility}&slot=${slot}`
}

const record = (page: Page) => page.getByRole('dialog').last()

async function openRecord(page: Page, room: string, name: string): Promise<void> {
  await arrive(page, room)
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await record(page).getByRole('heading', { name: '联系人' }).waitFor()
}

test('a counsellor seals what was talked about and reads it again; an officer finds nothing to open', async () => {
  const room = await aSession('laonian_xinli', '演示来访者')
  const { page, faults } = await visitor({ size: 'phone', as: counsellor })
  await openRecord(page, room, '演示来访者')
  await record(page).getByRole('button', { name: '写咨询记录' }).click()
  await record(page).getByLabel('谈了什么').fill('演示：睡不好，约下周再谈。')
  expect(await page.evaluate(() => JSON.stringify(sessionStorage)), 'kept nowhere on the device').not.toContain('睡不好')
  await record(page).getByRole('button', { name: '封存' }).click()
  await record(page)
    .getByText(/心理咨询师（演示）写$/)
    .waitFor()
  await expectGoodPage(page)
  await look(page, 'talks-record', 'phone')
  await record(page).getByRole('link', { name: '我的咨询记录' }).click()
  await page.getByRole('main').getByRole('button', { name: '演示来访者' }).click()
  await record(page).getByText('演示：睡不好，约下周再谈。').waitFor()
  await settled(page)
  await expectGoodPage(page)
  expect(faults).toEqual([])

  const { page: other } = await visitor({ as: officer })
  await openRecord(other, room, '演示来访者')
  expect(await record(other).innerText()).not.toContain('咨询记录')
})

test('what a check found is recorded in the room; a slip of the hand is asked about once more', async () => {
  const room = await aSession('yundong_jiankang', '演示锻炼者')
  const { page } = await visitor({ size: 'phone', as: counsellor })
  await openRecord(page, room, '演示锻炼者')
  await record(page).getByRole('button', { name: '记录测量值' }).click()
  await record(page)
    .getByLabel(/^收缩压/)
    .fill('1350')
  await record(page).getByRole('button', { name: '保存' }).click()
  await record(page)
    .getByText(/请再看一遍/)
    .waitFor()
  await record(page).getByLabel('再看过了，数值无误').waitFor()
  await record(page)
    .getByLabel(/^收缩压/)
    .fill('135')
  await record(page).getByRole('button', { name: '保存' }).click()
  await record(page).getByRole('button', { name: '记录测量值' }).waitFor()
  await look(page, 'talks-measured', 'phone')
})
