import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Ring } from '../../../platform/geo/polygon.ts'
import { placed } from './position.ts'

type Areas = { streets: { name: string; centre: [number, number] | null }[] }
const centresOf = (folder: string) => {
  const { streets } = JSON.parse(
    readFileSync(new URL(`../../../../districts/${folder}/areas.json`, import.meta.url), 'utf8'),
  ) as Areas
  return streets.flatMap(({ name, centre }) => (centre ? [{ name, lon: centre[0], lat: centre[1] }] : []))
}
const ringsOf = (folder: string): Ring[] =>
  JSON.parse(readFileSync(new URL(`../../../../districts/${folder}/outline.json`, import.meta.url), 'utf8')).rings
const judged = (folder: string, [lon, lat]: [number, number], outline: Ring[] = []) => {
  try {
    return placed({ lon, lat, coordinateSystem: 'wgs84' }, { outline, centres: centresOf(folder) }).warnings[0] ?? 'fine'
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each([
  ['310118-qingpu', '夏阳', [121.114, 31.154], 'fine'],
  ['310118-qingpu', 'west of 金泽, on the Dianshan lake', [120.88, 31.06], 'fine'],
  ['310118-qingpu', 'the Bund', [121.49, 31.24], 'point_outside_district'],
  ['310118-qingpu', '嘉定', [121.25, 31.39], 'point_outside_district'],
  ['310101-huangpu', 'the Bund', [121.49, 31.24], 'fine'],
  ['310101-huangpu', 'across the river', [121.54, 31.24], 'point_near_border'],
  ['310101-huangpu', '青浦', [121.114, 31.154], 'point_outside_district'],
  ['310151-chongming', '东滩', [121.93, 31.51], 'fine'],
  ['310151-chongming', 'Beijing', [116.39, 39.9], 'point_outside_district'],
] as const)('by its centres, in %s a point at %s is %s', (folder, _, at, verdict) =>
  expect(judged(folder, [...at])).toBe(verdict),
)

test.each([
  ['310118-qingpu', '夏阳', [121.114, 31.154], 'fine'],
  ['310118-qingpu', 'the Bund', [121.49, 31.24], 'point_beyond_outline'],
  ['310101-huangpu', 'the Bund', [121.489, 31.24], 'fine'],
  ['310101-huangpu', 'just across the river', [121.505, 31.238], 'point_near_border'],
  ['310101-huangpu', 'far across the river', [121.55, 31.24], 'point_beyond_outline'],
  ['310151-chongming', '东滩', [121.93, 31.51], 'fine'],
  ['310151-chongming', '长兴, an island of its own', [121.7, 31.38], 'fine'],
  ['310151-chongming', 'Beijing', [116.39, 39.9], 'point_beyond_outline'],
] as const)('by its outline, in %s a point at %s is %s', (folder, _, at, verdict) =>
  expect(judged(folder, [...at], ringsOf(folder))).toBe(verdict),
)

test('a district without centres cannot judge, and says so', () => {
  expect(placed({ lon: 121, lat: 31, coordinateSystem: 'wgs84' }, { outline: [], centres: [] }).warnings).toEqual([
    'point_unchecked',
  ])
})

test('every centre of every district is fine in its own', () => {
  for (const folder of ['310101-huangpu', '310113-baoshan', '310117-songjiang', '310118-qingpu', '310151-chongming'])
    for (const { lon, lat } of centresOf(folder)) {
      expect(judged(folder, [lon, lat])).toBe('fine')
      expect(['fine', 'point_near_border']).toContain(judged(folder, [lon, lat], ringsOf(folder)))
    }
})
