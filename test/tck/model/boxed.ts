import type { Compiled } from '../../../src/platform/rules/feel/compile/compile.ts'
import { FeelFunction, type Value } from '../../../src/platform/rules/feel/values.ts'
import { coerce, coerceArgument } from './coerce.ts'
import { compileFilter, compileTurns } from './iterators.ts'
import { compileSyntax, compileText, readText, type Surroundings } from './literal.ts'
import type { Boxed } from './model.ts'
import { extend } from './scope.ts'
import { compileDecisionTable } from './table.ts'

/** Compiles a boxed expression over the names of its scope; its value is coerced to the declared type. */
export function compileBoxed(boxed: Boxed, names: readonly string[], model: Surroundings): Compiled {
  const logic = compileLogic(boxed, names, model)
  if (boxed.typeRef === undefined) return logic
  const type = model.types(boxed.typeRef)
  if (boxed.kind === 'function' && !type.result) return logic
  return (scope) => coerce(logic(scope), type)
}

function compileLogic(boxed: Boxed, names: readonly string[], model: Surroundings): Compiled {
  if (boxed.kind === 'literal') return compileText(boxed.text, names, model)
  if (boxed.kind === 'context') return compileContext(boxed, names, model)
  if (boxed.kind === 'list') {
    const items = boxed.items.map((item) => compileBoxed(item, names, model))
    return (scope) => items.map((item) => item(scope))
  }
  if (boxed.kind === 'relation') return compileRelation(boxed, names, model)
  if (boxed.kind === 'function') return compileFunction(boxed, names, model)
  if (boxed.kind === 'invocation') return compileInvocation(boxed, names, model)
  if (boxed.kind === 'conditional') return compileConditional(boxed, names, model)
  if (boxed.kind === 'filter') return compileFilter(boxed, names, model)
  if (boxed.kind === 'table') return compileDecisionTable(boxed, names, model)
  return compileTurns(boxed, names, model)
}

/** A condition that is neither true, false nor null is a fault: null. */
function compileConditional(boxed: Boxed & { kind: 'conditional' }, names: readonly string[], model: Surroundings): Compiled {
  const [condition, yes, no] = [
    compileBoxed(boxed.condition, names, model),
    compileBoxed(boxed.yes, names, model),
    compileBoxed(boxed.no, names, model),
  ]
  return (scope) => {
    const is = condition(scope)
    if (is === true) return yes(scope)
    return is === false || is === null ? no(scope) : null
  }
}

/** Each entry sees those before it, a function also itself; an entry without a name is the result. */
function compileContext(boxed: Boxed & { kind: 'context' }, names: readonly string[], model: Surroundings): Compiled {
  const namesTo = (end: number) =>
    extend(
      names,
      boxed.entries.slice(0, end).flatMap(({ name }) => name ?? []),
    ).names
  const all = namesTo(boxed.entries.length)
  const entries = boxed.entries.map(({ name, typeRef, value }, i) => {
    const own = parametersOf(value, namesTo(i), model)
    const compiled = compileBoxed(value, namesTo(own ? i + 1 : i), model)
    return { name, value: compiled, type: model.types(typeRef), place: name ? all.indexOf(name) : -1, own }
  })
  return (outer) => {
    const scope = outer.slice()
    const context = new Map<string, Value>()
    for (const { name, value, type, place, own } of entries) {
      if (own && name !== undefined) scope[place] = laterIn(context, name, own)
      const found = coerce(value(scope), type)
      if (name === undefined) return found
      scope[place] = found
      context.set(name, found)
    }
    return context
  }
}

/** The parameters of an entry that is a function; undefined of any other. */
function parametersOf(boxed: Boxed, names: readonly string[], model: Surroundings): string[] | undefined {
  if (boxed.kind === 'function') return boxed.parameters.map(({ name }) => name)
  if (boxed.kind !== 'literal' || !/^function\b/.test(boxed.text)) return undefined
  const syntax = readText(boxed.text, names, model)
  return syntax.kind === 'function' ? syntax.parameters.map(({ name }) => name) : undefined
}

/** The function that an entry will be, for itself to call. */
function laterIn(context: ReadonlyMap<string, Value>, name: string, parameters: string[]): Value {
  return new FeelFunction(parameters, (args) => {
    const made = context.get(name)
    return made instanceof FeelFunction ? made.call(args) : null
  })
}

function compileRelation(boxed: Boxed & { kind: 'relation' }, names: readonly string[], model: Surroundings): Compiled {
  const rows = boxed.rows.map((row) =>
    boxed.columns.map(({ name, typeRef }, i) => {
      const cell = row[i]
      return { name, type: model.types(typeRef), value: cell ? compileBoxed(cell, names, model) : () => null }
    }),
  )
  return (scope) => rows.map((row) => new Map(row.map(({ name, type, value }) => [name, coerce(value(scope), type)])))
}

function compileFunction(boxed: Boxed & { kind: 'function' }, names: readonly string[], model: Surroundings): Compiled {
  if (boxed.language !== 'FEEL') {
    model.problems.push(`a function in ${boxed.language}, not in FEEL`)
    return () => null
  }
  const parameters = boxed.parameters.map(({ name }) => name)
  const types = boxed.parameters.map(({ typeRef }) => model.types(typeRef))
  const inner = extend(names, parameters)
  const body = boxed.body ? compileBoxed(boxed.body, inner.names, model) : () => null
  const result = boxed.typeRef === undefined ? undefined : model.types(boxed.typeRef)
  return (scope) =>
    new FeelFunction(parameters, (args) => {
      const values: Value[] = []
      for (const [i, type] of types.entries()) {
        const coerced = coerceArgument(args[i] ?? null, type)
        if (!coerced) return null
        values.push(coerced.value)
      }
      const value = body(inner.bind(scope, values))
      return result ? coerce(value, result.result ?? result) : value
    })
}

/** Calls by the names of the parameters, as FEEL itself does: a name that the function does not have makes it null. */
function compileInvocation(boxed: Boxed & { kind: 'invocation' }, names: readonly string[], model: Surroundings): Compiled {
  const at = { from: 0, to: 0 }
  const hidden = boxed.bindings.map((_, i) => ` argument ${i}`)
  const inner = extend(names, [' function', ...hidden])
  const parts = [boxed.of, ...boxed.bindings.map(({ value }) => value)].map((it) =>
    it ? compileBoxed(it, names, model) : () => null,
  )
  const args = boxed.bindings.map(({ name }, i) => ({ name, value: { kind: 'name' as const, name: hidden[i] ?? '', ...at } }))
  const of = { kind: 'name' as const, name: ' function', ...at }
  const call = compileSyntax(
    args.length > 0 ? { kind: 'call-named', of, args, ...at } : { kind: 'call', of, args: [], ...at },
    inner.names,
    model,
  )
  return (scope) =>
    call(
      inner.bind(
        scope,
        parts.map((part) => part(scope)),
      ),
    )
}
