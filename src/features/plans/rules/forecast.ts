import { type Aim, aimOf, reached } from './aim.ts'
import { accumulates, type Day, definitionOn, type IndicatorDefinition, type Point } from './definition.ts'
import { publishedFigures, type StatusFigures } from './figures.ts'
import { daysBetween, yearOf } from './numbers.ts'
import { studentT } from './student-t.ts'

/** Where the number is heading on `on`, if it goes on as it did: a line through the values, and the interval the next value would fall in. */
export type Forecast = {
  on: Day
  value: number
  low: number
  high: number
  level: number
  points: number
  perYear: number
  /** A limit of the number itself (0, 100 %, what has already accumulated) cut the line or the interval. */
  clipped: boolean
  /** Whether the whole interval reaches the target, none of it does, or it is open. Null where the target is words. */
  outlook: 'meets' | 'misses' | 'open' | null
}

/**
 * A forecast to the target date (of a yearly number: to the end of its year, from that year's values); null with fewer than
 * three days of values, and once the target date is past. Least squares with the prediction interval of Student's t.
 */
export function forecast(
  definition: IndicatorDefinition,
  points: readonly Point[],
  on: Day,
  figures: StatusFigures = publishedFigures,
): Forecast | null {
  const now = definitionOn(definition, on)
  const yearly = accumulates(now) === 'year'
  const until = yearly ? `${yearOf(on)}-12-31` : now.target.on
  if (on > now.target.on) return null
  const known = valuesByDay(points, on).filter((point) => !yearly || yearOf(point.on) === yearOf(on))
  if (known.length < Math.max(3, figures.forecastPoints)) return null
  const line = regression(known.map((point) => [daysBetween(until, point.on), point.value]))
  const reach = line.spread * studentT((1 + figures.forecastLevel) / 2, known.length - 2)
  const raw = { value: line.atZero, low: line.atZero - reach, high: line.atZero + reach }
  const limits = limitsOf(now, known)
  const [value, low, high] = [raw.value, raw.low, raw.high].map((x) => Math.min(limits.high, Math.max(limits.low, x))) as [
    number,
    number,
    number,
  ]
  const clipped = value !== raw.value || low !== raw.low || high !== raw.high
  const aim = aimOf(now, figures)
  const { forecastLevel: level } = figures
  return {
    on: until,
    value,
    low,
    high,
    level,
    points: known.length,
    perYear: line.slope * 365.25,
    clipped,
    outlook: aim && outlook(aim, low, high),
  }
}

/** Approved numbers up to a day, one a day (the last given wins), oldest first. */
export function valuesByDay(points: readonly Point[], on: Day): { on: Day; value: number }[] {
  const byDay = new Map<Day, number>()
  for (const point of points) if (point.on <= on && point.value !== null) byDay.set(point.on, point.value)
  return [...byDay].map(([day, value]) => ({ on: day, value })).sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** Least squares; `atZero` is the line at x = 0 and `spread` the standard error of a single further value there. */
function regression(pairs: [x: number, y: number][]): { slope: number; atZero: number; spread: number } {
  const n = pairs.length
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n
  const sxx = pairs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  const slope = pairs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / sxx
  const rest = pairs.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0)
  return { slope, atZero: meanY - slope * meanX, spread: Math.sqrt((rest / (n - 2)) * (1 + 1 / n + meanX ** 2 / sxx)) }
}

function limitsOf(definition: IndicatorDefinition, known: { value: number }[]): { low: number; high: number } {
  const last = known.at(-1)?.value ?? 0
  const percent = definition.unit === '%' ? 100 : definition.unit === '‰' ? 1000 : Infinity
  const ratio = definition.kind === 'share' || definition.kind === 'coverage'
  const high = ratio && known.every((point) => point.value <= percent) ? percent : Infinity
  if (accumulates(definition)) return { low: last, high }
  return { low: known.every((point) => point.value >= 0) ? 0 : -Infinity, high }
}

function outlook(aim: Aim, low: number, high: number): 'meets' | 'misses' | 'open' {
  if (reached(aim, low) && reached(aim, high)) return 'meets'
  const overlaps =
    aim.direction === 'up'
      ? reached(aim, high)
      : aim.direction === 'down'
        ? reached(aim, low)
        : low <= aim.high && high >= aim.low
  return overlaps ? 'open' : 'misses'
}
