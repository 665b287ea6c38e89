import { FeelDate, FeelDateTime, FeelTime, type Value } from '../../../src/platform/rules/feel/values.ts'
import type { Type } from './types.ts'

/** The value as the type has it: itself, a list of it, the only item of it, a date at midnight UTC, or null (DMN 1.5, 10.3.2.9.4). */
export function coerce(value: Value, type: Type): Value {
  if (type.conforms(value)) return value
  if (type.element) return !Array.isArray(value) && type.element.conforms(value) ? [value] : null
  if (Array.isArray(value) && value.length === 1 && type.conforms(value[0] ?? null)) return value[0] ?? null
  if (type.isDateTime && value instanceof FeelDate) return new FeelDateTime(value, new FeelTime(0, 0, 0, 0, { offset: 0 }))
  return null
}

/** Coerces an argument: false where it does not conform, for then the function is not called. */
export function coerceArgument(value: Value, type: Type): { value: Value } | false {
  const coerced = coerce(value, type)
  return coerced === null && value !== null ? false : { value: coerced }
}
