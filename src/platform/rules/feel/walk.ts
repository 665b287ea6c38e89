import type { Syntax } from './syntax.ts'

/** The pieces directly inside a piece, in the order they are written. */
export function parts(syntax: Syntax): Syntax[] {
  switch (syntax.kind) {
    case 'path':
    case 'negate':
    case 'instance':
      return [syntax.of]
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [syntax.left, syntax.right]
    case 'between':
      return [syntax.of, syntax.low, syntax.high]
    case 'in':
      return [syntax.of, ...syntax.tests]
    case 'if':
      return [syntax.condition, syntax.yes, syntax.no]
    case 'for':
      return [...turnParts(syntax.turns), syntax.result]
    case 'some':
    case 'every':
      return [...turnParts(syntax.turns), syntax.condition]
    case 'list':
      return syntax.items
    case 'context':
      return syntax.entries.map(({ value }) => value)
    case 'range':
      return [syntax.low, syntax.high].filter((end) => end !== null)
    case 'filter':
      return [syntax.of, syntax.condition]
    case 'call':
      return [syntax.of, ...syntax.args]
    case 'call-named':
      return [syntax.of, ...syntax.args.map(({ value }) => value)]
    case 'function':
      return syntax.body === null ? [] : [syntax.body]
    case 'unary':
      return syntax.tests
    default:
      return []
  }
}

function turnParts(turns: readonly { in: Syntax; to?: Syntax }[]): Syntax[] {
  return turns.flatMap((turn) => (turn.to === undefined ? [turn.in] : [turn.in, turn.to]))
}

/** Visits every piece of an expression, the outer before the inner. */
export function walk(syntax: Syntax, visit: (piece: Syntax) => void): void {
  visit(syntax)
  for (const part of parts(syntax)) walk(part, visit)
}
