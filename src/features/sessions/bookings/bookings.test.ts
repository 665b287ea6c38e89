import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { traffic } from '../../../platform/database/together.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { auditOf } from '../../people/people.test-support.ts'
import { aChild, aRoom, aSchedule, at, book, saidOf } from '../sessions.test-support.ts'
import type { MadeBooking } from './contract.ts'
import { deleteBookingsOf } from './erasing-store.ts'
import { expireBooking, moveQueue } from './queue.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const slotRow = async (id: string) =>
  (await w.owner.query('select taken, waiting, arrivals from sessions.slot where id = $1', [id])).rows[0]
const statesOf = async (slot: string) =>
  (await w.owner.query('select state from sessions.booking where slot = $1 order by arrival', [slot])).rows.map(
    ({ state }) => state,
  )

test('a guardian books a place for her child: it is free, counted, audited, and shown under the child’s bookings', async () => {
  const { slot, keeper } = await aRoom(w)
  const child = await aChild(w, keeper)
  const reply = await book(child.guardian, slot, child.id)
  expect(reply.status, reply.text).toBe(201)
  expect(reply.body).toMatchObject({
    state: 'booked',
    free: true,
    feeFen: 0,
    place: null,
    allowance: { used: 1, granted: 12, window: '2025' },
  })
  expect(await slotRow(slot)).toEqual({ taken: 1, waiting: 0, arrivals: 1 })
  const mine = await child.guardian.get(`${at}/persons/${child.id}/bookings`)
  expect(mine.body).toMatchObject({ coming: [{ state: 'booked', mayCancel: true, serviceName: '社区宝宝屋' }], past: [] })
  expect((await auditOf(w, child.id)).at(-1)).toMatchObject({
    action: 'sessions.book',
    details: { onBehalfOf: child.id, as: 'guardian' },
  })
})

test('a booking goes to its database five times: as many times as one answer decides what is asked next', async () => {
  const { slot, keeper } = await aRoom(w)
  const [first, second] = [await aChild(w, keeper), await aChild(w, keeper)]
  await book(first.guardian, slot, first.id) // the rules are read once
  const before = traffic.journeys
  expect((await book(second.guardian, slot, second.id)).status).toBe(201)
  expect(traffic.journeys - before).toBeLessThanOrEqual(5)
})

