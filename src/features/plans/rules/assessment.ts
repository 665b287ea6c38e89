import type { Day } from './definition.ts'

/** What the board says about an indicator; the words are translations of these codes. */
export const indicatorStatuses = [
  'met_early', // 已达标: reached before the target date
  'on_track', // 正常
  'lagging', // 滞后
  'far_behind', // 严重滞后
  'not_met_no_path', // 未达标，无路径: no base says where it should be by now
  'open', // 推进中: a target in words, not yet judged as met
  'awaiting_report', // 待报: no approved value, or none that says anything about the day
  'awaiting_figure', // 待下达: the city has not handed the figure down
  'final_met', // 达标
  'final_not_met', // 未达标
] as const
export type IndicatorStatus = (typeof indicatorStatuses)[number]

/** Why: a stable code, whose sentence is a translation filled from `params`. */
export const reasonCodes = [
  'no_approved_value',
  'value_too_old', // value, on, days
  'final_value_missing', // last value known before the target date, or none
  'figure_not_handed_down',
  'target_reached',
  'target_missed',
  'target_kept', // the base already had it, and still does
  'above_range', // reached, beyond the far edge of a range
  'year_target_reached', // year
  'last_year_reached', // year: this year has no value yet
  'last_year_missed', // year
  'within_limit', // a yearly upper limit, not exceeded so far
  'limit_exceeded',
  'nothing_expected_yet',
  'ahead_of_path',
  'behind_path',
  'far_behind_path',
  'below_floor', // a flat path: the base had it, the value has lost it
  'outside_range',
  'no_base',
  'base_needed', // 下降 without a base to fall from
  'year_not_over',
  'judged_met',
  'judged_not_met',
  'needs_judgement',
] as const
export type ReasonCode = (typeof reasonCodes)[number]

export type Reason = { code: ReasonCode; params: Record<string, number | string> }

/** What the rule made of an indicator's approved values on a day. Figures it has no ground for are null. */
export type Assessment = {
  status: IndicatorStatus
  reason: Reason
  /** The day the approved value is true for; progress and expected are as of that day. */
  judgedOn: Day | null
  value: number | null
  base: number | null
  /** Where the path ends: the figure of the target. */
  target: number | null
  expected: number | null
  /** What the path expects on the day of the board: the dotted line. */
  expectedToday: number | null
  progress: number | null
  /** What is missing to the target, in the indicator's unit; 0 when it is reached. */
  gap: number | null
}
