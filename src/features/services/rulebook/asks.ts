import { readExpression } from '../../../platform/rules/document/check-expressions.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import { expressionsOf, namingsOf } from '../../../platform/rules/document/expressions.ts'
import { fullName, resolveNames } from '../../../platform/rules/document/names.ts'
import { partsOf } from '../../../platform/rules/document/versions.ts'
import type { Version } from '../version-store.ts'

/** What a rule may name. */
type Known = { facts: ReadonlyMap<string, unknown>; rules: ReadonlySet<string> }

/** The facts and rules that a rule names itself. */
export function asksOf(
  { name, document }: Pick<Version, 'name' | 'document'>,
  known: Known,
): { facts: string[]; rules: string[] } {
  const rule = document as Rule
  const { file } = partsOf(name)
  const uses = expressionsOf(rule).flatMap(
    (expression) => resolveNames(readExpression(expression, known.facts.keys()), file, known).uses,
  )
  const of = (kinds: string[]) => uses.filter(({ is }) => kinds.includes(is)).map((use) => use.name)
  return {
    facts: [...new Set(of(['fact', 'both']))],
    rules: [...new Set([...namingsOf(rule).map((naming) => fullName(naming.name, file)), ...of(['rule'])])],
  }
}
