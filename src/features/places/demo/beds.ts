import { apportion } from '../../../platform/synthetic/apportion.ts'
import { dayNumber, dayText } from '../../../platform/synthetic/days.ts'
import { type Course, valueOn } from '../../../platform/synthetic/figures.ts'
import { arrivals, pointsOf, rising, scaled } from './course.ts'
import { type Draft, type Drawing, sinceOf, source } from './draft.ts'

/** A bed as it grows: where, since when, and from which day it is of which kind. */
type Bed = { home: Draft; from: number; nursing?: number; dementia?: number; basic?: number }
type Kind = 'nursing' | 'dementia' | 'basic'

/**
 * The beds of the homes, bed by bed: as many as the course of all beds says, and of each kind as many as its own, so that the printed counts and shares hold on the
 * printed days. Answers how many beds each home has on the day.
 */
export function drawBeds(drawing: Drawing, homes: Draft[]): Map<string, number> {
  const { figures, scale } = drawing.making
  const { total } = figures.beds
  const beds = placeBeds(drawing, homes)
  // A share of all beds as a course of counts, each month anew: both its parts run in straight lines, their product does not.
  const countsOf = (share: Course) =>
    monthsOf(total, share, drawing.today).map((on) => ({
      on,
      n: Math.round((scaled(valueOn(total, on), scale) * valueOn(share, on)) / 100),
    }))
  const early = (before: number) => before - 60
  convert(drawing, beds, 'nursing', arrivals(rising(countsOf(figures.beds.nursing)), drawing.today, early))
  convert(drawing, beds, 'dementia', arrivals(pointsOf(figures.beds.dementia, scale), drawing.today, early))
  convert(drawing, beds, 'basic', arrivals(rising(countsOf(figures.beds.basic)), drawing.today, early))
  writeBeds(drawing, beds)
  const held = new Map<string, number>()
  for (const { home } of beds) if (home.closed === undefined) held.set(home.id, (held.get(home.id) ?? 0) + 1)
  return held
}

/** Beds come in blocks: a home opens with many, and widens by a ward now and then; no block reaches over a printed day. */
function placeBeds(drawing: Drawing, homes: Draft[]): Bed[] {
  const chance = drawing.chance('beds')
  const points = pointsOf(drawing.making.figures.beds.total, drawing.making.scale)
  const days = arrivals(points, drawing.today, (before) => before)
  const first = points[0] as (typeof points)[number]
  // A home that took another's place has that one's beds; see `writeBeds`.
  const standing = homes.filter(({ closed }) => closed === undefined)
  const old = standing.filter((home) => sinceOf(home) <= first.on)
  const founded = old.length > 0 ? old : standing.slice(0, 1)
  const sizes = apportion(
    Math.min(first.n, days.length),
    founded.map(({ type }) => (type === 'small_home' ? 0.14 : 0.5 + chance.next())),
  )
  const beds: Bed[] = founded.flatMap((home, at) =>
    Array.from({ length: sizes[at] as number }, (): Bed => ({ home, from: sinceOf(home) })),
  )
  const wide = standing.filter(({ type }) => type === 'care_home')
  const coming = standing.filter((home) => sinceOf(home) > first.on).sort((a, b) => sinceOf(a) - sinceOf(b))
  for (let at = beds.length; at < days.length; ) {
    const day = days[at] as number
    const opening = coming[0] && sinceOf(coming[0]) <= day ? coming.shift() : undefined
    const small = opening?.type === 'small_home'
    const wished = opening ? Math.max(1, Math.round((small ? 18 : 110) * drawing.making.scale ** 0.5)) : chance.between(8, 24)
    const home = opening ?? (chance.oneOf(wide.filter((other) => sinceOf(other) < day - 200)) as Draft | undefined) ?? founded[0]
    const border = points.find(({ on }) => on >= day)?.on ?? drawing.today
    for (let n = 0; n < wished && at < days.length && (days[at] as number) <= border; n += 1, at += 1)
      beds.push({ home: home as Draft, from: Math.max(day, days[at] as number, sinceOf(home as Draft)) })
  }
  return beds
}

/** So many beds become of a kind on these days, ward by ward: the queue goes home by home, newer beds first. */
function convert(drawing: Drawing, beds: Bed[], kind: Kind, days: number[]): void {
  const chance = drawing.chance(`beds ${kind}`)
  const rank = new Map<string, number>()
  for (const { home } of beds) {
    // Small homes care for those who need nursing from the beginning; basic beds are the public homes'.
    const lead = kind === 'basic' ? (home.publicly ? 0 : 2) : kind === 'nursing' && home.type === 'small_home' ? -1 : 0
    if (!rank.has(home.id)) rank.set(home.id, lead + chance.next())
  }
  const queue = [...beds].sort((a, b) => (rank.get(a.home.id) as number) - (rank.get(b.home.id) as number) || b.from - a.from)
  const later: Bed[] = []
  let next = 0
  for (const day of days) {
    const ready = later.findIndex((bed) => bed.from <= day)
    let bed = ready >= 0 ? later.splice(ready, 1)[0] : undefined
    while (!bed && next < queue.length) {
      const candidate = queue[next] as Bed
      next += 1
      if (candidate.from <= day) bed = candidate
      else later.push(candidate)
    }
    if (!bed) return
    bed[kind] = Math.max(day, bed.from)
  }
}

function monthsOf(total: Course, share: Course, today: number): number[] {
  const days = new Set([...total, ...share].map(({ on }) => dayNumber(on)))
  const first = Math.min(...days)
  for (let day = first; day < today; day += 30) days.add(day)
  return [...days].sort((a, b) => a - b)
}

function writeBeds(drawing: Drawing, beds: Bed[]): void {
  const numbers = new Map<string, number>()
  for (const bed of beds) {
    const { home } = bed
    const n = numbers.get(home.id) ?? 0
    numbers.set(home.id, n + 1)
    const inRoom = home.type === 'small_home' ? 2 : 3
    const room = Math.floor(n / inRoom)
    const floor = 1 + Math.floor(room / 20)
    const name = `${floor}${String((room % 20) + 1).padStart(2, '0')}`
    const label = `${name}-${(n % inRoom) + 1}`
    if (home.instead && bed.from < home.opened)
      writeBed(drawing, bed, home.instead, { label, room: name, floor, until: home.opened })
    writeBed(drawing, bed, home, { label, room: name, floor })
  }
}

/** One bed of a home, from when it stood there until it was moved with the home. */
function writeBed(
  drawing: Drawing,
  bed: Bed,
  home: Draft,
  { label, room, floor, until }: { label: string; room: string; floor: number; until?: number },
): void {
  const from = Math.max(bed.from, home.opened)
  const id = drawing.id('bed')
  drawing.row('bed', [id, home.id, label, room, `${floor}`, drawing.known(from)])
  const changes = [...new Set([from, bed.nursing, bed.dementia, bed.basic])]
    .filter((day) => day !== undefined)
    .filter((day) => day >= from && (until === undefined || day < until))
    .sort((a, b) => a - b)
  const is = (since: number | undefined, day: number) => since !== undefined && since <= day
  changes.forEach((day, at) => {
    const next = changes[at + 1] ?? until
    drawing.row('bed_period', [
      ...[drawing.id('bed_period'), id, home.id, is(bed.nursing, day), is(bed.dementia, day), is(bed.basic, day), dayText(day)],
      ...[next === undefined ? null : dayText(next), drawing.known(day), source, source],
    ])
  })
}
