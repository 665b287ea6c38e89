/** The figures of the status rule. They are published, and a district may set its own. */
export type StatusFigures = {
  /** Progress from which an indicator is on track (正常). */
  ok: number
  /** Progress from which it is lagging (滞后); below it is far behind (严重滞后). */
  lagging: number
  /** How far 左右 reaches where an indicator states no tolerance, as a share of the target. */
  aroundShare: number
  /** A value counts as the final one when it is true for a day at most so many days before the target date. */
  finalWithinDays: number
  /** An older value says nothing about today: the indicator waits for a report again. */
  staleAfterDays: number
  /** What is expected within a year: `pro_rata` the year's target by days, in whole units; `year_end` nothing before its last day. */
  withinYear: 'pro_rata' | 'year_end'
  /** Fewest days with a value before a forecast is made; at least 3. */
  forecastPoints: number
  /** How much of the future a forecast's interval is meant to hold. */
  forecastLevel: number
}

export const publishedFigures: StatusFigures = {
  ok: 1,
  lagging: 0.9,
  aroundShare: 0.01,
  finalWithinDays: 31,
  staleAfterDays: 400,
  withinYear: 'pro_rata',
  forecastPoints: 3,
  forecastLevel: 0.95,
}
