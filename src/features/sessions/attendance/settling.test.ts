import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { auditOf } from '../../people/people.test-support.ts'
import { at, book, saidOf } from '../sessions.test-support.ts'
import { aNursery, became, noted, statesOf, sync, theDay, theMorrow } from './attendance.test-support.ts'
import { reactions } from './reacting.ts'
import { orderSettling, settleSlot } from './settling.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const settledAt = async (slot: string) =>
  (await w.owner.query('select ended_at, taken, waiting from sessions.slot where id = $1', [slot])).rows[0]
const usedOf = async (person: string) =>
  (await w.owner.query('select used from sessions.allowance where subject = $1', [person])).rows[0]?.used
const ordered = async (slot: string) =>
  (
    await w.owner.query(
      "select from graphile_worker._private_jobs where payload::text like $1 and key like 'sessions.settle_slot%'",
      [`%${slot}%`],
    )
  ).rowCount
const react = (name: string, payload: Record<string, string>) => reactions[name]?.(w.ctx(), { id: newId(), name, payload })

test('a slot that ended is settled by the job: who came stays, who did not was absent, who waited runs out; done twice it is done once', async () => {
  const { slot, carer, keeper, kids } = await aNursery(w, { children: 3, capacity: 2 })
  const [came, stayedAway, waited] = kids as [(typeof kids)[0], (typeof kids)[0], (typeof kids)[0]]
  expect(await statesOf(w, slot)).toEqual(['booked', 'booked', 'queued'])
  w.clock.set(theDay)
  await sync(w, carer, slot, noted(w, 'arrived', { booking: came.booking }))
  await settleSlot(w.ctx(), { slot })
  expect(await statesOf(w, slot)).toEqual(['attended', 'booked', 'queued'])
  w.clock.set(theMorrow)
  await orderSettling(w.ctx())
  expect(await ordered(slot)).toBe(1)
  await Promise.all([settleSlot(w.ctx(), { slot }), settleSlot(w.ctx(), { slot })])
  expect(await statesOf(w, slot)).toEqual(['attended', 'absent', 'expired'])
  expect(await settledAt(slot)).toMatchObject({ ended_at: expect.any(Date), taken: 2, waiting: 0 })
  // Somebody who stays away has used the free session; somebody who only waited has not.
  expect([await usedOf(came.id), await usedOf(stayedAway.id), await usedOf(waited.id)]).toEqual([1, 1, undefined])
  expect((await auditOf(w, stayedAway.id)).filter(({ action }) => action === 'sessions.absent')).toHaveLength(1)
  // What a device sends after that still counts.
  expect(became(await sync(w, carer, slot, noted(w, 'arrived', { booking: stayedAway.booking }, 1440)))).toEqual(['recorded'])
  expect(await statesOf(w, slot)).toEqual(['attended', 'attended', 'expired'])
  const timeline = await keeper.get(`${at}/persons/${came.id}/timeline?purpose=service`)
  const { lines } = timeline.body as { lines: { title: string; said: unknown }[] }
  expect(lines).toContainEqual(
    expect.objectContaining({
      title: '社区宝宝屋',
      said: { key: 'sessions.timeline.slot.attended', values: { service: '社区宝宝屋', facility: expect.any(String) } },
    }),
  )
})

test('where nobody recorded an arrival the bookings stay, and after a day the provider is asked; then it says that nobody came', async () => {
  const { slot, carer } = await aNursery(w, { children: 2 })
  w.clock.set(theMorrow)
  await settleSlot(w.ctx(), { slot })
  expect(await statesOf(w, slot)).toEqual(['booked', 'booked'])
  const work = async () =>
    ((await carer.get(`${at}/work`)).body as { items: { kind: string; id: string; subject: string }[] }).items.filter(
      ({ id }) => id === slot,
    )
  expect(await work()).toEqual([])
  expect(saidOf(await carer.post(`${at}/bookings/${newId()}/correction`, { state: 'absent', reason: '没有来' }))).toEqual([
    404,
    'not_found',
  ])
  w.clock.set('2025-07-09')
  expect(await work()).toMatchObject([
    { kind: 'sessions.work.attendance_missing', said: { key: 'sessions.work.booked', values: { day: '2025-07-07', n: 2 } } },
  ])
  await orderSettling(w.ctx())
  expect(await ordered(slot)).toBe(0)
  const declared = await carer.post(`${at}/slots/${slot}/settlement`, { reason: '台风，无人到场' })
  expect(declared.body).toEqual({ id: slot, attended: 0, absent: 2 })
  expect((await carer.post(`${at}/slots/${slot}/settlement`, { reason: '再说一次' })).body).toEqual({
    id: slot,
    attended: 0,
    absent: 2,
  })
  expect(await work()).toEqual([])
})

