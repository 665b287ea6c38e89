import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plusDays } from '../../platform/clock.ts'
import { monthsOld, reaches } from './ages.ts'

test.each([
  ['2023-06-15', '2025-06-14', 23],
  ['2023-06-15', '2025-06-15', 24],
  ['2023-06-30', '2025-02-28', 20],
  ['2025-01-31', '2025-02-27', 0],
  ['2025-01-31', '2025-02-28', 1],
  ['2025-01-31', '2025-03-30', 1],
  ['2024-02-29', '2025-02-28', 12],
  ['2025-06-30', '2025-06-30', 0],
])('born on %s, on %s one is %i completed months old', (bornOn, on, months) => {
  expect(monthsOld(bornOn, on)).toBe(months)
})

test('the months completed on a day are the most that one reaches by then', () => {
  const day = fc.integer({ min: 0, max: 60_000 }).map((n) => plusDays('1900-01-01', n))
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 40_000 }), (bornOn, later) => {
      const on = plusDays(bornOn, later)
      const months = monthsOld(bornOn, on)
      expect([reaches(bornOn, months) <= on, reaches(bornOn, months + 1) > on]).toEqual([true, true])
    }),
  )
})
