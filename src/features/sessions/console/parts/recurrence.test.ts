import { expect, test } from 'vitest'
import { type Words, wordsOf, wordTable } from '../../../../platform/words/words.ts'
import zh from '../words.zh.json' with { type: 'json' }
import { recurrenceText, rruleOf, weeklyOf } from './recurrence.ts'
import { dayName, daysBetween, domainNow, mondayOf, plusDays, weekdayOf } from './when.ts'

const words: Words = wordsOf(wordTable([zh]))

test('boxes for weekdays make a rule in the order of the week, and a rule that a form made is read back', () => {
  expect(rruleOf({ days: ['FR', 'MO'], every: 1 })).toBe('FREQ=WEEKLY;BYDAY=MO,FR')
  expect(rruleOf({ days: ['TU'], every: 2 })).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')
  expect(rruleOf({ days: [], every: 1 })).toBe('')
  expect(weeklyOf('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU')).toEqual({ days: ['TU'], every: 2 })
  expect(weeklyOf('FREQ=MONTHLY;BYDAY=1MO')).toBeUndefined()
})

test('a rule is said in words; one that no form made stands as it is written', () => {
  expect(recurrenceText('FREQ=WEEKLY;BYDAY=MO,WE,FR', words)).toBe('每周一、三、五')
  expect(recurrenceText('FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', words)).toBe('每 2 周的周日')
  expect(recurrenceText('FREQ=DAILY', words)).toBe('每天')
  expect(recurrenceText('FREQ=MONTHLY;BYDAY=1MO', words)).toBe('FREQ=MONTHLY;BYDAY=1MO')
})

test('days of a week, over the end of a month', () => {
  expect(mondayOf('2025-07-06')).toBe('2025-06-30')
  expect(mondayOf('2025-06-30')).toBe('2025-06-30')
  expect(daysBetween('2025-06-29', plusDays('2025-06-29', 3))).toEqual(['2025-06-29', '2025-06-30', '2025-07-01'])
  expect([weekdayOf('2025-06-30'), dayName('2025-07-07', words)]).toEqual(['MO', '7月7日 周一'])
})

test('the domain’s instant is the device’s, moved by the whole days between their days', () => {
  expect(domainNow('2025-06-30', new Date('2026-11-22T20:30:00Z')).toISOString()).toBe('2025-06-29T20:30:00.000Z')
  expect(domainNow('2025-06-30', new Date('2026-11-22T01:30:00Z')).toISOString()).toBe('2025-06-30T01:30:00.000Z')
})
