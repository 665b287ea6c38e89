import { ratioOf } from '../../../platform/counters/ratio.ts'
import { type CounterReference, referenceOf } from '../../../platform/counters/reference.ts'
import type { SeriesPoint } from '../../../platform/counters/series.ts'
import { accumulates, type IndicatorDefinition } from '../rules.ts'
import type { IndicatorSetting } from '../settings.ts'

/** The counters an indicator is computed from; none when it is reported (a counter that does not exist yet is `pending`). */
export function referencesOf(settings: IndicatorSetting | null): CounterReference[] {
  if (!settings || settings.pending) return []
  const keys = settings.ratio ?? (settings.counter ? [settings.counter] : [])
  const filter = Object.fromEntries(Object.entries(settings.filter ?? {}).map(([name, value]) => [name, String(value)]))
  return keys.map((key) => referenceOf(key, filter))
}

/**
 * The points of a counted indicator in its own unit, oldest first: a stock as it is, what accumulates summed since the plan or the year began, a
 * ratio of two month by month. `since` is the plan's first day.
 */
export function countedPoints(
  definition: IndicatorDefinition,
  settings: IndicatorSetting,
  series: ReadonlyMap<CounterReference, SeriesPoint[]>,
  since: string,
): { on: string; value: number; missing: number }[] {
  const parts = referencesOf(settings).map((reference) => summed(definition, series.get(reference) ?? [], since))
  const [over, under] = parts
  if (!over) return []
  const times = settings.times ?? 1
  if (!settings.ratio) return over.map(({ on, n, missing }) => ({ on, value: n * times, missing }))
  const byMonth = new Map((under ?? []).map((point) => [point.on.slice(0, 7), point]))
  return over.flatMap((point) => {
    const { n, missing } = ratioOf(point, byMonth.get(point.on.slice(0, 7)), times)
    return n === null ? [] : [{ on: point.on, value: n, missing }]
  })
}

function summed(definition: IndicatorDefinition, points: SeriesPoint[], since: string): SeriesPoint[] {
  const span = accumulates(definition)
  if (!span) return points
  let n = 0
  let missing = 0
  let year = ''
  return points
    .filter((point) => span === 'year' || point.on >= since)
    .map((point) => {
      if (span === 'year' && point.on.slice(0, 4) !== year) {
        year = point.on.slice(0, 4)
        n = 0
        missing = 0
      }
      n += point.n
      missing += point.missing
      return { on: point.on, n, missing }
    })
}
