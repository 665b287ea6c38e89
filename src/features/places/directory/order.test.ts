import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresBetween, type Point } from '../../../platform/geo/distance.ts'
import { inOrder } from './order.ts'

const ground = { lon: fc.double({ min: 121, max: 121.3, noNaN: true }), lat: fc.double({ min: 31, max: 31.3, noNaN: true }) }
const somewhere = fc.record(ground)
const place = fc.record({ at: fc.option(somewhere), rank: fc.nat(5) })

test('what is found lies nearest first, then as it came, and what has no point comes last: as when each is picked by hand', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), somewhere, (drawn, from) => {
      const places = drawn.map(({ at, rank }, name) => ({ name, rank, lon: at?.lon ?? null, lat: at?.lat ?? null }))
      const left = new Set(places)
      const byHand: number[] = []
      while (left.size > 0) {
        const [next] = [...left].sort((a, b) => far(a, from) - far(b, from) || a.name - b.name)
        if (!next) break
        byHand.push(next.name)
        left.delete(next)
      }
      expect(inOrder(places, from).map(({ name }) => name)).toEqual(byHand)
    }),
  )
})

test('without a start the best hits come first, and what is alike stays by name', () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 40 }), (drawn) => {
      const places = drawn.map(({ rank }, name) => ({ name, rank, lon: null, lat: null }))
      const found = inOrder(places, null)
      expect(found).toHaveLength(places.length)
      for (const [at, next] of found.entries()) {
        const before = found[at - 1]
        if (before) expect(before.rank > next.rank || (before.rank === next.rank && before.name < next.name)).toBe(true)
      }
    }),
  )
})

const far = ({ lon, lat }: { lon: number | null; lat: number | null }, from: Point) =>
  lon === null || lat === null ? 1e12 : metresBetween(from, { lon, lat })
