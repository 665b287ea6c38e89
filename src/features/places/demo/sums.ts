import { apportion } from '../../../platform/synthetic/apportion.ts'
import { dayNumber } from '../../../platform/synthetic/days.ts'
import { type Course, valueOn } from '../../../platform/synthetic/figures.ts'
import { scaled } from './course.ts'
import { type Draft, sinceOf } from './draft.ts'

/**
 * Shares out a course that is the sum of something over facilities (floor area, meals): what it is at the first point among those open then, and what comes by each
 * later one, and up to today, among those opened since. Who takes another's place has what that one had. Answers each facility's part.
 */
export function sharedOut(
  course: Course,
  facilities: Draft[],
  { weigh, scale, today }: { weigh(facility: Draft): number; scale: number; today: number },
): Map<Draft, number> {
  const parts = new Map<Draft, number>()
  const standing = facilities.filter(({ closed }) => closed === undefined)
  const days = [...course.map(({ on }) => dayNumber(on)).filter((day) => day < today), today]
  let [before, from] = [0, Number.NEGATIVE_INFINITY]
  for (const until of days) {
    const group = standing.filter((facility) => sinceOf(facility) > from && sinceOf(facility) <= until)
    const total = scaled(valueOn(course, until), scale)
    const shares = apportion(Math.max(0, total - before), group.map(weigh))
    for (const [at, facility] of group.entries()) {
      const part = Math.max(1, shares[at] as number)
      parts.set(facility, part)
      if (facility.instead) parts.set(facility.instead, part)
    }
    if (group.length > 0) before = total
    from = until
  }
  return parts
}
