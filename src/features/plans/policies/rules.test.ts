import { expect, test } from 'vitest'
import { type Period, readOn, standingsOn } from './rules.ts'

const period = (version: number, validFrom: string, more: Partial<Period> = {}): Period => ({
  ...{ policy: 'a', version, validFrom, validTo: null, replaces: null, withdrawn: false },
  ...more,
})
const of = (periods: Period[], on: string) => standingsOn(periods, on).map(({ standing }) => standing)

const first = period(1, '2023-01-01', { validTo: '2026-01-01' })
const second = period(2, '2024-07-01')

test.each([
  ['2022-12-31', ['coming', 'coming']],
  ['2023-01-01', ['valid', 'coming']],
  ['2024-06-30', ['valid', 'coming']],
  ['2024-07-01', ['replaced', 'valid']],
])('of two versions on %s the earlier and the later are %j', (on, standings) => {
  expect(of([first, second], on)).toEqual(standings)
})

test('a version is over on the first day after its period', () => {
  expect(of([first], '2025-12-31')).toEqual(['valid'])
  expect(of([first], '2026-01-01')).toEqual(['expired'])
})

test('another document ends it from its own first day, unless that one was withdrawn', () => {
  const other = period(1, '2024-01-01', { policy: 'b', replaces: 'a' })
  expect(of([second, other], '2024-08-01')).toEqual(['replaced', 'valid'])
  expect(standingsOn([second, other], '2024-08-01')[0]?.endedBy).toBe('b')
  expect(of([second, { ...other, withdrawn: true }], '2024-08-01')).toEqual(['valid', 'withdrawn'])
})

test('the version read on a day is the one in force; a withdrawn one gives way to the one before', () => {
  const chosen = (periods: Period[], on: string) => readOn(periods, on).map(({ period, standing }) => [period.version, standing])
  expect(chosen([first, second], '2024-01-01')).toEqual([[1, 'valid']])
  expect(chosen([first, second], '2024-08-01')).toEqual([[2, 'valid']])
  expect(chosen([first, { ...second, withdrawn: true }], '2024-08-01')).toEqual([[1, 'valid']])
  expect(chosen([first], '2027-01-01')).toEqual([[1, 'expired']])
  expect(chosen([second], '2020-01-01')).toEqual([[2, 'coming']])
  expect(chosen([{ ...first, withdrawn: true }], '2024-01-01')).toEqual([])
})
