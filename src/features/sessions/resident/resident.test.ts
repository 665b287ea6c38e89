import { beforeAll, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { aPerson, grantPerson, xiayang } from '../../people/people.test-support.ts'
import type { MadeBooking } from '../bookings/contract.ts'
import { moveQueue } from '../bookings/queue.ts'
import { aStation } from '../notes/station.test-support.ts'
import { aChild, aRoom, aSchedule, at, book } from '../sessions.test-support.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const send = (who: Caller, url: string, fields: Record<string, string>) =>
  who.post(url, new URLSearchParams(fields).toString(), form)
const fieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  )
const week = (query = '') => `/310118/book/baobaowu?from=2025-07-07${query}`
const slotPage = (slot: string) => `/310118/book/baobaowu/${slot}`

test('a guardian books for her only child in three touches: slot, confirm, done; a second touch of the button makes no second booking', async () => {
  const { slot, keeper, facility } = await aRoom(w)
  const child = await aChild(w, keeper, { name: '乐乐' })
  const list = await child.guardian.get(week(`&room=${facility}`))
  expect(list.status, list.text).toBe(200)
  expect(list.text).toContain('为乐乐预约')
  expect(list.text).toContain('2025 年免费 12 次（待核），已用 0 次，还有 12 次。')
  expect(list.text).toContain('还有 2 个位置')
  expect(list.text).toContain(`href="${slotPage(slot)}"`)
  const confirm = await child.guardian.get(slotPage(slot))
  expect(confirm.text).toContain('2025 年 12 次中的第 1 次')
  expect(confirm.text).toContain('7月6日周日 22:00 前可以在网上取消')
  const fields = fieldsOf(confirm.text.slice(confirm.text.indexOf('<form class="fields"')))
  const replies = [await send(child.guardian, slotPage(slot), fields), await send(child.guardian, slotPage(slot), fields)]
  expect(replies.map(({ status }) => status)).toEqual([303, 303])
  const [to, again] = replies.map(({ headers }) => String(headers.location))
  expect(again).toBe(to)
  const done = await child.guardian.get(to ?? '')
  expect(done.text).toContain('约好了')
  expect((await child.guardian.get(week(`&room=${facility}`))).text).toContain('已经约好')
  expect((await child.guardian.get('/310118/my/bookings')).text).toContain('社区宝宝屋：2025 年免费 12 次，已用 1 次')
})

test('an elder who books for himself reads ages in years, whom to call, and nothing that is of children; what he has booked is no error', async () => {
  const { slot, facility, keeper } = await aRoom(w, { service: 'rijian_zhaohu', ageFrom: 720, ageTo: undefined })
  const elder = await aPerson(keeper, { name: '演示爷爷', bornOn: '1948-03-02', residence: xiayang, since: '2000-01-01' })
  const self = await w.as('resident')
  await grantPerson(w, self, elder.id, 'self')
  const page = `/310118/book/rijian_zhaohu/${slot}`
  expect((await self.get(page)).text).toContain('满 60 岁')
  expect((await self.get(`/310118/book/rijian_zhaohu?from=2025-07-07&room=${facility}`)).text).toContain('工作人员可以代您办理')
  expect((await book(self, slot, elder.id, { acceptPrice: true })).status).toBe(201)
  const again = (await self.get(page)).text
  expect([again.includes('已经约好'), again.includes('class="problem"')]).toEqual([true, false])
  const mine = (await self.get('/310118/my/bookings')).text
  expect(mine).toContain('社区老年人日间照护')
  const english = (await self.get('/310118/my/bookings?lang=en')).text
  expect([english.includes('Day care for older people'), english.includes('社区老年人日间照护')]).toEqual([true, false])
  const doors = ['measures', 'pickup', 'safety', 'care'].filter((door) => mine.includes(`/my/${elder.id}/${door}"`))
  expect(doors).toEqual(['measures'])
})

