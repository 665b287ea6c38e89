import type { Decimal } from 'decimal.js'

/**
 * What a fact is while nobody knows it. Ours, not FEEL's: standard FEEL has only null, and `照护等级 != null` or `if 低保 then 1 else 0` would answer something
 * definite about a person of whom nothing is known. Every operator passes it on unless its answer is sure without it (`false and 未知` is false).
 */
export const UNKNOWN: unique symbol = Symbol('未知')
export type Unknown = typeof UNKNOWN

/** A FEEL number: a JavaScript integer where it is a safe one, else a decimal of 34 digits. `number.ts` keeps it so; equal numbers have one form. */
export type FeelNumber = number | Decimal

/** Seconds from UTC, or a zone of the IANA database. */
export type Zone = { offset: number } | { name: string }

/** `date("2026-11-22")`: proleptic Gregorian, years from -999999999 to 999999999. */
export class FeelDate {
  readonly year: number
  readonly month: number
  readonly day: number
  constructor(year: number, month: number, day: number) {
    this.year = year
    this.month = month
    this.day = day
  }
}

/** `time("09:05:00+08:00")`; nanoseconds are kept. */
export class FeelTime {
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly nano: number
  readonly zone: Zone | null
  constructor(hour: number, minute: number, second: number, nano = 0, zone: Zone | null = null) {
    this.hour = hour
    this.minute = minute
    this.second = second
    this.nano = nano
    this.zone = zone
  }
}

/** `date and time("2026-11-22T09:05:00@Asia/Shanghai")`. */
export class FeelDateTime {
  readonly date: FeelDate
  readonly time: FeelTime
  constructor(date: FeelDate, time: FeelTime) {
    this.date = date
    this.time = time
  }
}

/** `duration("P1DT2H")`: days and time, in whole nanoseconds. */
export class DaysDuration {
  readonly nanos: bigint
  constructor(nanos: bigint) {
    this.nanos = nanos
  }
}

/** `duration("P1Y2M")`: years and months, in months. */
export class MonthsDuration {
  readonly months: number
  constructor(months: number) {
    this.months = months
  }
}

/** `[12..36)`, `< 12`; an open end is null. */
export class FeelRange {
  readonly low: Value
  readonly high: Value
  readonly lowIncluded: boolean
  readonly highIncluded: boolean
  constructor(low: Value, high: Value, lowIncluded: boolean, highIncluded: boolean) {
    this.low = low
    this.high = high
    this.lowIncluded = lowIncluded
    this.highIncluded = highIncluded
  }
}

/** A function of the library, of a model, or written in FEEL. `call` gets as many values as it has parameters, or more where `variadic`. */
export class FeelFunction {
  readonly parameters: readonly string[]
  readonly call: (args: Value[]) => Value
  readonly variadic: boolean
  /** Types of the parameters as FEEL writes them, where declared: `number`, `list<string>`. */
  readonly types: readonly (string | null)[]
  constructor(
    parameters: readonly string[],
    call: (args: Value[]) => Value,
    { variadic = false, types = [] }: { variadic?: boolean; types?: readonly (string | null)[] } = {},
  ) {
    this.parameters = parameters
    this.call = call
    this.variadic = variadic
    this.types = types
  }
}

/** A FEEL context: entries in their order. */
export type FeelContext = Map<string, Value>

/** Every value an expression may have. Lists and contexts never hold UNKNOWN: one that would is UNKNOWN itself. */
export type Value =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | FeelRange
  | FeelFunction
  | FeelContext
  | Value[]
  | Unknown
