import { beforeAll, expect, test } from 'vitest'
import { aWorld, type World } from '../../../../test/support/world.ts'
import { refreshAll } from '../../../platform/counters/parts.ts'
import { dayPeriod, monthPeriod } from '../../../platform/counters/periods.ts'
import { reconcile, reportOf } from '../../../platform/counters/reconcile.ts'
import { asCounter } from '../../../platform/counters/refresh.ts'
import { counterRegistry } from '../../../platform/counters/registry.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { chanceOf } from '../../../platform/synthetic/chance.ts'
import { sessionCounters } from './counters.ts'
import { aDistrict, bring, type DistrictOfTest, settleSlot } from './district.test-support.ts'

let w: World
let qingpu: DistrictOfTest
beforeAll(async () => {
  w = await aWorld()
  qingpu = await aDistrict(w, '310118')
})

const counterOf = (key: string) => {
  const found = sessionCounters.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}
const july = monthPeriod('2025-07-15')
const last = dayPeriod('2025-07-31')
/** street → n of a counter: a flow in July 2025, a stock on its last day. */
const counted = async (key: string, filter: Record<string, string> = {}, district = '310118') => {
  const counter = counterOf(key)
  const question = { district, filter, ...(counter.over === 'day' ? last : july) }
  const rows = await asCounter(w.ctx(district), undefined, (db) => counter.count(db, question))
  return Object.fromEntries(rows.map(({ street, n }) => [street, Number(n)]))
}

type Wish = { person: number; slot: number; state: 'booked' | 'attended' | 'absent' | 'cancelled' | 'queued' }
const services = ['baobaowu', 'xianxia_yuer', 'zhidao_jin_shequ', 'rijian_zhaohu'] as const
const isGuidance = (service: string) => ['xianxia_yuer', 'zhidao_jin_shequ'].includes(service)

test('a month of random sessions is counted as a full look at every booking counts it', async () => {
  const chance = chanceOf('sessions counting')
  const facility = await qingpu.facility()
  const people: { id: string; street: number; family: number; child: boolean }[] = []
  for (let family = 0; family < 6; family += 1) {
    const street = family % 2
    const child = await qingpu.person({ bornOn: '2023-06-15', name: '幼儿' }, street)
    const elder = await qingpu.person({ bornOn: '1950-01-01', name: '老人' }, street)
    if (family < 4)
      await qingpu.household(
        [
          [elder, 'head'],
          [child, 'grandchild'],
        ],
        street,
      )
    people.push(
      { id: child, street, family, child: true },
      { id: elder, street, family: family < 4 ? family : family + 10, child: false },
    )
  }
  const slots: { id: string; service: string; channel: string }[] = []
  for (const [at, service] of services.entries()) {
    const channel = service === 'zhidao_jin_shequ' ? 'online' : 'onsite'
    const wish = { rrule: 'FREQ=DAILY;COUNT=6', startsAt: `${8 + at * 3}:00`.padStart(5, '0'), minutes: 60, capacity: 4, channel }
    for (const id of await qingpu.slots(service, facility, wish)) slots.push({ id, service, channel })
  }
  const wishes: Wish[] = []
  for (const [slot, { id, service }] of slots.entries())
    for (const [person, one] of people.entries()) {
      if (!chance.happens(0.45) || one.child === (service === 'rijian_zhaohu')) continue
      const reply = await qingpu.book(id, one.id, { overrideWhy: '测试：规则之外', acceptPrice: true })
      expect(reply.status, reply.text).toBe(201)
      if (reply.body.state === 'queued') wishes.push({ person, slot, state: 'queued' })
      else {
        const state = chance.oneOf(['attended', 'attended', 'attended', 'absent', 'booked', 'cancelled'] as const)
        if (state !== 'booked') await bring(w, '310118', String(reply.body.id), state)
        wishes.push({ person, slot, state })
      }
    }
  expect(wishes.length).toBeGreaterThan(40)

  const bySlot = (wish: Wish) => slots[wish.slot] as (typeof slots)[number]
  const byStreet = (chosen: Wish[]) => {
    const counts: Record<string, number> = {}
    for (const { person } of chosen) {
      const street = qingpu.streets[people[person]?.street ?? 0]?.code ?? ''
      counts[street] = (counts[street] ?? 0) + 1
    }
    return counts
  }
  const attended = wishes.filter(({ state }) => state === 'attended')
  expect(await counted('sessions.attended')).toEqual(byStreet(attended))
  expect(await counted('sessions.absent')).toEqual(byStreet(wishes.filter(({ state }) => state === 'absent')))
  expect(await counted('sessions.baby_room')).toEqual(byStreet(attended.filter((wish) => bySlot(wish).service === 'baobaowu')))
  expect(await counted('sessions.day_care')).toEqual(
    byStreet(attended.filter((wish) => bySlot(wish).service === 'rijian_zhaohu')),
  )
  const contacts = attended.filter((wish) => isGuidance(bySlot(wish).service))
  expect(await counted('guidance.contacts')).toEqual(byStreet(contacts))
  expect(await counted('guidance.contacts', { channel: 'online' })).toEqual(
    byStreet(contacts.filter((wish) => bySlot(wish).channel === 'online')),
  )
  expect(Object.values(await counted('sessions.held'))).toEqual([new Set(attended.map(({ slot }) => slot)).size])

  // A family has one contact by one session, and asked if any wish of theirs was not given up.
  const reach = (channel?: string) => {
    const families = new Map<number, Set<number>>()
    for (const wish of wishes) {
      if (!isGuidance(bySlot(wish).service) || wish.state === 'cancelled' || (channel && bySlot(wish).channel !== channel))
        continue
      const family = people[wish.person]?.family ?? -1
      const met = families.get(family) ?? new Set()
      if (wish.state === 'attended') met.add(wish.slot)
      families.set(family, met)
    }
    return [...families.values()].map(({ size }) => size)
  }
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0)
  expect(await counted('guidance.contacts_per_family')).toEqual({ '': Math.min(...reach()) })
  expect(await counted('guidance.contacts_per_family', { channel: 'on_site' })).toEqual({ '': Math.min(...reach('onsite')) })
  expect(sum(await counted('guidance.families'))).toBe(reach().length)
  expect(sum(await counted('guidance.families_reached', { atLeast: '3' }))).toBe(reach().filter((n) => n >= 3).length)
  await expect(counted('sessions.attended', { height: '1' })).rejects.toThrow('knows no filter height')
  await expect(counted('guidance.families', { atLeast: '3' })).rejects.toThrow('knows no filter atLeast')
  expect(sum(await counted('guidance.families_reached'))).toBe(reach().filter((n) => n >= 1).length)
}, 120_000)

