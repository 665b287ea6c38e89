import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import type { CountQuestion } from '../../../platform/counters/counter.ts'
import { refreshAll } from '../../../platform/counters/parts.ts'
import { reconcile } from '../../../platform/counters/reconcile.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { Board, CountedRows, IndicatorDetail } from '../../plans/indicators/contract.ts'
import { placeCounters } from './counters.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
const weijian = await w.as('department_officer', { department: 'weijian' })
const coordinator = await w.as('coordinator')
const at = '/api/districts/310118'
const source = '演示台账'
let made = 0

const post = async (who: typeof minzheng, url: string, body: unknown) => {
  const reply = await who.post(`${at}${url}`, body)
  expect(reply.status, `${url} ${reply.text}`).toBe(201)
  return reply.body as { id: string }
}
const open = async (type: string, more: Record<string, unknown> = {}, who = minzheng) =>
  (
    await post(who, '/facilities', {
      type,
      name: `演示${type}${++made}`,
      street: '310118001',
      openedOn: '2020-01-01',
      source,
      ...more,
    })
  ).id
const addBeds = (id: string, last: number, more: Record<string, unknown> = {}) =>
  post(minzheng, `/facilities/${id}/beds`, {
    first: '1',
    last: String(last),
    nursing: false,
    dementia: false,
    basic: false,
    from: '2020-01-01',
    source,
    ...more,
  })

const countOf = async (key: string, on = '2025-06-30', filter: CountQuestion['filter'] = {}, from = on) => {
  const counter = placeCounters.find((one) => one.key === key)
  if (!counter) throw new Error(`no counter ${key}`)
  const to = new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10)
  return await reading({ ...w.ctx(), asOf: on }, async (tx) => {
    const parts = await counter.count(tx.db as never, { district: '310118', from, to, filter })
    return {
      n: parts.reduce((sum, part) => sum + part.n, 0),
      missing: parts.reduce((sum, part) => sum + part.missing, 0),
      streets: Object.fromEntries(parts.filter(({ n }) => n !== 0).map(({ street, n }) => [street, n])),
    }
  })
}
const indicator = async (key: string, query = '') =>
  (await coordinator.get(`${at}/indicators/${key}${query}`)).body as IndicatorDetail

test('a district without records claims nothing: the board shows what was reported, and nothing is stored', async () => {
  await refreshAll(w.ctx(), w.product.installation.counters)
  const { rows } = await w.owner.query(
    `select distinct key from platform.counter_value where district = '310118' and key ~ '^(beds|places|facilities|designations)[.]'`,
  )
  expect(rows).toEqual([])
  const board = (await coordinator.get(`${at}/indicators`)).body as Board
  const beds = board.indicators.find(({ key }) => key === '养老/2')
  expect(beds).toMatchObject({ source: 'reported', current: null, status: 'awaiting_report' })
  expect((await coordinator.get(`${at}/indicators/养老/2/rows`)).status).toBe(422)
  const officer = await w.as('department_officer', { department: 'minzheng' })
  const evidence = await officer.keep('310118', '床位.txt', Buffer.from('演示'))
  const value = await officer.post(`${at}/indicators/养老/2/values`, { on: '2024-03-31', value: 9000, evidence: [evidence] })
  expect(value.status, value.text).toBe(201)
  const approver = await w.as('coordinator')
  await approver.post(`${at}/values/${(value.body as { id: string }).id}/approval`)
  expect(await indicator('养老/2')).toMatchObject({ source: 'reported', current: { value: 9000 } })
})

