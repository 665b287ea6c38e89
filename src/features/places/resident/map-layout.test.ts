import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hullOf, spread, viewOf } from './map-layout.ts'

const spot = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) })

test('marks part until none covers another, and stay in the square, even twenty at one spot', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 1, maxLength: 20 }), fc.boolean(), (spots, heaped) => {
      const marks = spread(heaped ? spots.map(() => ({ x: 200, y: 200 })) : spots, { gap: 25, size: 400 })
      for (const [i, a] of marks.entries()) {
        expect(a.x).toBeGreaterThanOrEqual(12)
        expect(a.x).toBeLessThanOrEqual(388)
        for (const b of marks.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(21)
      }
    }),
  )
})

test('a mark that covers nothing stays where it is', () => {
  expect(
    spread(
      [
        { x: 100, y: 100 },
        { x: 200, y: 200 },
      ],
      { gap: 25, size: 400 },
    ),
  ).toEqual([
    { x: 100, y: 100 },
    { x: 200, y: 200 },
  ])
})

test('the outline is convex and leaves nothing out', () => {
  fc.assert(
    fc.property(fc.array(spot, { minLength: 3, maxLength: 40 }), (spots) => {
      const corners = hullOf(spots)
      if (corners.length < 3) return
      for (const [at, a] of corners.entries()) {
        const b = corners[(at + 1) % corners.length] as typeof a
        for (const { x, y } of spots) expect((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)).toBeGreaterThanOrEqual(0)
      }
    }),
  )
})

test('a view is true to scale in both directions: a kilometre east is as long as a kilometre north', () => {
  const middle = { lon: 121.1, lat: 31.15 }
  const view = viewOf([middle], { size: 400, margin: 40, least: 4000 })
  const east = view.spot({ lon: middle.lon + 1 / (111.195 * Math.cos((middle.lat * Math.PI) / 180)), lat: middle.lat })
  const north = view.spot({ lon: middle.lon, lat: middle.lat + 1 / 111.195 })
  expect(view.spot(middle)).toEqual({ x: 200, y: 200 })
  expect(east.x - 200).toBeCloseTo(view.unitsAKilometre, 0)
  expect(200 - north.y).toBeCloseTo(view.unitsAKilometre, 0)
})
