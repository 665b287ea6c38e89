import { describe, expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { refreshAll } from '../../../platform/counters/parts.ts'
import { dayPeriod } from '../../../platform/counters/periods.ts'
import { reconcile, reportOf } from '../../../platform/counters/reconcile.ts'
import { stocksOn, streetCounts } from '../../../platform/counters/values.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { aPerson, at, xiayang, yingpu } from '../people.test-support.ts'
import { peopleCounters } from './counters.ts'
import { countPeople } from './store.ts'

const w = await aWorld({ day: '2025-06-30' })
const department = await w.as('department_officer', { department: 'minzheng' })
const officer = await w.as('street_officer', { street: xiayang.street })

const day = dayPeriod
const counterOf = (key: string) => {
  const found = peopleCounters.find((one) => one.key === key)
  if (!found) throw new Error(key)
  return found
}
/** street → n/missing of a counter on a day, in 青浦. */
const counts = async (key: string, on: string, filter: Record<string, string> = {}) => {
  const question = { district: '310118', ...day(on), filter }
  const rows = await reading(w.ctx(), (tx) => counterOf(key).count(tx.db, question))
  return Object.fromEntries(
    rows.filter(({ n, missing }) => n + missing > 0).map(({ street, n, missing }) => [street, `${n}/${missing}`]),
  )
}

const outside = { outside: '江苏省昆山市' }
const baby = await aPerson(department, { name: '三岁下', bornOn: '2022-07-01', since: '2022-07-01', registered: outside })
await aPerson(department, { name: '三岁整', bornOn: '2022-06-30', since: '2022-06-30' })
await aPerson(department, { name: '六岁末', bornOn: '2018-07-01', since: '2019-01-01' })
const elder = await aPerson(department, { name: '六五整', bornOn: '1960-06-30', residence: yingpu })
const old = await aPerson(department, { name: '八十独', bornOn: '1945-01-01', registered: outside })
const undated = await aPerson(department, { name: '无生日', bornOn: null, residence: { street: yingpu.street } })
const nowhere = await aPerson(department, { name: '无住址', bornOn: '1950-01-01', residence: null, registered: null })
const gone = await aPerson(department, { name: '已外迁', bornOn: '1950-01-01' })
await department.post(`${at}/persons/${gone.id}/moves`, { kind: 'out', to: outside, on: '2025-03-01', source: '迁移单' })
await department.post(`${at}/persons/${old.id}/facts`, { name: '独居', value: true, validFrom: '2025-01-01', source: '走访' })

describe('on a day, by street', () => {
  const [a, b] = [xiayang.street, yingpu.street]
  test.each([
    ['people.resident', { [a]: '4/0', [b]: '2/0', '': '0/1' }],
    ['people.resident_0_3', { [a]: '1/0', [b]: '0/1' }],
    ['people.resident_0_6', { [a]: '3/0', [b]: '0/1' }],
    ['people.resident_3_6', { [a]: '1/0', [b]: '0/1' }],
    ['people.resident_65', { [a]: '1/0', [b]: '1/1', '': '0/1' }],
    ['people.registered_60', { [a]: '2/1', '': '0/1' }],
    ['people.registered_65', { [a]: '2/1', '': '0/1' }],
    ['people.alone_eligible', { [a]: '1/0', [b]: '0/1' }],
  ])('%s counts who is of the age, alive, and lives or is registered there', async (key, expected) => {
    expect(await counts(key, '2025-06-30')).toEqual(expected)
  })

  test('an earlier day is counted as it was: before the move, before the birthday, before the fact', async () => {
    expect(await counts('people.resident', '2025-02-27')).toEqual({ [a]: '5/0', [b]: '2/0', '': '0/1' })
    expect(await counts('people.resident_65', '2025-06-28')).toMatchObject({ [b]: '0/1' })
    expect(await counts('people.resident_3_6', '2025-06-28')).toMatchObject({ [b]: '0/1' })
    expect((await counts('people.resident_3_6', '2025-06-28'))[a]).toBeUndefined()
    expect((await counts('people.alone_eligible', '2024-12-30'))[a]).toBeUndefined()
    expect(await counts('people.resident', '2019-12-30')).toEqual({ [a]: '1/0', '': '0/1' })
  })

  test('filters narrow by age, sex and fact; one that is not known is refused', async () => {
    expect(await counts('people.resident', '2025-06-30', { ageFrom: '80' })).toEqual({ [a]: '1/0', [b]: '0/1' })
    expect((await counts('people.resident', '2025-06-30', { fact: '独居' }))[a]).toBe('1/0')
    await expect(counts('people.resident', '2025-06-30', { height: '180' })).rejects.toThrow('knows no filter height')
  })

  test('a death takes somebody out from its day on, and a merged record counts once, by the address of the kept one or else its own', async () => {
    const ghost = await aPerson(department, { name: '同一人', bornOn: '1950-01-01', residence: yingpu, registered: null })
    const dead = await aPerson(department, { name: '亡者', bornOn: '1950-01-01', registered: null })
    await department.post(`${at}/persons/${dead.id}/death`, { on: '2025-05-10', source: '走访' })
    expect(await counts('people.resident_65', '2025-06-30')).toMatchObject({ [a]: '1/0', [b]: '2/1' })
    expect(await counts('people.resident_65', '2025-05-09')).toMatchObject({ [a]: '2/0' })
    const merge = (kept: string) => w.owner.query('update people.person set merged_into = $1 where id = $2', [kept, ghost.id])
    await merge(elder.id)
    expect(await counts('people.resident_65', '2025-06-30')).toMatchObject({ [a]: '1/0', [b]: '1/1' })
    await merge(nowhere.id)
    expect(await counts('people.resident_65', '2025-06-30')).toEqual({ [a]: '1/0', [b]: '2/1' })
    await w.owner.query('update people.person set merged_into = null where id = $1', [ghost.id])
    await department.post(`${at}/persons/${ghost.id}/death`, { on: '2019-01-01', source: '走访' })
    await w.owner.query("update people.person set died_on = '2019-01-01' where id = $1", [ghost.id])
  })

  test('newborns of a month are due a visit where they live', async () => {
    await department.post(`${at}/births`, {
      name: '小宝',
      sex: 'female',
      bornOn: '2025-05-31',
      residence: yingpu,
      source: '出生医学证明',
    })
    const births = (from: string, to: string) =>
      reading(w.ctx(), (tx) => counterOf('births.due_visit').count(tx.db, { district: '310118', from, to, filter: {} }))
    expect(await births('2025-05-01', '2025-06-01')).toEqual([{ street: b, n: 1, missing: 0 }])
    expect(await births('2025-06-01', '2025-07-01')).toEqual([])
  })
})

test('all are stored in one pass a day, say what each counts alone, and reconcile; a district without people says nothing', async () => {
  await refreshAll(w.ctx(), w.product.installation.counters)
  const stored = await reading(w.ctx(), (tx) => stocksOn(tx, ['people.resident', 'people.registered_65']))
  expect(stored.get('people.resident')).toMatchObject({ startsOn: '2025-06-30', n: 7, missing: 1 })
  expect(await reading(w.ctx(), (tx) => streetCounts(tx, 'people.registered_65', day('2025-06-30')))).toEqual([
    { street: '', n: 0, missing: 1 },
    { street: xiayang.street, n: 2, missing: 1 },
  ])
  expect(
    await reading(w.ctx('310101'), (tx) => stocksOn(tx, ['people.resident']).then((values) => values.get('people.resident'))),
  ).toBeUndefined()
  expect(
    reportOf('310118', await reconcile(w.ctx(), w.product.installation.counters)).lines.filter((line) =>
      line.includes('people.'),
    ),
  ).toEqual([])
}, 60_000)

test('a click opens the persons behind a number, as far as the reader’s own rights reach', async () => {
  const question = { district: '310118', ...day('2025-06-30'), filter: {} }
  const actorOf = async (street: string | null) => ({
    ...{ kind: 'account' as const, id: 'a', name: 'a', persons: [] },
    grants: [
      {
        role: street ? ('street_officer' as const) : ('department_officer' as const),
        district: '310118',
        department: null,
        street,
        organization: null,
      },
    ],
  })
  const rows = async (street: string | null, page = { offset: 0, limit: 2 }) =>
    await reading(w.ctx('310118', await actorOf(street)), (tx) => counterOf('people.resident').rows(tx, question, page))
  const all = await rows(null)
  expect([all.total, all.rows.length]).toEqual([7, 2])
  expect((await rows(null, { offset: 6, limit: 2 })).rows).toHaveLength(1)
  const own = await rows(xiayang.street, { offset: 0, limit: 20 })
  // Registered in 夏阳 and living elsewhere are in sight too.
  expect(own.rows.map(({ title }) => title).sort()).toEqual(['三岁下', '三岁整', '八十独', '六五整', '六岁末', '无生日'].sort())
  expect(own.rows.find(({ title }) => title === '三岁下')).toMatchObject({
    street: xiayang.street,
    href: `/console/310118/people/${baby.id}`,
  })
})

test('gaps name the street that mends them and open the very list', async () => {
  const people = w.product.features.find(({ name }) => name === 'people')
  const gaps = await reading(w.ctx(), (tx) => people?.gaps?.(tx) ?? Promise.resolve([]))
  expect(gaps.map(({ street, missing, owner, href }) => [street, missing, owner, href.split('?')[1]])).toEqual(
    expect.arrayContaining([
      ['', 1, '区级部门', 'missing=street'],
      [yingpu.street, 1, '盈浦街道', `missing=birth&street=${yingpu.street}`],
      [yingpu.street, 1, '盈浦街道', `missing=committee&street=${yingpu.street}`],
    ]),
  )
  const list = (who: typeof officer, query: string) =>
    who.get(`${at}/persons?${query}`).then(({ body }) => (body as { persons: { id: string }[] }).persons.map(({ id }) => id))
  expect(await list(department, `missing=birth&street=${yingpu.street}`)).toEqual([undated.id])
  expect(await list(department, 'missing=street')).toContain(nowhere.id)
})

test('many persons of random lives are counted as a plain loop over them counts', async () => {
  const rows: { born: string | null; died: string | null; lives: [street: string | null, from: string, to: string | null][] }[] =
    []
  let seed = 7
  const random = () => {
    seed = (seed * 16807) % 2147483647 // Lehmer: the same lives every time
    return seed / 2147483647
  }
  const dayIn = (from: number, to: number) =>
    new Date(Date.UTC(from, 0, 1) + Math.floor(random() * (to - from) * 365) * 86_400_000).toISOString().slice(0, 10)
  for (let i = 0; i < 300; i += 1) {
    const born = random() < 0.05 ? null : dayIn(1930, 2024)
    const moved = dayIn(2021, 2025)
    const street = () => (random() < 0.2 ? null : `31015100${1 + Math.floor(random() * 3)}`)
    const lives: (typeof rows)[number]['lives'] =
      random() < 0.1
        ? []
        : [
            [street(), '2020-01-01', moved],
            [street(), moved, null],
          ]
    rows.push({ born, died: random() < 0.1 ? dayIn(2024, 2026) : null, lives })
  }
  for (const { born, died, lives } of rows) {
    const id = newId()
    const now = lives.at(-1)?.[0] ?? null
    await w.owner.query(
      "insert into people.person (district, id, name, sex, born_on, died_on, residence_street, source, known_at, changed_at) values ('310151', $1, '某', 'female', $2, $3, $4, 't', now(), now())",
      [id, born, died !== null && born !== null && died < born ? null : died, now],
    )
    for (const [street, from, to] of lives)
      await w.owner.query(
        "insert into people.address (district, id, person, kind, street, outside, valid_from, valid_to, known_at, source, recorded_by) values ('310151', $1, $2, 'residence', $3, $4, $5, $6, now(), 't', 't')",
        [newId(), id, street, street === null ? '外省' : null, from, to],
      )
  }
  for (const on of ['2020-06-01', '2022-12-31', '2024-07-01', '2025-06-30']) {
    const expected = new Map<string, { n: number; missing: number }>()
    for (const { born, died, lives } of rows) {
      const dies = died !== null && born !== null && died < born ? null : died
      if ((born !== null && born > on) || (dies !== null && dies <= on)) continue
      const here = lives.find(([, from, to]) => from <= on && (to === null || to > on))
      if (here && here[0] === null) continue
      const known = here?.[0] ?? ''
      const is = born !== null && Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0) >= 65
      const count = expected.get(known) ?? { n: 0, missing: 0 }
      if (known !== '' && is) count.n += 1
      else if ((known === '' && is) || born === null) count.missing += 1
      expected.set(known, count)
    }
    const [counted] = await reading(w.ctx('310151'), (tx) =>
      countPeople(tx.db, { district: '310151', to: day(on).to }, 'residence', [{ ageFrom: 65 }]),
    )
    const asMap = new Map(counted?.map(({ street, n, missing }) => [street, { n, missing }]))
    for (const [street, count] of expected) expect([on, street, asMap.get(street)]).toEqual([on, street, count])
  }
})
