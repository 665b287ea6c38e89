import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { refreshAll } from '../../../platform/counters/parts.ts'
import type { GapRows, Gaps, Provisions } from './contract.ts'
import { needOf } from './provision.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const at = '/api/districts/310118'
const provision = async () => (await minzheng.get(`${at}/provision`)).body as typeof Provisions._output
const open = async (type: string, more: Record<string, unknown> = {}) => {
  const reply = await minzheng.post(`${at}/facilities`, {
    ...{ type, name: `演示${type}${Math.random()}`, street: '310118001', openedOn: '2020-01-01', source: '演示', ...more },
  })
  expect(reply.status, reply.text).toBe(201)
  return (reply.body as { id: string }).id
}

test('need follows the district’s own standard, stock and people the stored counts; what was never counted is not 0', async () => {
  await refreshAll(w.ctx(), w.product.installation.counters)
  const before = await provision()
  expect(before.measures.map(({ id, standard, per }) => [id, standard, per])).toEqual(
    expect.arrayContaining([
      ['beds', 3.5, 100],
      ['floor_area', 40, 1000],
      ['nursery', 4.5, 1000],
      ['day_care', 1, 'street'],
    ]),
  )
  expect(before.measures.find(({ id }) => id === 'beds')).toMatchObject({ stockOn: null, total: { stock: null, gap: null } })

  const home = await open('care_home')
  await minzheng.post(`${at}/facilities/${home}/beds`, {
    first: '1',
    last: '30',
    nursing: false,
    dementia: false,
    basic: true,
    from: '2020-01-01',
    source: '演示',
  })
  await open('day_care')
  await refreshAll(w.ctx(), w.product.installation.counters)
  // Older people of two streets, as the register of people would count them.
  await w.owner.query(
    `insert into platform.counter_value (district, key, filter, street, starts_on, ends_on, known_at, n) values
       ('310118','people.registered_60','','310118001','2025-06-30','2025-07-01',now() - interval '2 years',2000),
       ('310118','people.registered_60','','310118002','2025-06-30','2025-07-01',now() - interval '2 years',1000),
       ('310118','people.registered_60','','*','2025-06-30','2025-07-01',now() - interval '2 years',3000)
     on conflict (district, key, filter, street, starts_on, ends_on, known_at) do update set n = excluded.n`,
  )
  await w.owner.query(`delete from platform.counter_value where key = 'people.registered_60' and n = 0`)
  const beds = (await provision()).measures.find(({ id }) => id === 'beds')
  expect(beds?.streets[0]).toMatchObject({ streetName: '夏阳街道', people: 2000, need: 70, stock: 30, gap: 40 })
  expect(beds?.streets[1]).toMatchObject({ people: 1000, need: 35, stock: 0, gap: 35 })
  expect(beds?.total).toMatchObject({ people: 3000, need: 105, stock: 30, gap: 75 })
  expect(beds?.source).toContain('本区方案')
  const day = (await provision()).measures.find(({ id }) => id === 'day_care')
  expect(day?.total).toMatchObject({ need: 11, stock: 1, gap: 10 })
})

test('a register of people that is a sample is said to be one', async () => {
  expect((await provision()).peopleAreSample).toBe(false)
  await w.owner.query(
    `insert into platform.setting (district, key, version, value, content_hash, origin, known_at, set_by)
     values ('310118', 'people.register_is_sample', 1, 'true', '', 'file', now(), 'test')`,
  )
  expect((await provision()).peopleAreSample).toBe(true)
  await w.owner.query(`delete from platform.setting where key = 'people.register_is_sample'`)
})

test.each([
  [{ per: 100 as const, standard: 3.5 }, 1000, 1, 35],
  [{ per: 1000 as const, standard: 55 }, 2000, 1, 110],
  [{ per: 1000 as const, standard: 55 }, null, 1, null],
  [{ per: 'street' as const, standard: 1 }, null, 18, 18],
])('the need by %o of %s people in %i streets is %s', (norm, people, streets, need) => {
  expect(needOf(norm, people, streets)).toBe(need)
})

test('what facilities lack is listed by counter and street with who mends it, and opens to them', async () => {
  const bare = await open('elder_centre', { name: '演示缺项中心', street: '310118002' })
  const { lines } = (await minzheng.get(`${at}/facility-gaps`)).body as typeof Gaps._output
  const area = lines.find(({ counter, street }) => counter === 'facilities.area_m2' && street === '310118002')
  expect(area).toMatchObject({ fact: 'floor_area', factName: '建筑面积', streetName: '盈浦街道', missing: 1, owner: 'minzheng' })
  expect(lines.map(({ counter }) => counter)).toEqual(
    expect.arrayContaining(['facilities.point', 'facilities.committee', 'facilities.organization']),
  )
  const rows = (await minzheng.get(`${at}/facility-gaps/rows?counter=facilities.area_m2&street=310118002`))
    .body as typeof GapRows._output
  expect(rows).toMatchObject({ total: 1, rows: [{ id: bare, title: '演示缺项中心' }] })
  await minzheng.post(`${at}/facilities/${bare}/attributes`, {
    name: 'floor_area',
    value: '900',
    from: '2024-01-01',
    source: '演示',
  })
  const after = (await minzheng.get(`${at}/facility-gaps/rows?counter=facilities.area_m2&street=310118002`))
    .body as typeof GapRows._output
  expect(after.total).toBe(0)
  expect((await minzheng.get(`${at}/facility-gaps/rows?counter=moon`)).status).toBe(422)
})