test('staff put a wrong record right for seven days, with a reason; a slot that goes on is not settled by words', async () => {
  const { slot, carer, kids } = await aNursery(w, { children: 2 })
  const [one, two] = kids as [(typeof kids)[0], (typeof kids)[0]]
  w.clock.set(theDay)
  await sync(w, carer, slot, noted(w, 'arrived', { booking: one.booking }))
  const correct = (booking: string, state: string) =>
    carer.post(`${at}/bookings/${booking}/correction`, { state, reason: '核对签到表' })
  expect(saidOf(await correct(one.booking, 'absent'))).toEqual([409, 'attendance_not_settled'])
  expect(saidOf(await carer.post(`${at}/slots/${slot}/settlement`, { reason: '都到齐了' }))).toEqual([409, 'slot_not_over'])
  w.clock.set(theMorrow)
  await settleSlot(w.ctx(), { slot })
  expect(saidOf(await correct(one.booking, 'absent'))).toEqual([200, 'absent'])
  expect(saidOf(await correct(two.booking, 'attended'))).toEqual([200, 'attended'])
  expect(saidOf(await correct(two.booking, 'attended'))).toEqual([200, 'attended'])
  expect(await statesOf(w, slot)).toEqual(['absent', 'attended'])
  const { rows } = await w.owner.query(
    'select count(*)::int as n from sessions.attendance where booking = $1 and withdrawn_at is null',
    [one.booking],
  )
  expect(rows[0].n).toBe(0)
  expect((await auditOf(w, two.id)).at(-1)).toMatchObject({
    action: 'sessions.correct_attendance',
    details: { reason: '核对签到表', was: 'absent' },
  })
  w.clock.set('2025-07-16')
  expect(saidOf(await correct(two.booking, 'absent'))).toEqual([409, 'attendance_too_late'])
})

test('bookings to come of somebody who died end and give their places to the queue; told twice it happens once', async () => {
  const { slot, kids } = await aNursery(w, { children: 2, capacity: 1 })
  const [one] = kids as [(typeof kids)[0]]
  await react('people.died', { person: one.id, lifeEvent: newId() })
  expect(await statesOf(w, slot)).toEqual(['booked', 'queued'])
  await w.owner.query("update people.person set died_on = '2025-06-29' where id = $1", [one.id])
  await react('people.died', { person: one.id, lifeEvent: newId() })
  await react('people.died', { person: one.id, lifeEvent: newId() })
  expect(await statesOf(w, slot)).toEqual(['cancelled', 'queued'])
  expect(await usedOf(one.id)).toBe(0)
  const { rowCount } = await w.owner.query(
    "select from graphile_worker._private_jobs where key like '%' || $1 and payload::text not like '%deliver%'",
    [slot],
  )
  expect(rowCount).toBe(1)
})

test('whoever moved out keeps what the rule still grants, and loses what it does not; two records that became one hold one place', async () => {
  const { slot, keeper, kids } = await aNursery(w, { children: 3 })
  const [moved, kept, merged] = kids as [(typeof kids)[0], (typeof kids)[0], (typeof kids)[0]]
  await react('people.moved', { person: moved.id, lifeEvent: newId() })
  expect(await statesOf(w, slot)).toEqual(['booked', 'booked', 'booked'])
  const to = { outside: '江苏省苏州市' }
  const reply = await keeper.post(`${at}/persons/${moved.id}/moves`, {
    kind: 'out',
    to,
    on: '2025-06-30',
    leavesHousehold: false,
    source: '来电',
  })
  expect(reply.status, reply.text).toBe(201)
  await w.owner.query('update people.person set merged_into = $1 where id = $2', [kept.id, merged.id])
  await react('people.merged', { kept: kept.id, merged: merged.id })
  await react('people.moved', { person: moved.id, lifeEvent: newId() })
  const states = await statesOf(w, slot)
  expect(states.slice(1)).toEqual(['booked', 'cancelled'])
  const { rows } = await w.owner.query('select state, ended_why from sessions.booking where id = $1', [moved.booking])
  expect(rows[0]).toEqual({ state: 'cancelled', ended_why: 'no_longer_eligible' })
  expect((await book(kept.guardian, slot, kept.id)).status).toBe(409)
})
