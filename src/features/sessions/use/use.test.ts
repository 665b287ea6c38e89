import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { refreshAll } from '../../../platform/counters/parts.ts'
import { counterRegistry } from '../../../platform/counters/registry.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { sessionCounters } from '../counting/counters.ts'
import { aDistrict, bring, type DistrictOfTest, settleSlot } from '../counting/district.test-support.ts'
import type { ChildrenWithout, FacilityReturn, FamiliesBelow, FreeUse, Load, PublicUse, Use } from './contract.ts'
import { guidanceFacts } from './facts.ts'
import { hideSmall } from './rules.ts'

let w: World
let huangpu: DistrictOfTest
let street: Caller
let provider: Caller
let facility: string
const children: string[] = []

const got = async <T>(who: Caller, path: string): Promise<T> => {
  const reply = await who.get(`${huangpu.at}/${path}`)
  expect(reply.status, reply.text).toBe(200)
  return reply.body as T
}
const july = 'from=2025-07-01&to=2025-08-01'

/** Six children in two streets: three had a session of the baby room, one queued in vain, one never asked, one gave up; guidance reached two families. */
beforeAll(async () => {
  w = await aWorld()
  huangpu = await aDistrict(w, '310101')
  facility = await huangpu.facility('baby_room')
  const organization = await huangpu.keeper.post(`${huangpu.at}/organizations`, {
    name: '测试托育',
    code: null,
    kind: 'enterprise',
    phone: null,
    source: '测试',
  })
  provider = await w.as('provider', { district: '310101', organization: (organization.body as { id?: string }).id ?? null })
  await w.owner.query('update places.facility set organization = $1 where id = $2', [
    (organization.body as { id?: string }).id ?? null,
    facility,
  ])
  street = await w.as('street_officer', { district: '310101', street: huangpu.streets[0]?.code ?? '' })
  for (let at = 0; at < 6; at += 1) children.push(await huangpu.person({ bornOn: '2023-06-15', name: `幼儿${at}` }, at % 2))
  const [slot = ''] = await huangpu.slots('baobaowu', facility, { capacity: 3 })
  const ids: string[] = []
  for (const child of children.slice(0, 4)) ids.push(String((await huangpu.book(slot, child)).body.id))
  const gaveUp = await huangpu.book(slot, children[5] ?? '')
  await huangpu.keeper.post(`${huangpu.at}/bookings/${gaveUp.body.id}/cancellation`, { why: '不去了' })
  for (const [at, state] of (['attended', 'attended', 'absent'] as const).entries())
    await bring(w, '310101', ids[at] ?? '', state)
  const guidance = await huangpu.slots('kexue_yuer', facility, { rrule: 'FREQ=DAILY;COUNT=3', startsAt: '15:00', minutes: 60 })
  for (const [at, one] of guidance.entries())
    for (const child of children.slice(0, at === 0 ? 2 : 1)) {
      const made = await huangpu.book(one, child)
      await bring(w, '310101', String(made.body.id), 'attended')
    }
  w.clock.set('2025-07-10')
  await settleSlot(w, '310101', slot)
}, 120_000)

