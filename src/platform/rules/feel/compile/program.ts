import { builtins } from '../builtins/index.ts'
import { fromText } from '../number.ts'
import type { Syntax, TypeName } from '../syntax.ts'
import { temporalFromText } from '../temporal/from-text.ts'
import { instanceOf } from '../types.ts'
import { type FeelFunction, UNKNOWN, type Value } from '../values.ts'
import { walk } from '../walk.ts'
import { compileArithmetic, compileNegate } from './arithmetic.ts'
import { compileComparison } from './compare.ts'
import { compileFilter } from './filter.ts'
import { compileCall, compileFunction, compileNamedCall } from './function.ts'
import { compileAnd, compileIf, compileNot, compileOr } from './logic.ts'
import { compileFor, compileQuantified } from './loop.ts'
import { compileName } from './name.ts'
import { Budget, type Build, constant, type Frame, folded, type Piece } from './piece.ts'
import { compileBetween, compileRange, compileSingle } from './range.ts'
import { Scope } from './scope.ts'
import { compileContext, compileList, compilePath } from './sequence.ts'
import { compileIn, compileTests } from './unary.ts'

/** One expression while it is compiled. */
export class Program implements Build {
  readonly types: ReadonlyMap<string, TypeName>
  readonly library: ReadonlyMap<string, FeelFunction>
  readonly budget = new Budget()
  readonly #names: readonly string[]
  readonly #locals: boolean
  readonly #watchers: Set<number>[] = []
  #slots = 0

  /** Without locals the caller's values are the frame as they are; with locals, those that are used are copied into a frame first. */
  constructor(
    names: readonly string[],
    types: ReadonlyMap<string, TypeName>,
    library: ReadonlyMap<string, FeelFunction>,
    locals: boolean,
  ) {
    this.#names = names
    this.types = types
    this.library = library
    this.#locals = locals
  }

