/** A day of the domain, `YYYY-MM-DD`. */
export type Day = string

/** What kind of number an indicator is; it settles which path the number is expected to take. */
export const indicatorKinds = [
  'stock', // a figure at a date
  'sum', // accumulates since the plan began
  'per_year', // accumulates within each year
  'average_per_year', // a yearly average
  'share', // a ratio at a date: per cent, per mille, per thousand people, per head
  'coverage', // the share of streets (or committees) that have it
  'floor', // at least so much for each person, family, worker or facility
  'qualitative', // judged with evidence
  'handed_down', // the city hands the figure down later (市下达)
] as const
export type IndicatorKind = (typeof indicatorKinds)[number]

export type TargetOperator = '>=' | '>' | '=' | '<=' | '<' | 'range' | '~' | 'qualitative'

/** A target: `value` is the figure, of a range the low edge (`max` the high one); null where the target is words. */
export type Target = { op: TargetOperator; value: number | null; max?: number | null }

/** Everything the rule needs to know about an indicator; nothing about where its values come from. */
export type IndicatorDefinition = {
  kind: IndicatorKind
  /** Of `handed_down`: the kind of number once the city's figure is there. */
  becomes?: Exclude<IndicatorKind, 'handed_down'>
  /** Of `floor`: with a window of a year the number accumulates within the year. */
  per?: { of: string; window?: 'year' | 'month' | 'week' }
  /** Which way is better, where operator and base do not tell. `within`: both edges of a range bind. */
  direction?: 'up' | 'down' | 'within'
  /** 下降: lower than the base, whatever the words of the target. */
  trend?: 'falling'
  /** How far 左右 reaches, in the indicator's unit. */
  tolerance?: number
  unit?: string | null
  /** The printed base on the last day of the base year, or the first approved value declared as the base; null without one. */
  base: { on: Day; value: number } | null
  /** The plan's target on the last day of the target year. */
  target: Target & { on: Day }
  /** The city's figure, which becomes the target from that day. */
  handedDown?: Target & { from: Day }
}

/** An approved value and the day it is true for; `judged` is the verdict on a target in words. */
export type Point = { on: Day; value: number | null; judged?: 'met' | 'not_met' }

/** What a plan pack prints about an indicator, as far as the rule needs it. */
export type PrintedIndicator = {
  unit: string | null
  baseYear: number | null
  baseValue: number | null
  targetYear: number
  targetOp: TargetOperator
  targetValue: number | null
  targetMax?: number | null
}

/** What the district's settings say about an indicator, as far as the rule needs it. */
export type IndicatorReading = Pick<IndicatorDefinition, 'kind' | 'becomes' | 'per' | 'direction' | 'trend' | 'tolerance'>

/** Joins the printed row with the settings' reading. `declaredBase` stands in only where the plan prints no numeric base. */
export function definitionOf(
  printed: PrintedIndicator,
  reading: IndicatorReading,
  more: { declaredBase?: { on: Day; value: number }; handedDown?: Target & { from: Day } } = {},
): IndicatorDefinition {
  const { kind, becomes, per, direction, trend, tolerance } = reading
  const printedBase =
    printed.baseYear !== null && printed.baseValue !== null ? { on: lastDayOf(printed.baseYear), value: printed.baseValue } : null
  return {
    ...{ kind, becomes, per, direction, trend, tolerance, unit: printed.unit },
    base: printedBase ?? more.declaredBase ?? null,
    target: {
      op: printed.targetOp,
      value: printed.targetValue,
      max: printed.targetMax ?? null,
      on: lastDayOf(printed.targetYear),
    },
    handedDown: more.handedDown,
  }
}

/** The definition as it stands on a day: a figure handed down by then has taken the place of the words. */
export function definitionOn(definition: IndicatorDefinition, on: Day): IndicatorDefinition {
  const { handedDown, becomes, target } = definition
  if (!handedDown || handedDown.from > on) return definition
  const kind = definition.kind === 'handed_down' ? (becomes ?? 'stock') : definition.kind
  return {
    ...definition,
    kind,
    target: { op: handedDown.op, value: handedDown.value, max: handedDown.max ?? null, on: target.on },
  }
}

/** Whether the number only ever grows, and within which span it starts again from zero. */
export function accumulates(definition: IndicatorDefinition): 'plan' | 'year' | null {
  if (definition.kind === 'sum') return 'plan'
  if (definition.kind === 'per_year') return 'year'
  return definition.kind === 'floor' && definition.per?.window === 'year' ? 'year' : null
}

function lastDayOf(year: number): Day {
  return `${year}-12-31`
}