describe('it works', () => {
  test('use by street and by service, for the department; of a street’s officers their own street', async () => {
    const all = await got<Use>(huangpu.keeper, `session-use?${july}&service=baobaowu`)
    expect(all.total).toEqual({
      ...{ people: 2, booked: 3, attended: 2, absent: 1, cancelled: 1, unserved: 1, free: 2, priced: 0, overridden: 0 },
    })
    expect(all.streets.map(({ attended, absent }) => [attended, absent])).toEqual([
      [1, 1],
      [1, 0],
    ])
    expect(all.services).toMatchObject([{ service: 'baobaowu', serviceName: '社区宝宝屋', attended: 2 }])
    const own = await got<Use>(street, `session-use?${july}&service=baobaowu`)
    expect(own.streets.map((row) => row.street)).toEqual([huangpu.streets[0]?.code])
    expect(own.total).toMatchObject({ attended: 1, absent: 1 })
  })

  test('the load of a week by hour', async () => {
    const { hours } = await got<Load>(huangpu.keeper, `session-use/hours?${july}&service=baobaowu`)
    expect(hours).toEqual([{ weekday: 1, hour: 10, slots: 1, capacity: 3, taken: 3, attended: 2 }])
  })

  test('free sessions used, and how many people used how many', async () => {
    const free = await got<FreeUse>(huangpu.keeper, 'session-use/free')
    expect(free).toEqual(await got<FreeUse>(huangpu.keeper, 'session-use/free?service=baobaowu'))
    expect(free).toMatchObject({
      window: '2025',
      people: 3,
      granted: 36,
      used: 3,
      atCap: 0,
      distribution: [{ used: 1, people: 3 }],
    })
  })

  test('children who have had none, by page, under the reader’s sight, and as a workbook that says what for', async () => {
    const all = await got<ChildrenWithout>(huangpu.keeper, 'session-use/children')
    expect([all.total, all.children.map(({ asked }) => asked).sort()]).toEqual([4, [false, false, true, true]])
    expect(all.children[0]?.months).toBe(24)
    expect([all.services, all.ages]).toEqual([[{ id: 'baobaowu', name: '社区宝宝屋' }], { from: 12, to: 36 }])
    const guidance = await got<ChildrenWithout>(huangpu.keeper, 'session-use/children?service=kexue_yuer')
    // Whoever has a small child at home may come too, so that rule turns no child away for their age alone.
    expect([guidance.ages, guidance.total]).toEqual([{ from: 0, to: 216 }, 4])
    const seen: string[] = []
    for (let after = ''; ; ) {
      const page = await got<ChildrenWithout>(
        huangpu.keeper,
        `session-use/children?limit=1${after && `&after=${encodeURIComponent(after)}`}`,
      )
      seen.push(...page.children.map(({ id }) => id))
      if (page.next === null) break
      after = page.next
    }
    expect(seen).toEqual(all.children.map(({ id }) => id))
    const own = await got<ChildrenWithout>(street, 'session-use/children')
    expect(own.children.every((child) => child.street === huangpu.streets[0]?.code)).toBe(true)
    expect(own.total).toBe(2)
    const refused = await huangpu.keeper.get(`${huangpu.at}/session-use/children.xlsx`)
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'purpose_needed' }])
    const taken = await huangpu.keeper.get(`${huangpu.at}/session-use/children.xlsx?purpose=service`)
    expect([taken.status, String(taken.headers['content-type'])]).toEqual([200, expect.stringContaining('spreadsheetml')])
    const { rows } = await w.owner.query("select details from platform.audit where action = 'sessions.export_children'")
    expect(rows).toEqual([{ details: { purpose: 'service', rows: 4 } }])
    const told = await got<{ lines: { kind: string; action: string }[] }>(huangpu.keeper, `persons/${all.children[0]?.id}/access`)
    expect(told.lines[0]).toMatchObject({ kind: 'taken', action: 'sessions.export_children', purpose: 'service' })
  })

  test('families below their floor: those who asked, or all; the fewest first', async () => {
    const asked = await got<FamiliesBelow>(huangpu.keeper, 'session-use/families')
    expect(asked.floor).toEqual({ atLeast: 10, rule: '育儿指导.每年次数', confirmed: true })
    expect(asked.families.map(({ contacts }) => contacts)).toEqual([1, 3])
    expect(asked.families.map((family) => family.children.map(({ id }) => id))).toEqual([[children[1]], [children[0]]])
    const all = await got<FamiliesBelow>(huangpu.keeper, 'session-use/families?who=all')
    expect(all.families.map(({ contacts }) => contacts)).toEqual([0, 0, 0, 0, 1, 3])
    expect((await huangpu.keeper.get(`${huangpu.at}/session-use/families.xlsx?purpose=service`)).status).toBe(200)
  })

  test('a facility’s monthly return is filled in, for its provider and its street', async () => {
    for (const who of [provider, street, huangpu.keeper]) {
      const filled = await got<FacilityReturn>(who, `facilities/${facility}/session-return?month=2025-07`)
      expect(filled.total).toMatchObject({ slots: 4, held: 4, slotsCancelled: 0, attended: 6, absent: 1, unserved: 1, people: 2 })
      expect(filled.services.map(({ service, attended, free }) => [service, attended, free])).toEqual([
        ['baobaowu', 2, 2],
        ['kexue_yuer', 4, 0],
      ])
      expect(filled.days[0]).toEqual({ on: '2025-07-07', slots: 2, attended: 4, absent: 1 })
    }
    expect((await provider.get(`${huangpu.at}/facilities/${facility}/session-return.xlsx?month=2025-07`)).status).toBe(200)
  })

  test('what everybody may read hides numbers under five', async () => {
    const { services } = await got<PublicUse>(w.stranger, `session-figures?${july}`)
    expect(services.map(({ service, attended, streets }) => [service, attended, streets.map((row) => row.attended)])).toEqual([
      ['baobaowu', null, [null, null]],
      ['kexue_yuer', null, [null, null]],
    ])
  })

  test('the rules’ fact counts the contacts of a family this year, up to the day', async () => {
    const fact = guidanceFacts[0]
    const known = (on: string, only?: string[]) =>
      reading(w.ctx('310101'), async (tx) => {
        if (!fact) throw new Error('no fact')
        const rows = await sql<{ id: string; value: number }>`select id, value from (${fact.rows(tx, on, only)}) f`.execute(tx.db)
        return new Map(rows.rows.map(({ id, value }) => [id, value]))
      })
    const all = await known('2025-07-10')
    expect(children.map((child) => all.get(child))).toEqual([3, 1, 0, 0, 0, 0])
    expect([...(await known('2025-07-08', children.slice(0, 2))).values()].sort()).toEqual([1, 2])
    expect((await known('2026-01-01', children.slice(0, 1))).get(children[0] ?? '')).toBe(0)
  })
})