test('numbers counted together are those counted alone', async () => {
  const stocks = sessionCounters.filter(({ over }) => over === 'day')
  const asked = stocks.flatMap(({ key }) => [
    { key, filter: {} as Record<string, string> },
    ...(key.startsWith('guidance.') ? [{ key, filter: { channel: 'on_site' } }] : []),
    ...(key.endsWith('reached') ? [{ key, filter: { atLeast: '3' } }] : []),
  ])
  const questions = asked.map(({ key, filter }) => ({ key, question: { district: '310118', filter, ...last } }))
  const [{ together }] = stocks as [(typeof stocks)[number]]
  expect(stocks.every((stock) => stock.together === together)).toBe(true)
  const answers = await asCounter(w.ctx(), undefined, async (db) => (await together?.(db, questions)) ?? [])
  const found = answers.map((counts) => Object.fromEntries(counts.map(({ street, n }) => [street, n])))
  const alone: Record<string, number>[] = []
  for (const { key, filter } of asked) alone.push(await counted(key, filter))
  expect(found).toEqual(alone)
  expect(Object.keys(found[0] ?? {})).toEqual([''])
})

test('who was merged after a contact keeps the family: the record that stands has it, wherever the contact was written', async () => {
  const chong = await aDistrict(w, '310151')
  const facility = await chong.facility('parenting_station')
  const [slot = ''] = await chong.slots('xianxia_yuer', facility)
  const [child, grandmother] = [await chong.person({ bornOn: '2023-06-15' }), await chong.person()]
  await chong.household([
    [grandmother, 'head'],
    [child, 'grandchild'],
  ])
  const { body } = await chong.book(slot, child, { overrideWhy: '测试：规则之外' })
  await bring(w, '310151', String(body.id), 'attended')
  const figures = async () => [
    await counted('guidance.families', {}, '310151'),
    await counted('guidance.contacts_per_family', {}, '310151'),
    await counted('guidance.children', {}, '310151'),
  ]
  const street = chong.streets[0]?.code ?? ''
  expect(await figures()).toEqual([{ [street]: 1 }, { '': 1 }, { [street]: 1 }])
  const other = await chong.person({ bornOn: '2023-06-15' })
  await w.owner.query('update people.person set merged_into = $1 where id = $2', [other, child])
  expect(await figures()).toEqual([{ [street]: 1 }, { '': 1 }, { [street]: 1 }])
})

