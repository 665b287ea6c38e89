import { expect } from 'vitest'
import type { Caller, World } from '../../../test/support/world.ts'
import { aPerson, at, grantPerson, xiayang } from '../people/people.test-support.ts'

export { at }

/** Monday of the week after the tests' day (2025-06-30), at ten in the morning. */
export const monday = '2025-07-07'

/** A baby room in 夏阳 run by an organization, with a schedule of one slot on the Monday unless said; answers the ids. */
export async function aRoom(
  w: World,
  wish: Record<string, unknown> = {},
): Promise<{ facility: string; schedule: string; slots: string[]; slot: string; keeper: Caller }> {
  const keeper = await w.as('department_officer', { department: 'jiaoyu' })
  rooms += 1
  const facility = await made(keeper, `${at}/facilities`, {
    ...{ type: 'baby_room', name: `宝宝屋 ${rooms}`, street: xiayang.street, address: '', phone: null, position: null },
    ...{ openedOn: '2020-05-01', about: '', attributes: {}, source: '测试' },
  })
  const { id: schedule } = await aSchedule(keeper, { facility, ...wish })
  const list = await keeper.get(`${at}/slots?facility=${facility}&from=2025-06-30&to=2025-08-10&limit=500`)
  const slots = (list.body as { slots: { id: string }[] }).slots.map(({ id }) => id)
  return { facility, schedule, slots, slot: slots[0] ?? '', keeper }
}
let rooms = 0

export async function aSchedule(keeper: Caller, wish: Record<string, unknown>): Promise<{ id: string; slots: number }> {
  const reply = await keeper.post(`${at}/session-schedules`, {
    ...{ service: 'baobaowu', name: '上午场', rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=1', startsOn: monday, startsAt: '10:00' },
    ...{ minutes: 120, capacity: 2, ageFrom: 12, ageTo: 36, opensDays: 60, ...wish },
  })
  expect(reply.status, reply.text).toBe(201)
  return reply.body as { id: string; slots: number }
}

/** A child of 夏阳, 24 months old, with a guardian who is signed in. */
export async function aChild(
  w: World,
  keeper: Caller,
  wish: Record<string, unknown> = {},
): Promise<{ id: string; name: string; guardian: Caller }> {
  const child = await aPerson(keeper, {
    name: '演示幼儿',
    bornOn: '2023-06-15',
    residence: xiayang,
    registered: xiayang,
    since: '2023-06-15',
    ...wish,
  })
  const guardian = await w.as('resident')
  await grantPerson(w, guardian, child.id, 'guardian')
  return { ...child, guardian }
}

/** Books over HTTP and answers the reply. */
export const book = (who: Caller, slot: string, person: string, wish: Record<string, unknown> = {}): ReturnType<Caller['post']> =>
  who.post(`${at}/bookings`, { slot, person, ifFull: 'queue', ...wish })

async function made(who: Caller, url: string, body: unknown): Promise<string> {
  const reply = await who.post(url, body)
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}

/** Status and code of an answer, or its state. */
export const saidOf = (reply: { status: number; body: unknown }): unknown[] => {
  const { code, state } = (reply.body ?? {}) as { code?: string; state?: string }
  return [reply.status, code ?? state]
}
