import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  type CalendarYear,
  checkCalendarYear,
  dayKind,
  isWorkingDay,
  parseCalendar,
  workingCalendar,
  workingDaysBetween,
} from './index.ts'

const file = new URL('../../../districts/national/calendar.yaml', import.meta.url)
const years = parseCalendar(readFileSync(file, 'utf8'))
const calendar = workingCalendar(years)

describe('the national calendar', () => {
  test('holds 2019 to 2026, each with the notice it comes from, none of them unsure', () => {
    expect(years.map((year) => year.year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    for (const year of years) expect(year.source).toMatch(/国办发明电〔20\d\d〕\d+号/)
    expect(years.filter((year) => year.unsure)).toEqual([])
  })

  // Since 2025 the law gives 13 days off a year, before that 11 (全国年节及纪念日放假办法).
  test.each([
    [2019, 250], // 115 days off
    [2021, 250],
    [2022, 249], // New Year 2022 fell on a Saturday; its rest day is 3 January
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, calendar).days).toBe(count)
  })
})

describe('one day', () => {
  test.each([
    ['2025-01-27', true, 'the Monday before 春节'],
    ['2025-01-28', false, '除夕, first day of 春节'],
    ['2025-02-04', false, 'last day of 春节'],
    ['2025-02-05', true, 'the day after 春节'],
    ['2025-01-26', true, 'a Sunday worked for 春节'],
    ['2025-02-08', true, 'a Saturday worked for 春节'],
    ['2025-02-09', false, 'an ordinary Sunday'],
    ['2025-09-28', true, 'a Sunday worked for 国庆节'],
    ['2025-10-01', false, 'first day of 国庆节'],
    ['2025-10-08', false, 'last day of 国庆节 with 中秋节'],
    ['2025-10-09', true, 'the day after 国庆节'],
    ['2025-10-11', true, 'a Saturday worked for 国庆节'],
    ['2025-10-12', false, 'the Sunday after it'],
    ['2024-02-09', true, '除夕 2024 was not off'],
    ['2020-02-01', false, 'a planned working Saturday that the longer 春节 of 2020 took back'],
    ['2020-02-03', true, 'the first working day of that year’s 春节'],
    ['2018-12-31', false, 'the New Year’s holiday of 2019 began in 2018'],
    ['2019-05-03', false, 'the day that the change of March 2019 added'],
    ['2026-02-23', false, 'last day of nine'],
    ['2026-02-28', true, 'a Saturday worked for it'],
  ])('%s: working is %s (%s)', (day, working) => {
    expect(isWorkingDay(day, calendar)).toBe(working)
    expect(isWorkingDay(Temporal.PlainDate.from(day), calendar)).toBe(working)
  })

  test('a day says its holiday, whether it is made up, and whether the year is only assumed', () => {
    expect(dayKind('2025-10-06', calendar)).toEqual({ working: false, holiday: '国庆节、中秋节', madeUp: false, assumed: false })
    expect(dayKind('2025-09-28', calendar)).toEqual({ working: true, holiday: null, madeUp: true, assumed: false })
    expect(dayKind('2031-10-01', calendar)).toEqual({ working: true, holiday: null, madeUp: false, assumed: true })
  })

  test('what is no day is refused with what was expected', () => {
    for (const wrong of ['2025-02-30', '2025-2-3', '2025/02/03', '', '今天'])
      expect(() => isWorkingDay(wrong, calendar)).toThrow(/expected a day that exists, written YYYY-MM-DD/)
  })
})

