import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { auditOf, grantPerson } from '../../people/people.test-support.ts'
import { aChild, at, book, saidOf } from '../sessions.test-support.ts'
import { aNursery, became, noted, statesOf, sync, theDay, theMorrow } from './attendance.test-support.ts'
import type { Inside, Room } from './contract.ts'
import { codeOf } from './rules/codes.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const roomOf = async (who: { get(url: string): Promise<{ body: unknown }> }, slot: string) =>
  (await who.get(`${at}/slots/${slot}/room`)).body as Room
const tapsOf = async (booking: string) =>
  (
    await w.owner.query(
      'select kind, second_to is null as first, withdrawn_at is null as stands from sessions.attendance where booking = $1 order by at',
      [booking],
    )
  ).rows

test('a carer taps a child in: the booking is attended, the room shows who came and the ratio, and the reading of the room is on record once a day', async () => {
  const { slot, carer, kids } = await aNursery(w)
  const [one, two] = kids as [(typeof kids)[0], (typeof kids)[0]]
  w.clock.set(theDay)
  expect(became(await sync(w, carer, slot, noted(w, 'arrived', { booking: one.booking, broughtBy: '妈妈' })))).toEqual([
    'recorded',
  ])
  expect(await statesOf(w, slot)).toEqual(['attended', 'booked'])
  const room = await roomOf(carer, slot)
  expect(room.people.map(({ name, ageMonths, state }) => [name, ageMonths, state])).toEqual([
    [one.name, 24, 'attended'],
    [two.name, 24, 'booked'],
  ])
  expect(room.people[0]).toMatchObject({ arrived: { who: '妈妈' }, left: null, mustBeFetched: true, code: codeOf(one.booking) })
  expect(room.ratio).toMatchObject({
    ...{ class: 'mixed', basis: 'older', perCarer: 7, children: 1, carers: null, needed: 1, holds: null },
    standard: { infant: { below: 12, children: 3 } },
  })
  await roomOf(carer, slot)
  const { rows } = await w.owner.query(
    "select details from platform.audit where action = 'sessions.read_room' and subject = $1",
    [`slot/${slot}`],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].details.persons.sort()).toEqual([one.id, two.id].sort())
  expect((await auditOf(w, one.id)).at(-1)).toMatchObject({ action: 'sessions.arrive', details: { who: '妈妈' } })
})

test('the ratio warns when it breaks, and takes the strictest age present of a mixed class', async () => {
  const { slot, keeper, carer, kids } = await aNursery(w, { children: 5 })
  const small = await aChild(w, keeper, { name: '小小孩', bornOn: '2024-07-01', since: '2024-07-01' })
  const booking = ((await book(small.guardian, slot, small.id)).body as { id: string }).id
  w.clock.set(theDay)
  await sync(
    w,
    carer,
    slot,
    noted(w, 'carers', { count: 1 }),
    ...kids.map((kid) => noted(w, 'arrived', { booking: kid.booking })),
  )
  expect((await roomOf(carer, slot)).ratio).toMatchObject({ basis: 'older', children: 5, needed: 1, holds: true })
  const reply = await carer.post(`${at}/slots/${slot}/attendance`, {
    ...{ sentAt: w.clock.now().toISOString(), events: [noted(w, 'arrived', { booking })] },
  })
  expect(reply.body).toMatchObject({ ratio: { basis: 'younger', perCarer: 5, children: 6, carers: 1, needed: 2, holds: false } })
  await sync(w, carer, slot, noted(w, 'carers', { count: 2 }))
  expect((await roomOf(carer, slot)).ratio).toMatchObject({ carers: 2, holds: true })
})

test('what was noted without a network is sent in any order, and twice: nothing is lost, nothing is doubled', async () => {
  const { slot, carer, kids } = await aNursery(w)
  const [one, two] = kids as [(typeof kids)[0], (typeof kids)[0]]
  w.clock.set(theDay)
  const wrong = noted(w, 'arrived', { booking: two.booking }, 50)
  const undo = noted(w, 'undone', { of: wrong.id, why: '点错了' }, 49)
  const came = noted(w, 'arrived', { booking: one.booking }, 55)
  const again = noted(w, 'arrived', { booking: two.booking }, 20)
  const left = noted(w, 'left', { booking: one.booking, override: { name: '大姨', why: '已致电母亲，同意' } }, 5)
  const first = await sync(w, carer, slot, left, undo, again, came)
  expect(became(first)).toEqual(['recorded', 'recorded', 'recorded', 'recorded'])
  // The tap that was taken back comes last of all, and is withdrawn from the first.
  expect(became(await sync(w, carer, slot, wrong, came))).toEqual(['withdrawn', 'known'])
  expect(became(await sync(w, carer, slot, left, undo, again, came, wrong))).toEqual(Array(5).fill('known'))
  expect(await statesOf(w, slot)).toEqual(['attended', 'attended'])
  expect(await tapsOf(one.booking)).toEqual([
    { kind: 'arrived', first: true, stands: true },
    { kind: 'left', first: true, stands: true },
  ])
  expect((await tapsOf(two.booking)).filter(({ stands }) => stands)).toEqual([{ kind: 'arrived', first: true, stands: true }])
})

