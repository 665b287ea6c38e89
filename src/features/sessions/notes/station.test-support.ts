import { expect } from 'vitest'
import type { Caller, World } from '../../../../test/support/world.ts'
import { newId } from '../../../platform/ids.ts'
import { aPerson, grantPerson, xiayang } from '../../people/people.test-support.ts'
import type { MadeBooking } from '../bookings/contract.ts'
import { aRoom, at, book } from '../sessions.test-support.ts'

/** A place of 夏阳 that an organization runs, with somebody of its staff, and an older person who is booked there on 2025-07-07 at ten. */
export async function aStation(w: World): Promise<{
  booking: string
  person: string
  self: Caller
  keeper: Caller
  provider: Caller
  colleague: Caller
}> {
  const room = await aRoom(w, { service: 'yundong_jiankang', ageFrom: undefined, ageTo: undefined, capacity: 20 })
  const organization = newId()
  await w.owner.query(
    `insert into places.organization (id, name, kind, synthetic, source, known_at) values ($1, $2, 'social', true, '演示', now())`,
    [organization, `演示机构 ${organization}`],
  )
  await w.owner.query('update places.facility set organization = $2 where id = $1', [room.facility, organization])
  const { id: person } = await aPerson(room.keeper, {
    name: '演示老人',
    bornOn: '1950-03-01',
    residence: xiayang,
    registered: xiayang,
  })
  const self = await w.as('resident')
  await grantPerson(w, self, person, 'self')
  const reply = await book(self, room.slot, person)
  expect(reply.status, reply.text).toBe(201)
  const [provider, colleague] = [await w.as('provider', { organization }), await w.as('provider', { organization })]
  return { booking: (reply.body as MadeBooking).id, person, self, keeper: room.keeper, provider, colleague }
}

export { at }
