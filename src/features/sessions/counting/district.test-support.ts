import { expect } from 'vitest'
import type { Caller, World } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { changeBooking, findBooking } from '../bookings/store.ts'
import { settled } from '../events.ts'
import type { BookingState } from '../shapes.ts'
import { lockSlot, markSettled } from '../slots/store.ts'

/** A district of a test's world, any of the five, with what it takes to hold sessions in it. */
export type DistrictOfTest = {
  code: string
  at: string
  keeper: Caller
  streets: { code: string; committee: string }[]
  facility(type?: string, street?: number): Promise<string>
  person(wish?: Record<string, unknown>, street?: number): Promise<string>
  household(members: [person: string, role: string][], street?: number): Promise<string>
  /** Publishes a schedule and answers its slots, in order. */
  slots(service: string, facility: string, wish?: Record<string, unknown>): Promise<string[]>
  book(
    slot: string,
    person: string,
    wish?: Record<string, unknown>,
  ): Promise<{ status: number; body: Record<string, unknown>; text: string }>
}

/** Monday of the week after the tests' day (2025-06-30). */
const monday = '2025-07-07'
let made = 0

export async function aDistrict(w: World, code: string): Promise<DistrictOfTest> {
  const folder = w.product.districts.find((one) => one.code === code)
  const streets = (folder?.areas.streets ?? []).map((street) => ({
    code: street.code,
    committee: street.committees[0]?.[0] ?? '',
  }))
  const at = `/api/districts/${code}`
  const keeper = await w.as('department_officer', { district: code, department: 'minzheng' })
  const schools = await w.as('department_officer', { district: code, department: 'jiaoyu' })
  const health = await w.as('department_officer', { district: code, department: 'weijian' })
  const keeperOf: Record<string, Caller> = { clinic: health, health_station: health }
  for (const type of ['baby_room', 'parenting_station', 'nursery', 'elder_school']) keeperOf[type] = schools
  const placeOf = (street = 0) => {
    const { code: of = '', committee = '' } = streets[street] ?? {}
    return { street: of, committee }
  }
  const post = async (who: Caller, path: string, body: unknown) => {
    const reply = await who.post(`${at}/${path}`, body)
    expect(reply.status, `${path} ${reply.text}`).toBe(201)
    return reply.body as { id: string }
  }
  return {
    ...{ code, at, keeper, streets },
    facility: async (type = 'baby_room', street = 0) => {
      made += 1
      const { id } = await post(keeperOf[type] ?? keeper, 'facilities', {
        ...{ type, name: `测试设施 ${made}`, street: placeOf(street).street, address: '', phone: null, position: null },
        ...{ openedOn: '2020-05-01', about: '', attributes: {}, source: '测试' },
      })
      return id
    },
    person: async (wish = {}, street = 0) => {
      const bornOn = (wish.bornOn as string | undefined) ?? '1940-05-01'
      const place = placeOf(street)
      const since = bornOn > '2020-01-01' ? bornOn : '2020-01-01'
      const { id } = await post(keeper, 'persons', {
        ...{ name: '测试人', sex: 'female', bornOn, residence: place, registered: place, since, source: '测试', ...wish },
      })
      return id
    },
    household: async (members, street = 0) => {
      const { id } = await post(keeper, 'households', {
        ...{ kind: 'living', ...placeOf(street), line: '测试路1号', source: '测试' },
        members: members.map(([person, role]) => ({ person, role })),
      })
      return id
    },
    slots: async (service, facility, wish = {}) => {
      const { id } = await post(keeper, 'session-schedules', {
        ...{ service, facility, name: '测试场', rrule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=1', startsOn: monday, startsAt: '10:00' },
        ...{ capacity: 10, opensDays: 60, closesMinutes: 0, cancelMinutes: 0, ...wish },
      })
      const { rows } = await w.owner.query('select id from sessions.slot where schedule = $1 order by starts_at', [id])
      return rows.map((row) => row.id as string)
    },
    book: async (slot, person, wish = {}) =>
      (await keeper.post(`${at}/bookings`, { slot, person, ifFull: 'queue', ...wish })) as never,
  }
}

/** Brings a booking into a state as the rooms do: the slot locked, counted, its step written. */
export async function bring(w: World, district: string, booking: string, state: BookingState): Promise<void> {
  await transaction(w.ctx(district), async (tx) => {
    const seen = await findBooking(tx, booking)
    await lockSlot(tx, seen?.slot ?? '')
    const row = await findBooking(tx, booking)
    if (!row) throw new Error(`no booking ${booking}`)
    await changeBooking(tx, row, {
      state,
      expiresAt: state === 'offered' || state === 'held' ? new Date(tx.now.getTime() + 3_600_000) : null,
    })
  })
}

/** Settles a slot: everybody waiting goes away unserved, and that it is settled is told. */
export async function settleSlot(w: World, district: string, slot: string): Promise<void> {
  const { rows } = await w.owner.query("select id from sessions.booking where slot = $1 and state = 'queued'", [slot])
  for (const { id } of rows) await bring(w, district, id, 'expired')
  await transaction(w.ctx(district), async (tx) => {
    await markSettled(tx, slot)
    const { service } = (await w.owner.query('select service from sessions.slot where id = $1', [slot])).rows[0]
    await tx.emit(settled({ slot, service }))
  })
}