test('two devices tap one child at the same moment: both are kept, one stands; when that is taken back, the other does', async () => {
  const { slot, carer, keeper, kids } = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  w.clock.set(theDay)
  const taps = [noted(w, 'arrived', { booking: kid.booking }), noted(w, 'arrived', { booking: kid.booking })] as const
  const [a, b] = await Promise.all([sync(w, carer, slot, taps[0]), sync(w, keeper, slot, taps[1])])
  expect([became(a)[0], became(b)[0]].sort()).toEqual(['already', 'recorded'])
  const [stands, second] = a[0]?.became === 'recorded' ? [taps[0], taps[1]] : [taps[1], taps[0]]
  expect((a[0]?.became === 'already' ? a : b)[0]?.by).toBe(stands.id)
  await sync(w, carer, slot, noted(w, 'undone', { of: stands.id }))
  expect(await statesOf(w, slot)).toEqual(['attended'])
  expect((await roomOf(carer, slot)).people[0]?.arrived?.id).toBe(second.id)
  await sync(w, carer, slot, noted(w, 'undone', { of: second.id }))
  expect(await statesOf(w, slot)).toEqual(['booked'])
})

test('a scan of the booking, a typed code, the person’s card: each finds the booking in its slot alone', async () => {
  const { slot, carer, keeper, kids } = await aNursery(w, { children: 3 })
  const other = await aNursery(w, { children: 1 })
  const [one, two, three] = kids as [(typeof kids)[0], (typeof kids)[0], (typeof kids)[0]]
  w.clock.set(theDay)
  const { id: card } = (await keeper.post(`${at}/persons/${three.id}/cards`, {})).body as { id: string }
  const { code } = (await keeper.post(`${at}/cards/${card}/printing`)).body as { code: string }
  const outcomes = await sync(
    ...([w, carer, slot] as const),
    noted(w, 'arrived', { code: `https://example.cn/310118/my/bookings/${one.booking}` }),
    noted(w, 'arrived', { code: codeOf(two.booking).toLowerCase() }),
    noted(w, 'arrived', { code }),
    noted(w, 'arrived', { code: other.kids[0]?.booking }),
    noted(w, 'arrived', { code: '看不清的码' }),
    noted(w, 'arrived', { code: `${code.slice(0, -3)}AAA` }),
    noted(w, 'arrived', {}),
  )
  expect(became(outcomes)).toEqual([
    ...['recorded', 'recorded', 'recorded', 'not_in_slot', 'code_unreadable'],
    expect.stringMatching(/^card_/),
    'attendance_of_nobody',
  ])
  expect(outcomes.slice(0, 3).map(({ booking }) => booking)).toEqual([one.booking, two.booking, three.booking])
  await keeper.post(`${at}/cards/${card}/revocation`, { why: 'lost' })
  expect(became(await sync(w, carer, slot, noted(w, 'left', { code })))).toEqual(['card_void'])
})

