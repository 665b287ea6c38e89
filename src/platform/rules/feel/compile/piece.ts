import type { Syntax, TypeName } from '../syntax.ts'
import type { FeelFunction, Value } from '../values.ts'
import type { Scope } from './scope.ts'

/** Values of the scope and of locals, by slot. */
export type Frame = Value[]
export type Run = (frame: Frame) => Value

/** A compiled piece of an expression; `constant` where its value is known before it runs. */
export type Piece = { run: Run; constant?: Value }

/** What the compilers of the kinds of pieces share. */
export type Build = {
  readonly types: ReadonlyMap<string, TypeName>
  readonly library: ReadonlyMap<string, FeelFunction>
  readonly budget: Budget
  piece(syntax: Syntax, scope: Scope): Piece
  /** A slot for a local, its own for ever: a call runs in a frame of its own, so recursion does not meet itself. */
  newSlot(): number
  /** The slots from outside that a piece reads, of those there were before it was compiled. */
  watching(compile: () => Piece): { piece: Piece; outer: readonly number[] }
  /** Says that a slot is read, to whoever watches. */
  reads(slot: number): void
}

export function constant(value: Value): Piece {
  return { run: () => value, constant: value }
}

/** The piece's value once and for all where everything it is made of is constant. */
export function folded(run: Run, ...parts: readonly Piece[]): Piece {
  return parts.every((part) => part.constant !== undefined) ? constant(run([])) : { run }
}

/** Bounds the turns of loops and the calls of FEEL's functions in one evaluation: a rule that needs more is a mistake, and is null. */
export class Budget {
  static readonly turns = 2_000_000
  /** Calls within calls; well within the stack, which is not to be relied on for ending a recursion that never ends. */
  static readonly depth = 500
  #left = Budget.turns
  #running = 0

  /** Begins an evaluation, or a call within one; false where they are too deep within one another. */
  enter(): boolean {
    if (this.#running === 0) this.#left = Budget.turns
    else if (this.#running > Budget.depth) return false
    this.#running += 1
    return true
  }

  leave(): void {
    this.#running -= 1
  }

  /** Counts one turn; throws RangeError, as the stack does, when there have been too many. */
  turn(): void {
    this.#left -= 1
    if (this.#left < 0) throw new RangeError('too many turns')
  }
}
