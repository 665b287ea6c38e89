import { ratioOf } from '../../../platform/counters/ratio.ts'
import { type CounterReference, referenceOf } from '../../../platform/counters/reference.ts'
import type { SeriesPoint } from '../../../platform/counters/series.ts'
import { accumulates, type IndicatorDefinition } from '../rules.ts'
import type { IndicatorSetting } from '../settings.ts'

/** What a floor may be promised to whose least well served a counter finds: it answers the filter `floor` with the smallest number among them. */
const countedFloors = new Set(['street', 'town', 'village', 'venue'])

/** The counters an indicator is computed from; none when it is reported (a counter that does not exist yet is `pending`). */
export function referencesOf(settings: IndicatorSetting | null): CounterReference[] {
  if (!settings || settings.pending) return []
  const keys = settings.ratio ?? (settings.counter ? [settings.counter] : [])
  const filter = Object.fromEntries(Object.entries(settings.filter ?? {}).map(([name, value]) => [name, String(value)]))
  const { kind, per } = settings
  if (kind === 'floor' && per && countedFloors.has(per.of)) filter.floor = per.of
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
  // A floor is what the least well served have so far: its counter adds up by itself.
  const span = definition.kind === 'floor' ? null : spanOf(definition)
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

/** What a number becomes once the city has handed its figure down is what its records are added up to before. */
export function spanOf(definition: IndicatorDefinition): 'plan' | 'year' | null {
  return accumulates(definition.becomes ? { ...definition, kind: definition.becomes } : definition)
}

/** Of the references, those whose months are added up since the plan began: a series of a year is too short for them. */
export function addedUp(settings: IndicatorSetting | null): CounterReference[] {
  return settings && (settings.becomes ?? settings.kind) === 'sum' ? referencesOf(settings) : []
}

/**
 * The points of an indicator with counters: what was reported up to the first day that records counted, and from then on what they count. Where a
 * value may be reported and no record exists yet, it is reported. What accumulates goes on from the last value reported before the records began.
 */
export function pointsOf<Reported extends { on: string; value: number | null }, Counted extends { on: string; value: number }>(
  settings: IndicatorSetting,
  definition: IndicatorDefinition,
  reported: Reported[],
  counted: Counted[],
): { counted: boolean; points: (Reported | Counted)[] } {
  const first = counted[0]
  if (referencesOf(settings).length === 0 || (settings.reported && !first)) return { counted: false, points: reported }
  if (!first) return { counted: true, points: [] }
  const before = reported.filter(({ on }) => on < first.on)
  return { counted: true, points: [...before, ...goingOn(settings, definition, before.at(-1), counted)] }
}

function goingOn<Counted extends { on: string; value: number }>(
  settings: IndicatorSetting,
  definition: IndicatorDefinition,
  last: { on: string; value: number | null } | undefined,
  counted: Counted[],
): Counted[] {
  const span = definition.kind === 'floor' || settings.ratio ? null : spanOf(definition)
  const opening = last?.value
  if (!span || !last || !opening) return counted
  const goesOn = (on: string) => span === 'plan' || on.slice(0, 4) === last.on.slice(0, 4)
  return counted.map((point) => (goesOn(point.on) ? { ...point, value: point.value + opening } : point))
}
