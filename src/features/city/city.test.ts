import { expect, test } from 'vitest'
import { aWorld } from '../../../test/support/world.ts'
import type { City } from './contract.ts'

const w = await aWorld()
const officer = await w.as('street_officer', { district: '310101', street: '310101002' })
const city = async (query = '') => (await officer.get(`/api/city${query}`)).body as City

test('any staff sees the five districts side by side, each plan with its own target, and nothing where a plan does not list it', async () => {
  const { districts, rows } = await city()
  expect(districts.map((district) => [district.name, district.indicators, district.tasks])).toEqual([
    ['黄浦区', 30, 15],
    ['宝山区', 13, 30],
    ['松江区', 20, 27],
    ['青浦区', 52, 31],
    ['崇明区', 20, 23],
  ])
  const dementia = rows.find((row) => row.measure === 'beds.dementia')
  expect(dementia?.cells.map((cell) => cell?.target.text ?? null)).toEqual(['500张', '达到500张', '1200张', '≥600', null])
  expect(rows.every((row) => row.cells.filter((cell) => cell !== null).length >= 2)).toBe(true)
})

test('on a day before a district had its plan, the others are still compared', async () => {
  const { districts } = await city('?asOf=2023-03-15')
  expect(districts.map((district) => district.name)).toEqual(['黄浦区', '宝山区', '青浦区'])
})

test('a stranger and a resident are refused', async () => {
  expect((await w.stranger.get('/api/city')).status).toBe(401)
  expect((await (await w.as('resident')).get('/api/city')).status).toBe(403)
})