test('nobody fetches a child but the guardian and whom they named; staff who called the guardian say whom and why', async () => {
  const { slot, carer, keeper, kids } = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  const registered = { kind: 'guardian', otherName: '登记的外公', validFrom: '2023-06-15', source: '户口簿' }
  expect((await keeper.post(`${at}/persons/${kid.id}/relationships`, registered)).status).toBe(201)
  const named = await kid.guardian.post(`${at}/persons/${kid.id}/pickup-persons`, {
    name: '外婆',
    relation: '外婆',
    phone: '13800000000',
  })
  expect(named.status, named.text).toBe(201)
  const gone = (await kid.guardian.post(`${at}/persons/${kid.id}/pickup-persons`, { name: '邻居', relation: '邻居' })).body as {
    id: string
  }
  await kid.guardian.post(`${at}/pickup-persons/${gone.id}/withdrawal`)
  w.clock.set(theDay)
  await sync(w, carer, slot, noted(w, 'arrived', { booking: kid.booking }))
  const [listed] = (await roomOf(carer, slot)).people
  expect(listed?.mayFetch.map(({ kind, name }) => [kind, name])).toEqual([
    ['guardian', '登记的外公'],
    ['guardian', kid.guardian.name],
    ['named', '外婆'],
  ])
  expect(JSON.stringify(listed)).not.toContain('13800000000')
  const refused = await sync(
    ...([w, carer, slot] as const),
    noted(w, 'left', { booking: kid.booking }),
    noted(w, 'left', { booking: kid.booking, by: gone.id }),
  )
  expect(became(refused)).toEqual(['not_named_to_fetch', 'not_named_to_fetch'])
  expect(refused[0]?.details).toMatchObject({ name: kid.name, named: `登记的外公、${kid.guardian.name}、外婆` })
  const grandmother = listed?.mayFetch.find(({ kind }) => kind === 'named')?.id
  const handed = noted(w, 'left', { booking: kid.booking, by: grandmother })
  expect(became(await sync(w, carer, slot, handed))).toEqual(['recorded'])
  expect((await roomOf(carer, slot)).people[0]?.left).toMatchObject({ who: '外婆', why: null })
  await sync(w, carer, slot, noted(w, 'undone', { of: handed.id }))
  const override = { name: '姑姑', why: '已致电母亲，同意由姑姑接' }
  expect(became(await sync(w, carer, slot, noted(w, 'left', { booking: kid.booking, override })))).toEqual(['recorded'])
  expect((await auditOf(w, kid.id)).at(-1)).toMatchObject({
    action: 'sessions.leave',
    details: { who: '姑姑', overrideWhy: override.why },
  })
  const contacts = await carer.get(`${at}/bookings/${kid.booking}/contacts`)
  expect(contacts.body).toMatchObject({
    contacts: expect.arrayContaining([
      { kind: 'record', name: kid.name, relation: null, phone: null },
      { kind: 'guardian', name: '登记的外公', relation: null, phone: null },
      { kind: 'named', name: '外婆', relation: '外婆', phone: '13800000000' },
    ]),
  })
  expect((await auditOf(w, kid.id)).at(-1)?.action).toBe('sessions.read_contacts')
})

test('a leaving that comes late is judged by who was the guardian on its day: neither one that began nor one that ended since', async () => {
  const { slot, carer, keeper, kids } = await aNursery(w, { children: 2 })
  const [one, two] = kids as [(typeof kids)[0], (typeof kids)[0]]
  const register = async (person: string, otherName: string, period: Record<string, string>) => {
    const wish = { kind: 'guardian', otherName, source: '户口簿', ...period }
    const reply = await keeper.post(`${at}/persons/${person}/relationships`, wish)
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as { id: string }).id
  }
  const former = await register(one.id, '当时的监护人', { validFrom: '2023-06-15', validTo: theMorrow })
  w.clock.set(theDay)
  const account = (await roomOf(carer, slot)).people.flatMap(({ mayFetch }) =>
    mayFetch.filter(({ name }) => name === one.guardian.name),
  )
  w.clock.set('2025-07-09')
  await w.owner.query('update platform.person_grant set ends_on = $2 where account = $1', [one.guardian.id, theMorrow])
  const later = await register(two.id, '后来的监护人', { validFrom: '2025-07-09' })
  const late = (booking: string, by: string | undefined) => noted(w, 'left', { booking, by }, 2 * 1440)
  expect(became(await sync(w, carer, slot, late(one.booking, former), late(two.booking, later)))).toEqual([
    'recorded',
    'not_named_to_fetch',
  ])
  expect(became(await sync(w, carer, slot, late(two.booking, account.at(-1)?.id)))).toEqual(['recorded'])
  // Today it is the other way round: the list that is kept shows who may from now on.
  const { guardians } = (await keeper.get(`${at}/persons/${two.id}/pickup-persons`)).body as { guardians: { name: string }[] }
  expect(guardians.map(({ name }) => name)).toEqual(['后来的监护人'])
})

test('a leaving that comes late is judged by who was named when it happened', async () => {
  const { slot, carer, kids } = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  const { id: by } = (await kid.guardian.post(`${at}/persons/${kid.id}/pickup-persons`, { name: '外公', relation: '外公' }))
    .body as { id: string }
  w.clock.set(theDay)
  const left = noted(w, 'left', { booking: kid.booking, by }, 5)
  await kid.guardian.post(`${at}/pickup-persons/${by}/withdrawal`)
  expect(became(await sync(w, carer, slot, noted(w, 'left', { booking: kid.booking, by }), left))).toEqual([
    'not_named_to_fetch',
    'recorded',
  ])
})

