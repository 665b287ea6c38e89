import { expect, test } from 'vitest'
import { aWorld } from '../../../../test/support/world.ts'
import { reading } from '../../../platform/database/transaction.ts'
import type { WorkItem } from '../../../platform/feature.ts'
import { placeCounters } from '../counting/counters.ts'
import type { Designations } from './contract.ts'

const w = await aWorld()
const minzheng = await w.as('department_officer', { department: 'minzheng' })
const jiaoyu = await w.as('department_officer', { department: 'jiaoyu' })
const at = '/api/districts/310118'
const give = (who: typeof minzheng, wish: Record<string, unknown>) => who.post(`${at}/designations`, wish)
const list = async (query: string) => (await minzheng.get(`${at}/designations?${query}`)).body as typeof Designations._output
const codeOf = (reply: { status: number; body: unknown }) => [reply.status, (reply.body as { code?: string }).code]
const friendly = {
  kind: 'dementia_friendly',
  area: '310118001001',
  givenOn: '2023-08-01',
  expiresOn: '2025-08-01',
  document: '演示〔2023〕1号',
}
const streetsWith = (on: string) =>
  reading({ ...w.ctx(), asOf: on }, async (tx) => {
    const counter = placeCounters.find(({ key }) => key === 'streets.with_dementia_friendly')
    const to = new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10)
    const parts = (await counter?.count(tx.db as never, { district: '310118', from: on, to, filter: {} })) ?? []
    return parts.reduce((sum, { n }) => sum + n, 0)
  })

test('a committee is designated; its street is covered while it holds; the department is asked to review it in time', async () => {
  const given = await give(minzheng, friendly)
  expect(given.status, given.text).toBe(201)
  expect((await give(minzheng, { ...friendly, area: '310118001002' })).status).toBe(201)
  expect((await give(minzheng, { ...friendly, area: '310118002', expiresOn: null })).status).toBe(201)
  expect([await streetsWith('2023-07-31'), await streetsWith('2025-06-30'), await streetsWith('2025-08-01')]).toEqual([0, 2, 1])
  const due = await list('state=due')
  expect([due.total, due.designations[0]]).toMatchObject([
    2,
    { kindName: '认知障碍友好社区', streetName: '夏阳街道', live: true },
  ])
  const work = (await minzheng.get(`${at}/work`)).body as { items: WorkItem[] }
  expect(work.items.filter(({ kind }) => kind === 'places.work.review_designation')).toHaveLength(2)
  const others = (await jiaoyu.get(`${at}/work`)).body as { items: WorkItem[] }
  expect(others.items.filter(({ kind }) => kind === 'places.work.review_designation')).toEqual([])

  const end = { endedOn: '2025-06-01', why: '不再达标' }
  const { id } = given.body as { id: string }
  expect((await minzheng.post(`${at}/designations/${id}/end`, end)).status).toBe(201)
  expect(codeOf(await minzheng.post(`${at}/designations/${id}/end`, end))).toEqual([409, 'designation_ended_already'])
  expect((await list('state=live')).total).toBe(2)
  expect((await list('state=live&asOf=2025-05-31')).total).toBe(3)
  expect((await list('state=past')).designations).toMatchObject([{ endedOn: '2025-06-01', endedWhy: '不再达标' }])
})

test('a kind that holds for some years expires by itself where its document does not say', async () => {
  const home = await minzheng.post(`${at}/facilities`, {
    type: 'care_home',
    name: '演示院',
    street: '310118001',
    openedOn: '2020-01-01',
    source: '演示',
  })
  const { id } = home.body as { id: string }
  expect((await give(minzheng, { kind: 'star_home', facility: id, level: '三级', givenOn: '2024-02-29' })).status).toBe(201)
  expect((await list('kind=star_home')).designations).toMatchObject([
    { level: '三级', expiresOn: '2027-02-28', of: 'facility', subjectName: '演示院' },
  ])
  expect(codeOf(await give(minzheng, { kind: 'star_home', facility: id, level: '九级', givenOn: '2024-03-01' }))).toEqual([
    422,
    'designation_level_unknown',
  ])
})

test.each([
  [{ kind: 'moon' }, 422, 'designation_kind_unknown'],
  [{ area: '310118999' }, 422, 'designation_bearer_unknown'],
  [{ area: null }, 422, 'designation_bearer_wrong'],
  [{ area: null, facility: '00000000-0000-7000-8000-000000000000' }, 422, 'designation_bearer_wrong'],
  [{ expiresOn: '2023-01-01' }, 422, 'designation_expires_before_given'],
])('a designation with %o is refused', async (wrong, status, code) => {
  expect(codeOf(await give(minzheng, { ...friendly, ...wrong }))).toEqual([status, code])
})

test('education does not give what civil affairs gives', async () => {
  expect((await give(jiaoyu, friendly)).status).toBe(403)
})
