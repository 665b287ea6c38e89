import { expect, test } from 'vitest'
import { countedWindows } from '../../services/catalogue/contract.ts'
import { reaches } from '../ages.ts'
import { ageRefusal, answerUntil, timeRefusal, windowOf, windowsAround } from './rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const offer = { offerMinutes: 120, offerHours: { from: '08:00', until: '21:00' } }

test.each([
  ['in the middle of the day', '2025-06-30T10:00', '2025-07-02T10:00', '2025-06-30T12:00'],
  ['late in the evening the minutes wait for the morning', '2025-06-30T20:00', '2025-07-02T10:00', '2025-07-01T09:00'],
  ['at night none of them has passed', '2025-06-30T23:30', '2025-07-02T10:00', '2025-07-01T10:00'],
  ['before the morning neither', '2025-06-30T03:00', '2025-07-02T10:00', '2025-06-30T10:00'],
  ['never past a quarter of an hour before the start', '2025-06-30T10:00', '2025-06-30T11:00', '2025-06-30T10:45'],
])('two hours to answer: %s', (_, now, startsAt, until) => {
  expect(answerUntil({ now: at(now), startsAt: at(startsAt), ...offer })).toEqual(at(until))
})

test('with less than five minutes left nobody is asked', () => {
  expect(answerUntil({ now: at('2025-06-30T10:00'), startsAt: at('2025-06-30T10:19'), ...offer })).toBeUndefined()
})

test('the hours in which the minutes pass are the service’s', () => {
  const early = {
    now: at('2025-06-30T18:30'),
    startsAt: at('2025-07-02T10:00'),
    offerMinutes: 60,
    offerHours: { from: '06:30', until: '19:00' },
  }
  expect(answerUntil(early)).toEqual(at('2025-07-01T07:00'))
})

test.each([
  ['2024-06-30', 12, '2025-06-30'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-01-31', 13, '2025-02-28'],
])('somebody born on %s is %i months old on %s', (born, months, on) => {
  expect(reaches(born, months)).toBe(on)
})

test.each([
  ['2024-07-08', '2025-07-07', 'too_young'],
  ['2024-07-07', '2025-07-07', undefined],
  ['2022-07-08', '2025-07-07', undefined],
  ['2022-07-07', '2025-07-07', 'too_old'],
  [null, '2025-07-07', 'birth_date_unknown'],
])('twelve to under thirty-six months: born %s, on %s: %s', (born, onDay, code) => {
  expect(ageRefusal({ ageFrom: 12, ageTo: 36, onDay }, born)?.code).toBe(code)
})

test('a slot is booked from its opening to its closing, and what has ended is over', () => {
  const slot = {
    ...{ opensAt: at('2025-06-23T09:00'), closesAt: at('2025-06-30T09:00'), startsAt: at('2025-06-30T10:00') },
    ...{ endsAt: at('2025-06-30T12:00'), cancelledAt: null, cancelledWhy: null, onDay: '2025-06-30', venueClosedOn: null },
  }
  const said = (now: string) => timeRefusal(slot, at(now))?.code
  expect(said('2025-06-23T08:59:59')).toBe('slot_not_open_yet')
  expect(said('2025-06-23T09:00:00')).toBeUndefined()
  expect(said('2025-06-30T09:00:00')).toBe('slot_closed')
  expect(said('2025-06-30T12:00:00')).toBe('slot_over')
  const closed = (venueClosedOn: string) => timeRefusal({ ...slot, venueClosedOn }, at('2025-06-24T09:00'))?.code
  expect([closed('2025-06-30'), closed('2025-07-01')]).toEqual(['slot_venue_closed', undefined])
})

test.each([
  ['自然年', '2025'],
  ['自然月', '2025-12'],
  ['自然周', '2025-W49'],
  ['自然季度', undefined],
  ['滚动十二个月', undefined],
])('in the window %s a session of December counts in %s', (window, named) => {
  expect(windowOf('2025-12-01', window)).toBe(named)
})

test('a week begins on Monday and belongs to the year of its Thursday', () => {
  const weeks = ['2025-12-28', '2025-12-29', '2026-01-04', '2026-01-05', '2027-01-03'].map((day) => windowOf(day, '自然周'))
  expect(weeks).toEqual(['2025-W52', '2026-W01', '2026-W01', '2026-W02', '2026-W53'])
})

test('every window by which a service may count is counted, and a day knows all of its windows with their first day', () => {
  expect(countedWindows.sessions?.map((window) => windowOf('2025-07-02', window))).toEqual(['2025', '2025-07', '2025-W27'])
  expect(windowsAround('2025-07-02')).toEqual([
    { window: '2025', from: '2025-01-01' },
    { window: '2025-07', from: '2025-07-01' },
    { window: '2025-W27', from: '2025-06-30' },
  ])
})
