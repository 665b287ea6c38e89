import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { toGcj02 } from '../../../platform/geo/gcj02.ts'
import type { FacilityDetail } from './contract.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
const street = await w.as('street_officer', { street: '310118001' })
const at = '/api/districts/310118'
const why = '登记时误填'
let made = 0
const aHome = (more: Record<string, unknown> = {}) => ({
  ...{ type: 'care_home', name: `演示颐养院${++made}`, street: '310118001', openedOn: '2020-05-01', source: '演示台账' },
  ...more,
})
const open = async (more: Record<string, unknown> = {}, who = minzheng) => {
  const reply = await who.post(`${at}/facilities`, aHome(more))
  expect(reply.status, reply.text).toBe(201)
  return reply.body as { id: string; warnings: string[] }
}
const read = async (id: string, asOf?: string) =>
  (await minzheng.get(`${at}/facilities/${id}${asOf ? `?asOf=${asOf}` : ''}`)).body as FacilityDetail
const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]

test('a facility is entered with its organization, found by pinyin, and read with all that is known of it', async () => {
  const organization = await minzheng.post(`${at}/organizations`, {
    ...{ name: '演示颐养服务中心', kind: 'social', code: '91350100M000100Y43', source: '演示' },
  })
  expect(organization.status, organization.text).toBe(201)
  const { id } = await open({
    name: '演示夏阳颐养院',
    organization: (organization.body as { id: string }).id,
    street: null,
    address: '夏阳街道东盛社区1号',
    attributes: { floor_area: '3200', ownership: '公办' },
  })
  const home = await read(id)
  expect(home).toMatchObject({
    ...{ typeName: '养老院', streetName: '夏阳街道', committeeName: '东盛社区居委会', open: true },
    ...{ attributes: { floor_area: '3200', ownership: 'public' }, organization: { name: '演示颐养服务中心' } },
    may: { keep: true, report: true, propose: false },
  })
  const found = (await street.get(`${at}/facilities?words=yanshixiayang`)).body as { total: number; facilities: { id: string }[] }
  expect(found.facilities.map((one) => one.id)).toEqual([id])
  const organizations = (await street.get(`${at}/organizations?words=91350100M0`)).body as { organizations: unknown[] }
  expect(organizations.organizations).toMatchObject([{ name: '演示颐养服务中心', facilities: 1 }])
})

test.each([
  [{ code: '91350100M000100Y44' }, 422, 'organization_code_check'],
  [{ code: '91350100M000100Y' }, 422, 'organization_code_length'],
  [{ code: '91350100M000100Y43' }, 409, 'organization_code_once'],
])('an organization with %o is refused', async (wrong, status, code) => {
  const reply = await minzheng.post(`${at}/organizations`, { name: '演示机构', kind: 'social', source: '演示', ...wrong })
  expect(codeOf(reply)).toEqual([status, code])
})

test('an organization is corrected by an officer of any department, and the audit says what it was', async () => {
  const { body } = await jiaoyu.post(`${at}/organizations`, { name: '演示托育公司', kind: 'enterprise', source: '演示' })
  const { id } = body as { id: string }
  expect((await minzheng.post(`${at}/organizations/${id}/correction`, { name: '演示育儿公司', why })).status).toBe(200)
  const { rows } = await w.owner.query(
    `select details from platform.audit where subject = $1 and action = 'places.correct_organization'`,
    [id],
  )
  expect(rows[0].details).toMatchObject({ name: { was: '演示托育公司', became: '演示育儿公司' }, why })
  expect(codeOf(await street.post(`${at}/organizations/${id}/correction`, { name: '别名', why }))).toEqual([403, 'scope_missing'])
})

test.each([
  [{ type: 'castle' }, 422, 'facility_type_unknown'],
  [{ street: '310118999' }, 422, 'street_of_facility_unknown'],
  [{ committee: '310118999999' }, 422, 'committee_of_facility_unknown'],
  [{ street: null, address: '某路1号' }, 422, 'street_not_in_address'],
  [{ attributes: { meals_per_day: '10' } }, 422, 'attribute_unknown'],
  [{ attributes: { floor_area: '很大' } }, 422, 'attribute_value_wrong'],
  [{ organization: '00000000-0000-7000-8000-000000000000' }, 422, 'organization_unknown'],
  [{ position: { lon: 116.39, lat: 39.9 } }, 422, 'point_beyond_outline'],
  [{ position: { lon: 31.15, lat: 121.11 } }, 400, 'invalid_request'],
])('a facility with %o is refused', async (wrong, status, code) => {
  expect(codeOf(await minzheng.post(`${at}/facilities`, aHome(wrong)))).toEqual([status, code])
})

