import type { Chance } from '../../../platform/synthetic/chance.ts'
import { dayNumber } from '../../../platform/synthetic/days.ts'
import { type Course, valueOn } from '../../../platform/synthetic/figures.ts'

/** What a count of `value` is at the scale of the district: whole, and not nothing where there was something. */
export const scaled = (value: number, scale: number): number => (value <= 0 ? 0 : Math.max(1, Math.round(value * scale)))

/** The points of a course at a scale, as days and whole counts. */
export const pointsOf = (course: Course, scale: number): { on: number; n: number }[] =>
  course.map(({ on, value }) => ({ on: dayNumber(on), n: scaled(value, scale) }))

/** How many a course has on a day, at a scale; on the days of its points exactly theirs. */
export const countOn = (course: Course, scale: number, day: number): number => scaled(valueOn(course, day), scale)

/**
 * The days on which a rising count takes one more, up to a day: those before the first point are spread over the years before it by `early`, the others follow the line,
 * so that the counts of the printed days hold on them.
 */
export function arrivals(points: { on: number; n: number }[], until: number, early: (before: number) => number): number[] {
  const [first, ...rest] = points
  if (!first) return []
  const days = Array.from({ length: first.n }, () => early(first.on))
  let before = first
  for (const point of rest) {
    for (let n = before.n + 1; n <= point.n; n += 1)
      days.push(before.on + Math.ceil(((n - before.n) * (point.on - before.on)) / (point.n - before.n)))
    if (point.n > before.n) before = point
    else before = { on: point.on, n: before.n }
  }
  return days.filter((day) => day <= until).sort((a, b) => a - b)
}

/** Days from 2004 up to one, most of them in its last years. */
export const overTheYears =
  (chance: Chance) =>
  (before: number): number =>
    before - Math.floor((before - dayNumber('2004-03-01')) * chance.next() ** 1.8) - 1

/** What has come is never taken back: where a count would fall, it stays. */
export function rising(points: { on: number; n: number }[]): { on: number; n: number }[] {
  let most = 0
  return points.map(({ on, n }) => {
    most = Math.max(most, n)
    return { on, n: most }
  })
}
