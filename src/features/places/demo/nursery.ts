import { dayNumber, dayText } from '../../../platform/synthetic/days.ts'
import { valueOn } from '../../../platform/synthetic/figures.ts'
import { arrivals, countOn, overTheYears, rising, scaled } from './course.ts'
import { type Draft, type Drawing, sinceOf, source } from './draft.ts'

const kinds = [
  ['older', '托大班', 20],
  ['younger', '托小班', 15],
  ['mixed', '混龄班', 18],
  ['infant', '乳儿班', 8],
] as const

type Held = { facility: Draft; classes: number }

/**
 * Nursery classes: kindergartens begin to have them as their share's course says, nurseries open with one, and further classes come until there are as many places as
 * there should be; each is inclusive or not, whichever keeps the inclusive share nearest. Answers the places each facility has on the day.
 */
export function drawNurseries(drawing: Drawing, kindergartens: Draft[], nurseries: Draft[]): Map<string, number> {
  const chance = drawing.chance('nursery')
  const { figures, scale } = drawing.making
  const course = figures.nursery
  const first = dayNumber((course.places[0] as { on: string }).on)
  const open = (facility: Draft) => facility.closed === undefined
  const waiting = chance.shuffle(kindergartens.filter(open))
  const withClasses: Held[] = []
  const places = new Map<string, number>()
  let [all, inclusive] = [0, 0]

  const add = (held: Held, day: number, wished?: number) => {
    const { facility } = held
    const [kind, name, usual] = facility.type === 'kindergarten' ? (kinds[held.classes % 2] ?? kinds[0]) : chance.oneOf(kinds)
    const size = wished ?? usual
    const share = valueOn(course.inclusive, day) / 100
    const isInclusive = inclusive + size / 2 < (all + size) * share
    held.classes += 1
    all += size
    inclusive += isInclusive ? size : 0
    places.set(facility.id, (places.get(facility.id) ?? 0) + size)
    const write = (of: Draft, from: number, until?: number) =>
      drawing.row('nursery_class', [
        ...[drawing.id('nursery_class'), of.id, `${name}${held.classes}`, kind, size, isInclusive, dayText(from)],
        ...[until === undefined ? null : dayText(until), drawing.known(from), source, source],
      ])
    const from = Math.max(day, sinceOf(facility))
    if (facility.instead && from < facility.opened) write(facility.instead, from, facility.opened)
    write(facility, Math.max(from, facility.opened))
  }

  const begins = withNurseryDays(drawing, kindergartens.length)
  const steps = monthEnds(
    first,
    drawing.today,
    [...course.places, ...course.with_nursery].map(({ on }) => dayNumber(on)),
  )
  const coming = nurseries.filter(open).sort((a, b) => sinceOf(a) - sinceOf(b))
  for (const day of steps) {
    const since = day === first ? overTheYears(chance)(first) : day
    const want = countOn(course.places, scale, day)
    while (begins.length > 0 && (begins[0] as number) <= day && waiting.length > 0) {
      begins.shift()
      const at = waiting.findIndex((facility) => sinceOf(facility) <= day)
      const held = { facility: waiting.splice(Math.max(0, at), 1)[0] as Draft, classes: 0 }
      withClasses.push(held)
      add(held, since, all + 20 > want ? Math.max(5, Math.min(20, want - all)) : undefined)
    }
    while (coming.length > 0 && sinceOf(coming[0] as Draft) <= day) {
      const held = { facility: coming.shift() as Draft, classes: 0 }
      withClasses.push(held)
      add(held, sinceOf(held.facility), all + 20 > want ? Math.max(5, Math.min(20, want - all)) : undefined)
    }
    while (want - all >= 5 && withClasses.length > 0) {
      const few = Math.min(...withClasses.map(({ classes }) => classes))
      const held = chance.oneOf(withClasses.filter(({ classes }) => classes === few))
      add(held, since, want - all < 25 ? want - all : undefined)
    }
  }
  return places
}

/** The days on which one more kindergarten has nursery classes. */
function withNurseryDays(drawing: Drawing, kindergartens: number): number[] {
  const { figures, scale } = drawing.making
  const chance = drawing.chance('with nursery')
  const { with_nursery: share, kindergartens: all } = figures.nursery
  const points = [...new Set([...share, ...all].map(({ on }) => on))].sort().map((on) => {
    const day = dayNumber(on)
    const n = Math.round((scaled(valueOn(all, day), scale) * valueOn(share, day)) / 100)
    return { on: day, n: Math.min(kindergartens, n) }
  })
  return arrivals(rising(points), drawing.today, overTheYears(chance))
}

function monthEnds(first: number, today: number, printed: number[]): number[] {
  const days = new Set(printed.filter((day) => day >= first && day <= today))
  for (let day = first; day < today; day += 30) days.add(day)
  return [...days].sort((a, b) => a - b)
}
