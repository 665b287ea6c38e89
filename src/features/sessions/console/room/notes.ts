import type { AttendanceEvent, Ratio, Room, RoomPerson, Tap } from '../../attendance/contract.ts'
import { readCode } from '../../attendance/rules/codes.ts'
import { ratioOf } from '../../attendance/rules/ratio.ts'

/** What this device noted: the event as it is sent, and the name it was tapped at, for when it could not be recorded. */
export type Note = { event: AttendanceEvent; name: string }

/** Somebody in the room as the screen shows them: what the server knows, and over it what this device noted and has not been told about yet. */
export type ShownPerson = RoomPerson & { unsynced: boolean }
export type ShownRoom = Omit<Room, 'people' | 'ratio' | 'carers'> & {
  people: ShownPerson[]
  ratio: Ratio | null
  carers: { count: number } | null
  /** Scans that name somebody only the server can find: the card of a person. */
  unread: Note[]
}

/** How words of somebody's day end: what is told to a child's parents is told to a grown person themselves. */
export const toldTo = ({ ageMonths }: Pick<RoomPerson, 'ageMonths'>): '' | '_adult' =>
  ageMonths !== null && ageMonths >= 18 * 12 ? '_adult' : ''

/** Whether somebody is in the room now. */
export const isPresent = ({ arrived, left }: Pick<RoomPerson, 'arrived' | 'left'>): boolean => arrived !== null && left === null

/** The booking that a code means in this room: by its id, or its short code. A person's card is read by the server alone. */
export function bookingOf(people: readonly Pick<RoomPerson, 'booking' | 'code'>[], code: string): string | undefined {
  const read = readCode(code)
  if (!read || 'card' in read) return undefined
  return people.find((one) =>
    'booking' in read ? one.booking === read.booking : plain(one.code) === read.short || one.booking.endsWith(read.short),
  )?.booking
}

const plain = (code: string) => code.replaceAll(/[\s-]/g, '').toLowerCase()

/**
 * The room with what was noted laid over it: the first arrival counts, the first leaving counts, what was taken back counts no more, in whatever order it was noted.
 * `at` turns the device's instant into the domain's.
 */
export function withNotes(room: Room, notes: readonly Note[], at: (deviceAt: string) => string): ShownRoom {
  const events = notes.map(({ event }) => event).sort((a, b) => a.deviceAt.localeCompare(b.deviceAt))
  const undone = new Set(events.flatMap((event) => (event.kind === 'undone' ? [event.of] : [])))
  const stands = (tap: Tap | null) => (tap && !undone.has(tap.id) ? tap : null)
  const whose = (event: AttendanceEvent): string | undefined =>
    event.kind === 'arrived' || event.kind === 'left' ? (event.booking ?? bookingOf(room.people, event.code ?? '')) : undefined
  const people = room.people.map((person): ShownPerson => {
    const own = events.filter((event) => whose(event) === person.booking && !undone.has(event.id))
    const first = (kind: 'arrived' | 'left') => own.find((event) => event.kind === kind)
    const tapOf = (event: AttendanceEvent | undefined): Tap | null =>
      event ? { id: event.id, at: at(event.deviceAt), ...toldBy(event, person), byName: '' } : null
    const arrived = stands(person.arrived) ?? tapOf(first('arrived'))
    const left = stands(person.left) ?? tapOf(first('left'))
    const touched = own.length > 0 || [person.arrived, person.left].some((tap) => tap !== null && undone.has(tap.id))
    return { ...person, arrived, left, unsynced: touched }
  })
  const counted = events.filter((event) => event.kind === 'carers').at(-1)
  const carers = counted ? { count: counted.count } : room.carers
  return {
    ...{ ...room, people, carers, ratio: ratioNow(room.ratio, people, carers?.count ?? null) },
    unread: notes.filter(
      ({ event }) => (event.kind === 'arrived' || event.kind === 'left') && whose(event) === undefined && !undone.has(event.id),
    ),
  }
}

/** Who brought or fetched, and why where it was somebody who is not named. */
function toldBy(event: AttendanceEvent, person: RoomPerson): Pick<Tap, 'who' | 'why'> {
  if (event.kind === 'arrived') return { who: event.broughtBy ?? null, why: null }
  if (event.kind !== 'left') return { who: null, why: null }
  const named = person.mayFetch.find(({ id }) => id === event.by)
  return { who: named?.name ?? event.override?.name ?? null, why: event.override?.why ?? null }
}

function ratioNow(told: Ratio | null, people: readonly RoomPerson[], carers: number | null): Ratio | null {
  if (!told) return null
  const ages = people.filter(isPresent).map(({ ageMonths }) => ageMonths)
  const { standard } = told
  return { class: told.class, carers, standard, ...ratioOf({ class: told.class, ages, carers, standard }) }
}
