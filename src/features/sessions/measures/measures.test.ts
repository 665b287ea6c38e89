import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aWorld, type Caller, type World } from '../../../../test/support/world.ts'
import { transaction } from '../../../platform/database/transaction.ts'
import { auditOf, grantPerson, xiayang } from '../../people/people.test-support.ts'
import { aStation, at } from '../notes/station.test-support.ts'
import { saidOf } from '../sessions.test-support.ts'
import { measuresOwnedBy } from './actions.ts'
import type { BookingMeasures, MadeMeasures, PersonMeasures } from './contract.ts'
import { withdrawMeasureRow } from './store.ts'

let w: World
beforeAll(async () => {
  w = await aWorld()
})
beforeEach(() => w.clock.set('2025-06-30'))

const measure = (who: Caller, booking: string, values: Record<string, number>, sure = false) =>
  who.post(`${at}/bookings/${booking}/measures`, {
    values: Object.entries(values).map(([name, value]) => ({ name, value })),
    sure,
  })
const own = (who: Caller, person: string, query = '') => who.get(`${at}/persons/${person}/measures${query}`)
const onTheDay = async () => {
  const station = await aStation(w)
  w.clock.set('2025-07-07')
  return station
}

test('what was measured is read by the person as lines over time, with what is usual beside it', async () => {
  const { booking, person, provider, self } = await onTheDay()
  const reply = await measure(provider, booking, { 收缩压: 152, 舒张压: 84, 体重: 61.5 })
  expect(reply.status, reply.text).toBe(201)
  expect((reply.body as MadeMeasures).warnings).toEqual([
    { name: '收缩压', value: 152, unit: 'mmHg', kind: 'above_usual', least: 90, most: 139 },
  ])
  const { lines } = (await own(self, person)).body as PersonMeasures
  expect(lines.map(({ name, unit, usual, points }) => [name, unit, usual, points.map(({ on, value }) => [on, value])])).toEqual([
    ['收缩压', 'mmHg', [90, 139], [['2025-07-07', 152]]],
    ['舒张压', 'mmHg', [60, 89], [['2025-07-07', 84]]],
    ['体重', 'kg', null, [['2025-07-07', 61.5]]],
  ])
  expect(((await own(self, person, '?name=体重')).body as PersonMeasures).lines).toHaveLength(1)
  expect(((await own(self, person, '?from=2025-07-08')).body as PersonMeasures).lines).toEqual([])
  const deed = (await auditOf(w, person)).find(({ action }) => action === 'sessions.record_measures')
  expect(deed?.details).toMatchObject({ booking, names: ['收缩压', '舒张压', '体重'] })
  expect(JSON.stringify(deed?.details)).not.toContain('152')
})

test('the person, their guardian, whom they trust with their record and the provider who measured read them; no officer, no other provider does', async () => {
  const { booking, person, provider, colleague, keeper } = await onTheDay()
  await measure(provider, booking, { 心率: 72 })
  const [guardian, records, services] = [await w.as('resident'), await w.as('resident'), await w.as('resident')]
  await grantPerson(w, guardian, person, 'guardian')
  for (const [who, may] of [
    [records, 'record'],
    [services, 'services'],
  ] as const) {
    await grantPerson(w, who, person, 'trusted')
    await w.owner.query('update platform.person_grant set may = $2 where account = $1', [who.id, [may]])
  }
  expect([(await own(guardian, person)).status, (await own(records, person)).status]).toEqual([200, 200])
  expect(saidOf(await own(services, person))).toEqual([403, 'not_trusted_with'])
  expect(saidOf(await own(keeper, person))).toEqual([403, 'not_acting_for'])
  expect(saidOf(await own(await w.as('street_officer', { street: '310118001' }), person))).toEqual([403, 'not_acting_for'])
  expect((await own(provider, person)).status).toBe(404)
  const theirs = (await colleague.get(`${at}/bookings/${booking}/measures`)).body as BookingMeasures
  expect(theirs.lines).toMatchObject([{ name: '心率', points: [{ value: 72 }] }])
  expect(theirs.kinds.map(({ name }) => name)).toContain('收缩压')
  expect((await (await w.as('provider')).get(`${at}/bookings/${booking}/measures`)).status).toBe(403)
  expect((await auditOf(w, person)).map(({ action }) => action)).toContain('sessions.read_measures')
})

