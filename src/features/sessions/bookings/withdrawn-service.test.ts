import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { reactions } from '../attendance/reacting.ts'
import { settleSlot } from '../attendance/settling.ts'
import { aChild, aRoom, at, book, saidOf } from '../sessions.test-support.ts'
import type { MadeBooking } from './contract.ts'
import { expireBooking, moveQueue } from './queue.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})

const usedOf = async (person: string) =>
  (await w.owner.query('select used from sessions.allowance where subject = $1', [person])).rows[0]?.used
const stateOf = async (booking: string) =>
  (await w.owner.query('select state from sessions.booking where id = $1', [booking])).rows[0]?.state

test('a service that left the catalogue takes no bookings, and every booking it took can be confirmed, accepted, given up, and ended', async () => {
  const { slots, keeper } = await aRoom(w, { rrule: 'FREQ=DAILY;COUNT=6', capacity: 1 })
  const [offering, holding, lapsing, cancelled, ended, dying] = slots as [string, string, string, string, string, string]
  const children = await Promise.all(Array.from({ length: 8 }, () => aChild(w, keeper)))
  const [first, second, third, fourth, fifth, sixth, seventh, eighth] = children as [(typeof children)[0], ...typeof children] &
    (typeof children)[0][]
  const booked = async (child: (typeof children)[0], slot: string, wish = {}) => {
    const reply = await book(child.guardian, slot, child.id, wish)
    expect(reply.status, reply.text).toBe(201)
    return (reply.body as MadeBooking).id
  }
  const deed = (child: (typeof children)[0] | undefined, booking: string, what: string) =>
    child?.guardian.post(`${at}/bookings/${booking}/${what}`, {}) ?? Promise.reject(new Error('no child'))

  const holder = await booked(first, offering)
  const waiter = await booked(second as typeof first, offering)
  expect(saidOf(await deed(first, holder, 'cancellation'))).toEqual([200, 'cancelled'])
  await moveQueue(w.ctx(), { slot: offering })
  const held = await booked(third as typeof first, holding, { hold: true })
  const forgotten = await booked(fourth as typeof first, lapsing, { hold: true })
  const lost = await booked(fifth as typeof first, cancelled)
  await booked(sixth as typeof first, ended)
  const queued = await booked(seventh as typeof first, ended)
  const last = await booked(eighth as typeof first, dying)

  await w.owner.query(
    "update services.service_version set withdrawn_at = now(), withdrawn_by = 'test', withdrawn_why = '测试' where district = '310118' and name = 'baobaowu'",
  )
  expect(saidOf(await book(first.guardian, holding, first.id))).toEqual([409, 'service_not_offered'])

  expect(saidOf(await deed(second, waiter, 'acceptance'))).toEqual([200, 'booked'])
  expect(saidOf(await deed(second, waiter, 'cancellation'))).toEqual([200, 'cancelled'])
  expect(saidOf(await deed(third, held, 'confirmation'))).toEqual([200, 'booked'])
  await w.owner.query("update sessions.booking set expires_at = expires_at - interval '1 day' where id = $1", [forgotten])
  await expireBooking(w.ctx(), { booking: forgotten })
  expect((await keeper.post(`${at}/slots/${cancelled}/cancellation`, { reason: '停电' })).status).toBe(200)
  await w.owner.query("update people.person set died_on = '2025-06-29' where id = $1", [eighth?.id])
  await reactions['people.died']?.(w.ctx(), { id: newId(), name: 'people.died', payload: { person: eighth?.id ?? '' } })
  // Somebody gives a place up where others wait: nobody is offered it, and the job does not fail.
  await moveQueue(w.ctx(), { slot: ended })
  w.clock.set('2025-07-12')
  await settleSlot(w.ctx(), { slot: ended })
  w.clock.set('2025-06-30')

  expect(await Promise.all([waiter, held, forgotten, lost, queued, last].map(stateOf))).toEqual([
    ...['cancelled', 'booked', 'expired', 'cancelled', 'expired', 'cancelled'],
  ])
  const given = [second, fourth, fifth, eighth].map((child) => usedOf(child?.id ?? ''))
  expect([await Promise.all(given), await usedOf(third?.id ?? '')]).toEqual([[0, 0, 0, 0], 1])
})