test('who is in the building is told at this moment, with what a rescuer must know, also of a session that is over', async () => {
  const { slot, facility, carer, kids } = await aNursery(w, { children: 3 })
  const [one, two] = kids as [(typeof kids)[0], (typeof kids)[0], (typeof kids)[0]]
  await two.guardian.put(`${at}/persons/${two.id}/safety`, {
    ...{ allergies: ['花生'], needs: '热性惊厥史', permissions: { photo: true, outing: null, medicine: false } },
  })
  w.clock.set(theDay)
  await sync(
    ...([w, carer, slot] as const),
    ...[
      noted(w, 'carers', { count: 2 }),
      noted(w, 'arrived', { booking: one.booking }),
      noted(w, 'arrived', { booking: two.booking }),
    ],
    noted(w, 'left', { booking: one.booking, override: { name: '妈妈', why: '本人来接' } }),
  )
  const inside = (await carer.get(`${at}/facilities/${facility}/inside`)).body as Inside
  expect(inside).toMatchObject({ facility, count: 1, carers: 2, rooms: [{ slot, overdue: false }] })
  expect(inside.rooms[0]?.people).toMatchObject([{ booking: two.booking, name: two.name, needs: '热性惊厥史' }])
  const room = await roomOf(carer, slot)
  expect(room.people.map(({ allergies }) => allergies)).toEqual([['花生'], [], []])
  w.clock.set(theMorrow)
  expect((await carer.get(`${at}/facilities/${facility}/inside`)).body).toMatchObject({
    count: 1,
    carers: 0,
    rooms: [{ overdue: true }],
  })
})

test('what was never, is over, or is somebody else’s is refused by name', async () => {
  const { slot, carer, keeper, kids } = await aNursery(w)
  const [one, two] = kids as [(typeof kids)[0], (typeof kids)[0]]
  expect(became(await sync(w, carer, slot, noted(w, 'arrived', { booking: one.booking })))).toEqual(['attendance_too_early'])
  await two.guardian.post(`${at}/bookings/${two.booking}/cancellation`, {})
  w.clock.set(theDay)
  expect(became(await sync(w, carer, slot, noted(w, 'arrived', { booking: two.booking })))).toEqual(['booking_keeps_no_place'])
  const tap = noted(w, 'arrived', { booking: one.booking })
  await sync(w, carer, slot, tap)
  const other = await aNursery(w, { children: 1 })
  w.clock.set(theDay)
  expect(became(await sync(w, keeper, other.slot, { ...tap, booking: other.kids[0]?.booking }))).toEqual(['attendance_id_used'])
  w.clock.set('2025-07-16')
  expect(became(await sync(w, carer, slot, noted(w, 'arrived', { booking: one.booking })))).toEqual(['attendance_too_late'])
})

test('the room is for its provider, its street and the departments that keep people’s records; nobody else hears of it', async () => {
  const { slot, facility, carer, kids } = await aNursery(w, { children: 1 })
  const [kid] = kids as [(typeof kids)[0]]
  w.clock.set(theDay)
  const urls = [`slots/${slot}/room`, `facilities/${facility}/inside`, `bookings/${kid.booking}/contacts`]
  const asked = async (who: { get(url: string): Promise<{ status: number }> }) =>
    await Promise.all(urls.map(async (url) => (await who.get(`${at}/${url}`)).status))
  expect(await asked(carer)).toEqual([200, 200, 200])
  expect(await asked(await w.as('street_officer', { street: '310118001' }))).toEqual([200, 200, 200])
  expect(await asked(await w.as('street_officer', { street: '310118002' }))).toEqual([403, 403, 403])
  expect(await asked(await w.as('provider', { organization: newId() }))).toEqual([403, 403, 403])
  expect(await asked(await w.as('department_officer', { department: 'fagai' }))).toEqual([403, 403, 403])
  expect(await asked(await w.as('auditor'))).toEqual([403, 403, 403])
  expect(await asked(kid.guardian)).toEqual([403, 403, 403])
  expect(await asked(w.stranger)).toEqual([401, 401, 401])
  const elsewhere = await w.as('department_officer', { district: '310151', department: 'jiaoyu' })
  expect((await elsewhere.get(`/api/districts/310151/slots/${slot}/room`)).status).toBe(404)
  // A duty for the child opens the child's record, not the room; a trusted person names nobody.
  const trusted = await w.as('resident')
  await grantPerson(w, trusted, kid.id, 'trusted')
  expect(saidOf(await trusted.post(`${at}/persons/${kid.id}/pickup-persons`, { name: '某人', relation: '某人' }))).toEqual([
    403,
    'not_acting_for',
  ])
}, 90_000)
