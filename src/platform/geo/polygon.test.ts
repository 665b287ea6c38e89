import { expect, test } from 'vitest'
import { contains, metresToEdge } from './polygon.ts'

const island = [
  [121, 31],
  [121.1, 31],
  [121.1, 31.1],
  [121, 31.1],
] as const
const other = [
  [122, 31],
  [122.1, 31],
  [122.05, 31.1],
] as const

test.each([
  [121.05, 31.05, true],
  [122.05, 31.02, true],
  [121.5, 31.05, false],
  [121.05, 31.2, false],
  [122.01, 31.09, false],
])('%f %f lies within one of the rings: %s', (lon, lat, is) => expect(contains([island, other], { lon, lat })).toBe(is))

test('the distance is to the nearest line, from within and from without', () => {
  expect(metresToEdge([island, other], { lon: 121.05, lat: 31.11 })).toBeCloseTo(1112, -1)
  expect(metresToEdge([island, other], { lon: 121.05, lat: 31.09 })).toBeCloseTo(1112, -1)
  expect(metresToEdge([island, other], { lon: 121.2, lat: 31.05 })).toBeCloseTo(9526, -2)
})
