import { isNumber } from '../number.ts'
import { midnight } from '../temporal/date-time.ts'
import {
  DaysDuration,
  type FeelContext,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  type FeelNumber,
  FeelRange,
  FeelTime,
  MonthsDuration,
  type Value,
} from '../values.ts'

/** Takes an argument as a function needs it, converted where the standard converts (10.3.2.9.4); undefined where it is outside the domain. */
export type Domain<T> = (value: Value) => T | undefined

/** A value whose type is known, or a list of one such value. */
function of<T extends Value>(is: (value: Value) => value is T): Domain<T> {
  return (value) => {
    if (is(value)) return value
    const only = Array.isArray(value) && value.length === 1 ? value[0] : undefined
    return only !== undefined && is(only) ? only : undefined
  }
}

export const number: Domain<FeelNumber> = of(isNumber)
export const string = of((value): value is string => typeof value === 'string')
export const boolean = of((value): value is boolean => typeof value === 'boolean')
export const date = of((value) => value instanceof FeelDate)
export const time = of((value) => value instanceof FeelTime)
export const days = of((value) => value instanceof DaysDuration)
export const duration = of((value) => value instanceof DaysDuration || value instanceof MonthsDuration)
export const range = of((value) => value instanceof FeelRange)
export const context = of((value): value is FeelContext => value instanceof Map)
export const dateTime = of((value) => value instanceof FeelDateTime)
export const day = of((value) => value instanceof FeelDate || value instanceof FeelDateTime)

/** A function of that many parameters. */
export function functionOf(parameters: number): Domain<FeelFunction> {
  return of(
    (value): value is FeelFunction => value instanceof FeelFunction && (value.variadic || value.parameters.length === parameters),
  )
}

/** What ranges are made of. */
export const point = of(
  (value): value is FeelNumber | string | FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration =>
    typeof value === 'string' ||
    isNumber(value) ||
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof DaysDuration ||
    value instanceof MonthsDuration,
)

/** A list; any other value but null is the list of itself. */
export const list: Domain<Value[]> = (value) => {
  if (Array.isArray(value)) return value
  return value === null ? undefined : [value]
}

/** Anything, null too. */
export const any: Domain<Value> = (value) => value

/** A list whose items are all of the domain as they are: a list in a list is not taken for its only item. */
export function listOf<T>(item: Domain<T>): Domain<T[]> {
  return (value) => {
    const items = list(value)?.map((it) => (Array.isArray(it) ? undefined : item(it)))
    return items === undefined || items.includes(undefined) ? undefined : (items as T[])
  }
}

/** null stays null. */
export function orNull<T>(domain: Domain<T>): Domain<T | null> {
  return (value) => (value === null ? null : domain(value))
}

/** A date and time, or a date for its midnight in UTC. */
export const instant: Domain<FeelDateTime> = (value) => {
  const taken = day(value)
  return taken instanceof FeelDate ? midnight(taken, { offset: 0 }) : taken
}
