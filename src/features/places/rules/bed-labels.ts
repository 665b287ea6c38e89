/** The longest run of beds that one entry may add. */
export const longestRun = 2000

/**
 * The labels of a run of beds: "201-1" to "220-4" are the rooms 201 to 220 with beds 1 to 4 each; "1" to "30" are thirty beds; the same label twice is one
 * bed. The room is what stands before the last hyphen. Undefined where the two do not make a run.
 */
export function bedRun(first: string, last: string): { label: string; room: string }[] | undefined {
  const [a, b] = [read(first), read(last)]
  if (!a || !b) return undefined
  if (first.trim() === last.trim()) return [{ label: first.trim(), room: a.room?.text ?? '' }]
  if ((a.room === null) !== (b.room === null) || a.bed === null || b.bed === null) return undefined
  const rooms = a.room && b.room ? between(a.room, b.room) : ['']
  const beds = between(a.bed, b.bed)
  if (!rooms || !beds || rooms.length * beds.length > longestRun) return undefined
  return rooms.flatMap((room) => beds.map((bed) => ({ label: room === '' ? bed : `${room}-${bed}`, room })))
}

type Numbered = { text: string; lead: string; number: number; digits: number }

function read(label: string): { room: Numbered | null; bed: Numbered | null } | undefined {
  const text = label.trim()
  if (text.length < 1 || text.length > 40) return undefined
  const at = text.lastIndexOf('-')
  if (at < 0) return { room: null, bed: numbered(text) }
  const room = numbered(text.slice(0, at)) ?? { text: text.slice(0, at), lead: text.slice(0, at), number: 0, digits: 0 }
  return { room, bed: numbered(text.slice(at + 1)) }
}

function numbered(text: string): Numbered | null {
  const match = /^(.*?)(\d{1,6})$/.exec(text)
  return match ? { text, lead: match[1] ?? '', number: Number(match[2]), digits: match[2]?.length ?? 0 } : null
}

function between(a: Numbered, b: Numbered): string[] | undefined {
  if (a.digits === 0 || b.digits === 0) return a.text === b.text ? [a.text] : undefined
  if (a.lead !== b.lead || a.number > b.number || b.number - a.number >= longestRun) return undefined
  return Array.from(
    { length: b.number - a.number + 1 },
    (_, step) => a.lead + String(a.number + step).padStart(a.text.length - a.lead.length, '0'),
  )
}
