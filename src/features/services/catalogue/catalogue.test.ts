import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { aWorld } from '../../../../test/support/world.ts'
import { features } from '../../../app.ts'
import { builtEngines, type CatalogueEntry, type CatalogueList, engines } from './contract.ts'

const w = await aWorld()
const at = '/api/districts/310101'
const list = async (query = '') => (await w.stranger.get(`${at}/services${query}`)).body as CatalogueList

test('the catalogue tells anybody what a district offers, with its departments found', async () => {
  const { services, on } = await list()
  expect(on).toBe('2025-06-30')
  expect(services.length).toBeGreaterThan(20)
  const baobaowu = services.find(({ id }) => id === 'baobaowu') as CatalogueEntry
  expect(baobaowu).toMatchObject({
    domain: '托育',
    engine: 'sessions',
    running: true,
    layer: 'district',
    rules: { eligibility: '宝宝屋.资格' },
  })
  expect(baobaowu.departments[0]).toEqual({ name: '区教育局', id: 'jiaoyu' })
})

test('engines that run are those of the product’s features', () => {
  const built = new Set(features.map(({ name }) => name))
  expect([...builtEngines].sort()).toEqual(engines.filter((engine) => built.has(engine)).sort())
})

test.each<[string, string, (entry: CatalogueEntry) => boolean]>([
  ['a domain', '?domain=托育', ({ domain }) => domain === '托育'],
  ['an engine', '?engine=sessions', ({ engine }) => engine === 'sessions'],
  ['a department by its id', '?department=jiaoyu', ({ departments }) => departments.some(({ id }) => id === 'jiaoyu')],
  ['a department by a name', '?department=区教育局', ({ departments }) => departments.some(({ id }) => id === 'jiaoyu')],
  ['what runs already', '?running=yes', ({ running }) => running],
  ['what does not run yet', '?running=no', ({ running }) => !running],
])('by %s the list holds those and no others', async (_what, query, fits) => {
  const all = (await list()).services
  const { services } = await list(query)
  expect(services.map(({ id }) => id).sort()).toEqual(
    all
      .filter(fits)
      .map(({ id }) => id)
      .sort(),
  )
  expect(services.length).toBeGreaterThan(0)
})

test.each(['宝宝屋', 'baobaowu', 'bbw', 'baby room'])('%s finds the baby room first', async (words) => {
  const { services } = await list(`?words=${encodeURIComponent(words)}`)
  expect(services[0]?.id).toBe('baobaowu')
  expect(services.length).toBeLessThan((await list()).services.length)
})

test('one entry is told whole; before its first day and unknown ones are not there', async () => {
  const entry = (await w.stranger.get(`${at}/services/baobaowu`)).body as CatalogueEntry
  expect(entry).toMatchObject({
    source: { document: expect.stringContaining('黄府办发') },
    lines: expect.arrayContaining(['HP-087']),
  })
  for (const url of ['/services/baobaowu?on=2019-01-01', '/services/no_such'])
    expect((await w.stranger.get(at + url)).status).toBe(404)
})

test('the type of place that an entry of any district names is one of the directory', async () => {
  const { types } = parse(await readFile('districts/national/places.yaml', 'utf8')) as { types: Record<string, unknown> }
  const named = new Set<string>()
  for (const district of ['310101', '310113', '310117', '310118', '310151']) {
    const { services } = (await w.stranger.get(`/api/districts/${district}/services`)).body as CatalogueList
    for (const { id, placeType } of services) {
      if (placeType === undefined) continue
      named.add(placeType)
      expect(Object.keys(types), `${district} ${id}`).toContain(placeType)
    }
  }
  expect(named.size).toBeGreaterThan(10)
})
