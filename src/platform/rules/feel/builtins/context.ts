import type { FeelContext, FeelFunction, Value } from '../values.ts'
import { BuiltIn, builtIn, form, takes } from './built-in.ts'
import { any, context, list, listOf, string } from './domain.ts'

/** Context functions (table 81). */
export const contexts: Record<string, FeelFunction> = {
  'get value': builtIn([takes('m', context), takes('key', string)], (m, key) => m.get(key) ?? null),
  'get entries': builtIn([takes('m', context)], (m) =>
    [...m].map(
      ([key, value]) =>
        new Map<string, Value>([
          ['key', key],
          ['value', value],
        ]),
    ),
  ),
  context: builtIn([takes('entries', listOf(context))], fromEntries),
  'context put': new BuiltIn([
    form([takes('context', context), takes('key', string), takes('value', any)], put),
    form([takes('context', context), takes('keys', list), takes('value', any)], putWithin),
  ]),
  'context merge': builtIn([takes('contexts', listOf(context))], (each) => new Map(each.flatMap((one) => [...one]))),
}

/** Keys are distinct within a context: null where two entries have one. */
function fromEntries(entries: FeelContext[]): Value {
  const made: FeelContext = new Map()
  for (const entry of entries) {
    const key = entry.get('key')
    if (typeof key !== 'string' || !entry.has('value') || made.has(key)) return null
    made.set(key, entry.get('value') ?? null)
  }
  return made
}

function put(into: FeelContext, key: string, value: Value): FeelContext {
  return new Map(into).set(key, value)
}

/** Puts it into the context that the path of keys leads to. */
function putWithin(into: Value, [key, ...further]: Value[], value: Value): Value {
  if (!(into instanceof Map) || typeof key !== 'string') return null
  if (further.length === 0) return put(into, key, value)
  const changed = putWithin(into.get(key) ?? null, further, value)
  return changed === null ? null : put(into, key, changed)
}
