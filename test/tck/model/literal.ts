import { builtinsFor } from '../../../src/platform/rules/feel/builtins/index.ts'
import { type Compiled, compile } from '../../../src/platform/rules/feel/compile/compile.ts'
import { parseExpression, parseUnaryTests } from '../../../src/platform/rules/feel/parse.ts'
import { FeelProblem, type Syntax, type TypeName } from '../../../src/platform/rules/feel/syntax.ts'
import { dateTimeFromText } from '../../../src/platform/rules/feel/temporal/date-time.ts'
import type { Types } from './types.ts'

// Test cases ask no more of now() and today() than that they are there; the platform's own rules get the domain's clock.
const library = builtinsFor({ now: dateTimeFromText(new Date().toISOString()) })

/** What every expression of a model is compiled with. */
export type Surroundings = {
  types: Types
  /** Item definitions as FEEL's `instance of` and typed parameters know them. */
  feelTypes: ReadonlyMap<string, TypeName>
  /** Names of item components that a path may name and that are more than one word. */
  words: readonly string[]
  /** Texts that are not FEEL; each stands for null. */
  problems: string[]
}

/** Compiles an expression; a text that is not FEEL is reported and stands for null, as the standard has it for errors. */
export function compileText(text: string, names: readonly string[], model: Surroundings): Compiled {
  return attempt(text, model, () => compileSyntax(parseExpression(text, [...names, ...model.words]), names, model))
}

/** Compiles unary tests over `names` and `?`, the last value of the scope. */
export function compileTests(text: string, names: readonly string[], model: Surroundings): Compiled {
  const all = [...names, '?']
  return attempt(text, model, () => compileSyntax(parseUnaryTests(text, [...names, ...model.words]), all, model))
}

export function compileSyntax(syntax: Syntax, names: readonly string[], model: Surroundings): Compiled {
  return compile(syntax, names, { types: model.feelTypes, library })
}

/** Reads an expression for embedding in a larger one; null where it is not FEEL. */
export function readText(text: string, names: readonly string[], model: Surroundings): Syntax {
  try {
    return parseExpression(text, [...names, ...model.words])
  } catch (error) {
    report(text, error, model)
    return { kind: 'null', from: 0, to: text.length }
  }
}

function attempt(text: string, model: Surroundings, make: () => Compiled): Compiled {
  try {
    return make()
  } catch (error) {
    report(text, error, model)
    return () => null
  }
}

function report(text: string, error: unknown, model: Surroundings) {
  if (!(error instanceof FeelProblem)) throw error
  model.problems.push(`${text.replace(/\s+/gu, ' ')} ⟶ ${error.message} (${error.at.from})`)
}
