import { type Aim, aimOf, gapTo, reached } from './rules/aim.ts'
import type { Assessment, IndicatorStatus, Reason, ReasonCode } from './rules/assessment.ts'
import { accumulates, type Day, definitionOn, type IndicatorDefinition, type Point } from './rules/definition.ts'
import { publishedFigures, type StatusFigures } from './rules/figures.ts'
import { atLeast, daysBetween, same, yearOf } from './rules/numbers.ts'
import { expectedOn, type Path, pathOf, progressOn } from './rules/path.ts'

export * from './rules/assessment.ts'
export * from './rules/definition.ts'
export { publishedFigures, type StatusFigures } from './rules/figures.ts'
export { type Forecast, forecast } from './rules/forecast.ts'

type Verdict = { status: IndicatorStatus; reason: Reason }

/**
 * The status of an indicator on a day, from its approved values and the published figures. Progress is
 * (value − base) / (expected − base), with the expected value on the straight line from the base's day to the target's day.
 *
 * - The value is judged as of the day it is true for; a value too old to say anything about today waits for a report.
 * - What the base already had (崇明 98.98 → ≥98) has to be kept: met or far behind, nothing between.
 * - Yearly numbers start from zero each year and are judged within it; the target year decides in the end.
 * - Yearly averages do not accumulate: the whole target is expected on any day.
 * - Without a numeric base there is no path, only met or not met.
 * - After the target date the status is final, if a value near that date is known.
 *
 * Source: the status rule published with the product (`status:` in a district's settings).
 */
export function assess(
  definition: IndicatorDefinition,
  points: readonly Point[],
  on: Day,
  figures: StatusFigures = publishedFigures,
): Assessment {
  const now = definitionOn(definition, on)
  const aim = aimOf(now, figures)
  const last = lastKnown(points, on < now.target.on ? on : now.target.on)
  const path = aim && pathOf(now, aim, last?.on ?? on, figures)
  const pathToday = aim && pathOf(now, aim, on < now.target.on ? on : now.target.on, figures)
  const value = last?.value ?? null
  return {
    ...verdictOf({ definition: now, aim, path, last, on, figures }),
    judgedOn: last?.on ?? null,
    value,
    base: path ? path.from.value : (now.base?.value ?? null),
    target: aim ? aim.end : null,
    expected: path && last ? expectedOn(path, last.on) : null,
    expectedToday: pathToday && expectedOn(pathToday, on),
    progress: path && last && value !== null ? progressOn(path, last.on, value) : null,
    gap: aim && value !== null ? gapTo(aim, value) : null,
  }
}

type Case = {
  definition: IndicatorDefinition
  aim: Aim | null
  path: Path | null
  last: Point | undefined
  on: Day
  figures: StatusFigures
}

function verdictOf(it: Case): Verdict {
  const { definition, last, on, figures } = it
  if (definition.kind === 'handed_down') return verdict('awaiting_figure', 'figure_not_handed_down')
  if (on > definition.target.on) return finalVerdict(it)
  if (!last) return verdict('awaiting_report', 'no_approved_value')
  const days = daysBetween(last.on, on)
  if (days > figures.staleAfterDays && !settledForGood(it))
    return verdict('awaiting_report', 'value_too_old', { on: last.on, days })
  if (!it.aim || last.value === null) return wordsVerdict(it, last)
  if (accumulates(definition) === 'year') return yearVerdict(it, it.aim, { on: last.on, value: last.value })
  return levelVerdict(it, it.aim, { on: last.on, value: last.value })
}

/** A target in words is met when a person has judged so with evidence; numbers alone do not settle it. */
function wordsVerdict({ definition }: Case, last: Point): Verdict {
  if (last.judged === 'met') return verdict('met_early', 'judged_met', { on: last.on })
  if (last.judged === 'not_met') return verdict('open', 'judged_not_met', { on: last.on })
  return verdict('open', definition.trend === 'falling' ? 'base_needed' : 'needs_judgement')
}

function levelVerdict({ definition, path, figures }: Case, aim: Aim, last: { on: Day; value: number }): Verdict {
  if (reached(aim, last.value)) return reachedVerdict(definition, aim, last.value)
  if (!path) return verdict('not_met_no_path', 'no_base')
  if (path.shape === 'floor') return verdict('far_behind', 'below_floor')
  if (aim.direction === 'within' && (path.from.value < aim.low ? last.value > aim.high : last.value < aim.low))
    return verdict('far_behind', 'outside_range')
  return pathVerdict(path, last, figures)
}

