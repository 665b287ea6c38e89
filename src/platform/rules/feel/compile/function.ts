import { call, callNamed } from '../builtins/index.ts'
import { parseType } from '../parse.ts'
import type { Syntax, TypeName } from '../syntax.ts'
import { coerced } from '../types.ts'
import { textOfType } from '../types-text.ts'
import { FeelFunction, UNKNOWN, type Value } from '../values.ts'
import { type Budget, type Build, constant, type Frame, folded, type Piece, type Run } from './piece.ts'
import type { Scope } from './scope.ts'

type Parameter = { name: string; type: TypeName | null }

/** A function written in FEEL: it checks its arguments itself. */
class Lambda extends FeelFunction {}

/** `function(a: number) a + 1`. One that would read what is not known is not known itself, so that no list function meets UNKNOWN. */
export function compileFunction(parameters: readonly Parameter[], body: Syntax | null, scope: Scope, build: Build): Piece {
  const names = parameters.map(({ name }) => name)
  const types = parameters.map(({ type }) => (type === null ? null : textOfType(type)))
  // What is external has no meaning here: it is there, and answers null.
  if (body === null) return constant(new Lambda(names, () => null, { types }))
  let inner = scope
  const slots = names.map((name) => {
    const slot = build.newSlot()
    inner = inner.with(name, slot)
    return slot
  })
  const { piece, outer } = build.watching(() => build.piece(body, inner))
  const reads = outer.filter((slot) => !slots.includes(slot))
  const run = (around: Frame): Value => {
    for (const slot of reads) if (around[slot] === UNKNOWN) return UNKNOWN
    const captured = around.slice()
    const lambda = new Lambda(
      names,
      (args) => {
        const frame = captured.slice()
        for (const [i, slot] of slots.entries()) {
          const type = parameters[i]?.type ?? null
          const value = type === null ? (args[i] ?? null) : coerced(args[i] ?? null, type, build.types)
          if (value === undefined) return null
          frame[slot] = value
        }
        return runWithin(build.budget, piece.run, frame)
      },
      { types },
    )
    own.set(lambda, captured)
    return lambda
  }
  return { run }
}

function runWithin(budget: Budget, run: Run, frame: Frame): Value {
  if (!budget.enter()) return null
  try {
    budget.turn()
    return run(frame)
  } finally {
    budget.leave()
  }
}

const own = new WeakMap<Value & object, Frame>()

/** Lets a function see itself under the key it is an entry of. */
export function nameItself(value: Value, slot: number): void {
  const captured = value instanceof Lambda ? own.get(value) : undefined
  if (captured !== undefined) captured[slot] = value
}

/** `f(a, b)`: null where `f` is no function or its parameters are others. */
export function compileCall(of: Piece, args: readonly Piece[], build: Build): Piece {
  return calling(of, args, (fn, values) => {
    const taken =
      fn instanceof Lambda
        ? values
        : taking(
            fn,
            values,
            values.map((_, i) => i),
            build,
          )
    return taken === null ? null : call(fn, taken)
  })
}

/** `f(b: 1, a: 2)` */
export function compileNamedCall(of: Piece, names: readonly string[], args: readonly Piece[], build: Build): Piece {
  return calling(of, args, (fn, values) => {
    const taken =
      fn instanceof Lambda
        ? values
        : taking(
            fn,
            values,
            names.map((name) => fn.parameters.indexOf(name)),
            build,
          )
    return taken === null ? null : callNamed(fn, names, taken)
  })
}

function calling(of: Piece, args: readonly Piece[], answer: (fn: FeelFunction, values: Value[]) => Value): Piece {
  const run = (frame: Frame): Value => {
    const fn = of.run(frame)
    let unknown = fn === UNKNOWN
    const values: Value[] = []
    for (const arg of args) {
      const value = arg.run(frame)
      if (value === UNKNOWN) unknown = true
      values.push(value)
    }
    if (unknown) return UNKNOWN
    return fn instanceof FeelFunction ? answer(fn, values) : null
  }
  return of.constant === undefined ? { run } : folded(run, of, ...args)
}

/** The arguments as the declared types of a function have them; null where one is of another type. */
function taking(fn: FeelFunction, values: Value[], places: readonly number[], build: Build): Value[] | null {
  if (fn.types.length === 0) return values
  const taken: Value[] = []
  for (const [i, value] of values.entries()) {
    const written = fn.types[places[i] as number] ?? null
    const as = written === null ? value : coerced(value, typeOfText(written), build.types)
    if (as === undefined) return null
    taken.push(as)
  }
  return taken
}

const read = new Map<string, TypeName>()

function typeOfText(text: string): TypeName {
  const known = read.get(text)
  if (known !== undefined) return known
  const type = parseType(text)
  read.set(text, type)
  return type
}
