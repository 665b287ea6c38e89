import { fromText } from '../feel/number.ts'
import type { Syntax } from '../feel/syntax.ts'
import { type Place, readExpression } from './check-expressions.ts'
import type { Rule } from './contract.ts'
import { expressionsOf } from './expressions.ts'
import { faults } from './fault.ts'

/** What is paid is counted in whole fen: a fee and a subsidy have the unit 分, and a sum that stands in the text of such a rule has no part of a fen. For rules whose FEEL can be read. */
export function checkMoney(rule: Rule, facts: Iterable<string>): Place[] {
  if (rule.kind === 'eligibility') return []
  const inFen = rule.unit === '分'
  if ((rule.kind === 'fee' || rule.kind === 'subsidy') && !inFen)
    return [{ path: rule.unit === undefined ? [] : ['unit'], code: 'money_in_fen', message: faults.money_in_fen() }]
  if (!inFen) return []
  const names = [...facts]
  return expressionsOf(rule).flatMap((expression): Place[] => {
    const { path, role } = expression
    if (role !== 'answer') return []
    return partsOfFen(readExpression(expression, names)).map(({ from, to }) => ({
      ...{ path, at: { from, to }, code: 'money_in_fen', message: faults.money_in_fen() },
    }))
  })
}

/** The numbers that an answer may be, as they are written, that are not whole. What is reckoned with, as in `基数 * 1.5`, is no sum. */
function partsOfFen(answer: Syntax): Syntax[] {
  if (answer.kind === 'if') return [...partsOfFen(answer.yes), ...partsOfFen(answer.no)]
  if (answer.kind === 'negate') return partsOfFen(answer.of)
  return answer.kind === 'number' && typeof fromText(answer.text) !== 'number' ? [answer] : []
}
