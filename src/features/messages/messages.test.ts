import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../test/support/world.ts'
import { httpCarrier } from '../../platform/carriers/http.ts'
import { transaction } from '../../platform/database/transaction.ts'
import { aPerson, at, auditOf, grantPerson, xiayang, yingpu } from '../people/people.test-support.ts'
import { aChild, aRoom, book } from '../sessions/sessions.test-support.ts'
import { tell } from './delivering/telling.ts'
import { runJobs, toldTo } from './messages.test-support.ts'
import { speechOf } from './speech.ts'

let w: World
let officer: Caller
beforeAll(async () => {
  w = await aWorld()
  officer = await w.as('street_officer', { street: xiayang.street })
})

const outbox = (way: string) => join(w.config.dataDir, 'outbox', way, '310118')
const deliverAll = () => runJobs(w, 'platform.deliver', 'messages.send')
const awake = { quietFrom: '08:00', quietTo: '08:00' }
const prefer = (who: Caller, person: string, wish: Record<string, unknown> = {}) =>
  who.put(`${at}/persons/${person}/message-preference`, { ...awake, ...wish })

describe('a booking', () => {
  test('is told by a text to the telephone on the child’s record, once, though its event is delivered twice; the page has it too', async () => {
    const { slot, keeper } = await aRoom(w)
    const child = await aChild(w, keeper, { name: '王小明', phone: '13800001234' })
    expect((await prefer(child.guardian, child.id)).status).toBe(200)
    expect((await book(child.guardian, slot, child.id)).status).toBe(201)
    const { rows } = await w.owner.query(
      "select payload from graphile_worker._private_jobs where payload->>'event' = 'sessions.booked' and payload->>'person' = $1 and payload->>'subscriber' = 'messages'",
      [child.id],
    )
    expect(rows).toHaveLength(1)
    await deliverAll()
    await w.owner.query('delete from platform.event_delivery where event_id = $1', [rows[0].payload.eventId])
    await w.owner.query("select platform.enqueue('platform.deliver', $1::json, null, null)", [JSON.stringify(rows[0].payload)])
    await deliverAll()

    const told = await toldTo(w, child.id)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      kind: 'sessions.booking',
      channel: 'sms',
      because: 'usual',
      state: 'sent',
      sent_to: '138****1234',
    })
    expect(told[0]?.text).toMatch(/^王\*明：已约好社区宝宝屋，7月7日（周一）10:00，宝宝屋/)
    const file = join(outbox('sms'), `${told[0]?.id}.txt`)
    expect(readFileSync(file, 'utf8')).toMatch(/^13800001234\n\n【青浦区颐育】王\*明：已约好/)
    expect(statSync(file).mode & 0o077).toBe(0)

    const page = await child.guardian.get('/310118/my/messages')
    expect(page.text).toContain('王*明：已约好社区宝宝屋')
    expect(page.text).toContain('未读')
    const token = await child.guardian.post('/310118/my/messages', { id: child.id })
    expect(token.status).toBe(303)
    expect((await child.guardian.get('/310118/my/messages')).text).not.toContain('未读')
  })

  test('of an elder without an account is on record as told at the counter; a reminder becomes a call of the street, reached at the second try', async () => {
    const { slot, keeper } = await aRoom(w, { ageFrom: undefined, ageTo: undefined })
    const elder = await aPerson(officer, { name: '李老太', bornOn: '1941-02-03', phone: '62590000' })
    const reply = await book(officer, slot, elder.id, { channel: 'counter', overrideWhy: '测试', acceptPrice: true })
    expect(reply.status, reply.text).toBe(201)
    await deliverAll()
    expect(await toldTo(w, elder.id)).toMatchObject([{ channel: 'site', because: 'known', state: 'delivered' }])

    w.clock.set('2025-07-06')
    const remind = w.product.features.flatMap(({ jobs }) => jobs?.['messages.remind'] ?? [])[0]
    const when = w.clock.now
    w.clock.now = () => new Date('2025-07-06T10:12:00+08:00')
    await remind?.(w.ctx(), {})
    await remind?.(w.ctx(), {})
    const [, call, ...more] = await toldTo(w, elder.id)
    expect(more).toEqual([])
    expect(call).toMatchObject({ kind: 'sessions.reminder', channel: 'callback', state: 'waiting' })
    w.clock.now = when

    const { items } = (await officer.get(`${at}/work`)).body as { items: { kind: string; title: string }[] }
    expect(items).toContainEqual(expect.objectContaining({ kind: 'messages.work.call_back', title: '李老太' }))
    const elsewhere = await w.as('street_officer', { street: yingpu.street })
    expect((await elsewhere.get(`${at}/call-backs`)).text).not.toContain('李老太')
    expect((await elsewhere.post(`${at}/messages/${call?.id}/calls`, { reached: true })).status).toBe(404)
    const list = (await officer.get(`${at}/call-backs`)).body as { callBacks: { id: string; phone: string; text: string }[] }
    expect(list.callBacks.find(({ id }) => id === call?.id)).toMatchObject({
      phone: '62590000',
      text: expect.stringContaining('提醒您'),
    })
    expect((await officer.post(`${at}/messages/${call?.id}/calls`, { reached: false, note: '无人接听' })).status).toBe(201)
    expect((await officer.post(`${at}/messages/${call?.id}/calls`, { reached: true })).status).toBe(201)
    const again = await officer.post(`${at}/messages/${call?.id}/calls`, { reached: true })
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'message_is_settled'])
    expect((await toldTo(w, elder.id))[1]).toMatchObject({ state: 'done', tries: 2 })
    w.clock.set('2025-06-30')
    void keeper
  })

  test('whose slot is cancelled is told at once with the reason; a place in the queue with its number', async () => {
    const { slot, keeper } = await aRoom(w, { capacity: 1 })
    const [one, two] = [await aChild(w, keeper, { phone: '13900000001' }), await aChild(w, keeper, { phone: '13900000002' })]
    await prefer(two.guardian, two.id, { language: 'en' })
    await book(one.guardian, slot, one.id)
    await book(two.guardian, slot, two.id)
    await deliverAll()
    expect((await toldTo(w, two.id))[0]?.text).toMatch(/is full; you are number 1 in the queue/)
    expect((await keeper.post(`${at}/slots/${slot}/cancellation`, { reason: '台风停课' })).status).toBeLessThan(300)
    await deliverAll()
    expect((await toldTo(w, one.id)).at(-1)).toMatchObject({ urgent: true, text: expect.stringContaining('不能举办：台风停课') })
  })
})

