import type { Syntax } from '../feel/syntax.ts'
import { walk } from '../feel/walk.ts'
import type { Names } from './names.ts'

/** That a condition only compares one fact: with which expressions. A bare fact, true or false by itself, is compared with nothing. */
export type Comparing = { fact: string; with: Syntax[] }

/** The facts that a condition compares and does nothing else with, each by itself. */
export function comparisonsOf(syntax: Syntax, names: Pick<Names, 'isFact' | 'typeOf'>): Comparing[] {
  const isText = (fact: string) => names.typeOf(fact) === 'text'
  const comparing = (of: Syntax, ...with_: Syntax[]): Comparing[] =>
    of.kind === 'name' && names.isFact(of.name) && !with_.some((one) => mentions(one, of.name))
      ? [{ fact: of.name, with: with_ }]
      : []
  switch (syntax.kind) {
    case 'name':
      return comparing(syntax)
    case 'compare': {
      const both = [...comparing(syntax.left, syntax.right), ...comparing(syntax.right, syntax.left)]
      return syntax.operator === '=' || syntax.operator === '!=' ? both : both.filter(({ fact }) => !isText(fact))
    }
    case 'between':
      return comparing(syntax.of, syntax.low, syntax.high).filter(({ fact }) => !isText(fact))
    case 'in': {
      const ends = syntax.tests.map(endsOf)
      return ends.includes(null) ? [] : comparing(syntax.of, ...(ends as Syntax[][]).flat())
    }
    default:
      return []
  }
}

/** What a test compares with; null where it asks something else of `?`. */
function endsOf(test: Syntax): Syntax[] | null {
  if (test.kind === 'compare' && test.left.kind === 'name' && test.left.name === '?')
    return (test.operator === '=' || test.operator === '!=') && !mentions(test.right, '?') ? [test.right] : null
  return mentions(test, '?') ? null : [test]
}

function mentions(syntax: Syntax, name: string): boolean {
  let found = false
  walk(syntax, (piece) => {
    if (piece.kind === 'name' && piece.name === name) found = true
  })
  return found
}