test('a district without a baby room has no such list and no free sessions, and says so', async () => {
  const baoshan = await aDistrict(w, '310113')
  await baoshan.person({ bornOn: '2023-06-15' })
  const children = await baoshan.keeper.get(`${baoshan.at}/session-use/children`)
  expect(children.body).toMatchObject({ services: [], ages: null, children: [], total: 0, next: null })
  expect((await baoshan.keeper.get(`${baoshan.at}/session-use/free`)).body).toMatchObject({
    service: null,
    people: 0,
    granted: 0,
  })
})

test('the number on the board of 黄浦 moves when a session ends', async () => {
  const registry = counterRegistry([{ name: 'sessions', counters: sessionCounters }])
  const current = async (key: string) =>
    (
      (await huangpu.keeper.get(`${huangpu.at}/indicators/${key}`)).body as {
        current: { value: number } | null
      }
    ).current?.value
  const baths = await huangpu.slots('zhuyu', facility, { startsOn: '2025-07-14', rrule: 'FREQ=DAILY;COUNT=2' })
  const people = await Promise.all([0, 1].map((at) => huangpu.person({ bornOn: '1940-01-01' }, at)))
  expect(await current('养老/8')).toBeUndefined()
  const bookings: string[][] = []
  for (const slot of baths) {
    const replies = await Promise.all(people.map((person) => huangpu.book(slot, person)))
    bookings.push(replies.map(({ body }) => String(body.id)))
  }
  w.clock.set('2025-07-16')
  for (const [at, slot] of baths.entries()) {
    for (const booking of bookings[at] ?? []) await bring(w, '310101', booking, 'attended')
    await settleSlot(w, '310101', slot)
    await refreshAll(w.ctx('310101'), registry)
    expect(await current('养老/8')).toBe((at + 1) * 2)
  }
  expect(await current('托育/4')).toBe(1)
})

describe('who is refused', () => {
  test('residents and providers read no use of the district, a provider no return of another’s facility', async () => {
    const resident = await w.resident({ district: '310101' })
    for (const path of ['session-use', 'session-use/hours', 'session-use/free', 'session-use/children', 'session-use/families'])
      for (const who of [resident, provider, w.stranger])
        expect([401, 403]).toContain((await who.get(`${huangpu.at}/${path}`)).status)
    const other = await huangpu.facility('baby_room', 1)
    expect((await provider.get(`${huangpu.at}/facilities/${other}/session-return?month=2025-07`)).status).toBe(403)
    expect((await street.get(`${huangpu.at}/facilities/${other}/session-return?month=2025-07`)).status).toBe(403)
    const elsewhere = await w.as('department_officer', { district: '310118', department: 'minzheng' })
    expect((await elsewhere.get(`/api/districts/310118/facilities/${facility}/session-return?month=2025-07`)).status).toBe(404)
    expect((await street.get(`${huangpu.at}/session-use?street=${huangpu.streets[1]?.code}`)).status).toBe(403)
  })
})

test('small numbers are hidden, and one that the total would give away too', () => {
  expect(hideSmall([10, 3, 7])).toEqual([10, null, null])
  expect(hideSmall([10, 3, 0, 4])).toEqual([10, null, 0, null])
  expect(hideSmall([10, 0])).toEqual([10, 0])
})
