import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inTurn } from './parenting.ts'

test('a few a week, never more, and after some weeks every one was offered', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5 }), fc.nat(5000), (n, most, week) => {
      const all = Array.from({ length: n }, (_, at) => at)
      const weeks = Array.from({ length: n + 1 }, (_, later) => inTurn(all, week + later, most))
      expect(weeks.every((offered) => offered.length === Math.min(n, most) && new Set(offered).size === offered.length)).toBe(
        true,
      )
    }),
  )
  const seen = new Set(Array.from({ length: 3 }, (_, week) => inTurn(['a', 'b', 'c', 'd', 'e'], week, 2)).flat())
  expect([...seen].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
})
