import type { FeelFunction, Value } from '../values.ts'
import { BuiltIn } from './built-in.ts'

/** Calls any function with arguments by place; null where their number does not fit. */
export function call(fn: FeelFunction, args: Value[]): Value {
  const fits = fn instanceof BuiltIn || fn.variadic || args.length === fn.parameters.length
  return fits ? fn.call(args) : null
}

/** Calls any function with arguments by name. Parameters without one are null (table 63); a name that is none of its parameters makes the answer null. */
export function callNamed(fn: FeelFunction, names: readonly string[], values: readonly Value[]): Value {
  if (fn instanceof BuiltIn) return fn.callNamed(names, values)
  if (new Set(names).size < names.length || !names.every((name) => fn.parameters.includes(name))) return null
  return fn.call(fn.parameters.map((name) => values[names.indexOf(name)] ?? null))
}
