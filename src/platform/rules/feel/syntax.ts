/** Where a piece stands in its text: offsets in UTF-16 units, end exclusive. */
export type Span = { from: number; to: number }

/** How FEEL's arithmetic and comparisons are written. */
export type Arithmetic = '+' | '-' | '*' | '/' | '**'
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A type as FEEL writes it after `instance of` or in a function's parameters. */
export type TypeName =
  | { name: string }
  | { list: TypeName }
  | { range: TypeName }
  | { context: { name: string; type: TypeName }[] }
  | { function: { parameters: TypeName[]; result: TypeName } }

/** One turn of `for`, `some` or `every`: over a list, or from one number or date to another. */
export type Turn = { name: string; in: Syntax; to?: Syntax }

/**
 * An expression, read (DMN 1.5, chapter 10). `unary` tests are what stands in a cell of a decision table: each test is a condition on `?`, the value that the
 * column asks about; a plain value means `? = value` or, for a list or range, `? in value`.
 */
export type Syntax = Span &
  (
    | { kind: 'null' }
    | { kind: 'boolean'; value: boolean }
    | { kind: 'number'; text: string }
    | { kind: 'string'; value: string }
    /** `@"2026-11-22"` */
    | { kind: 'at'; text: string }
    | { kind: 'name'; name: string }
    | { kind: 'path'; of: Syntax; name: string }
    | { kind: 'arithmetic'; operator: Arithmetic; left: Syntax; right: Syntax }
    | { kind: 'negate'; of: Syntax }
    | { kind: 'compare'; operator: Comparison; left: Syntax; right: Syntax }
    | { kind: 'between'; of: Syntax; low: Syntax; high: Syntax }
    /** `x in (tests)`: true where one of the tests holds. */
    | { kind: 'in'; of: Syntax; tests: Syntax[] }
    | { kind: 'and'; left: Syntax; right: Syntax }
    | { kind: 'or'; left: Syntax; right: Syntax }
    | { kind: 'if'; condition: Syntax; yes: Syntax; no: Syntax }
    | { kind: 'for'; turns: Turn[]; result: Syntax }
    | { kind: 'some' | 'every'; turns: Turn[]; condition: Syntax }
    | { kind: 'instance'; of: Syntax; type: TypeName }
    | { kind: 'list'; items: Syntax[] }
    | { kind: 'context'; entries: { key: string; value: Syntax }[] }
    /** `[low..high)`; a missing end is an open one, as in `< 12` or `(..12)`. */
    | { kind: 'range'; low: Syntax | null; high: Syntax | null; lowIncluded: boolean; highIncluded: boolean }
    | { kind: 'filter'; of: Syntax; condition: Syntax }
    | { kind: 'call'; of: Syntax; args: Syntax[] }
    | { kind: 'call-named'; of: Syntax; args: { name: string; value: Syntax }[] }
    | { kind: 'function'; parameters: { name: string; type: TypeName | null }[]; body: Syntax | null }
    /** Unary tests: `-` has none and always holds; `not(…)` turns the answer round. */
    | { kind: 'unary'; not: boolean; tests: Syntax[] }
  )

/** The text is not FEEL: `at` says where, the message what was expected, in Chinese. */
export class FeelProblem extends Error {
  readonly at: Span
  constructor(message: string, at: Span) {
    super(message)
    this.name = 'FeelProblem'
    this.at = at
  }
}