test('a point of GCJ-02 is kept as WGS84; near the border it is warned about', async () => {
  const here = { lon: 121.11408, lat: 31.15394 }
  const { id, warnings } = await open({ position: { ...toGcj02(here), coordinateSystem: 'gcj02' } })
  expect(warnings).toEqual(['committee_missing'])
  const { position } = await read(id)
  expect(position?.lon).toBeCloseTo(here.lon, 6)
  expect(position?.lat).toBeCloseTo(here.lat, 6)
  expect((await open({ position: { lon: 121.11, lat: 31.295 } })).warnings).toContain('point_near_border')
})

test('care homes are kept by civil affairs, nurseries by education and health; a street and a stranger do not', async () => {
  expect((await jiaoyu.post(`${at}/facilities`, aHome())).status).toBe(403)
  expect((await minzheng.post(`${at}/facilities`, aHome({ type: 'nursery' }))).status).toBe(403)
  await open({ type: 'nursery' }, jiaoyu)
  expect(codeOf(await street.post(`${at}/facilities`, aHome()))).toEqual([403, 'scope_missing'])
  expect((await w.stranger.post(`${at}/facilities`, aHome())).status).toBe(401)
})

test('a correction keeps what it was with the reason; of two at once the second is told', async () => {
  const { id } = await open()
  const correct = (body: Record<string, unknown>) =>
    minzheng.post(`${at}/facilities/${id}/correction`, { revision: 1, why, ...body })
  expect((await correct({ name: '演示改名颐养院', street: '310118002' })).status).toBe(201)
  expect(codeOf(await correct({ name: '又一个名字' }))).toEqual([409, 'facility_changed_meanwhile'])
  expect(codeOf(await correct({ revision: 2, name: '演示改名颐养院' }))).toEqual([422, 'nothing_to_correct'])
  const { changes, revision, street: now } = await read(id)
  expect([revision, now]).toEqual([2, '310118002'])
  expect(changes.map(({ field, was, became }) => [field, was, became])).toEqual(
    expect.arrayContaining([['street', '310118001', '310118002']]),
  )
})

test('a facility closes from a day and opens again; every day says what it was, and the event goes out', async () => {
  const { id } = await open()
  const change = (what: string, body: Record<string, unknown>) =>
    minzheng.post(`${at}/facilities/${id}/${what}`, { why, ...body })
  expect((await change('closure', { closedOn: '2023-03-01' })).status).toBe(201)
  expect(codeOf(await change('closure', { closedOn: '2024-01-01' }))).toEqual([422, 'facility_not_open'])
  expect((await change('reopening', { opensOn: '2024-02-01' })).status).toBe(201)
  expect(codeOf(await change('reopening', { opensOn: '2024-03-01' }))).toEqual([422, 'facility_is_open'])
  expect(codeOf(await change('closure', { closedOn: '2020-05-01' }))).toEqual([422, 'closes_before_opening'])
  const openOn = async (day: string) => (await read(id, day)).open
  expect([await openOn('2023-02-28'), await openOn('2023-03-01'), await openOn('2024-02-01')]).toEqual([true, false, true])
  expect((await read(id)).operations.map(({ from, to }) => [from, to])).toEqual([
    ['2020-05-01', '2023-03-01'],
    ['2024-02-01', null],
  ])
})

test('an attribute is dated: each day has its value, and a later correction does not wipe what came after', async () => {
  const { id } = await open({ attributes: { floor_area: '1000' } })
  const set = (value: string | null, from: string) =>
    minzheng.post(`${at}/facilities/${id}/attributes`, { name: 'floor_area', value, from, source: '演示' })
  expect((await set('1500', '2023-01-01')).status).toBe(201)
  expect((await set('1200', '2022-01-01')).status).toBe(201)
  const on = async (day: string) => (await read(id, day)).attributes.floor_area
  expect([await on('2021-06-01'), await on('2022-06-01'), await on('2023-06-01')]).toEqual(['1000', '1200', '1500'])
  await set(null, '2024-01-01')
  expect(await on('2024-06-01')).toBeUndefined()
})