describe('counting', () => {
  test.each([
    ['2025-09-26', 1, '2025-09-28'], // Friday → the worked Sunday
    ['2025-09-30', 1, '2025-10-09'], // over eight days off
    ['2025-09-30', 3, '2025-10-11'], // a worked Saturday counts
    ['2025-10-04', 5, '2025-10-14'], // from within the holiday: 9, 10, 11, 13, 14
    ['2025-01-24', 15, '2025-02-20'], // 15 working days for a refusal, over 春节: 26, 27 January, 5–8, 10–14, 17–20 February
    ['2025-10-09', -1, '2025-09-30'],
    ['2025-06-11', 0, '2025-06-11'],
    ['2025-06-14', 0, '2025-06-14'], // 0 moves nothing, not even from a Saturday
  ])('%s and %i working days is %s', (from, count, on) => {
    expect(addWorkingDays(from, count, calendar)).toEqual({ on, assumed: false })
  })

  test('a year without an arrangement has weekends only, and says so wherever it is passed', () => {
    expect(addWorkingDays('2026-12-30', 1, calendar)).toEqual({ on: '2026-12-31', assumed: false })
    expect(addWorkingDays('2026-12-31', 1, calendar)).toEqual({ on: '2027-01-01', assumed: true })
    expect(workingDaysBetween('2026-12-31', '2027-01-03', calendar)).toEqual({ days: 1, assumed: true })
    expect(workingDaysBetween('2026-12-30', '2026-12-31', calendar)).toEqual({ days: 1, assumed: false })
  })

  test('a year marked unsure is used and shown as assumed', () => {
    const unsure = workingCalendar(years.map((year) => (year.year === 2025 ? { ...year, unsure: true } : year)))
    expect(addWorkingDays('2025-09-30', 1, unsure)).toEqual({ on: '2025-10-09', assumed: true })
  })

  test('half a day is refused', () => {
    expect(() => addWorkingDays('2025-06-11', 1.5, calendar)).toThrow(RangeError)
  })
})

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 365 * 12 }).map((n) => Temporal.PlainDate.from('2018-01-01').add({ days: n }).toString())
  const count = fc.integer({ min: -400, max: 400 })

  test('adding and then counting gives back what was added', () => {
    fc.assert(
      fc.property(day, count, (from, n) => workingDaysBetween(from, addWorkingDays(from, n, calendar).on, calendar).days === n),
    )
  })

  test('one lands on a working day unless nothing was added, and forward and back from a working day is home', () => {
    fc.assert(
      fc.property(day, count, (from, n) => {
        const there = addWorkingDays(from, n, calendar).on
        if (n !== 0 && !isWorkingDay(there, calendar)) return false
        return !isWorkingDay(from, calendar) || addWorkingDays(there, -n, calendar).on === from
      }),
    )
  })

  test('later never lands earlier, and two steps are one', () => {
    fc.assert(
      fc.property(day, fc.nat(200), fc.nat(200), (from, a, b) => {
        const once = addWorkingDays(from, a + b, calendar).on
        return (
          addWorkingDays(from, a, calendar).on <= once &&
          addWorkingDays(addWorkingDays(from, a, calendar).on, b, calendar).on === once
        )
      }),
    )
  })

  test('counting forward is minus counting back when both ends are working days', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        if (!isWorkingDay(a, calendar) || !isWorkingDay(b, calendar)) return true
        return workingDaysBetween(a, b, calendar).days === -workingDaysBetween(b, a, calendar).days || a === b
      }),
    )
  })
})

describe('what an officer enters', () => {
  const good: CalendarYear = {
    year: 2027,
    source: '国办发明电〔2026〕X号',
    unsure: false,
    holidays: [{ name: '国庆节', from: '2027-10-01', through: '2027-10-07' }],
    workdays: ['2027-10-09'],
  }
  const spoiled = (change: Partial<CalendarYear>) =>
    checkCalendarYear({ ...good, ...change }).map(({ path, code }) => `${path} ${code}`)

  test('a good year has no fault', () => {
    expect(checkCalendarYear(good)).toEqual([])
  })

  test.each<[string, Partial<CalendarYear>]>([
    ['holidays.0.through ends_before_it_starts', { holidays: [{ name: '国庆节', from: '2027-10-07', through: '2027-10-01' }] }],
    [
      'holidays.0.through longer_than_15_days',
      { holidays: [{ name: '国庆节', from: '2027-10-01', through: '2027-10-16' }], workdays: [] },
    ],
    ['holidays.0.from outside_the_year', { holidays: [{ name: '元旦', from: '2026-12-24', through: '2027-01-01' }] }],
    [
      'holidays.1 holidays_overlap',
      { holidays: [...good.holidays, { name: '中秋节', from: '2027-10-07', through: '2027-10-08' }] },
    ],
    ['workdays.0 day_off_and_worked', { workdays: ['2027-10-03'] }],
    ['workdays.0 worked_anyway', { workdays: ['2027-10-11'] }],
    ['workdays.1 listed_twice', { workdays: ['2027-10-09', '2027-10-09'] }],
    ['workdays.0 outside_the_year', { workdays: ['2028-01-01'] }],
  ])('%s', (fault, change) => {
    expect(spoiled(change)).toContain(fault)
  })

  test('every fault has its sentence in both languages', () => {
    const codes = [
      'day_off_and_worked',
      'ends_before_it_starts',
      'holidays_overlap',
      'listed_twice',
      'longer_than_15_days',
      'outside_the_year',
      'worked_anyway',
    ]
    for (const language of ['zh', 'en']) {
      const words = JSON.parse(readFileSync(new URL(`words.${language}.json`, import.meta.url), 'utf8')) as {
        calendar: { fault: object }
      }
      expect(Object.keys(words.calendar.fault).sort()).toEqual(codes)
    }
  })

  test('a file with a day that does not exist says where and what was expected', () => {
    const text =
      'years:\n  - year: 2027\n    source: 国办发明电\n    holidays: [{ name: 国庆节, from: 2027-10-01, through: 2027-10-32 }]\n    workdays: []\n'
    expect(() => parseCalendar(text, 'c.yaml')).toThrow(
      'c.yaml:4 years.0.holidays.0.through: expected a day that exists, written YYYY-MM-DD',
    )
  })
})
