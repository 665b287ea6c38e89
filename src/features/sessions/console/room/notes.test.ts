import { expect, test } from 'vitest'
import type { AttendanceEvent, Room, RoomPerson } from '../../attendance/contract.ts'
import { bookingOf, isPresent, type Note, withNotes } from './notes.ts'

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [lele, anan] = [idOf(0xa1), idOf(0xa2)]
const person = (booking: string, name: string, ageMonths: number): RoomPerson => ({
  ...{
    booking,
    code: `0000-00${name === '乐乐' ? 'A1' : 'A2'}`,
    person: booking,
    name,
    ageMonths,
    state: 'booked',
    allergies: [],
  },
  ...{ needs: null, permissions: null, arrived: null, left: null, mustBeFetched: true, injuries: [], note: null },
  mayFetch: [{ id: idOf(7), kind: 'guardian', name: '妈妈', relation: '母亲' }],
})
const standard = { infant: { below: 12, children: 3 }, younger: { below: 24, children: 5 }, older: { below: 36, children: 7 } }
const room: Room = {
  ...{ slot: idOf(1), service: 'baobaowu', serviceName: '宝宝屋', name: '上午场', room: '', class: null, facility: idOf(2) },
  ...{ facilityName: '演示宝宝屋', startsAt: '2025-06-30T01:00:00.000Z', endsAt: '2025-06-30T03:00:00.000Z', capacity: 8 },
  ...{ waiting: 0, cancelledAt: null, settledAt: null, now: '2025-06-30T01:00:00.000Z', planned: 2, carers: null },
  ratio: { class: 'mixed', basis: 'older', perCarer: 7, children: 0, carers: null, needed: 0, holds: null, standard },
  people: [person(lele, '乐乐', 20), person(anan, '安安', 30)],
}
let minute = 0
const note = (event: Record<string, unknown>): Note => {
  minute += 1
  const deviceAt = `2026-11-22T01:${String(minute).padStart(2, '0')}:00.000Z`
  return { event: { id: idOf(1000 + minute), deviceAt, ...event } as AttendanceEvent, name: '' }
}
const inDemo = (at: string) => at.replace('2026-11-22', '2025-06-30')
const seen = (notes: Note[]) => withNotes(room, notes, inDemo)

test('a tap shows at once, with the domain’s time, as not yet synced', () => {
  const tap = note({ kind: 'arrived', booking: lele })
  const [first, second] = seen([tap]).people
  expect(first).toMatchObject({ unsynced: true, arrived: { id: tap.event.id, at: inDemo(tap.event.deviceAt) } })
  expect(second).toMatchObject({ unsynced: false, arrived: null })
})

test('the first arrival counts; what is taken back counts no more, in whatever order it was noted', () => {
  const [first, again] = [note({ kind: 'arrived', booking: lele }), note({ kind: 'arrived', booking: lele })]
  expect(seen([again, first]).people[0]?.arrived?.id).toBe(first.event.id)
  const undo = note({ kind: 'undone', of: first.event.id })
  expect(seen([undo, first]).people[0]?.arrived).toBeNull()
  expect(seen([undo, first, again]).people[0]?.arrived?.id).toBe(again.event.id)
})

test('an arrival the server knows is taken back by a note', () => {
  const known = {
    ...room,
    people: room.people.map((one) => ({ ...one, arrived: { id: idOf(9), at: '', who: null, why: null, byName: '王' } })),
  }
  const told = withNotes(known, [note({ kind: 'undone', of: idOf(9) })], inDemo)
  expect(told.people.map((one) => [one.arrived, one.unsynced])).toEqual([
    [null, true],
    [null, true],
  ])
})

test('who fetches is said by name, and somebody else with what the guardian said', () => {
  const [came, both] = [note({ kind: 'arrived', booking: lele }), note({ kind: 'arrived', booking: anan })]
  const by = note({ kind: 'left', booking: lele, by: idOf(7) })
  const other = note({ kind: 'left', booking: anan, override: { name: '王阿姨', why: '妈妈同意' } })
  const { people } = seen([came, both, by, other])
  expect(people.map(({ left }) => [left?.who, left?.why])).toEqual([
    ['妈妈', null],
    ['王阿姨', '妈妈同意'],
  ])
  expect(people.some(isPresent)).toBe(false)
})

test('the ratio follows who is here and how many carers were counted, the strictest age of a mixed class leading', () => {
  const all = [note({ kind: 'arrived', booking: lele }), note({ kind: 'arrived', booking: anan })]
  expect(seen(all).ratio).toMatchObject({ basis: 'younger', perCarer: 5, children: 2, needed: 1, holds: null })
  expect(seen([...all, note({ kind: 'carers', count: 0 })]).ratio).toMatchObject({ carers: 0, holds: false })
  expect(seen([...all, note({ kind: 'carers', count: 0 }), note({ kind: 'carers', count: 1 })]).ratio?.holds).toBe(true)
})

test('a booking’s code is found in the room without the server; a card is the server’s to read', () => {
  expect(bookingOf(room.people, '0000 00a1')).toBe(lele)
  expect(bookingOf(room.people, `https://example.cn/310118/bookings/${anan}/slip`)).toBe(anan)
  expect(bookingOf(room.people, 'YIYU:ABC')).toBeUndefined()
  const scan = note({ kind: 'arrived', code: 'YIYU:ABC' })
  expect(seen([scan]).unread).toEqual([scan])
  expect(seen([scan, note({ kind: 'undone', of: scan.event.id })]).unread).toEqual([])
})
