import { expect, test } from 'vitest'
import type { Room, RoomPerson } from '../../attendance/contract.ts'
import type { HeldSlot } from '../../desk/contract.ts'
import type { Note } from '../room/notes.ts'
import { insideOfDevice, type KeptDay } from './from-device.ts'

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [morning, noon, evening, cancelled] = [idOf(1), idOf(2), idOf(3), idOf(4)]
const slot = (id: string, from: string, to: string, state: HeldSlot['state'] = 'over') =>
  ({ id, name: id.slice(-1), startsAt: `2025-06-30T${from}:00.000Z`, endsAt: `2025-06-30T${to}:00.000Z`, state }) as HeldSlot
const slots = [
  slot(morning, '01:00', '03:00'),
  slot(noon, '03:00', '05:00'),
  slot(evening, '09:00', '11:00', 'open'),
  slot(cancelled, '01:00', '03:00', 'cancelled'),
]
const day: KeptDay['day'] = { facility: idOf(9), name: '演示宝宝屋', address: '演示路 1 号', phone: null, slots }
const person = (n: number, name: string) =>
  ({
    booking: idOf(n),
    person: idOf(n),
    name,
    ageMonths: 20,
    needs: '高热惊厥史',
    arrived: null,
    left: null,
    mayFetch: [],
  }) as unknown as RoomPerson
const room = (of: HeldSlot | undefined, people: RoomPerson[]) =>
  ({
    name: '场',
    room: '',
    serviceName: '宝宝屋',
    startsAt: of?.startsAt,
    endsAt: of?.endsAt,
    carers: null,
    ratio: null,
    people,
  }) as unknown as Room
const note = (event: object): Note =>
  ({ event: { id: idOf(77), deviceAt: '2025-06-30T03:30:00.000Z', ...event }, name: '' }) as Note
const when = { now: '2025-06-30T04:00:00.000Z', at: (deviceAt: string) => deviceAt }

test('without a network the list holds whoever came by what this device read and noted, and names the sessions it never saw', () => {
  const there = {
    ...person(11, '乐乐'),
    arrived: { id: idOf(5), at: '2025-06-30T01:05:00.000Z', who: null, why: null, byName: '' },
  }
  const rooms: KeptDay['rooms'] = new Map([
    [
      morning,
      { value: room(slots[0], [there, person(12, '安安')]), at: 2000, notes: [note({ kind: 'arrived', booking: idOf(12) })] },
    ],
  ])
  const told = insideOfDevice({ day, rooms }, when)
  expect(told?.inside).toMatchObject({ count: 2, facilityName: '演示宝宝屋', at: when.now })
  expect(told?.inside.rooms).toMatchObject([
    {
      slot: morning,
      overdue: true,
      people: [
        { name: '乐乐', needs: '高热惊厥史' },
        { name: '安安', since: '2025-06-30T03:30:00.000Z' },
      ],
    },
  ])
  expect(told?.readAt).toBe(2000)
  expect(
    told?.unread.map(({ id }) => id),
    'begun, not cancelled, never opened here',
  ).toEqual([noon])
})

test('who left is not inside; a device that opened no room knows of nobody', () => {
  const left = [
    note({ kind: 'arrived', booking: idOf(11) }),
    note({ kind: 'left', id: idOf(78), booking: idOf(11), deviceAt: '2025-06-30T03:40:00.000Z' }),
  ]
  const rooms: KeptDay['rooms'] = new Map([[noon, { value: room(slots[1], [person(11, '乐乐')]), at: 1000, notes: left }]])
  expect(insideOfDevice({ day, rooms }, when)?.inside).toMatchObject({ count: 0, rooms: [] })
  expect(insideOfDevice({ day, rooms: new Map() }, when)).toBeUndefined()
})
