import { beforeAll, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { xiayang } from '../../people/people.test-support.ts'
import { aChild, aRoom, aSchedule, at, book, monday } from '../sessions.test-support.ts'
import type { Allowance, Meetings, NearSlots, SessionServices, SessionVenues, SlotBookings, VenueSlots } from './contract.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const read = async <T>(who: Caller, path: string): Promise<T> => {
  const reply = await who.get(`${at}/${path}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body as T
}

/** A provider of the organization that runs a new facility, with a slot in it. */
async function aProvider(wish: Record<string, unknown> = {}) {
  const room = await aRoom(w, wish)
  const made = await room.keeper.post(`${at}/organizations`, {
    name: `托育中心 ${room.facility.slice(-6)}`,
    kind: 'social',
    source: '测试',
  })
  expect(made.status, made.text).toBe(201)
  const organization = (made.body as { id: string }).id
  await w.owner.query('update places.facility set organization = $1 where id = $2', [organization, room.facility])
  return { ...room, provider: await w.as('provider', { organization }) }
}

test('a provider sees its own facility first, its slots of any day, and who is in each and who waits in which order', async () => {
  const { facility, slot, keeper, provider } = await aProvider({ capacity: 1 })
  const [first, second] = [await aChild(w, keeper, { name: '先到' }), await aChild(w, keeper, { name: '后到' })]
  for (const child of [first, second]) expect((await book(child.guardian, slot, child.id)).status).toBe(201)
  const { venues } = await read<SessionVenues>(provider, 'session-venues')
  expect(venues[0]).toMatchObject({ id: facility, mine: true, services: ['baobaowu'] })
  const held = await read<VenueSlots>(provider, `facilities/${facility}/slots?from=${monday}`)
  expect(held).toMatchObject({
    mine: true,
    slots: [{ id: slot, taken: 1, capacity: 1, waiting: 1, state: 'open', settled: false }],
  })
  const told = await read<SlotBookings>(provider, `slots/${slot}/bookings`)
  expect(told.bookings.map(({ name, state, place, months, person }) => [name, state, place, months, person])).toEqual([
    ['先到', 'booked', null, 24, null],
    ['后到', 'queued', 1, 24, null],
  ])
  const { rows } = await w.owner.query(
    "select details from platform.audit where action = 'sessions.see_bookings' and subject = $1",
    [`slot/${slot}`],
  )
  expect(rows).toMatchObject([{ details: { persons: [first.id, second.id] } }])
  const forOfficer = await read<SlotBookings>(keeper, `slots/${slot}/bookings`)
  expect(forOfficer.bookings.map(({ person }) => person)).toEqual([first.id, second.id])
})

test('services that are held somewhere are told from those the catalogue only names', async () => {
  const { keeper } = await aRoom(w)
  const { services } = await read<SessionServices>(keeper, 'session-services')
  const held = (id: string) => services.find((service) => service.id === id)?.held
  expect(held('baobaowu')).toBe(true)
  expect(services.some((service) => !service.held)).toBe(true)
})

test('a slot that was cancelled stays in the week with its reason', async () => {
  const { facility, slot, keeper } = await aRoom(w)
  expect((await keeper.post(`${at}/slots/${slot}/cancellation`, { reason: '停电检修' })).status).toBe(200)
  const { slots } = await read<VenueSlots>(keeper, `facilities/${facility}/slots?from=${monday}`)
  expect(slots).toMatchObject([{ state: 'cancelled', cancelledWhy: '停电检修' }])
})

test('who is in a slot is for those who may see its room: no department that keeps no records, no other provider or street, auditor, parent, other district', async () => {
  const { slot, facility, keeper, provider } = await aProvider()
  const child = await aChild(w, keeper, { name: '看不见' })
  await book(child.guardian, slot, child.id)
  const asked: [who: string, caller: Caller, status: number][] = [
    ['its provider', provider, 200],
    ['a department that works with people’s records', await w.as('department_officer', { department: 'minzheng' }), 200],
    ['the officer of its street', await w.as('street_officer', { street: xiayang.street }), 200],
    ['a department that does not', await w.as('department_officer', { department: 'fagai' }), 403],
    ['another provider', await w.as('provider', { organization: '00000000-0000-4000-8000-000000000001' }), 403],
    ['a carer of no organization', await w.as('provider'), 403],
    ['the officer of another street', await w.as('street_officer', { street: '310118102' }), 403],
    ['the coordinator', await w.as('coordinator'), 403],
    ['an auditor', await w.as('auditor'), 403],
    ['a parent', child.guardian, 403],
    ['a stranger', w.stranger, 401],
  ]
  const answers = []
  for (const [who, caller] of asked) {
    const reply = await caller.get(`${at}/slots/${slot}/bookings`)
    answers.push([who, reply.status, reply.text.includes('看不见')])
  }
  expect(answers).toEqual(asked.map(([who, , status]) => [who, status, status === 200]))
  const elsewhere = await w.as('department_officer', { district: '310151', department: 'jiaoyu' })
  expect((await elsewhere.get(`/api/districts/310151/slots/${slot}/bookings`)).status).toBe(404)
  expect((await elsewhere.get(`/api/districts/310151/facilities/${facility}/slots`)).status).toBe(404)
  expect((await elsewhere.get(`${at}/slots/${slot}/bookings`)).status).toBe(403)
})

test('a schedule shows its first ten meetings before it is published, without the holidays it leaves out', async () => {
  const { keeper } = await aRoom(w)
  const rule = `rrule=${encodeURIComponent('FREQ=WEEKLY;BYDAY=WE,TH,FR')}&startsOn=2025-09-29&startsAt=09:00`
  const all = await read<Meetings>(keeper, `schedule-preview?${rule}`)
  expect(all.meetings).toHaveLength(10)
  expect(all.meetings[0]).toEqual({ onDay: '2025-10-01', startsAt: '2025-10-01T01:00:00.000Z' })
  const working = await read<Meetings>(keeper, `schedule-preview?${rule}&workingDaysOnly=true`)
  expect(working.leftOut).toContain('2025-10-01')
  expect(working.meetings.map(({ onDay }) => onDay)).not.toContain('2025-10-01')
  const broken = await keeper.get(`${at}/schedule-preview?rrule=FREQ%3DSECONDLY&startsOn=2025-07-01&startsAt=09:00`)
  expect([broken.status, (broken.body as { code: string }).code]).toEqual([422, 'schedule_rule_unreadable'])
})

test('at the counter: what is left free, and the slots of the person’s own street before those further away', async () => {
  const near = await aRoom(w)
  const far = await made(near.keeper, { name: '远处宝宝屋', street: '310118102' })
  await aSchedule(near.keeper, { facility: far })
  const child = await aChild(w, near.keeper)
  await book(child.guardian, near.slot, child.id)
  const officer = await w.as('street_officer', { street: xiayang.street })
  expect(await read<Allowance>(officer, `persons/${child.id}/allowance?service=baobaowu`)).toMatchObject({
    ...{ granted: 12, used: 1, window: '2025', per: 'person' },
  })
  const { slots } = await read<NearSlots>(officer, `persons/${child.id}/slots-near?service=baobaowu&from=${monday}`)
  const places = slots.map(({ facility }) => facility)
  expect(places).toContain(near.facility)
  expect(places.indexOf(far)).toBeGreaterThan(places.indexOf(near.facility))
  const stranger = await w.as('street_officer', { street: '310118102' })
  for (const path of ['allowance', 'slots-near'])
    expect((await stranger.get(`${at}/persons/${child.id}/${path}?service=baobaowu`)).status).toBe(404)
})

test('the services that run by sessions come with what a schedule of them takes over', async () => {
  const { services } = await read<SessionServices>(await w.as('provider'), 'session-services')
  expect(services.find(({ id }) => id === 'baobaowu')).toMatchObject({ name: '社区宝宝屋', domain: '托育', minutes: 120 })
})

async function made(keeper: Caller, wish: Record<string, unknown>): Promise<string> {
  const reply = await keeper.post(`${at}/facilities`, {
    ...{ type: 'baby_room', address: '', phone: null, position: null, openedOn: '2020-05-01', about: '' },
    ...{ attributes: {}, source: '测试', ...wish },
  })
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}
