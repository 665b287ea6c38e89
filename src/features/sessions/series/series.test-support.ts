import { expect } from 'vitest'
import type { Caller, World } from '../../../../test/support/world.ts'
import { aPerson, grantPerson, xiayang } from '../../people/people.test-support.ts'
import { at } from '../sessions.test-support.ts'

let schools = 0

/** A school for older people in 夏阳 with a course of ten Tuesdays from September: applications in the first week of July, drawn on the tenth. */
export async function aCourse(
  w: World,
  wish: Record<string, unknown> = {},
): Promise<{ id: string; commitment: string; meetings: number; facility: string; keeper: Caller }> {
  const keeper = await w.as('department_officer', { department: 'jiaoyu' })
  schools += 1
  const facility = await made(keeper, `${at}/facilities`, {
    ...{ type: 'learning_point', name: `学习点 ${schools}`, street: xiayang.street, address: '', phone: null, position: null },
    ...{ openedOn: '2020-05-01', about: '', attributes: {}, source: '测试' },
  })
  const reply = await keeper.post(`${at}/series`, aSeries(facility, wish))
  expect(reply.status, reply.text).toBe(201)
  return { ...(reply.body as { id: string; commitment: string; meetings: number }), facility, keeper }
}

export const aSeries = (facility: string, wish: Record<string, unknown> = {}) => ({
  ...{ service: 'laonian_xuexiao', facility, term: '2025 秋季', title: '书法入门', teacher: '王老师', capacity: 2 },
  ...{ applyFrom: '2025-07-01', applyUntil: '2025-07-08', drawOn: '2025-07-10' },
  meetings: [
    { rrule: 'FREQ=WEEKLY;BYDAY=TU', startsOn: '2025-09-02', endsOn: '2025-11-11', startsAt: '14:00', workingDaysOnly: false },
  ],
  ...wish,
})

/** Somebody of 夏阳 who is 75, with an account of their own. */
export async function anElder(
  w: World,
  keeper: Caller,
  wish: Record<string, unknown> = {},
): Promise<{ id: string; name: string; self: Caller }> {
  const person = await aPerson(keeper, {
    name: '演示老人',
    bornOn: '1950-03-01',
    residence: xiayang,
    registered: xiayang,
    ...wish,
  })
  const self = await w.as('resident')
  await grantPerson(w, self, person.id, 'self')
  return { ...person, self }
}

export const apply = (who: Caller, series: string, person: string, wish: Record<string, unknown> = {}) =>
  who.post(`${at}/series-applications`, { series, person, ...wish })

async function made(who: Caller, url: string, body: unknown): Promise<string> {
  const reply = await who.post(url, body)
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}