  compile(syntax: Syntax): (scope: readonly Value[]) => Value {
    const used = this.#used(syntax)
    const scope = Scope.of(new Map(used.map((name, slot) => [name, this.#locals ? slot : this.#names.lastIndexOf(name)])))
    this.#slots = used.length
    const { run, constant } = syntax.kind === 'unary' ? this.#tests(syntax, scope) : this.piece(syntax, scope)
    if (constant !== undefined) return () => constant
    if (!this.#locals && !this.#mayNotEnd(syntax)) return (values) => run(values as Frame)
    const [places, size] = [used.map((name) => this.#names.lastIndexOf(name)), this.#slots]
    return this.#bounded(this.#locals ? (values) => run(frameOf(values, places, size)) : (values) => run(values as Frame), places)
  }

  /** Too deep or too long an evaluation is null, unless it might not be so if more were known. */
  #bounded(run: (values: readonly Value[]) => Value, places: readonly number[]): (values: readonly Value[]) => Value {
    const budget = this.budget
    return (values) => {
      if (!budget.enter()) return null
      try {
        return run(values)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        return places.some((place) => values[place] === UNKNOWN) ? UNKNOWN : null
      } finally {
        budget.leave()
      }
    }
  }

  newSlot(): number {
    this.#slots += 1
    return this.#slots - 1
  }

  reads(slot: number): void {
    for (const watcher of this.#watchers) watcher.add(slot)
  }

  watching(compile: () => Piece): { piece: Piece; outer: readonly number[] } {
    const before = this.#slots
    const watcher = new Set<number>()
    this.#watchers.push(watcher)
    const piece = compile()
    this.#watchers.pop()
    return { piece, outer: [...watcher].filter((slot) => slot < before) }
  }

  piece(syntax: Syntax, scope: Scope): Piece {
    const inner = (part: Syntax) => this.piece(part, scope)
    switch (syntax.kind) {
      case 'null':
        return constant(null)
      case 'boolean':
      case 'string':
        return constant(syntax.value)
      case 'number':
        return constant(fromText(syntax.text))
      case 'at':
        return constant(temporalFromText(syntax.text))
      case 'name':
        return compileName(syntax.name, scope, this)
      case 'path':
        return compilePath(inner(syntax.of), syntax.name)
      case 'arithmetic':
        return compileArithmetic(syntax.operator, inner(syntax.left), inner(syntax.right))
      case 'negate':
        return compileNegate(inner(syntax.of))
      case 'compare':
        return compileComparison(syntax.operator, inner(syntax.left), inner(syntax.right))
      case 'between':
        return compileBetween(inner(syntax.of), inner(syntax.low), inner(syntax.high))
      case 'in':
        return compileIn(inner(syntax.of), syntax.tests, scope, this)
      case 'and':
        return compileAnd(inner(syntax.left), inner(syntax.right))
      case 'or':
        return compileOr(inner(syntax.left), inner(syntax.right))
      case 'if':
        return compileIf(inner(syntax.condition), inner(syntax.yes), inner(syntax.no))
      case 'for':
        return compileFor(syntax.turns, syntax.result, scope, this)
      case 'some':
      case 'every':
        return compileQuantified(syntax.turns, syntax.condition, syntax.kind === 'some', scope, this)
      case 'instance':
        return this.#instance(inner(syntax.of), syntax.type)
      case 'list':
        return compileList(syntax.items.map(inner))
      case 'context':
        return compileContext(syntax.entries, scope, this)
      case 'range': {
        const [low, high] = [syntax.low, syntax.high].map((end) => (end === null ? null : inner(end)))
        return compileRange({ ...syntax, low: low ?? null, high: high ?? null })
      }
      case 'filter':
        return compileFilter(syntax.of, syntax.condition, scope, this)
      case 'call': {
        const [of, args] = [inner(syntax.of), syntax.args.map(inner)]
        const [only] = args
        if (only !== undefined && args.length === 1 && of.constant === builtins.get('not')) return compileNot(only)
        return compileCall(of, args, this)
      }
      case 'call-named': {
        const [names, values] = [syntax.args.map(({ name }) => name), syntax.args.map(({ value }) => inner(value))]
        return compileNamedCall(inner(syntax.of), names, values, this)
      }
      case 'function':
        return compileFunction(syntax.parameters, syntax.body, scope, this)
      case 'unary':
        return this.#single(syntax.tests, scope)
    }
  }

  /** `(= 10)` and `(!= 10)` outside of `in`. */
  #single(tests: readonly Syntax[], scope: Scope): Piece {
    const [test] = tests
    if (tests.length !== 1 || test?.kind !== 'compare') return constant(null)
    return compileSingle(this.piece(test.right, scope), test.operator === '=')
  }

  #instance(of: Piece, type: TypeName): Piece {
    return folded((frame) => {
      const value = of.run(frame)
      return value === UNKNOWN ? UNKNOWN : instanceOf(value, type, this.types)
    }, of)
  }

  #tests({ tests, not }: Syntax & { kind: 'unary' }, scope: Scope): Piece {
    const { slot } = scope.find('?')
    if (slot === null) throw new Error('unary tests are compiled with ? among the names')
    return compileTests(tests, not, slot, scope, this)
  }

  /** Whether it calls anything but the library, which always comes to an end. */
  #mayNotEnd(syntax: Syntax): boolean {
    let found = false
    walk(syntax, (piece) => {
      if (piece.kind !== 'call' && piece.kind !== 'call-named') return
      found ||= piece.of.kind !== 'name' || this.#names.includes(piece.of.name) || !this.library.has(piece.of.name)
    })
    return found
  }

  #used(syntax: Syntax): string[] {
    const used = new Set<string>(syntax.kind === 'unary' ? ['?'] : [])
    walk(syntax, (piece) => {
      if (piece.kind === 'name') used.add(piece.name)
    })
    return [...used].filter((name) => this.#names.includes(name))
  }
}

function frameOf(values: readonly Value[], places: readonly number[], size: number): Frame {
  const frame: Frame = []
  for (const place of places) frame.push(values[place] ?? null)
  while (frame.length < size) frame.push(null)
  return frame
}
