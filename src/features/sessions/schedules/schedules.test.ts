import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/ids.ts'
import type { MadeBooking } from '../bookings/contract.ts'
import { aChild, aRoom, aSchedule, at, book, monday, saidOf } from '../sessions.test-support.ts'
import { endSchedule, makeAllSlots } from './actions.ts'
import { reactions } from './reacting.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const daily = { rrule: 'FREQ=DAILY;COUNT=3', startsAt: '09:00' }
const slotsOf = async (schedule: string) =>
  (
    await w.owner.query(
      'select on_day::text as day, cancelled_at is not null as cancelled, taken from sessions.slot where schedule = $1 order by starts_at',
      [schedule],
    )
  ).rows.map(({ day, cancelled, taken }) => [day, cancelled ? 'cancelled' : taken])
const usedOf = async (person: string) =>
  (await w.owner.query('select used from sessions.allowance where subject = $1', [person])).rows[0]?.used

/** The product at an instant of its own. */
const at_ = (instant: string): Context => {
  const now = new Date(instant)
  return { ...w.ctx(), clock: { offsetDays: 0, today: () => instant.slice(0, 10), now: () => now, real: (it) => it } }
}

test('a schedule that is stopped in the afternoon from the same day on keeps its morning, booked or not, and ends what is to come', async () => {
  const { schedule, slots, keeper, facility } = await aRoom(w, daily)
  const child = await aChild(w, keeper)
  for (const slot of slots.slice(0, 2)) expect((await book(child.guardian, slot, child.id)).status).toBe(201)
  const { id: unbooked } = await aSchedule(keeper, { facility, ...daily, name: '没有人约的一场' })
  const afternoon = at_(`${monday}T14:00:00+08:00`)
  await endSchedule(afternoon, schedule, { on: monday, why: '老师请假' })
  await endSchedule(afternoon, unbooked, { on: monday, why: '老师请假' })
  expect(await slotsOf(schedule)).toEqual([
    ['2025-07-07', 1],
    ['2025-07-08', 'cancelled'],
  ])
  expect(await slotsOf(unbooked)).toEqual([['2025-07-07', 0]])
  expect(await usedOf(child.id)).toBe(1)
  await expect(endSchedule(afternoon, schedule, { on: monday, why: '再停一次' })).rejects.toMatchObject({
    code: 'schedule_ended',
  })
})

test('a schedule that is stopped while it is held lets that meeting go on', async () => {
  const { schedule, slot, keeper } = await aRoom(w, daily)
  const child = await aChild(w, keeper)
  await book(child.guardian, slot, child.id)
  await endSchedule(at_(`${monday}T10:00:00+08:00`), schedule, { on: monday, why: '老师请假' })
  expect(await slotsOf(schedule)).toEqual([['2025-07-07', 1]])
})

test('ending a schedule locks all its meetings before it gives a free session back: somebody who books the last of them is in nobody’s way', async () => {
  const { schedule, slots, keeper } = await aRoom(w, daily)
  const child = await aChild(w, keeper)
  for (const slot of slots) expect((await book(child.guardian, slot, child.id)).status).toBe(201)
  const rival = await w.owner.connect()
  try {
    // As a booking does: the slot first, then the free session.
    await rival.query("begin; set local lock_timeout = '5s'")
    await rival.query('select from sessions.slot where id = $1 for update', [slots[2]])
    const ending = keeper.post(`${at}/session-schedules/${schedule}/end`, { on: monday, why: '老师请假' })
    await someoneWaits()
    await rival.query('update sessions.allowance set used = used where subject = $1', [child.id])
    await rival.query('commit')
    expect((await ending).status).toBe(200)
  } finally {
    await rival.query('rollback')
    rival.release()
  }
  expect(await slotsOf(schedule)).toEqual([7, 8, 9].map((day) => [`2025-07-0${day}`, 'cancelled']))
  expect(await usedOf(child.id)).toBe(0)
})

