import type { Bed } from '../../capacity/contract.ts'

/** One room, or several in a row that are alike, with their beds counted by kind. */
export type Room = {
  room: string
  floor: string
  rooms: number
  beds: string
  n: number
  nursing: number
  dementia: number
  basic: number
  since: string
}

/**
 * Beds by room in the order of their numbers: 201-1 … 201-4 are four beds of room 201. Rooms that follow one another and are alike in floor, number of
 * beds, kinds and first day stand in one line, so that a home of hundreds of beds is read at a glance; beds without a room stand together.
 */
export function roomsOf(beds: readonly Bed[]): Room[] {
  const rooms = new Map<string, Bed[]>()
  for (const bed of beds) rooms.set(bed.room, [...(rooms.get(bed.room) ?? []), bed])
  const lines: { rooms: string[]; beds: Bed[]; like: string }[] = []
  for (const [room, inside] of [...rooms].sort(([a], [b]) => byNumber(a, b))) {
    const like = shapeOf(inside)
    const last = lines.at(-1)
    if (last?.like === like) {
      last.rooms.push(room)
      last.beds.push(...inside)
    } else lines.push({ rooms: [room], beds: [...inside], like })
  }
  return lines.map(lineOf)
}

function lineOf({ rooms, beds }: { rooms: string[]; beds: Bed[] }): Room {
  const count = (kind: 'nursing' | 'dementia' | 'basic') => beds.filter((bed) => bed[kind]).length
  return {
    room: rooms.length > 1 ? `${rooms[0]}–${rooms.at(-1)}` : (rooms[0] ?? ''),
    floor: beds[0]?.floor ?? '',
    rooms: rooms.length,
    beds: runText(beds.map(({ label }) => label).sort(byNumber)),
    n: beds.length,
    ...{ nursing: count('nursing'), dementia: count('dementia'), basic: count('basic') },
    since: beds.map(({ from }) => from).sort()[0] ?? '',
  }
}

const shapeOf = (beds: readonly Bed[]): string =>
  JSON.stringify(beds.map(({ floor, nursing, dementia, basic, from }) => [floor, nursing, dementia, basic, from]).sort())

const byNumber = (a: string, b: string) => a.localeCompare(b, 'zh', { numeric: true })

/** Few labels one by one, many as first … last. */
const runText = (labels: string[]): string => (labels.length > 4 ? `${labels[0]} … ${labels.at(-1)}` : labels.join('、'))
