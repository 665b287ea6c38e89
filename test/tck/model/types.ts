import { compile } from '../../../src/platform/rules/feel/compile/compile.ts'
import { isNumber } from '../../../src/platform/rules/feel/number.ts'
import { parseExpression, parseUnaryTests } from '../../../src/platform/rules/feel/parse.ts'
import type { TypeName } from '../../../src/platform/rules/feel/syntax.ts'
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTime,
  MonthsDuration,
  type Value,
} from '../../../src/platform/rules/feel/values.ts'
import type { ItemDefinition } from './model.ts'

/** A type of the model, resolved: what it holds, and what its values are coerced by (DMN 1.5, 10.3.2.9.4). */
export type Type = {
  conforms(value: Value): boolean
  /** Of a list: the type of its items. */
  element?: Type
  /** Of a function: the type of its result. */
  result?: Type
  isDateTime?: boolean
  /** The allowed values as written; their order is one of priority. */
  allowed?: string
}

export const any: Type = { conforms: () => true }

const is = (conforms: (value: Value) => boolean): Type => ({ conforms: (value) => value === null || conforms(value) })

const simple: Record<string, Type> = {
  any,
  null: is(() => false),
  number: is(isNumber),
  string: is((value) => typeof value === 'string'),
  boolean: is((value) => typeof value === 'boolean'),
  date: is((value) => value instanceof FeelDate),
  time: is((value) => value instanceof FeelTime),
  'date and time': { ...is((value) => value instanceof FeelDateTime), isDateTime: true },
  'days and time duration': is((value) => value instanceof DaysDuration),
  'years and months duration': is((value) => value instanceof MonthsDuration),
  context: is((value) => value instanceof Map),
  list: { ...is(Array.isArray), element: any },
  range: is((value) => value instanceof FeelRange),
  function: is((value) => value instanceof FeelFunction),
}
const otherNames: Record<string, string> = {
  datetime: 'date and time',
  daytimeduration: 'days and time duration',
  yearmonthduration: 'years and months duration',
}

const simpleNamed = (name: string): Type | undefined => {
  const lower = name.toLowerCase()
  return simple[otherNames[lower] ?? lower]
}

export type Types = (typeRef: string | undefined) => Type

/** Resolves names of types: the model's own, those of imported models (`import.tPerson`) and FEEL's. An unknown name is Any. */
export function typesOf(items: readonly ItemDefinition[], imported: ReadonlyMap<string, Types>): Types {
  const known = new Map<string, Type>()
  const byName = new Map(items.map((item) => [item.name, item]))
  const named: Types = (typeRef) => {
    if (typeRef === undefined) return any
    const name = typeRef.replace(/\s+/gu, ' ').replace(/^[\w-]+:/, '')
    const found = known.get(name)
    if (found) return found
    const later: Type = { conforms: (value) => known.get(name)?.conforms(value) ?? true }
    known.set(name, later)
    const item = byName.get(name)
    const type = item ? ofItem(item) : (fromImport(name) ?? simpleNamed(name) ?? written(name))
    known.set(name, type)
    return Object.assign(later, type)
  }
  const fromImport = (name: string) => {
    for (const [prefix, types] of imported) if (name.startsWith(`${prefix}.`)) return types(name.slice(prefix.length + 1))
  }
  const written = (name: string): Type => {
    if (!name.includes('<')) return any
    const syntax = parseExpression(`null instance of ${name}`)
    return syntax.kind === 'instance' ? ofName(syntax.type) : any
  }
  const ofName = (type: TypeName): Type => {
    if ('name' in type) return named(type.name)
    if ('list' in type) return listOf(ofName(type.list))
    if ('range' in type) return rangeOf(ofName(type.range))
    if ('context' in type) return contextOf(type.context.map((it) => [it.name, ofName(it.type)]))
    return functionOf(type.function.parameters.length, ofName(type.function.result))
  }
  const ofItem = (item: ItemDefinition): Type => {
    const base = item.function
      ? functionOf(item.function.parameters.length, named(item.function.result))
      : item.components.length > 0
        ? contextOf(item.components.map((it) => [it.name, ofItem(it)]))
        : named(item.typeRef)
    const item1 = constrained(base, item.allowedValues)
    return constrained(item.isCollection ? listOf(item1) : item1, item.typeConstraint)
  }
  return named
}

const listOf = (element: Type): Type => ({
  ...is((value) => Array.isArray(value) && value.every((it) => element.conforms(it))),
  element,
})

const rangeOf = (end: Type): Type =>
  is((value) => value instanceof FeelRange && end.conforms(value.low) && end.conforms(value.high))

const contextOf = (entries: [string, Type][]): Type =>
  is(
    (value) => value instanceof Map && entries.every(([name, type]) => value.has(name) && type.conforms(value.get(name) ?? null)),
  )

const functionOf = (arity: number, result: Type): Type => ({
  ...is((value) => value instanceof FeelFunction && (value.variadic || value.parameters.length === arity)),
  result,
})

function constrained(type: Type, tests: string | undefined): Type {
  if (!tests) return type
  const allowed = compile(parseUnaryTests(tests), ['?'])
  return { ...type, allowed: tests, conforms: (value) => type.conforms(value) && (value === null || allowed([value]) === true) }
}
