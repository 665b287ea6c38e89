import type { Bed } from '../../capacity/contract.ts'

/** The beds of one room, counted by kind. */
export type Room = {
  room: string
  floor: string
  beds: string
  n: number
  nursing: number
  dementia: number
  basic: number
  since: string
}

/** Beds by room in the order of their labels: 201-1 … 201-4 are four beds of room 201; beds without a room stand together. */
export function roomsOf(beds: readonly Bed[]): Room[] {
  const rooms = new Map<string, Bed[]>()
  for (const bed of beds) rooms.set(bed.room, [...(rooms.get(bed.room) ?? []), bed])
  return [...rooms]
    .map(([room, inside]) => ({
      room,
      floor: [...new Set(inside.map(({ floor }) => floor).filter(Boolean))].join('、'),
      beds: runText(inside.map(({ label }) => label).sort(byNumber)),
      n: inside.length,
      nursing: inside.filter(({ nursing }) => nursing).length,
      dementia: inside.filter(({ dementia }) => dementia).length,
      basic: inside.filter(({ basic }) => basic).length,
      since: inside.map(({ from }) => from).sort()[0] ?? '',
    }))
    .sort((a, b) => byNumber(a.room, b.room))
}

const byNumber = (a: string, b: string) => a.localeCompare(b, 'zh', { numeric: true })

/** Few labels one by one, many as from–to. */
const runText = (labels: string[]): string => (labels.length > 4 ? `${labels[0]} … ${labels.at(-1)}` : labels.join('、'))