function reachedVerdict(definition: IndicatorDefinition, aim: Aim, value: number): Verdict {
  const beyond = aim.direction === 'down' ? value < aim.low : value > aim.high
  if (definition.target.op === 'range' && beyond) return verdict('met_early', 'above_range')
  const kept = definition.base !== null && reached(aim, definition.base.value)
  return verdict('met_early', kept ? 'target_kept' : 'target_reached')
}

/** A yearly number: met for the year, or measured on the year's path; last year's result stands until this year has a value. */
function yearVerdict(it: Case, aim: Aim, last: { on: Day; value: number }): Verdict {
  const year = yearOf(last.on)
  const thisYear = year === yearOf(it.on)
  if (aim.direction !== 'up') {
    if (!reached(aim, last.value)) return verdict('far_behind', 'limit_exceeded', { year })
    return verdict('on_track', 'within_limit', { year })
  }
  if (reached(aim, last.value)) {
    if (!thisYear) return verdict('on_track', 'last_year_reached', { year })
    const beyond = it.definition.target.op === 'range' && last.value > aim.high
    return verdict('met_early', beyond ? 'above_range' : 'year_target_reached', { year })
  }
  if (!thisYear && daysBetween(last.on, `${year}-12-31`) <= it.figures.finalWithinDays)
    return verdict('far_behind', 'last_year_missed', { year })
  if (!it.path) return verdict('not_met_no_path', 'year_not_over', { year })
  return pathVerdict(it.path, last, it.figures)
}

function pathVerdict(path: Path, last: { on: Day; value: number }, figures: StatusFigures): Verdict {
  const start = path.from.value
  if (same(expectedOn(path, last.on), start)) {
    // Nothing is expected yet: the start itself is fine, better than the start is ahead, worse is not.
    if (same(last.value, start)) return verdict('on_track', 'nothing_expected_yet')
    return last.value > start === path.to.value > start
      ? verdict('on_track', 'ahead_of_path')
      : verdict('far_behind', 'far_behind_path')
  }
  const progress = progressOn(path, last.on, last.value) ?? 0
  if (atLeast(progress, figures.ok)) return verdict('on_track', 'ahead_of_path')
  if (atLeast(progress, figures.lagging)) return verdict('lagging', 'behind_path')
  return verdict('far_behind', 'far_behind_path')
}

/** After the target date: only what is known of that date counts. What accumulates and was reached stays reached. */
function finalVerdict(it: Case): Verdict {
  const { definition, aim, last, figures } = it
  const { on } = definition.target
  if (settledForGood(it)) return verdict('final_met', 'target_reached')
  if (!last || daysBetween(last.on, on) > figures.finalWithinDays)
    return verdict('awaiting_report', 'final_value_missing', last ? { on: last.on } : {})
  if (aim && last.value !== null)
    return reached(aim, last.value) ? verdict('final_met', 'target_reached') : verdict('final_not_met', 'target_missed')
  if (last.judged) return last.judged === 'met' ? verdict('final_met', 'judged_met') : verdict('final_not_met', 'judged_not_met')
  return verdict('awaiting_report', definition.trend === 'falling' ? 'base_needed' : 'needs_judgement')
}

/** A sum that has reached its target cannot lose it; neither can the target year's own count. */
function settledForGood({ definition, aim, last }: Case): boolean {
  const span = accumulates(definition)
  if (!span || !aim || aim.direction !== 'up' || !last || last.value === null || !reached(aim, last.value)) return false
  return span === 'plan' || yearOf(last.on) === yearOf(definition.target.on)
}

/** The newest approved point up to a day; of two for one day the one given last. */
function lastKnown(points: readonly Point[], on: Day): Point | undefined {
  return points.reduce<Point | undefined>(
    (best, point) => (point.on <= on && (!best || point.on >= best.on) ? point : best),
    undefined,
  )
}

function verdict(status: IndicatorStatus, code: ReasonCode, params: Reason['params'] = {}): Verdict {
  return { status, reason: { code, params } }
}
