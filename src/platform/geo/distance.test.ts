import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresBetween, metresWithin, walkingMinutes } from './distance.ts'

const point = fc.record({
  lon: fc.double({ min: 120, max: 122, noNaN: true }),
  lat: fc.double({ min: 30, max: 32, noNaN: true }),
})

test('a degree of latitude is about 111 km, and nothing is no way at all', () => {
  expect(metresBetween({ lon: 121, lat: 31 }, { lon: 121, lat: 32 })).toBeCloseTo(111_195, -2)
  expect(metresBetween({ lon: 121, lat: 31 }, { lon: 121, lat: 31 })).toBe(0)
})

test('the way back is as long, and no detour by a third point is shorter', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6)
      expect(metresBetween(a, c)).toBeLessThanOrEqual(metresBetween(a, b) + metresBetween(b, c) + 1e-6)
    }),
  )
})

test('what lies within 15 minutes takes at most 15 minutes', () => {
  expect(walkingMinutes(metresWithin(15))).toBe(15)
  expect(walkingMinutes(0)).toBe(1)
})
