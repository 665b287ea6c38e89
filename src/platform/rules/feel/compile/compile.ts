import { builtins } from '../builtins/index.ts'
import type { Syntax, TypeName } from '../syntax.ts'
import type { FeelFunction, Value } from '../values.ts'
import { walk } from '../walk.ts'
import { Program } from './program.ts'
import { asksForValue } from './unary.ts'

/** A compiled expression. It gets the values of its names, by their places; a value that is absent is null. It never throws. */
export type Compiled = (scope: readonly Value[]) => Value

/** `types` are those a model defines; `library` replaces the standard's functions, as for a day that is today. */
export type Options = { types?: ReadonlyMap<string, TypeName>; library?: ReadonlyMap<string, FeelFunction> }

/**
 * Compiles an expression, or the unary tests of a cell, whose value `?` must be among the names, by custom as the last. With UNKNOWN among the values the answer
 * is UNKNOWN unless it is sure whatever those values are; without, it is the standard's. A name that is not among `names` is null.
 */
export function compile(
  syntax: Syntax,
  names: readonly string[],
  { types = new Map(), library = builtins }: Options = {},
): Compiled {
  return new Program(names, types, library, needsLocals(syntax)).compile(syntax)
}

const withLocals = new Set(['for', 'some', 'every', 'filter', 'function', 'context'])

function needsLocals(syntax: Syntax): boolean {
  let needs = false
  walk(syntax, (piece) => {
    if (withLocals.has(piece.kind) || (piece.kind === 'in' && piece.tests.some(asksForValue))) needs = true
  })
  return needs
}
