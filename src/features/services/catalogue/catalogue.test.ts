import { expect, test } from 'vitest'
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
    running: false,
    layer: 'district',
    rules: { eligibility: '宝宝屋.资格' },
  })
  expect(baobaowu.departments[0]).toEqual({ name: '区教育局', id: 'jiaoyu' })
})

test('engines that run are those of the product’s features', () => {
  const built = new Set(features.map(({ name }) => name))
  expect([...builtEngines].sort()).toEqual(engines.filter((engine) => built.has(engine)).sort())
})