test('a provider keeps hours, fees and occupancy of its own facility and of no other', async () => {
  const organization = (await minzheng.post(`${at}/organizations`, { name: '演示运营方', kind: 'social', source: '演示' }))
    .body as { id: string }
  const provider = await w.as('provider', { organization: organization.id })
  const own = await open({ organization: organization.id })
  const other = await open()
  const hours = {
    from: '2025-01-01',
    hours: [
      { weekday: 1, opens: '08:00', closes: '17:00' },
      { weekday: 2, opens: '08:00', closes: '12:00' },
    ],
  }
  const fee = { item: '床位费', fen: 250000, per: 'month', from: '2025-01-01', source: '演示' }
  expect((await provider.post(`${at}/facilities/${own.id}/opening`, hours)).status).toBe(201)
  expect((await provider.post(`${at}/facilities/${own.id}/fees`, fee)).status).toBe(201)
  expect((await provider.post(`${at}/facilities/${own.id}/fees`, { ...fee, fen: 280000, from: '2025-03-01' })).status).toBe(201)
  expect(
    (await provider.post(`${at}/facilities/${own.id}/occupancy`, { kind: 'bed', taken: 3, onDay: '2025-06-01' })).status,
  ).toBe(201)
  expect((await provider.post(`${at}/facilities/${other.id}/opening`, hours)).status).toBe(403)
  expect(
    codeOf(await provider.post(`${at}/facilities/${own.id}/occupancy`, { kind: 'nursery', taken: 3, onDay: '2025-06-01' })),
  ).toEqual([422, 'capacity_not_of_type'])
  expect(
    codeOf(await provider.post(`${at}/facilities/${own.id}/occupancy`, { kind: 'bed', taken: 3, onDay: '2025-07-01' })),
  ).toEqual([422, 'day_not_yet'])
  expect(codeOf(await provider.post(`${at}/facilities/${own.id}/closure`, { closedOn: '2025-06-01', why }))).toEqual([
    403,
    'scope_missing',
  ])
  const now = await read(own.id)
  expect(now).toMatchObject({
    weeklyHours: 13,
    fees: [{ item: '床位费', fen: 280000 }],
    taken: [{ kind: 'bed', taken: 3, free: null }],
  })
  // Beds that came after the report are not free by it.
  const more = { first: '901', last: '920', nursing: false, dementia: false, basic: true, from: '2025-06-15', source: '扩建' }
  expect((await minzheng.post(`${at}/facilities/${own.id}/beds`, more)).status).toBe(201)
  expect((await read(own.id)).taken).toMatchObject([{ kind: 'bed', taken: 3, free: null }])
  expect((await read(own.id, '2025-02-01')).fees).toMatchObject([{ fen: 250000 }])
})

test.each([
  [[{ weekday: 1, opens: '17:00', closes: '08:00' }], 'hours_reversed'],
  [
    [
      { weekday: 1, opens: '08:00', closes: '12:00' },
      { weekday: 1, opens: '11:00', closes: '15:00' },
    ],
    'hours_overlap',
  ],
])('hours %j are refused', async (hours, code) => {
  const { id } = await open()
  expect(codeOf(await minzheng.post(`${at}/facilities/${id}/opening`, { from: '2025-01-01', hours }))).toEqual([422, code])
})

test('an operator sees its facilities with contract and term', async () => {
  const organization = (await minzheng.post(`${at}/organizations`, { name: '演示连锁运营', kind: 'enterprise', source: '演示' }))
    .body as { id: string }
  const { id } = await open({ organization: organization.id, attributes: { brand: '演示品牌' } })
  const contract = {
    kind: 'operation',
    partner: '夏阳街道办事处',
    mode: 'public_built_private_run',
    startsOn: '2023-01-01',
    endsOn: '2026-01-01',
    source: '演示',
  }
  const added = await minzheng.post(`${at}/facilities/${id}/contracts`, contract)
  expect(added.status, added.text).toBe(201)
  expect(codeOf(await minzheng.post(`${at}/facilities/${id}/contracts`, { ...contract, mode: null }))).toEqual([
    422,
    'contract_mode_expected',
  ])
  const view = async (asOf = '') =>
    (await street.get(`${at}/organizations/${organization.id}${asOf}`)).body as { facilities: unknown[] }
  expect((await view()).facilities).toMatchObject([
    { brand: '演示品牌', contract: { mode: 'public_built_private_run', daysLeft: 185 }, beds: 0, performance: [] },
  ])
  const end = (body: Record<string, unknown>) =>
    minzheng.post(`${at}/contracts/${(added.body as { id: string }).id}/end`, { why, ...body })
  expect((await end({ endedOn: '2025-06-01' })).status).toBe(201)
  expect(codeOf(await end({ endedOn: '2025-06-02' }))).toEqual([409, 'contract_ended_already'])
  expect((await view()).facilities).toMatchObject([{ contract: null }])
  expect((await view('?asOf=2025-05-01')).facilities).toMatchObject([{ contract: { mode: 'public_built_private_run' } }])
})

test('a record entered by mistake is withdrawn and is no more', async () => {
  const { id } = await open()
  expect((await minzheng.post(`${at}/facilities/${id}/withdrawal`, { reason: why })).status).toBe(201)
  expect((await minzheng.get(`${at}/facilities/${id}`)).status).toBe(404)
  const real = await open()
  await minzheng.post(`${at}/facilities/${real.id}/occupancy`, { kind: 'bed', taken: 1, onDay: '2025-06-01' })
  expect(codeOf(await minzheng.post(`${at}/facilities/${real.id}/withdrawal`, { reason: why }))).toEqual([
    422,
    'facility_has_past',
  ])
})