test('ten families want one place at the same moment: one gets it, nine are queued in the order they asked', async () => {
  const { slot, keeper } = await aRoom(w, { capacity: 1 })
  const children = await Promise.all(Array.from({ length: 10 }, () => aChild(w, keeper)))
  const replies = await Promise.all(children.map((child) => book(child.guardian, slot, child.id)))
  expect(replies.map((reply) => (reply.body as MadeBooking).state).sort()).toEqual(['booked', ...Array(9).fill('queued')])
  expect(await slotRow(slot)).toEqual({ taken: 1, waiting: 9, arrivals: 10 })
  const { rows } = await w.owner.query(
    "select arrival from sessions.booking where slot = $1 and state = 'queued' order by arrival",
    [slot],
  )
  expect(rows.map(({ arrival }) => arrival)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('two taps with one key make one booking; two taps with two keys are told so', async () => {
  const { slot, keeper } = await aRoom(w)
  const child = await aChild(w, keeper)
  const wish = { slot: slot, person: child.id, ifFull: 'queue' }
  const tap = (key: string) => child.guardian.post(`${at}/bookings`, wish, { 'idempotency-key': key })
  const [one, two] = await Promise.all([tap('same-key-000001'), tap('same-key-000001')])
  expect([one.status, two.status]).toEqual([201, 201])
  expect((one.body as MadeBooking).id).toBe((two.body as MadeBooking).id)
  expect(saidOf(await tap('other-key-000002'))).toEqual([409, 'booking_one_at_one_time'])
  expect(await slotRow(slot)).toEqual({ taken: 1, waiting: 0, arrivals: 1 })
})

test('a freed place goes to the first in the queue who still fits, waits for an answer, and then to the next', async () => {
  const { slot, keeper } = await aRoom(w, { capacity: 1 })
  const [holder, gone] = [await aChild(w, keeper), await aChild(w, keeper)]
  const [first, second] = [await aChild(w, keeper), await aChild(w, keeper)]
  const ids: string[] = []
  for (const child of [holder, gone, first, second])
    ids.push(((await book(child.guardian, slot, child.id)).body as MadeBooking).id)
  await w.owner.query('update people.person set died_on = $2 where id = $1', [gone.id, '2025-06-29'])
  expect(saidOf(await holder.guardian.post(`${at}/bookings/${ids[0]}/cancellation`, {}))).toEqual([200, 'cancelled'])
  // While somebody waits, nobody walks past the queue into the free place.
  const late = await aChild(w, keeper)
  expect((await book(late.guardian, slot, late.id)).body).toMatchObject({ state: 'queued' })
  await moveQueue(w.ctx(), { slot })
  await moveQueue(w.ctx(), { slot })
  expect(await statesOf(slot)).toEqual(['cancelled', 'passed', 'offered', 'queued', 'queued'])
  await w.owner.query("update sessions.booking set expires_at = expires_at - interval '1 day' where id = $1", [ids[2]])
  await expireBooking(w.ctx(), { booking: ids[2] })
  expect(await statesOf(slot)).toEqual(['cancelled', 'passed', 'expired', 'offered', 'queued'])
  expect(saidOf(await first.guardian.post(`${at}/bookings/${ids[2]}/acceptance`, {}))).toEqual([409, 'booking_not_offered'])
  expect(saidOf(await second.guardian.post(`${at}/bookings/${ids[3]}/acceptance`, {}))).toEqual([200, 'booked'])
  expect(await slotRow(slot)).toEqual({ taken: 1, waiting: 1, arrivals: 5 })
  const { rows } = await w.owner.query('select used from sessions.allowance where subject = any ($1::uuid[]) order by used', [
    [holder.id, first.id, second.id],
  ])
  expect(rows.map(({ used }) => used)).toEqual([0, 0, 1])
})

test('the thirteenth session of a year is priced, and taken only if the price is accepted; two at once never use the last free one twice', async () => {
  const { slots, keeper } = await aRoom(w, { rrule: 'FREQ=DAILY;COUNT=14', opensDays: 60 })
  const child = await aChild(w, keeper)
  const replies = []
  for (const slot of slots.slice(0, 11)) replies.push(await book(child.guardian, slot, child.id))
  expect(replies.map(({ body }) => (body as MadeBooking).allowance?.used)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  const both = await Promise.all(slots.slice(11, 13).map((slot) => book(child.guardian, slot, child.id)))
  expect(both.map(saidOf).sort()).toEqual([
    [201, 'booked'],
    [422, 'quota_used_unpriced'],
  ])
  const priced = await book(child.guardian, slots[13] ?? '', child.id, { acceptPrice: true })
  expect(priced.body).toMatchObject({ state: 'booked', free: false, feeFen: null, feeConfirmed: false })
})

test('what is refused says which rule, and what one can do', async () => {
  const { slot, keeper, facility } = await aRoom(w)
  const [young, old] = [
    await aChild(w, keeper, { bornOn: '2024-08-01', since: '2024-08-01' }),
    await aChild(w, keeper, { bornOn: '2022-07-07', since: '2022-07-07' }),
  ]
  expect((await book(young.guardian, slot, young.id)).body).toMatchObject({ code: 'too_young', details: { from: '2025-08-01' } })
  expect((await book(old.guardian, slot, old.id)).body).toMatchObject({ code: 'too_old', details: { since: '2025-07-07' } })
  const child = await aChild(w, keeper)
  await book(child.guardian, slot, child.id)
  await aSchedule(keeper, { facility, startsAt: '11:00', name: '另一场' })
  const list = (await keeper.get(`${at}/slots?facility=${facility}&from=2025-07-07&to=2025-07-08`)).body as {
    slots: { id: string }[]
  }
  const other = list.slots.find(({ id }) => id !== slot)?.id ?? ''
  expect(saidOf(await book(child.guardian, other, child.id))).toEqual([409, 'booking_one_at_one_time'])
  const stranger = await w.as('resident')
  expect((await book(stranger, slot, child.id)).status).toBe(404)
  const full = await aRoom(w, { capacity: 1 })
  const [a, b] = [await aChild(w, keeper), await aChild(w, keeper)]
  await book(a.guardian, full.slot, a.id)
  expect((await book(b.guardian, full.slot, b.id, { ifFull: 'refuse' })).body).toMatchObject({
    code: 'slot_full',
    details: { waiting: 0 },
  })
  // Whoever would not wait hears of the full slot first, whoever would wait of what the rules say.
  expect(saidOf(await book(young.guardian, full.slot, young.id, { ifFull: 'refuse' }))).toEqual([409, 'slot_full'])
  expect(saidOf(await book(young.guardian, full.slot, young.id))).toEqual([422, 'too_young'])
  const later = await aRoom(w, { opensDays: 3 })
  expect((await book(a.guardian, later.slot, a.id)).body).toMatchObject({
    code: 'slot_not_open_yet',
    details: { opensAt: '2025-07-04 09:00' },
  })
})

test('an officer of the street books for a caller, and overrides a rule with a reason, but never the room', async () => {
  const { slot, keeper } = await aRoom(w, { capacity: 1 })
  const young = await aChild(w, keeper, { bornOn: '2024-08-01', since: '2024-08-01' })
  const officer = await w.as('street_officer', { street: '310118001' })
  expect((await book(officer, slot, young.id, { channel: 'phone' })).body).toMatchObject({
    code: 'too_young',
    details: { overridable: true },
  })
  const made = await book(officer, slot, young.id, { channel: 'phone', overrideWhy: '双胞胎之一，早产，已由医生同意' })
  expect(made.body).toMatchObject({ state: 'booked', channel: 'phone' })
  expect((await auditOf(w, young.id)).at(-1)?.details).toMatchObject({ overrides: ['too_young'] })
  const other = await aChild(w, keeper)
  expect(saidOf(await book(officer, slot, other.id, { ifFull: 'refuse', overrideWhy: '硬要加一个' }))).toEqual([409, 'slot_full'])
})

test('a place held for a form is kept for five minutes, then it is somebody else’s', async () => {
  const { slot, keeper } = await aRoom(w, { capacity: 1 })
  const [one, two] = [await aChild(w, keeper), await aChild(w, keeper)]
  const held = (await book(one.guardian, slot, one.id, { hold: true })).body as MadeBooking
  expect(held.state).toBe('held')
  expect((await book(two.guardian, slot, two.id)).body).toMatchObject({ state: 'queued', place: 1 })
  expect(saidOf(await one.guardian.post(`${at}/bookings/${held.id}/confirmation`))).toEqual([200, 'booked'])
  expect(saidOf(await one.guardian.post(`${at}/bookings/${held.id}/confirmation`))).toEqual([409, 'booking_not_held'])
})

test('what is erased while somebody else gives the place up is taken out of its slot once', async () => {
  const { slot, keeper } = await aRoom(w)
  const child = await aChild(w, keeper)
  const { id } = (await book(child.guardian, slot, child.id)).body as MadeBooking
  const rival = await w.owner.connect()
  try {
    await rival.query('begin')
    await rival.query('select from sessions.slot where id = $1 for update', [slot])
    const erasing = transaction(w.ctx(), (tx) => deleteBookingsOf(tx, child.id))
    await new Promise((resolve) => setTimeout(resolve, 300))
    await rival.query("update sessions.booking set state = 'cancelled' where id = $1", [id])
    await rival.query('update sessions.slot set taken = taken - 1 where id = $1', [slot])
    await rival.query('commit')
    expect(await erasing).toBe(2)
  } finally {
    await rival.query('rollback')
    rival.release()
  }
  expect(await slotRow(slot)).toMatchObject({ taken: 0, waiting: 0 })
})
