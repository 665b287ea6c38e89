import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DaysDuration, FeelDate, type FeelDateTime, MonthsDuration } from '../values.ts'
import { dateOfEpochDay, daysInMonth, epochDay, lastYear, monthsBetween, plusMonths, weekday, weekOfYear } from './calendar.ts'
import { dateFromText, textOfDate } from './date.ts'
import { compareDateTimes, dateTimeFromText, epochNanos, plusNanos, textOfDateTime } from './date-time.ts'
import { durationFromText, textOfDuration } from './duration.ts'
import { temporalFromText } from './from-text.ts'
import { nanosOfDay, textOfTime, timeFromText, timeOfNano } from './time.ts'
import { offsetOfLocal } from './zone.ts'

const aDate = fc.integer({ min: -365_242_000_000, max: 365_241_000_000 }).map((day) => dateOfEpochDay(day) as FeelDate)
const aZone = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -14 * 3600, max: 14 * 3600 }).map((offset) => ({ offset })),
  fc.constantFrom('Asia/Shanghai', 'Europe/Paris', 'Australia/Lord_Howe', 'Etc/GMT+5').map((name) => ({ name })),
)
const aTime = fc.tuple(fc.bigInt(0n, nanosOfDay - 1n), aZone).map(([nanos, zone]) => timeOfNano(nanos, zone))

test.each([
  ['2026-11-22', '2026-11-22'],
  ['-0044-03-15', '-0044-03-15'],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', null],
  ['2026-13-01', null],
  ['2026-00-10', null],
  ['2026-1-1', null],
  ['998-12-31', null],
  ['01211-12-31', null],
  ['+2026-11-22', null],
  ['999999999-12-31', '999999999-12-31'],
  ['1000000000-01-01', null],
  ['2026-11-22T', null],
  ['09:05:00', '09:05:00'],
  ['09:05:00.250', '09:05:00.25'],
  ['11:22:33.123456789', '11:22:33.123456789'],
  ['23:59:00z', '23:59:00Z'],
  ['11:22:33-00:00', '11:22:33Z'],
  ['13:20:00+14:00', '13:20:00+14:00'],
  ['13:20:00+14:01', null],
  ['13:20:00+5:00', null],
  ['11:59:45-02:45:55', '11:59:45-02:45:55'],
  ['00:01:00@Asia/Shanghai', '00:01:00@Asia/Shanghai'],
  ['13:20:00@xyz/abc', null],
  ['13:20:00@+08:00', null],
  ['13:20:00+02:00@Europe/Paris', null],
  ['24:00:00', '00:00:00'],
  ['24:00:01', null],
  ['23:59:60', null],
  ['7:20', null],
  ['2026-11-22T09:05:00@Asia/Shanghai', '2026-11-22T09:05:00@Asia/Shanghai'],
  ['2000-01-01T00:00:00@Etc/GMT', '2000-01-01T00:00:00@Etc/GMT'],
  ['2026-12-31T24:00:00', '2027-01-01T00:00:00'],
  ['2012T-12-2511:00:00Z', null],
  ['P1DT25H3.5S', 'P2DT1H3.5S'],
  ['PT1000M0.999999999S', 'PT16H40M0.999999999S'],
  ['PT0.S', 'PT0S'],
  ['-P0D', 'PT0S'],
  ['-P26M', '-P2Y2M'],
  ['P0Y', 'P0M'],
  ['P', null],
  ['PT', null],
  ['P1DT', null],
  ['P1Y1D', null],
  ['P1H', null],
  ['1D', null],
])('@"%s" is %s', (text, result) => {
  const value = temporalFromText(text)
  if (value === null) expect(result).toBeNull()
  else if (value instanceof FeelDate) expect(textOfDate(value)).toBe(result)
  else if (value instanceof DaysDuration || value instanceof MonthsDuration) expect(textOfDuration(value)).toBe(result)
  else expect('date' in value ? textOfDateTime(value) : textOfTime(value)).toBe(result)
})

test('days, dates, times and durations come back from their text', () => {
  fc.assert(
    fc.property(aDate, aTime, fc.bigInt(), fc.maxSafeInteger(), (date, time, nanos, months) => {
      expect(dateOfEpochDay(epochDay(date))).toEqual(date)
      expect(dateFromText(textOfDate(date))).toEqual(date)
      expect(timeFromText(textOfTime(time))).toEqual(time)
      expect(textOfDateTime(dateTimeFromText(`${textOfDate(date)}T${textOfTime(time)}`) as FeelDateTime)).toBe(
        `${textOfDate(date)}T${textOfTime(time)}`,
      )
      expect(durationFromText(textOfDuration(new DaysDuration(nanos)))).toEqual(new DaysDuration(nanos))
      expect(durationFromText(textOfDuration(new MonthsDuration(months)))).toEqual(new MonthsDuration(months))
    }),
  )
})