test('who is not signed in sees everything, and is led to sign in and back when they book', async () => {
  const { slot, facility } = await aRoom(w)
  const list = await w.stranger.get(week(`&room=${facility}`))
  expect(list.text).toContain('还有 2 个位置')
  const page = await w.stranger.get(slotPage(slot))
  expect(page.text).toContain(`/sign-in?next=${encodeURIComponent(slotPage(slot))}`)
  const child = await aChild(w, await w.as('department_officer', { department: 'jiaoyu' }))
  const sent = await send(w.stranger, slotPage(slot), { person: child.id, ifFull: 'refuse', once: crypto.randomUUID() })
  expect([sent.status, sent.headers.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(slotPage(slot))}`])
})

test('a full session offers its queue and what has room; the place that comes free is offered, answered on the page, and cancelled again', async () => {
  const { slot, keeper, facility } = await aRoom(w, { capacity: 1 })
  const elsewhere = await aRoom(w, { capacity: 5, startsAt: '14:00' })
  const [first, second] = [await aChild(w, keeper), await aChild(w, keeper)]
  const held = (await book(first.guardian, slot, first.id)).body as MadeBooking
  const page = await second.guardian.get(slotPage(slot))
  expect(page.text).toContain('排队等候')
  expect(page.text).toContain(`/310118/book/baobaowu/${elsewhere.slot}`)
  // The page was read before the slot was full: the form asks for a place, hears that it is full, and offers the queue.
  const refused = await send(second.guardian, slotPage(slot), { person: second.id, ifFull: 'refuse', once: crypto.randomUUID() })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('这一场已经满了')
  const fields = fieldsOf(refused.text.slice(refused.text.indexOf('<form class="fields"')))
  expect(fields.ifFull).toBe('queue')
  const queued = await send(second.guardian, slotPage(slot), fields)
  const mine = String(queued.headers.location)
  expect((await second.guardian.get(mine)).text).toContain('您排在第 1 位')
  expect((await w.stranger.get(week(`&room=${facility}`))).text).toContain('已满，前面 1 人排队')
  await first.guardian.post(`${at}/bookings/${held.id}/cancellation`, {})
  await moveQueue(w.ctx(), { slot })
  expect((await second.guardian.get('/310118/my/bookings')).text).toContain('有位置了，请在')
  const address = mine.split('?')[0] ?? ''
  const accepted = await send(second.guardian, address, { deed: 'accept' })
  expect((await second.guardian.get(String(accepted.headers.location))).text).toContain('位置是您的了')
  expect((await second.guardian.get(`${address}?ask=cancel`)).text).toContain('要取消这次预约吗')
  const given = await send(second.guardian, address, { deed: 'cancel' })
  const over = (await second.guardian.get(String(given.headers.location))).text
  expect([over.includes('已经取消'), over.includes('<dt>费用</dt>')]).toEqual([true, false])
  expect((await send(second.guardian, address, { deed: 'cancel' })).status).toBe(303)
})

test('what clashes does not ask to be confirmed, what one has is not priced once more, and where a facility has no telephone the hotline is told', async () => {
  const { slot, keeper, facility } = await aRoom(w)
  const other = await aRoom(w)
  const child = await aChild(w, keeper, { name: '圆圆' })
  const { id } = (await book(child.guardian, slot, child.id)).body as MadeBooking
  const clash = (await child.guardian.get(slotPage(other.slot))).text
  expect(clash).toContain('这个时间已有另一个预约')
  expect(clash).toContain('<h1>预约：社区宝宝屋</h1>')
  expect(clash).toContain('href="tel:12345"')
  const own = (await child.guardian.get(slotPage(slot))).text
  expect([own.includes('已经约好'), own.includes('12 次中的第 2 次')]).toEqual([true, false])
  expect((await child.guardian.get(week(`&room=${facility}`))).text).toContain('href="tel:12345"')
  const slip = (await keeper.get(`/310118/bookings/${id}/slip`)).text
  expect(slip).toMatch(/前打电话取消：12345/)
  expect(slip).not.toContain('：—')
})

test('with several children the page asks for whom, and a refusal says which rule, what else one can do, and whom to call', async () => {
  const { slot, keeper } = await aRoom(w)
  const child = await aChild(w, keeper, { name: '大宝' })
  const baby = await aChild(w, keeper, { name: '小宝', bornOn: '2025-01-10', since: '2025-01-10' })
  await grantPerson(w, child.guardian, baby.id, 'guardian')
  const asked = await child.guardian.get(slotPage(slot))
  expect(asked.text).toContain('为谁预约？')
  expect(asked.text).toContain(`href="${slotPage(slot)}?for=${baby.id}"`)
  const young = await child.guardian.get(`${slotPage(slot)}?for=${baby.id}`)
  expect(young.text).toContain('2026-01-10 起可以预约')
  expect(young.text).toContain('育儿指导')
  expect(young.text).not.toContain('<form class="fields"')
  const sent = await send(child.guardian, slotPage(slot), { person: baby.id, ifFull: 'refuse', once: crypto.randomUUID() })
  expect(sent.status).toBe(422)
  expect((await child.guardian.get(`${slotPage(slot)}?for=${child.id}`)).text).toContain('确认预约')
  const stranger = await w.as('resident')
  expect((await stranger.get(slotPage(slot))).text).toContain('还没有和谁的档案绑定')
})

test('the slip of a booking is for whoever may read it, with the number that is said at the door', async () => {
  const { slot, keeper } = await aRoom(w)
  const child = await aChild(w, keeper, { name: '点点' })
  const { id } = (await book(child.guardian, slot, child.id)).body as MadeBooking
  const slip = await keeper.get(`/310118/bookings/${id}/slip`)
  expect(slip.text).toContain('预约单：点点')
  expect(slip.text).toContain(`${id.slice(-8, -4)}-${id.slice(-4)}`.toUpperCase())
  const other = await w.as('resident')
  expect((await other.get(`/310118/bookings/${id}/slip`)).status).toBe(404)
  expect((await other.get(`/310118/my/bookings/${id}`)).status).toBe(404)
})

test('a calendar subscription shows no more than was chosen, is asked again by its tag, ends when its maker stands for the person no more or ends it', async () => {
  const { slot, keeper } = await aRoom(w)
  const child = await aChild(w, keeper, { name: '果果' })
  const { id } = (await book(child.guardian, slot, child.id)).body as MadeBooking
  const one = await child.guardian.get(`${at}/bookings/${id}/calendar`)
  expect(one.headers['content-type']).toContain('text/calendar')
  expect(one.text).toMatch(/SUMMARY:社区宝宝屋/)
  expect(one.text).toMatch(/DTSTART:20250707T020000Z/)
  const make = async (fields: Record<string, string>) => {
    const made = await send(child.guardian, '/310118/my/calendar', { deed: 'make', id: child.id, ...fields })
    return /\/api\/districts\/310118\/calendar-feeds\/[\w-]{43}/.exec(made.text)?.[0] ?? made.text
  }
  const [bare, full] = [await make({ shows: 'time', called: '大宝' }), await make({ shows: 'place', called: '' })]
  const feed = await w.stranger.get(bare)
  expect(feed.text).toContain('SUMMARY:大宝 · 有预约')
  expect(feed.text).not.toMatch(/果果|宝宝屋|LOCATION/)
  expect((await w.stranger.get(full)).text).toMatch(/社区宝宝屋[\s\S]*LOCATION/)
  const tag = String(feed.headers.etag)
  expect((await w.stranger.get(bare, { 'if-none-match': tag })).status).toBe(304)
  await child.guardian.post(`${at}/bookings/${id}/cancellation`, {})
  const later = await w.stranger.get(bare, { 'if-none-match': tag })
  expect([later.status, /STATUS:CANCELLED/.test(later.text)]).toEqual([200, true])
  const page = await child.guardian.get('/310118/my/calendar')
  const [feedId] = [...page.text.matchAll(/name="deed" value="end"\/?>\s*<input type="hidden" name="id" value="([^"]+)"/g)].map(
    ([, found]) => found,
  )
  expect((await send(child.guardian, '/310118/my/calendar', { deed: 'end', id: feedId ?? '' })).status).toBe(303)
  expect((await w.stranger.get(full)).status).toBe(404)
  await w.owner.query("update platform.person_grant set ends_on = '2025-06-30' where person = $1", [child.id])
  expect((await w.stranger.get(bare)).status).toBe(404)
})

test('the first page leads to what can be booked, and to rooms nearby that have a place', async () => {
  await aRoom(w)
  expect((await w.stranger.get('/310118/children')).text).toContain('href="/310118/book?for=children"')
  expect((await w.stranger.get('/310118/book?for=children')).text).toContain('href="/310118/book/baobaowu"')
  expect((await w.stranger.get('/310118/book/nothing')).status).toBe(404)
  expect((await w.stranger.get('/310118/book/laonian_zhucan')).status).toBe(404)
})

test('a week of a district with 26 rooms is a page of at most 30 kB: the nearest first, the rest behind them, all reached once', async () => {
  const { keeper } = await aRoom(w)
  const rooms = new Set<string>()
  for (let made = 1; made <= 26; made += 1) {
    const { body } = await keeper.post(`${at}/facilities`, {
      ...{ type: 'baby_room', name: `社区托育点 ${made}`, street: '310118001', address: '', phone: null, position: null },
      ...{ openedOn: '2020-05-01', about: '', attributes: {}, source: '测试' },
    })
    const { id: facility } = body as { id: string }
    await aSchedule(keeper, { facility, service: 'caidan_tuoyu', rrule: 'FREQ=DAILY;COUNT=7', ageFrom: 0, ageTo: 48 })
    rooms.add(facility)
  }
  const seen: string[] = []
  let next: string | undefined = '/310118/book/caidan_tuoyu?from=2025-07-07&street=310118001'
  while (next) {
    const { text } = await w.stranger.get(next)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(30_000)
    seen.push(...[...text.matchAll(/<h2><a href="\/310118\/places\/([^"]+)"/g)].map(([, id]) => id ?? ''))
    next = /<a href="([^"]*skip=\d+[^"]*)">再远一些/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(seen.length).toBe(new Set(seen).size)
  expect(new Set(seen)).toEqual(rooms)
}, 60_000)

test('who may fetch, allergies and permissions are told on pages and stand there again; nobody else reads them', async () => {
  const { keeper } = await aRoom(w)
  const child = await aChild(w, keeper, { name: '豆豆' })
  const mine = `/310118/my/${child.id}`
  await send(child.guardian, `${mine}/pickup`, {
    deed: 'name',
    name: '王外婆',
    relation: '外婆',
    phone: '13800000000',
    lastDay: '2025-12-31',
  })
  const pickup = await child.guardian.get(`${mine}/pickup`)
  expect(pickup.text).toContain('谁可以来接豆豆')
  expect(pickup.text).toMatch(/王外婆[\s\S]*13800000000 · 到 12月31日 为止/)
  const wrong = await send(child.guardian, `${mine}/pickup`, {
    deed: 'name',
    name: '',
    relation: '外婆',
    phone: 'x',
    lastDay: '',
  })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('有几处没有填对')
  await send(child.guardian, `${mine}/safety`, { allergies: '鸡蛋、青霉素\n花生', needs: '', photo: 'no', outing: 'yes' })
  const told = await child.guardian.get(`${at}/persons/${child.id}/safety`)
  expect(told.body).toMatchObject({
    allergies: ['鸡蛋', '青霉素', '花生'],
    permissions: { photo: false, outing: true, medicine: null },
  })
  expect((await child.guardian.get(`${mine}/safety`)).text).toContain('青霉素')
  expect((await child.guardian.get(`${mine}/care`)).text).toContain('没有受伤记录')
  const other = await w.as('resident')
  for (const page of ['pickup', 'safety', 'care']) expect((await other.get(`${mine}/${page}`)).status).toBe(404)
})

test('a course is applied for once for all its meetings on its page, shown under one’s bookings, and given up again', async () => {
  const { keeper, facility } = await aRoom(w)
  const child = await aChild(w, keeper, { name: '朵朵' })
  const made = await keeper.post(`${at}/series`, {
    ...{
      service: 'baobaowu',
      facility,
      term: '2025 夏季',
      title: '亲子音乐课',
      teacher: '李老师',
      capacity: 5,
      ageFrom: 12,
      ageTo: 48,
    },
    ...{ applyFrom: '2025-06-30', applyUntil: '2025-07-05', drawOn: '2025-07-06' },
    meetings: [{ rrule: 'FREQ=WEEKLY;BYDAY=WE', startsOn: '2025-07-09', endsOn: '2025-08-01', startsAt: '15:00', minutes: 60 }],
  })
  expect(made.status, made.text).toBe(201)
  const { id } = made.body as { id: string }
  expect((await w.stranger.get('/310118/courses?service=baobaowu')).text).toContain(`href="/310118/courses/${id}"`)
  const page = `/310118/courses/${id}`
  expect((await w.stranger.get(page)).text).toContain('登录后报名')
  const asked = await child.guardian.get(page)
  expect(asked.text).toContain('为朵朵报名')
  expect(asked.text).toContain('共 4 次，7月9日—7月31日')
  const fields = fieldsOf(asked.text.slice(asked.text.indexOf('<form class="fields"')))
  const sent = [await send(child.guardian, page, fields), await send(child.guardian, page, fields)]
  expect(sent.map(({ status }) => status)).toEqual([303, 303])
  const applied = await child.guardian.get(page)
  expect(applied.text).toContain('朵朵已报名。7月6日 抽签')
  expect((await child.guardian.get('/310118/my/bookings')).text).toContain('亲子音乐课')
  const leaving = await child.guardian.get(`${page}?ask=leave`)
  expect(leaving.text).toContain('退出“亲子音乐课”吗')
  await send(child.guardian, page, fieldsOf(leaving.text.slice(leaving.text.indexOf('<form class="fields"'))))
  expect((await child.guardian.get(page)).text).toContain('为朵朵报名')
  const week = await w.stranger.get(`/310118/book/baobaowu?from=2025-07-07&room=${facility}`)
  expect(week.text).toContain('整期课程中的一节')
  expect(week.text).toContain(`href="${page}"`)
})

test('what was measured of somebody stands on their page as a drawing and as numbers; a stranger finds nothing', async () => {
  const { booking, person, provider, self, keeper } = await aStation(w)
  const { facility, slot } = (await self.get(`${at}/bookings/${booking}`)).body as { facility: string; slot: string }
  await aSchedule(keeper, { service: 'yundong_jiankang', facility, startsAt: '15:00', ageFrom: undefined, ageTo: undefined })
  const { slots } = (await self.get(`${at}/slots?facility=${facility}&from=2025-07-07`)).body as { slots: { id: string }[] }
  const later = await book(self, slots.find(({ id }) => id !== slot)?.id ?? '', person)
  w.clock.set('2025-07-08')
  for (const [where, value] of [
    [booking, 152],
    [(later.body as MadeBooking).id, 138],
  ] as const) {
    const made = await provider.post(`${at}/bookings/${where}/measures`, { values: [{ name: '收缩压', value }] })
    expect(made.status, made.text).toBe(201)
  }
  const page = await self.get(`/310118/my/${person}/measures`)
  expect(page.status, page.text).toBe(200)
  expect(page.text).toMatch(/收缩压 <small>mmHg[\s\S]*90—139 mmHg[\s\S]*<polyline[\s\S]*152 mmHg[\s\S]*138 mmHg/)
  expect((await (await w.as('resident')).get(`/310118/my/${person}/measures`)).status).toBe(404)
  w.clock.set('2025-06-30')
})
