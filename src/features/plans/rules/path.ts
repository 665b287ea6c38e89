import { type Aim, reached } from './aim.ts'
import { accumulates, type Day, type IndicatorDefinition } from './definition.ts'
import type { StatusFigures } from './figures.ts'
import { daysBetween, same, yearOf } from './numbers.ts'

/**
 * What is expected when. `line` goes straight from the base to the target, `year` from zero on New Year's Eve to the year's target,
 * `level` expects the whole target on any day (yearly averages), `floor` expects what the base already had.
 */
export type Path = {
  shape: 'line' | 'year' | 'level' | 'floor'
  from: { on: Day; value: number }
  to: { on: Day; value: number }
  /** Only whole units can be expected: half an event never is. */
  whole: boolean
}

/** The path a number is expected to take, seen from a day; null where nothing says where it started. */
export function pathOf(definition: IndicatorDefinition, aim: Aim, on: Day, figures: StatusFigures): Path | null {
  const { base, target, kind } = definition
  if (accumulates(definition) === 'year') {
    if (figures.withinYear === 'year_end' || aim.direction !== 'up') return null
    const year = yearOf(on)
    const from = { on: `${year - 1}-12-31`, value: 0 }
    return { shape: 'year', from, to: { on: `${year}-12-31`, value: aim.end }, whole: Number.isInteger(aim.end) }
  }
  const to = { on: target.on, value: aim.end }
  if (kind === 'average_per_year') return { shape: 'level', from: { on: target.on, value: 0 }, to, whole: false }
  if (!base) return null
  const flat = reached(aim, base.value) || same(base.value, aim.end)
  return { shape: flat ? 'floor' : 'line', from: base, to, whole: false }
}

/** The value expected on a day. Before its first day a path expects its start, after its last day its end. */
export function expectedOn(path: Path, day: Day): number {
  if (path.shape === 'floor' || path.shape === 'level') return path.to.value
  const length = daysBetween(path.from.on, path.to.on)
  const share = length <= 0 ? 1 : Math.min(1, Math.max(0, daysBetween(path.from.on, day) / length))
  const expected = path.from.value + (path.to.value - path.from.value) * share
  // The tiny addend keeps 3 × 122/366 a whole one whatever its last binary digit.
  return path.whole && share < 1 ? Math.floor(expected + 1e-9) : expected
}

/** (value − base) / (expected − base). On the first day, when nothing is expected yet, 0 for the base itself; null for anything else. */
export function progressOn(path: Path, day: Day, value: number): number | null {
  if (path.shape === 'floor') return null
  const start = path.from.value
  const way = expectedOn(path, day) - start
  if (same(way, 0)) return same(value, start) ? 0 : null
  return (value - start) / way
}