test('every number opens to the rows behind it, and those of another street stay out of sight', async () => {
  const [here = { code: '', committee: '' }] = qingpu.streets
  const officer = { kind: 'account' as const, id: 'x', name: 'x', persons: [] }
  const grant = { role: 'street_officer' as const, district: '310118', department: null, street: here.code, organization: null }
  const rowsFor = (key: string, whole: boolean) => {
    const counter = counterOf(key)
    const question = { district: '310118', filter: {}, ...(counter.over === 'day' ? last : july) }
    const ctx = whole ? w.ctx() : w.ctx('310118', { ...officer, grants: [grant] })
    return reading(ctx, (tx) => counter.rows(tx, question, { offset: 0, limit: 500 }))
  }
  for (const { key, over } of sessionCounters) {
    if (key.startsWith('guidance.district')) continue
    const all = await rowsFor(key, true)
    const total = Object.values(await counted(key)).reduce((sum, n) => sum + n, 0)
    if (!key.endsWith('per_family') && !key.endsWith('per_child')) expect([key, all.total]).toEqual([key, total])
    const own = await rowsFor(key, false)
    if (over === 'period' && key !== 'sessions.held') expect(own.rows.every(({ street }) => street === here.code)).toBe(true)
    expect(own.rows.length).toBeLessThanOrEqual(all.rows.length)
  }
})

test('what is stored is what a full look finds', async () => {
  w.clock.set('2025-07-31')
  const registry = counterRegistry([{ name: 'sessions', counters: sessionCounters }])
  await refreshAll(w.ctx(), registry)
  expect(
    reportOf('310118', await reconcile(w.ctx(), registry)).lines.filter((line) => /sessions\.|guidance\./.test(line)),
  ).toEqual([])
  w.clock.set('2025-06-30')
})

test('a child in need has all the free sessions promised until a wish of theirs goes unserved', async () => {
  const huangpu = await aDistrict(w, '310101')
  const facility = await huangpu.facility()
  const [full = '', later = '', third = ''] = await huangpu.slots('baobaowu', facility, {
    rrule: 'FREQ=DAILY;INTERVAL=20;COUNT=3',
    capacity: 1,
  })
  const [lucky, unlucky, patient] = await Promise.all([0, 1, 2].map(() => huangpu.person({ bornOn: '2023-06-15' })))
  const given = async () => (await counted('sessions.baby_room_free_per_child', {}, '310101'))['']
  expect(await given()).toBeUndefined()
  const first = await huangpu.book(full, lucky ?? '')
  expect(first.body).toMatchObject({ state: 'booked', free: true })
  expect(await given()).toBe(12)
  for (const child of [unlucky, patient]) expect((await huangpu.book(full, child ?? '')).body).toMatchObject({ state: 'queued' })
  // Their turn may still come: nothing has come of the wish yet.
  expect(await counted('sessions.baby_room_children', {}, '310101')).toEqual({ [huangpu.streets[0]?.code ?? '']: 1 })
  await bring(w, '310101', String(first.body.id), 'attended')
  w.clock.set('2025-07-08')
  await settleSlot(w, '310101', full)
  expect(await given()).toBe(0)
  // Without a number of the plan's it is what the rule grants.
  for (const filter of [{}, { atLeast: '12' }] as Record<string, string>[])
    expect(await counted('sessions.baby_room_children_reached', filter, '310101')).toEqual({
      [huangpu.streets[0]?.code ?? '']: 1,
    })
  // A place three weeks later serves another wish, not that one; one within a fortnight serves it.
  expect((await huangpu.book(later, unlucky ?? '')).body).toMatchObject({ state: 'booked' })
  expect(await given()).toBe(0)
  const [near = ''] = await huangpu.slots('baobaowu', facility, { startsOn: '2025-07-14', capacity: 3 })
  for (const child of [unlucky, patient]) expect((await huangpu.book(near, child ?? '')).status).toBe(201)
  expect(await given()).toBe(12)
  expect(third).not.toBe('')
})

test('a baby room is what a district’s settings say it is, whatever it is called', async () => {
  const song = await aDistrict(w, '310117')
  const facility = await song.facility()
  w.clock.set('2025-06-30')
  const [slot = ''] = await song.slots('qinzi_dian', facility)
  const child = await song.person({ bornOn: '2023-06-15' })
  const { body } = await song.book(slot, child)
  await bring(w, '310117', String(body.id), 'attended')
  expect(await counted('sessions.baby_room', {}, '310117')).toEqual({})
  expect(await counted('guidance.district_events', {}, '310117')).toEqual({})
  const says = (settings: object) =>
    w.owner.query(
      "update services.service_version set document = jsonb_set(document, '{settings}', document -> 'settings' || $1::jsonb) where district = '310117' and name = 'qinzi_dian'",
      [JSON.stringify(settings)],
    )
  await says({ level: 'district' })
  expect(Object.values(await counted('guidance.district_events', {}, '310117'))).toEqual([1])
  await says({ counts: 'baby_room' })
  expect(Object.values(await counted('sessions.baby_room', {}, '310117'))).toEqual([1])
  expect(await counted('sessions.baby_room_children', {}, '310117')).toEqual({ [song.streets[0]?.code ?? '']: 1 })
  expect(await counted('guidance.contacts', {}, '310117')).toEqual({})
})