test('the first record turns the board to counting: shares come from beds, open to them, on any day', async () => {
  const home = await open('care_home', { name: '演示甲院' })
  const small = await open('small_home', { name: '演示乙家', street: '310118002' })
  await addBeds(home, 40)
  await addBeds(small, 10, { nursing: true, from: '2025-01-01' })
  await post(minzheng, `/facilities/${home}/bed-changes`, { first: '1', last: '20', nursing: true, from: '2025-03-01', source })
  await refreshAll(w.ctx(), w.product.installation.counters)

  const total = await indicator('养老/2')
  expect(total).toMatchObject({
    source: 'counted',
    current: { value: 50, source: 'counted', missing: 0 },
    may: { report: false },
  })
  expect(total.points[0]).toEqual({ on: '2024-03-31', value: 9000 }) // what was reported before the records began stays
  expect(total.points.map(({ on, value }) => `${on} ${value}`)).toEqual(
    expect.arrayContaining(['2024-12-31 40', '2025-06-30 50']),
  )
  expect(await indicator('养老/4')).toMatchObject({ source: 'counted', current: { value: 60 } })

  const rows = (await coordinator.get(`${at}/indicators/养老/2/rows?limit=100`)).body as typeof CountedRows._output
  expect([rows.total, rows.visible, rows.rows.length]).toEqual([50, 50, 50])
  expect(rows.rows[0]).toMatchObject({ title: expect.stringContaining('演示'), values: { nursing: expect.any(String) } })
  const nursing = (await coordinator.get(`${at}/indicators/养老/4/rows?limit=100`)).body as typeof CountedRows._output
  expect(nursing.visible).toBe(30)

  expect(await countOf('beds.nursing', '2025-02-28')).toMatchObject({ n: 10, streets: { '310118002': 10 } })
  expect(await countOf('beds.nursing', '2025-03-01')).toMatchObject({ n: 30, streets: { '310118001': 20, '310118002': 10 } })
  expect(await countOf('beds.total', '2019-12-31')).toMatchObject({ n: 0 })
  await post(minzheng, `/facilities/${small}/closure`, { closedOn: '2025-06-01', why: '并入甲院' })
  expect(await countOf('beds.total')).toMatchObject({ n: 40 })
  expect(await countOf('beds.total', '2025-05-31')).toMatchObject({ n: 50 })
})

test('a boarded day stays as it was known then, whatever is corrected since', async () => {
  const before = w.ctx().clock.now()
  const was = await reading(
    { ...w.ctx(), knownAt: before },
    async (tx) =>
      (
        await tx.db
          .selectFrom('places.bed_period' as never)
          .selectAll()
          .execute()
      ).length,
  )
  const home = await open('care_home', { openedOn: '2019-01-01' })
  await addBeds(home, 5)
  const counter = placeCounters.find(({ key }) => key === 'beds.total')
  const at = (knownAt?: Date) =>
    reading({ ...w.ctx(), ...(knownAt ? { knownAt } : {}) }, async (tx) =>
      (await counter?.count(tx.db as never, { district: '310118', from: '2025-06-30', to: '2025-07-01', filter: {} }))?.reduce(
        (sum, { n }) => sum + n,
        0,
      ),
    )
  expect(was).toBeGreaterThan(0)
  expect([await at(before), await at()]).toEqual([40, 45])
  const moved = w.ctx().clock.now()
  await post(minzheng, `/facilities/${home}/correction`, { revision: 1, street: '310118003', why: '街镇误填' })
  const streets = (knownAt: Date) =>
    reading({ ...w.ctx(), knownAt }, async (tx) =>
      (await counter?.count(tx.db as never, { district: '310118', from: '2025-06-30', to: '2025-07-01', filter: {} }))
        ?.map(({ street }) => street)
        .sort(),
    )
  expect(await streets(moved)).toEqual(['310118001'])
  expect(await streets(w.ctx().clock.now())).toEqual(['310118001', '310118003'])
  await post(minzheng, `/facilities/${home}/withdrawal`, { reason: '重复登记' })
  expect([await at(moved), await at()]).toEqual([45, 40])
})

test('floor area is a sum; what has none lacks it, and is listed as a gap with who mends it', async () => {
  await open('elder_centre', { attributes: { floor_area: '2000' } })
  await open('day_care', { attributes: { floor_area: '500.5' }, street: '310118002' })
  await open('meal_point')
  expect(await countOf('facilities.area_m2')).toEqual({
    n: 2500.5,
    missing: 1,
    streets: { '310118001': 2000, '310118002': 500.5 },
  })
  expect(await countOf('facilities.meal_point')).toMatchObject({ n: 1, missing: 0 })
  expect(await countOf('facilities.care')).toMatchObject({ n: 2 })
  await refreshAll(w.ctx(), w.product.installation.counters)
  expect(await indicator('养老/10')).toMatchObject({ source: 'counted', current: { value: 0.25005, missing: 1 } })
  const rows = (await coordinator.get(`${at}/indicators/养老/10/rows`)).body as typeof CountedRows._output
  expect([rows.total, rows.rows.map(({ values }) => values.floor_area).sort()]).toEqual([2, [2000, 500.5]])
})