test('the calendar agrees with the one of JavaScript, and its last days are where the standard ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (day) => {
      const ours = dateOfEpochDay(day) as FeelDate
      const theirs = new Date(day * 86_400_000)
      expect([ours.year, ours.month, ours.day]).toEqual([theirs.getUTCFullYear(), theirs.getUTCMonth() + 1, theirs.getUTCDate()])
      expect(weekday(ours) % 7).toBe(theirs.getUTCDay())
    }),
  )
  expect(dateOfEpochDay(epochDay(new FeelDate(lastYear, 12, 31)) + 1)).toBeNull()
  expect(dateOfEpochDay(epochDay(new FeelDate(-lastYear, 1, 1)) - 1)).toBeNull()
})

test.each([
  ['2003-12-29', 1],
  ['2004-01-04', 1],
  ['2005-01-01', 53],
  ['2005-01-03', 1],
  ['2010-01-01', 53],
  ['2019-09-17', 38],
])('%s is in week %i', (day, week) => {
  expect(weekOfYear(dateFromText(day) as FeelDate)).toBe(week)
})

test('a month later is the same day, or the last of a shorter month', () => {
  const later = (day: string, months: number) => textOfDate(plusMonths(dateFromText(day) as FeelDate, months) as FeelDate)
  expect(later('2024-01-31', 1)).toBe('2024-02-29')
  expect(later('2024-02-29', 12)).toBe('2025-02-28')
  expect(later('2024-01-15', -13)).toBe('2022-12-15')
  expect(plusMonths(new FeelDate(lastYear, 12, 1), 1)).toBeNull()
})

test('months between two days never reach over the other day', () => {
  fc.assert(
    fc.property(aDate, fc.integer({ min: 0, max: 40_000 }), (from, days) => {
      const to = dateOfEpochDay(epochDay(from) + days)
      if (to === null || from.day > 28) return
      const months = monthsBetween(from, to)
      expect(monthsBetween(to, from)).toBe(0 - months)
      expect(epochDay(plusMonths(from, months) as FeelDate)).toBeLessThanOrEqual(epochDay(to))
      expect(epochDay(plusMonths(from, months + 1) as FeelDate)).toBeGreaterThan(epochDay(to))
      expect(daysInMonth(to.year, to.month)).toBeGreaterThan(27)
    }),
  )
})

test.each([
  ['2018-02-08T00:00:00@Europe/Paris', 3600],
  ['2018-10-08T00:00:00@Europe/Paris', 7200],
  ['2026-03-29T02:30:00@Europe/Paris', 3600],
  ['2026-10-25T02:30:00@Europe/Paris', 7200],
  ['2026-11-22T09:05:00@Asia/Shanghai', 28_800],
  ['1900-01-01T00:00:00@Asia/Shanghai', 29_143],
  ['999999999-06-01T00:00:00@Asia/Shanghai', 28_800],
  ['2026-06-01T00:00:00@Etc/GMT+5', -18_000],
])('%s is %i seconds from UTC', (text, offset) => {
  const { date, time } = dateTimeFromText(text) as FeelDateTime
  expect(offsetOfLocal(time.zone ?? { offset: Number.NaN }, epochDay(date) * 86_400 + time.hour * 3600 + time.minute * 60)).toBe(
    offset,
  )
})

test('an instant moved there and back is the same instant, in any zone and over the change of its clocks', () => {
  const near = fc.integer({ min: 0, max: 30_000 }).map((day) => dateOfEpochDay(day) as FeelDate)
  fc.assert(
    fc.property(near, aTime, fc.bigInt(-(10n ** 17n), 10n ** 17n), (date, time, nanos) => {
      const start = { date, time } as FeelDateTime
      const moved = plusNanos(start, nanos) as FeelDateTime
      // A clock time that is skipped or shown twice stands for one of two instants.
      const drift = epochNanos(moved) - epochNanos(start) - nanos
      expect([0n, 3_600_000_000_000n, -3_600_000_000_000n, 1_800_000_000_000n, -1_800_000_000_000n]).toContain(drift)
      if (time.zone === null || 'offset' in time.zone) expect(drift).toBe(0n)
      if (nanos > 10n ** 13n) expect(compareDateTimes(start, moved)).toBeLessThan(0)
    }),
  )
})