describe('how somebody is told', () => {
  test('is set by themselves, their guardian, whom they trust with services, an officer of their street; by nobody else', async () => {
    const elder = await aPerson(officer, { phone: '13811112222' })
    const by = async (as: 'self' | 'guardian' | 'trusted' | 'duty') => {
      const caller = await w.as(as === 'duty' ? 'provider' : 'resident')
      await grantPerson(w, caller, elder.id, as)
      return caller
    }
    await w.owner.query("update platform.person_grant set may = '{services}' where person = $1 and as_what = 'trusted'", [
      elder.id,
    ])
    const self = await by('self')
    expect((await prefer(self, elder.id, { channel: 'voice', weekly: 0 })).body).toMatchObject({ channel: 'voice', weekly: 0 })
    expect((await prefer(await by('guardian'), elder.id)).status).toBe(200)
    expect((await prefer(officer, elder.id)).status).toBe(200)
    expect((await prefer(await by('duty'), elder.id)).status).toBe(403)
    expect((await prefer(await w.as('street_officer', { street: yingpu.street }), elder.id)).status).toBe(404)
    const refused = await prefer(self, elder.id, { reader: 'nobody' })
    expect([refused.status, (refused.body as { code: string }).code]).toEqual([422, 'reader_does_not_stand_for'])
    expect((await auditOf(w, elder.id)).map(({ action }) => action)).toContain('messages.set_preference')
  })

  test('holds: a letter to the address with its window, the street’s post on record; what is refused stays on the page', async () => {
    const elder = await aPerson(officer, { name: '赵<b>大爷', bornOn: '1938-01-01' })
    const place = { street: xiayang.street, line: '公园路99弄3号502室' }
    expect(
      (
        await officer.post(`${at}/persons/${elder.id}/addresses`, {
          kind: 'residence',
          place,
          since: '2021-01-01',
          source: '走访',
        })
      ).status,
    ).toBe(201)
    await prefer(officer, elder.id, { channel: 'letter' })
    const wrote = await officer.post(`${at}/persons/${elder.id}/messages`, { text: '您的助餐卡办好了，请来领取。' })
    expect(wrote.status, wrote.text).toBe(201)
    await deliverAll()
    const [letter] = await toldTo(w, elder.id)
    expect(letter).toMatchObject({ channel: 'letter', state: 'sent' })
    const page = readFileSync(join(outbox('letter'), `${letter?.id}.html`), 'utf8')
    expect(page).toContain('公园路99弄3号502室')
    expect(page).toContain('赵&lt;b>大爷')
    expect(page).not.toContain('<b>大爷')
    const printed = await officer.get(`${at}/messages/${letter?.id}/letter`)
    expect([printed.status, printed.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect((await officer.post(`${at}/messages/${letter?.id}/posting`, { note: '挂号' })).status).toBe(201)
    expect((await toldTo(w, elder.id))[0]).toMatchObject({ state: 'done' })

    await prefer(officer, elder.id, { refuses: ['messages.office'] })
    await officer.post(`${at}/persons/${elder.id}/messages`, { text: '另一件事。' })
    expect((await toldTo(w, elder.id))[1]).toMatchObject({ channel: 'site', because: 'refused' })
  })

  test('quiet hours hold a text back until they end', async () => {
    const person = await aPerson(officer, { bornOn: '1985-01-01', phone: '13700000009' })
    const shanghai = (hours: number) => new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(11, 16)
    await prefer(officer, person.id, { quietFrom: shanghai(-1), quietTo: shanghai(1) })
    await officer.post(`${at}/persons/${person.id}/messages`, { text: '请来领取。' })
    await deliverAll()
    expect((await toldTo(w, person.id))[0]).toMatchObject({ channel: 'sms', state: 'waiting', tries: 0 })
  })

  test('what comes up in quiet hours and would be too late after them is a call for who reads no page', async () => {
    const elder = await aPerson(officer, { bornOn: '1940-01-01', phone: '13700000010' })
    const around = w.clock.now().getTime()
    const time = (ms: number) => new Date(around + ms + 8 * 3_600_000).toISOString().slice(11, 16)
    await prefer(officer, elder.id, { channel: 'sms', quietFrom: time(-3_600_000), quietTo: time(3 * 3_600_000) })
    const freed = { key: 'sessions.notice.offered', values: {} }
    const wish = { person: elder.id, kind: 'sessions.queue', said: freed, urgent: true, until: new Date(around + 3_600_000) }
    const speech = speechOf(w.product.features, { zh: {}, en: {} })
    await transaction(w.ctx(), (tx) => tell(tx, speech, [{ ...wish, cause: 'freed 1' }]))
    expect(await toldTo(w, elder.id)).toMatchObject([{ channel: 'callback', because: 'quiet', state: 'waiting' }])
    const self = await w.as('resident')
    await grantPerson(w, self, elder.id, 'self')
    await transaction(w.ctx(), (tx) => tell(tx, speech, [{ ...wish, cause: 'freed 2' }]))
    expect((await toldTo(w, elder.id))[1]).toMatchObject({ channel: 'site', because: 'quiet' })
  })

  test('who reads for them gets it on their own telephone', async () => {
    const [child, mother] = [
      await aPerson(officer, { bornOn: '2023-05-01', since: '2023-05-01', phone: null }),
      await aPerson(officer, { bornOn: '1992-05-01', phone: '13600000077' }),
    ]
    const account = await w.as('resident')
    await grantPerson(w, account, mother.id, 'self')
    await grantPerson(w, account, child.id, 'guardian')
    await prefer(account, child.id)
    await officer.post(`${at}/persons/${child.id}/messages`, { text: '体检时间到了。' })
    await deliverAll()
    expect((await toldTo(w, child.id))[0]).toMatchObject({ channel: 'sms', state: 'sent', sent_to: '136****0077' })
  })
})

test('an officer reads what somebody was told with a purpose only, and that is on record', async () => {
  const elder = await aPerson(officer)
  const { id } = (await officer.post(`${at}/persons/${elder.id}/messages`, { text: '请来领取。' })).body as { id: string }
  expect((await officer.get(`${at}/persons/${elder.id}/messages`)).status).toBe(422)
  const read = await officer.get(`${at}/persons/${elder.id}/messages?purpose=supervision`)
  expect(read.body).toMatchObject({ messages: [{ id, text: '请来领取。' }] })
  expect((await auditOf(w, elder.id)).at(-1)).toMatchObject({ action: 'people.viewed', details: { what: 'messages' } })
  const list = await officer.get(`${at}/messages?limit=5`)
  expect(list.text).toContain(id)
  expect(list.text).not.toContain('请来领取')
  expect((await w.stranger.get(`${at}/messages`)).status).toBe(401)
})

test('a death silences what has not gone out', async () => {
  const elder = await aPerson(officer, { bornOn: '1930-01-01' })
  await officer.post(`${at}/persons/${elder.id}/messages`, { text: '请来领取。' })
  const died = await officer.post(`${at}/persons/${elder.id}/death`, { on: '2025-06-20', source: '民政' })
  expect(died.status, died.text).toBeLessThan(300)
  await deliverAll()
  expect((await toldTo(w, elder.id))[0]).toMatchObject({ state: 'withdrawn' })
  const late = await officer.post(`${at}/persons/${elder.id}/messages`, { text: '又一件。' })
  expect([late.status, (late.body as { code: string }).code]).toEqual([409, 'person_has_died'])
})

test('a gateway that is away is asked four times, then somebody calls; one that refuses is not asked again; the parcel keeps its id', async () => {
  const asked: { key: string; status: number }[] = []
  let answer = 503
  const gateway = createServer((request, response) => {
    asked.push({ key: String(request.headers['idempotency-key']), status: answer })
    response
      .writeHead(answer, { 'content-type': 'application/json' })
      .end(JSON.stringify({ reference: 'r-1', state: 'delivered' }))
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  const carriers = w.product.installation.carriers
  if (!carriers) throw new Error('the product has carriers')
  const folder = carriers.sms
  carriers.sms = httpCarrier({ url: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`, token: 't' })
  try {
    const person = await aPerson(officer, { bornOn: '1985-01-01', phone: '13700000008' })
    await prefer(officer, person.id)
    const tryAll = async () => {
      for (let n = 0; n < 6; n += 1) {
        await w.owner.query("update messages.message set due_at = due_at - interval '1 day' where person = $1", [person.id])
        await w.owner.query(
          "update graphile_worker._private_jobs set run_at = now() - interval '1 minute' where payload->>'message' in (select id::text from messages.message where person = $1)",
          [person.id],
        )
        await deliverAll()
      }
    }
    await officer.post(`${at}/persons/${person.id}/messages`, { text: '第一件。' })
    await tryAll()
    const [first] = await toldTo(w, person.id)
    expect(first).toMatchObject({ state: 'failed', tries: 4, fault: 'the gateway answered 503' })
    expect(asked.map(({ key }) => key)).toEqual(Array(4).fill(first?.id))
    expect((await officer.get(`${at}/call-backs`)).text).toContain(String(first?.id))

    answer = 400
    await officer.post(`${at}/persons/${person.id}/messages`, { text: '第二件。' })
    await tryAll()
    expect((await toldTo(w, person.id))[1]).toMatchObject({ state: 'failed', tries: 1 })

    answer = 200
    await officer.post(`${at}/persons/${person.id}/messages`, { text: '第三件。' })
    await tryAll()
    expect((await toldTo(w, person.id))[2]).toMatchObject({ state: 'delivered', tries: 1 })

    await w.owner.query('update people.person set synthetic = true where id = $1', [person.id])
    const before = asked.length
    await officer.post(`${at}/persons/${person.id}/messages`, { text: '编造的人。' })
    await tryAll()
    expect((await toldTo(w, person.id))[3]).toMatchObject({ state: 'withdrawn', fault: 'made_up' })
    expect(asked).toHaveLength(before)
    const { rows } = await w.owner.query(
      "select payload::text as payload from graphile_worker._private_jobs where payload::text like '%1370000%'",
    )
    expect(rows).toEqual([])
  } finally {
    carriers.sms = folder
    gateway.close()
  }
})

test('erasure takes messages and wishes away; what the outbox holds is files of the data folder', async () => {
  const elder = await aPerson(officer)
  await prefer(officer, elder.id)
  await officer.post(`${at}/persons/${elder.id}/messages`, { text: '请来领取。' })
  const feature = w.product.features.find(({ name }) => name === 'messages')
  const held = await transaction(w.ctx(), async (tx) => feature?.personalData?.export(tx, elder.id, w.product.installation.keys))
  expect(held).toMatchObject({ messages: [{ text: '请来领取。' }], messagePreference: { language: 'zh' } })
  expect(await transaction(w.ctx(), async (tx) => feature?.personalData?.erase(tx, elder.id))).toBe(2)
  expect(await toldTo(w, elder.id)).toEqual([])
  expect(existsSync(outbox('sms')) ? readdirSync(outbox('sms')).every((name) => name.endsWith('.txt')) : true).toBe(true)
})

test('a street’s list of calls is its own, however many others wait; the department’s is the district’s', async () => {
  const keeper = await w.as('department_officer', { department: 'minzheng' })
  const [here, there] = [
    await aPerson(officer, { name: '本街老人' }),
    await aPerson(keeper, { name: '邻街老人', residence: yingpu, registered: yingpu }),
  ]
  await officer.post(`${at}/persons/${here.id}/messages`, { text: '请来领取。' })
  await keeper.post(`${at}/persons/${there.id}/messages`, { text: '请来领取。', urgent: true })
  // More urgent calls of the other street than one list holds, of somebody whom the street's officer sees too: they are registered here.
  await w.owner.query('update people.person set registered_street = $2 where id = $1', [there.id, xiayang.street])
  await w.owner.query(
    `insert into messages.message (district, id, person, kind, cause, channel, because, language, text, urgent, due_at, state, made_by, made_by_name, made_at, changed_at)
     select district, gen_random_uuid(), person, kind, 'copy ' || n, channel, because, language, text, true, due_at, state, made_by, made_by_name, made_at, changed_at
     from messages.message, generate_series(1, 250) n where person = $1`,
    [there.id],
  )
  type List = { total: number; callBacks: { personName: string }[] }
  const own = (await officer.get(`${at}/call-backs`)).body as List
  expect(own.callBacks.map(({ personName }) => personName)).toContain('本街老人')
  expect(own.callBacks.map(({ personName }) => personName)).not.toContain('邻街老人')
  expect(own.total).toBe(own.callBacks.length)
  const all = (await keeper.get(`${at}/call-backs`)).body as List
  expect([all.callBacks.length, all.total >= 252]).toEqual([200, true])
  await w.owner.query('delete from messages.message where person = $1', [there.id])
})