test('coverage counts the plan’s own streets, and committees by name', async () => {
  await open('rental_point')
  await open('rental_point')
  await open('adviser_point', { address: '夏阳街道东盛社区', street: null })
  expect(await countOf('streets.counted')).toMatchObject({ n: 11 })
  expect(await countOf('streets.with_rental')).toMatchObject({ n: 1 })
  expect(await countOf('committees.counted')).toMatchObject({ n: 355 })
  expect(await countOf('committees.with_adviser')).toMatchObject({ n: 1 })
  expect(await countOf('areas.counted')).toMatchObject({ n: 366 })
  expect(await countOf('areas.with_adviser')).toMatchObject({ n: 2 })
  await refreshAll(w.ctx(), w.product.installation.counters)
  expect((await indicator('养老/34')).current?.value).toBeCloseTo(100 / 11, 6)
})

test('a floor is the least of any street, and opens to the streets with the least first', async () => {
  const streets = ((await coordinator.get(`${at}/streets`)).body as { streets: { code: string; counts: boolean }[] }).streets
  for (const { code } of streets.slice(1)) await open('parenting_station', { street: code }, jiaoyu)
  await refreshAll(w.ctx(), w.product.installation.counters)
  expect(await indicator('托育/3')).toMatchObject({ source: 'counted', current: { value: 0 } })
  expect(await countOf('facilities.parenting_station', '2025-06-30', { floor: 'street', atLeast: '1' })).toMatchObject({ n: 10 })
  const rows = (await coordinator.get(`${at}/indicators/托育/3/rows`)).body as typeof CountedRows._output
  expect([rows.visible, rows.rows[0]]).toMatchObject([11, { title: '夏阳街道', values: { n: 0 } }])
  await open('parenting_station', { street: streets[0]?.code }, jiaoyu)
  await refreshAll(w.ctx(), w.product.installation.counters)
  expect(await indicator('托育/3')).toMatchObject({ current: { value: 1 } })
  expect(await countOf('facilities.parenting_station', '2025-06-30', { floor: 'town' })).toMatchObject({ n: 1 })
  expect(await countOf('facilities.parenting_station', '2025-06-30', { floor: 'village' })).toMatchObject({ n: 0, missing: 11 })
})

test('a venue’s hours sum per week; the floor is the venue open least, and one without hours is missing', async () => {
  const day = (opens: string, closes: string) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens, closes }))
  const one = await open('sports_venue')
  const two = await open('sports_venue')
  await open('sports_venue')
  await post(minzheng, `/facilities/${one}/opening`, { from: '2024-01-01', hours: day('08:00', '17:00') })
  await post(minzheng, `/facilities/${two}/opening`, { from: '2024-01-01', hours: day('08:00', '15:30') })
  expect(await countOf('venues.weekly_hours', '2025-06-30', { kind: 'sports' })).toMatchObject({ n: 63 + 52.5, missing: 1 })
  expect(await countOf('venues.weekly_hours', '2025-06-30', { kind: 'sports', floor: 'venue' })).toMatchObject({
    n: 52.5,
    missing: 1,
  })
  expect(await countOf('venues.weekly_hours', '2025-06-30', { kind: 'sports', floor: 'venue', atLeast: '56' })).toMatchObject({
    n: 1,
  })
  await refreshAll(w.ctx(), w.product.installation.counters)
  expect(await indicator('养老/30')).toMatchObject({ source: 'counted', current: { value: 52.5, missing: 1 } })
})

