import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IndicatorDefinition, Point } from './definition.ts'
import { publishedFigures } from './figures.ts'
import { forecast } from './forecast.ts'
import { studentT } from './student-t.ts'

const beds: IndicatorDefinition = {
  kind: 'stock',
  unit: '张',
  base: { on: '2020-12-31', value: 312 },
  target: { op: '>=', value: 600, on: '2025-12-31' },
}
const points = (...pairs: [string, number][]): Point[] => pairs.map(([on, value]) => ({ on, value }))

describe('Student’s t', () => {
  // Two-sided 95 % and 80 %, from the printed tables.
  test.each([
    [0.975, 1, 12.7062],
    [0.975, 2, 4.30265],
    [0.975, 3, 3.18245],
    [0.975, 10, 2.22814],
    [0.975, 30, 2.04227],
    [0.975, 1000, 1.96234],
    [0.9, 1, 3.07768],
    [0.9, 5, 1.47588],
    [0.5, 4, 0],
    [0.025, 2, -4.30265],
  ])('p %d with %i degrees is %d', (p, degrees, t) => {
    expect(studentT(p, degrees)).toBeCloseTo(t, 4)
  })

  test('what has no answer is refused', () => {
    expect(() => studentT(1, 3)).toThrow(RangeError)
    expect(() => studentT(0.9, 0)).toThrow(RangeError)
  })
})

describe('a forecast', () => {
  const three = points(['2023-12-31', 480], ['2024-06-30', 500], ['2024-12-31', 540])

  test('needs values of three different days, approved by then, and ends with the plan', () => {
    expect(forecast(beds, three.slice(0, 2), '2025-06-30')).toBeNull()
    expect(forecast(beds, [...three.slice(0, 2), { on: '2024-06-30', value: 505 }], '2025-06-30')).toBeNull()
    expect(forecast(beds, three, '2024-12-30')).toBeNull()
    expect(forecast(beds, three, '2024-12-31')).not.toBeNull()
    expect(forecast(beds, three, '2026-01-01')).toBeNull()
    expect(forecast(beds, three, '2025-06-30', { ...publishedFigures, forecastPoints: 4 })).toBeNull()
  })

  test('agrees with a prediction interval worked out by hand', () => {
    // Days −4 … 0 before the target with 1, 3, 2, 5, 4: slope 0.8, at zero 4.6, s² = 3.6 / 3, factor 1 + 1/5 + 2²/10 = 1.6.
    const definition: IndicatorDefinition = { ...beds, target: { op: '>=', value: 100, on: '2025-12-31' } }
    const made = forecast(
      definition,
      points(['2025-12-27', 1], ['2025-12-28', 3], ['2025-12-29', 2], ['2025-12-30', 5], ['2025-12-31', 4]),
      '2025-12-31',
    )
    const reach = 3.18245 * Math.sqrt(1.2 * 1.6)
    expect(made?.value).toBeCloseTo(4.6, 9)
    expect(made?.high).toBeCloseTo(4.6 + reach, 4)
    expect(made?.low).toBeCloseTo(4.6 - reach, 4)
    expect(made).toMatchObject({ level: 0.95, points: 5, outlook: 'misses', clipped: false })
    expect(made?.perYear).toBeCloseTo(0.8 * 365.25, 6)
  })

  test('three values leave much open, and the interval says so', () => {
    const made = forecast(beds, three, '2025-06-30')
    expect(made).toMatchObject({ on: '2025-12-31', outlook: 'open', clipped: false })
    expect(made?.value).toBeCloseTo(596.6, 0)
    expect((made?.high ?? 0) - (made?.low ?? 0)).toBeGreaterThan(100)
  })

  test('values on one line meet or miss for certain', () => {
    const line = points(['2024-01-01', 0], ['2024-04-10', 100], ['2024-07-19', 200])
    expect(forecast(beds, line, '2025-01-01')).toMatchObject({ outlook: 'meets' })
    expect(forecast({ ...beds, target: { ...beds.target, value: 900 } }, line, '2025-01-01')).toMatchObject({ outlook: 'misses' })
  })

  test('a share stays between 0 and 100, a count above zero, and a sum above what it has', () => {
    const share: IndicatorDefinition = { ...beds, kind: 'share', unit: '%', target: { op: '>=', value: 90, on: '2025-12-31' } }
    const rising = points(['2024-01-01', 60], ['2024-07-01', 79], ['2025-01-01', 98])
    expect(forecast(share, rising, '2025-01-31')).toMatchObject({ value: 100, high: 100, clipped: true })
    const falling = points(['2024-01-01', 30], ['2024-07-01', 16], ['2025-01-01', 1])
    expect(forecast(beds, falling, '2025-01-31')).toMatchObject({ value: 0, low: 0, clipped: true })
    const slowing = forecast(
      { ...beds, kind: 'sum' },
      points(['2024-01-01', 100], ['2024-02-01', 300], ['2025-01-01', 310]),
      '2025-01-31',
    )
    expect(slowing?.low).toBe(310)
  })

  test('a yearly number is forecast to the end of its year from that year’s values', () => {
    const yearly: IndicatorDefinition = { kind: 'per_year', base: null, target: { op: '>=', value: 12, on: '2025-12-31' } }
    const values = points(['2024-12-31', 11], ['2025-01-31', 1], ['2025-02-28', 2])
    expect(forecast(yearly, values, '2025-03-31')).toBeNull()
    const made = forecast(yearly, [...values, { on: '2025-03-31', value: 3 }], '2025-03-31')
    expect(made).toMatchObject({ on: '2025-12-31', points: 3 })
    expect(made?.value).toBeCloseTo(12.3, 0)
  })

  test('targets in words get a line without an outlook', () => {
    const words: IndicatorDefinition = { ...beds, target: { op: 'qualitative', value: null, on: '2025-12-31' } }
    expect(forecast(words, three, '2025-06-30')).toMatchObject({ outlook: null })
  })

  test('the interval holds the line and grows with the level', () => {
    const value = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(fc.array(value, { minLength: 3, maxLength: 10 }), (values) => {
        const given = values.map((value, at) => ({ on: `2024-${String(at + 1).padStart(2, '0')}-01`, value }))
        const wide = forecast(beds, given, '2025-01-01', { ...publishedFigures, forecastLevel: 0.95 })
        const narrow = forecast(beds, given, '2025-01-01', { ...publishedFigures, forecastLevel: 0.5 })
        if (!wide || !narrow) throw new Error('expected a forecast')
        return wide.low <= narrow.low && narrow.low <= narrow.value && narrow.value <= narrow.high && narrow.high <= wide.high
      }),
    )
  })
})
