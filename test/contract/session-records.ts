import { expect } from 'vitest'
import { plusDays } from '../../src/platform/clock.ts'
import { demoDay } from '../../src/platform/installation.ts'
import type { Caller, World } from '../support/world.ts'

type Kept = { who: Caller; keeper: Caller; district: string; street: string | undefined }

/** A room that is open all day today: its schedule and slot, of a service that measures unless said, and the organization that runs it. `keeper` may register facilities. */
export async function roomRecords({
  who,
  keeper,
  district,
  street,
  service = 'yundong_jiankang',
}: Kept & { service?: string }): Promise<{ slots: string; 'session-schedules': string; organization: string }> {
  const at = `/api/districts/${district}`
  const name = `契约场所 ${Math.random().toString(36).slice(2, 8)}`
  const organization = await made(keeper, `${at}/organizations`, { name: `${name}的机构`, kind: 'social', source: '演示台账' })
  const type = { type: 'care_home', street, organization, openedOn: '2020-01-01', source: '演示台账' }
  const facility = await made(keeper, `${at}/facilities`, { ...type, name })
  const day = { rrule: 'FREQ=DAILY;COUNT=1', startsOn: demoDay, startsAt: '00:00', minutes: 1440, closesMinutes: 0 }
  const schedule = await made(who, `${at}/session-schedules`, {
    service,
    facility,
    name: '契约场',
    capacity: 5,
    ...day,
  })
  // Its slot began at midnight and is in no list of what is to come: the facility's own says it.
  const { slots } = (await who.get(`${at}/facilities/${facility}/slots?from=${demoDay}&to=${plusDays(demoDay, 1)}`)).body as {
    slots: { id: string }[]
  }
  expect(slots.length, '/facilities/{id}/slots').toBe(1)
  return { slots: slots[0]?.id ?? '', 'session-schedules': schedule, organization }
}

/** Makes an account a provider's too, of an organization: what the provider alone may do, it does. */
export const joinProvider = (w: World, who: Caller, district: string, organization: string): Promise<unknown> =>
  w.product.signIn.giveRole(who.id, { role: 'provider', district, organization, startsOn: '2019-01-01' })

/** One of each kind of record that hangs on a person's booking: the booking itself, an injury in it; and somebody who may fetch them. `organization`: whose room it is. */
export async function bookingRecords({
  person,
  ...kept
}: Kept & { person: string }): Promise<{ organization: string; ids: Record<string, string> & { bookings: string } }> {
  const { who, district } = kept
  const at = `/api/districts/${district}`
  const { slots: slot, organization } = await roomRecords(kept)
  const wish = { slot, person, ifFull: 'refuse', channel: 'counter', overrideWhy: '契约测试', acceptPrice: true }
  const bookings = await made(who, `${at}/bookings`, wish)
  const injury = { booking: bookings, what: '跌倒', where: '右膝', firstAid: '清洗包扎' }
  return {
    organization,
    ids: {
      bookings,
      injuries: await made(who, `${at}/slots/${slot}/injuries`, injury),
      'pickup-persons': await made(who, `${at}/persons/${person}/pickup-persons`, { name: '契约外婆', relation: '外婆' }),
    },
  }
}

async function made(who: Caller, url: string, body: Record<string, unknown>): Promise<string> {
  const reply = await who.post(url, body)
  expect(reply.status, `${url} ${reply.text}`).toBe(201)
  return (reply.body as { id: string }).id
}