test('a facility that closes gives no places from that day on: schedules end, bookings are cancelled with their free session, none is made', async () => {
  const { schedule, facility, slots, keeper } = await aRoom(w, { rrule: 'FREQ=DAILY', startsAt: '09:00' })
  const child = await aChild(w, keeper)
  for (const slot of slots.slice(0, 3)) expect((await book(child.guardian, slot, child.id)).status).toBe(201)
  const closing = { closedOn: '2025-07-09', why: '房屋到期' }
  expect((await keeper.post(`${at}/facilities/${facility}/closure`, closing)).status).toBe(201)
  // Until the news has come round nobody is let in who would be turned away.
  expect((await book(child.guardian, slots[3] ?? '', child.id)).body).toMatchObject({
    code: 'slot_venue_closed',
    details: { on: '2025-07-09' },
  })
  for (const _ of ['told', 'told twice'])
    await reactions['places.closed']?.(w.ctx(), { id: newId(), name: 'places.closed', payload: { facility } })
  const left = [
    ['2025-07-07', 1],
    ['2025-07-08', 1],
    ['2025-07-09', 'cancelled'],
  ]
  expect(await slotsOf(schedule)).toEqual(left)
  expect(await usedOf(child.id)).toBe(2)
  w.clock.set('2025-07-20')
  await makeAllSlots(w.ctx())
  w.clock.set('2025-06-30')
  expect(await slotsOf(schedule)).toEqual(left)
  const { id: short, slots: made } = await aSchedule(keeper, { facility, rrule: 'FREQ=DAILY', startsAt: '15:00' })
  expect(made).toBe(2)
  w.clock.set('2025-07-10')
  expect(saidOf(await keeper.post(`${at}/session-schedules`, { ...wish, facility }))).toEqual([404, 'not_found'])
  const ended = await keeper.post(`${at}/session-schedules/${short}/end`, { on: '2025-07-10', why: '设施停业' })
  w.clock.set('2025-06-30')
  expect(ended.status, ended.text).toBe(200)
})
const wish = { service: 'baobaowu', name: '上午场', startsOn: monday, startsAt: '10:00', capacity: 2, rrule: 'FREQ=DAILY' }

test('a recurrence that cannot be carried out is refused with what was expected, and in words of the reader’s language', async () => {
  const { facility, keeper } = await aRoom(w)
  const said = async (rrule: string) => {
    const { status, body } = await keeper.post(`${at}/session-schedules`, { ...wish, facility, rrule })
    const { code, details, title } = body as { code: string; details: unknown; title: string }
    expect(title, title).not.toMatch(/expected|Error|\{/)
    return [status, code, details]
  }
  for (const rrule of ['FREQ=HOURLY', '每周一上午场', 'FREQ=WEEKLY;BYDAY=XX', 'FREQ=WEEKLY;NONSENSE=1', 'FREQ=DAILY;COUNT=X'])
    expect(await said(rrule)).toEqual([422, 'schedule_rule_unreadable', { rrule }])
  const hours = 'FREQ=DAILY;BYHOUR=9,15'
  expect(await said(hours)).toEqual([422, 'schedule_rule_of_hours', { rrule: hours }])
})

test('whoever cancels after the hour is given the telephone number, and no dash where there is none', async () => {
  const { slots, keeper, facility } = await aRoom(w, { rrule: 'FREQ=DAILY;COUNT=2', cancelMinutes: 43_200 })
  const child = await aChild(w, keeper)
  const cancel = async (slot = '') => {
    const { id } = (await book(child.guardian, slot, child.id)).body as MadeBooking
    return (await child.guardian.post(`${at}/bookings/${id}/cancellation`, {})).body as { code: string; details: object }
  }
  expect(await cancel(slots[0])).toMatchObject({ code: 'cancel_too_late_no_phone', details: { until: '2025-06-07 10:00' } })
  await w.owner.query("update places.facility set phone = '021-59720000' where id = $1", [facility])
  expect(await cancel(slots[1])).toMatchObject({ code: 'cancel_too_late', details: { phone: '021-59720000' } })
})

/** Waits until a transaction of the product stands before a lock. */
async function someoneWaits(): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rowCount } = await w.owner.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and state = 'active'",
    )
    if (rowCount) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nobody waits')
}