test('health is the provider’s: no officer, whatever they oversee, and no other provider records, reads or takes back a number', async () => {
  const { booking, provider, keeper, self } = await onTheDay()
  const [id] = ((await measure(provider, booking, { 心率: 72 })).body as MadeMeasures).ids
  const refused: [who: string, caller: Caller][] = [
    ['the department that keeps the facility', keeper],
    ['a department that works with people’s records', await w.as('department_officer', { department: 'minzheng' })],
    ['a department that does not', await w.as('department_officer', { department: 'fagai' })],
    ['the officer of its street', await w.as('street_officer', { street: xiayang.street })],
    ['another provider', await w.as('provider', { organization: '00000000-0000-4000-8000-000000000001' })],
    ['a carer of no organization', await w.as('provider')],
    ['the coordinator', await w.as('coordinator')],
    ['an auditor', await w.as('auditor')],
    ['an administrator', await w.as('administrator')],
    ['the person', self],
  ]
  const answers = []
  for (const [who, caller] of refused) {
    const read = await caller.get(`${at}/bookings/${booking}/measures`)
    expect(read.text).not.toContain('心率')
    const back = await caller.post(`${at}/measures/${id}/withdrawal`, { reason: '测试' })
    answers.push([who, read.status, (await measure(caller, booking, { 体重: 60 })).status, back.status])
  }
  expect(answers).toEqual(refused.map(([who]) => [who, 403, 403, 403]))
  const { rows } = await w.owner.query('select name, withdrawn_at from sessions.measure where booking = $1', [booking])
  expect(rows).toEqual([{ name: '心率', withdrawn_at: null }])
})

test('one provider never reads the numbers of another', async () => {
  const [here, there] = [await aStation(w), await aStation(w)]
  w.clock.set('2025-07-07')
  await measure(here.provider, here.booking, { 心率: 72 })
  await w.owner.query('update sessions.measure set person = $2 where booking = $1', [here.booking, there.person])
  expect(((await there.provider.get(`${at}/bookings/${there.booking}/measures`)).body as BookingMeasures).lines).toEqual([])
  expect(((await own(there.self, there.person)).body as PersonMeasures).lines).toHaveLength(1)
})

test('what is refused says why: what the service does not measure, what is impossible unless looked at again, twice, before the day, by others', async () => {
  const { booking, person, provider, self } = await aStation(w)
  expect(saidOf(await measure(provider, booking, { 心率: 72 }))).toEqual([422, 'measure_before_session'])
  w.clock.set('2025-07-07')
  expect((await measure(provider, booking, { 血型: 1 })).body).toMatchObject({
    code: 'measure_not_kept',
    details: { kept: expect.stringContaining('收缩压') },
  })
  expect((await measure(provider, booking, { 收缩压: 1200 })).body).toMatchObject({
    code: 'measure_implausible',
    details: { least: 50, most: 260 },
  })
  expect((await measure(provider, booking, { 收缩压: 270 }, true)).body).toMatchObject({ warnings: [{ kind: 'implausible' }] })
  expect(saidOf(await measure(provider, booking, { 收缩压: 127 }))).toEqual([409, 'measure_once'])
  expect((await measure(self, booking, { 心率: 72 })).status).toBe(403)
  expect((await measure(await w.as('provider'), booking, { 心率: 72 })).status).toBe(403)
  expect(((await own(self, person)).body as PersonMeasures).lines).toHaveLength(1)
  await w.owner.query("update sessions.booking set state = 'absent' where id = $1", [booking])
  expect(saidOf(await measure(provider, booking, { 心率: 72 }))).toEqual([409, 'measure_without_session'])
})

test('a slip is taken back with a reason and recorded anew; erasure takes all of it', async () => {
  const { booking, person, provider, self } = await onTheDay()
  const [id] = ((await measure(provider, booking, { 体重: 96 })).body as MadeMeasures).ids
  const back = (who: Caller) => who.post(`${at}/measures/${id}/withdrawal`, { reason: '看错了数字' })
  expect((await back(self)).status).toBe(403)
  expect((await back(await w.as('provider'))).status).toBe(403)
  expect((await back(provider)).status).toBe(200)
  expect((await back(provider)).status).toBe(404)
  // Two who take it back at one moment: the first one's reason stays.
  expect(await transaction(w.ctx(), (tx) => withdrawMeasureRow(tx, id ?? '', '晚了一步'))).toBe(false)
  const { rows } = await w.owner.query('select withdrawn_why from sessions.measure where id = $1', [id])
  expect(rows).toEqual([{ withdrawn_why: '看错了数字' }])
  expect((await measure(provider, booking, { 体重: 69 })).status).toBe(201)
  expect(((await own(self, person)).body as PersonMeasures).lines[0]?.points.map(({ value }) => value)).toEqual([69])
  expect(await transaction(w.ctx(), (tx) => measuresOwnedBy.erase(tx, person))).toBe(2)
})
