import { describe, expect, test } from 'vitest'
import type { IndicatorDefinition } from '../rules.ts'
import type { IndicatorSetting } from '../settings.ts'
import { countedPoints, pointsOf } from './counted.ts'

const target = { op: '>=', value: 100, on: '2025-12-31' } as const
const definition = (more: Partial<IndicatorDefinition>): IndicatorDefinition => ({ kind: 'sum', base: null, target, ...more })
const setting = (more: Partial<IndicatorSetting>): IndicatorSetting => ({
  ...{ kind: 'sum', reported: true, counter: 'sessions.bathing' },
  ...more,
})
const months = [
  { on: '2025-05-01', n: 10, missing: 0 },
  { on: '2025-06-01', n: 5, missing: 0 },
]
const series = new Map([['sessions.bathing', months]])
const reported = [
  { on: '2024-12-31', value: 70 },
  { on: '2025-03-31', value: 80 },
  { on: '2025-06-15', value: 999 },
]
const values = (of: IndicatorSetting, as: IndicatorDefinition, known: { on: string; value: number | null }[]) => {
  const { counted, points } = pointsOf(of, as, known, countedPoints(as, of, series, '2021-01-01'))
  return [counted, points.map(({ on, value }) => `${on} ${value}`)]
}

describe('an indicator whose records began after its plan', () => {
  test('goes on from the last value reported before them, and what is reported later counts no more', () => {
    expect(values(setting({}), definition({}), reported)).toEqual([
      true,
      ['2024-12-31 70', '2025-03-31 80', '2025-05-01 90', '2025-06-01 95'],
    ])
  })

  test('within a year goes on from that year alone', () => {
    const [of, as] = [setting({ kind: 'per_year' }), definition({ kind: 'per_year' })]
    expect(values(of, as, reported)[1]).toEqual(['2024-12-31 70', '2025-03-31 80', '2025-05-01 90', '2025-06-01 95'])
    expect(values(of, as, reported.slice(0, 1))[1]).toEqual(['2024-12-31 70', '2025-05-01 10', '2025-06-01 15'])
  })

  test('without a report begins with what is counted', () => {
    expect(values(setting({}), definition({}), [])).toEqual([true, ['2025-05-01 10', '2025-06-01 15']])
  })
})

test('a floor within a year is not added up: its counter says what whoever has least has so far', () => {
  const floor = { kind: 'floor', per: { of: 'family', window: 'year' } } as const
  expect(values(setting(floor), definition(floor), reported.slice(0, 2))[1]).toEqual([
    ...['2024-12-31 70', '2025-03-31 80'],
    ...['2025-05-01 10', '2025-06-01 5'],
  ])
})
