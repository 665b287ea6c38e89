import { expect, test } from 'vitest'
import { countOf, dayOf, dayWithin, instantOf, timeOf, windowOf } from './rules.ts'

test.each([
  ['2025-01-31', '2025-01-31'],
  ['2025/1/3', '2025-01-03'],
  ['2025年6月1日', '2025-06-01'],
  ['20250601', '2025-06-01'],
  ['2025-06-01 09:00', '2025-06-01'],
  ['2025-02-30', undefined],
  ['昨天', undefined],
])('the day %s is %s', (text, day) => expect(dayOf(text)).toBe(day))

test.each([
  ['9:00', '09:00:00'],
  ['09:00:15', '09:00:15'],
  ['14时30分', '14:30:00'],
  ['2025-06-01 09:05', '09:05:00'],
  ['25:00', undefined],
  ['上午', undefined],
])('the time %s is %s', (text, time) => expect(timeOf(text)).toBe(time))

test.each([
  ['2025', '2025'],
  ['2025年度', '2025'],
  ['2025-06', '2025-06'],
  ['2025年6月', '2025-06'],
  ['2025-Q2', '2025-Q2'],
  ['2025年第2季度', '2025-Q2'],
  ['2025-13', undefined],
  ['去年', undefined],
])('the window %s is %s', (text, window) => expect(windowOf(text)).toBe(window))

test.each([
  ['5', 5],
  ['5.0', 5],
  ['12次', 12],
  ['-1', undefined],
  ['1.5', undefined],
  ['', undefined],
])('the count %s is %s', (text, count) => expect(countOf(text)).toBe(count))

test('an instant is of Shanghai; a window is judged on a day of its own', () => {
  expect(instantOf('2025/6/1 9:00')?.toISOString()).toBe('2025-06-01T01:00:00.000Z')
  expect(instantOf('2025-06-01')).toBeUndefined()
  expect([dayWithin('2025', '2025-06-30'), dayWithin('2024', '2025-06-30'), dayWithin('2025-Q3', '2025-08-02')]).toEqual([
    '2025-06-30',
    '2024-01-01',
    '2025-08-02',
  ])
})
