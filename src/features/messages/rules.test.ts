import { expect, test } from 'vitest'
import { allowsPush, dueAt, isQuiet, type Matter, nextTry, type Reach, wayOf } from './rules.ts'

const reach = (wish: Partial<Reach>): Reach => ({ chosen: null, account: true, phone: true, address: true, age: 40, ...wish })
const matter = (wish: Partial<Matter>): Matter => ({
  ...{ urgent: false, daysLeft: 10, refused: false, push: false, late: false },
  ...wish,
})

test.each<[string, Partial<Reach>, Partial<Matter>, string, string]>([
  ['somebody with an account and a telephone gets a text', {}, {}, 'sms', 'usual'],
  ['with an account alone it is on the page', { phone: false }, {}, 'site', 'usual'],
  ['an elder without an account is written to', { account: false, age: 82 }, {}, 'letter', 'usual'],
  ['who is called where it cannot wait', { account: false, age: 82 }, { daysLeft: 1 }, 'callback', 'usual'],
  ['or where the address is not known', { account: false, age: 82, address: false }, {}, 'callback', 'usual'],
  ['who is younger gets a text without an account', { account: false, age: 40 }, {}, 'sms', 'usual'],
  ['an elder who chose texts gets them', { chosen: 'sms', account: false, age: 82 }, {}, 'sms', 'chosen'],
  ['who chose texts and has no telephone finds it on the page', { chosen: 'sms', phone: false }, {}, 'site', 'no_phone'],
  ['or is called where it is urgent', { chosen: 'sms', phone: false }, { urgent: true }, 'callback', 'no_phone'],
  [
    'a letter that would come too late is a call',
    { chosen: 'letter', account: false },
    { daysLeft: 2.9 },
    'callback',
    'too_soon',
  ],
  ['one that comes in time is a letter', { chosen: 'letter', account: false }, { daysLeft: 3 }, 'letter', 'chosen'],
  ['who wants the page alone has it', { chosen: 'site' }, { urgent: true }, 'site', 'chosen'],
  ['unless nobody reads it', { chosen: 'site', account: false }, {}, 'callback', 'no_account'],
  ['what is refused stays on the page', { chosen: 'sms' }, { refused: true, urgent: true }, 'site', 'refused'],
  ['what would be late after the quiet hours is left to who reads the page', {}, { late: true }, 'site', 'quiet'],
  ['and called to who reads none', { account: false, age: 40 }, { late: true }, 'callback', 'quiet'],
  [
    'as of an elder who chose texts',
    { chosen: 'sms', account: false, age: 82 },
    { late: true, daysLeft: 0 },
    'callback',
    'quiet',
  ],
  ['unless they did not ask for it', { chosen: 'sms', account: false }, { late: true, push: true }, 'site', 'quiet'],
  ['who is called anyway is called', { chosen: 'callback', account: false }, { late: true }, 'callback', 'chosen'],
  ['nobody is called about what they did not ask for', { chosen: 'callback' }, { push: true }, 'site', 'push'],
])('%s', (_what, who, what, channel, because) => {
  expect(wayOf(reach(who), matter(what))).toEqual({ channel, because })
})

const night = { quietFrom: '21:00', quietTo: '08:00' }
const at = (time: string, day = '2025-06-30') => new Date(`${day}T${time}:00+08:00`)

test.each<[string, boolean]>([
  ['20:59', false],
  ['21:00', true],
  ['00:00', true],
  ['07:59', true],
  ['08:00', false],
])('at %s it is quiet: %s', (time, quiet) => {
  expect(isQuiet(at(time), night)).toBe(quiet)
})

test('what comes up in quiet hours waits for their end, and equal ends mean none', () => {
  expect(dueAt(at('22:30'), night)).toEqual(at('08:00', '2025-07-01'))
  expect(dueAt(at('03:00'), night)).toEqual(at('08:00'))
  expect(dueAt(at('12:00'), night)).toEqual(at('12:00'))
  expect(dueAt(at('03:00'), { quietFrom: '08:00', quietTo: '08:00' })).toEqual(at('03:00'))
  expect(dueAt(at('13:10'), { quietFrom: '12:30', quietTo: '14:30' })).toEqual(at('14:30'))
})

test('a try that failed is made again after 5, 20 and 80 minutes, and then given up', () => {
  const after = (tries: number) => nextTry(tries, at('10:00'))
  expect([after(1), after(2), after(3), after(4)]).toEqual([at('10:05'), at('10:20'), at('11:20'), undefined])
})

test('nothing more is sent unasked than the person allows, and only of what interests them', () => {
  const allows = (weekly: number, lately: number, interests: string[] = [], topics: string[] = []) =>
    allowsPush({ weekly, interests }, { lately, topics })
  expect([allows(1, 0), allows(1, 1), allows(0, 0), allows(7, 6)]).toEqual([true, false, false, true])
  expect([allows(1, 0, ['sleep'], ['play']), allows(1, 0, ['sleep'], ['play', 'sleep']), allows(1, 0, ['sleep'], [])]).toEqual([
    ...[false, true, true],
  ])
})
