import { typeOf } from './operate/index.ts'
import type { TypeName } from './syntax.ts'
import { midnight } from './temporal/date-time.ts'
import { textOfType } from './types-text.ts'
import { FeelDate, FeelFunction, FeelRange, type Value } from './values.ts'

/** Types that a model defines, by name. */
export type Types = ReadonlyMap<string, TypeName>

const simple = new Set([
  ...['number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration'],
  ...['list', 'context', 'range', 'function'],
])
/** How other versions of the standard and XML Schema name some types. */
const otherNames: Readonly<Record<string, string>> = {
  dateTime: 'date and time',
  'day time duration': 'days and time duration',
  dayTimeDuration: 'days and time duration',
  'year month duration': 'years and months duration',
  yearMonthDuration: 'years and months duration',
}

/** `value instance of type` (table 56): null where there is no such type. Null is an instance of Null only. */
export function instanceOf(value: Value, type: TypeName, types: Types): boolean | null {
  const answer = conforms(value, type, types)
  if (answer === undefined) return null
  return value === null ? 'name' in type && type.name === 'Null' : answer
}

/** The value as the type asks for it (10.3.2.9.4): itself, the only item of a list, a list of itself, a date's midnight; undefined where it is of another type. */
export function coerced(value: Value, type: TypeName, types: Types): Value | undefined {
  if (value === null || conforms(value, type, types) !== false) return value
  const [only] = Array.isArray(value) ? value : []
  if (Array.isArray(value) && value.length === 1 && only !== undefined && conforms(only, type, types) === true) return only
  const meant = resolved(type, types)
  if (meant === undefined) return undefined
  if (!Array.isArray(value) && 'list' in meant && conforms(value, meant.list, types) === true) return [value]
  const instant = 'name' in meant && meant.name === 'date and time' && value instanceof FeelDate
  return instant ? midnight(value, { offset: 0 }) : undefined
}

/** Whether a value is of a type, where null is of every type; undefined where the type is not known. */
function conforms(value: Value, type: TypeName, types: Types): boolean | undefined {
  const meant = resolved(type, types)
  if (meant === undefined) return undefined
  if ('name' in meant) return value === null || (meant.name !== 'Null' && (meant.name === 'Any' || typeOf(value) === meant.name))
  if (value === null) return true
  if ('list' in meant) return Array.isArray(value) && allConform(value, meant.list, types)
  if ('range' in meant) return value instanceof FeelRange && allConform([value.low, value.high], meant.range, types)
  if ('context' in meant)
    return (
      value instanceof Map &&
      meant.context.every(({ name, type }) => value.has(name) && conforms(value.get(name) ?? null, type, types) !== false)
    )
  return value instanceof FeelFunction && takes(value, meant.function.parameters, types)
}

function allConform(values: readonly Value[], type: TypeName, types: Types): boolean {
  return values.every((value) => conforms(value, type, types) !== false)
}

/** A function may be called with these types where each of its own is the same or wider. What it answers is known by calling it only. */
function takes(fn: FeelFunction, parameters: readonly TypeName[], types: Types): boolean {
  if (!fn.variadic && fn.parameters.length !== parameters.length) return false
  return parameters.every((type, i) => {
    const own = fn.types[i] ?? 'Any'
    const meant = resolved(type, types)
    return own === 'Any' || own === textOfType(type) || (meant !== undefined && own === textOfType(meant))
  })
}

/** The type a name stands for, through the model's definitions; undefined where there is none, or it goes round in a circle. */
function resolved(type: TypeName, types: Types): TypeName | undefined {
  let found: TypeName | undefined = type
  for (let step = 0; found !== undefined && 'name' in found; step += 1) {
    const { name }: { name: string } = found
    const own = types.get(name)
    if (own === undefined) return plain(name)
    if (step > types.size) return undefined
    found = own
  }
  return found
}

function plain(name: string): TypeName | undefined {
  const standard = otherNames[name] ?? name
  return standard === 'Any' || standard === 'Null' || simple.has(standard) ? { name: standard } : undefined
}
