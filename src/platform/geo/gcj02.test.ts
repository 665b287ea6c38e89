import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresBetween } from './distance.ts'
import { fromGcj02, toGcj02 } from './gcj02.ts'

test('the shift at Tiananmen and in Qingpu is the well-known one of some hundred metres', () => {
  const tiananmen = toGcj02({ lon: 116.391305, lat: 39.90658 })
  expect(tiananmen.lon).toBeCloseTo(116.397548, 4)
  expect(tiananmen.lat).toBeCloseTo(39.907984, 4)
  const qingpu = { lon: 121.11408, lat: 31.15394 }
  expect(metresBetween(qingpu, toGcj02(qingpu))).toBeGreaterThan(300)
  expect(metresBetween(qingpu, toGcj02(qingpu))).toBeLessThan(700)
})

test('there and back is the same place to less than a centimetre, all over the country', () => {
  const inChina = fc.record({
    lon: fc.double({ min: 75, max: 135, noNaN: true }),
    lat: fc.double({ min: 18, max: 53, noNaN: true }),
  })
  fc.assert(
    fc.property(inChina, (point) => {
      expect(metresBetween(fromGcj02(toGcj02(point)), point)).toBeLessThan(0.01)
    }),
  )
})

test('abroad nothing is shifted', () => {
  expect(toGcj02({ lon: 2.35, lat: 48.85 })).toEqual({ lon: 2.35, lat: 48.85 })
})
