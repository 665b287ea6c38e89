import { expect } from 'vitest'
import type { Caller, World } from '../support/world.ts'
import { courseRecords } from './course-records.ts'
import { enrolmentRecords } from './enrolment-records.ts'
import { bookingRecords } from './session-records.ts'

/** Who a record is about: the name that nobody else may read, and what stands under each kind of id. */
export type FamilyRecords = { name: string; person: string; ids: Record<string, string> }

let made = 0

/**
 * Makes a person of a street (the district's first unless said) with one of each kind of record that hangs on a person, named by the part of the path before `{id}`.
 * `keeper` registers facilities where whoever makes the rest may not.
 */
export async function familyRecords(
  w: World,
  who: Caller,
  district: string,
  { street: streetOf, keeper = who }: { street?: string; keeper?: Caller } = {},
): Promise<FamilyRecords> {
  const at = `/api/districts/${district}`
  const make = async <T = { id: string }>(url: string, body: Record<string, unknown>): Promise<T> => {
    const reply = await who.post(`${at}${url}`, { source: '走访', ...body })
    expect(reply.status, `${url} ${reply.text}`).toBe(201)
    return reply.body as T
  }
  const { streets } = (await who.get(`${at}/streets`)).body as { streets: { code: string }[] }
  const street = streetOf ?? streets[0]?.code
  made += 1
  const name = `隐名${'甲乙丙丁戊己庚辛'[made % 8]}氏`
  const home = { residence: { street }, registered: { street }, since: '2020-01-01' }
  const { id: person } = await make('/persons', { name, sex: 'female', bornOn: '1950-01-01', ...home })
  const identity = await make(`/persons/${person}/identities`, { kind: 'passport', number: `E${10_000_000 + made}` })
  const place = { street, line: '某路1号' }
  const address = await make(`/persons/${person}/addresses`, { kind: 'residence', place, since: '2021-01-01' })
  const fact = await make(`/persons/${person}/facts`, { name: '独居', value: true, validFrom: '2020-01-01' })
  const members = [{ person, role: 'head' }]
  const household = await make<{ id: string; members: { id: string }[] }>('/households', { kind: 'living', street, members })
  const carer = { kind: 'carer', otherName: `${name}之女`, validFrom: '2020-01-01' }
  const relationship = await make(`/persons/${person}/relationships`, carer)
  const move = { kind: 'within', to: { street, line: '某路2号' }, on: '2022-01-01', leavesHousehold: false }
  const decision = await make(`/persons/${person}/decisions`, { rule: '人群.老年人', purpose: 'eligibility' })
  const kept = { who, keeper, district, street, person }
  const { organization, ids: booked } = await bookingRecords(kept)
  const provider = await w.as('provider', { district, organization })
  return {
    ...{ name, person },
    ids: {
      ...{ persons: person, identities: identity.id, addresses: address.id, facts: fact.id, relationships: relationship.id },
      decisions: decision.id,
      ...{ households: household.id, members: household.members[0]?.id ?? '' },
      ...(await enrolmentRecords(who, district, person)),
      ...booked,
      ...(await courseRecords({ ...kept, provider, booking: booked.bookings })),
      messages: (await make(`/persons/${person}/messages`, { text: '契约测试：请来领取。' })).id,
      'life-events': (await make(`/persons/${person}/moves`, move)).id,
    },
  }
}