test('nursery places, inclusive ones, filed nurseries and kindergartens with classes are counted by day', async () => {
  const nursery = await open('nursery', { attributes: { filed: '是', ownership: '民办' } }, jiaoyu)
  await open('nursery', {}, jiaoyu)
  const kindergarten = await open('kindergarten', { attributes: { ownership: '公办' } }, jiaoyu)
  await open('kindergarten', { attributes: { ownership: '公办' } }, jiaoyu)
  await open('kindergarten', {}, jiaoyu)
  const aClass = { name: '小班', kind: 'younger', places: 15, inclusive: false, from: '2022-09-01', source }
  await post(jiaoyu, `/facilities/${nursery}/classes`, aClass)
  await post(jiaoyu, `/facilities/${kindergarten}/classes`, {
    ...aClass,
    name: '托大班',
    places: 20,
    inclusive: true,
    from: '2024-09-01',
  })
  expect(await countOf('places.nursery')).toMatchObject({ n: 35 })
  expect(await countOf('places.nursery', '2023-01-01')).toMatchObject({ n: 15 })
  expect(await countOf('places.inclusive')).toMatchObject({ n: 20 })
  expect(await countOf('facilities.nursery')).toMatchObject({ n: 2, missing: 0 })
  expect(await countOf('facilities.nursery', '2025-06-30', { status: 'filed' })).toMatchObject({ n: 1, missing: 1 })
  expect(await countOf('kindergartens.total')).toMatchObject({ n: 3 })
  expect(await countOf('kindergartens.total', '2025-06-30', { ownership: 'public' })).toMatchObject({ n: 2, missing: 1 })
  expect(await countOf('kindergartens.with_nursery', '2025-06-30', { ownership: 'public' })).toMatchObject({ n: 1 })
  expect(await countOf('streets.with_inclusive_nursery')).toMatchObject({ n: 1 })
  expect(await countOf('facilities.inclusive_nursery_opened', '2024-12-31', {}, '2024-01-01')).toMatchObject({ n: 1 })
  await refreshAll(w.ctx(), w.product.installation.counters)
  expect(await indicator('托育/2')).toMatchObject({ source: 'counted', current: { value: 50, missing: 1 } })
})

test('contracts, hospitals, large homes and openings count what holds, and openings add up since the plan began', async () => {
  const home = await open('care_home', { openedOn: '2021-05-01', attributes: { with_clinic: '是' } })
  await addBeds(home, 120, { from: '2021-05-01' })
  await post(minzheng, `/facilities/${home}/contracts`, {
    kind: 'medical',
    partner: '演示卫生服务中心',
    startsOn: '2024-01-01',
    endsOn: '2025-01-01',
    source,
  })
  expect([(await countOf('contracts.medical', '2024-12-31')).n, (await countOf('contracts.medical', '2025-01-01')).n]).toEqual([
    1, 0,
  ])
  expect(await countOf('facilities.care_home_large')).toMatchObject({ n: 1 })
  expect(await countOf('facilities.care_home_with_clinic')).toMatchObject({ n: 1, missing: 0 })
  await open('hospital', { attributes: { hospital_level: '二级', hospital_kind: '综合医院', geriatrics: '是' } }, weijian)
  await open('hospital', { attributes: { hospital_level: '三级', hospital_kind: '中医医院' } }, weijian)
  await open('hospital', { attributes: { hospital_level: '一级', hospital_kind: '综合医院' } }, weijian)
  expect(await countOf('hospitals.secondary')).toMatchObject({ n: 2, missing: 0 })
  expect(await countOf('hospitals.with_geriatrics')).toMatchObject({ n: 1, missing: 1 })
  for (const openedOn of ['2020-11-01', '2021-02-01', '2022-03-01', '2025-06-02']) await open('sports_home', { openedOn })
  await refreshAll(w.ctx(), w.product.installation.counters)
  expect(await indicator('养老/29')).toMatchObject({ source: 'counted', current: { value: 3 } })
  const board = (await coordinator.get(`${at}/indicators`)).body as Board
  expect(board.indicators.find(({ key }) => key === '养老/29')?.current?.value).toBe(3)
})

test('what is stored equals a full count of every counter', async () => {
  await refreshAll(w.ctx(), w.product.installation.counters)
  const results = await reconcile(w.ctx(), w.product.installation.counters)
  expect(results.filter(({ differences }) => differences.length > 0).map(({ key, filter }) => `${key} ${filter}`)).toEqual([])
  expect(results.some(({ key, filter }) => key === 'venues.weekly_hours' && filter === 'floor=venue&kind=sports')).toBe(true)
})

test.each([
  ['beds.total', { colour: 'red' }, 'knows no filter colour'],
  ['beds.total', { floor: 'moon' }, 'takes floor street'],
  ['beds.total', { atLeast: '3' }, 'takes floor street'],
])('%s with %o is refused', async (key, filter, message) => {
  await expect(countOf(key, '2025-06-30', filter)).rejects.toThrow(message)
})
