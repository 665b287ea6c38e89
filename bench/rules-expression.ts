import type { Clause, Rule } from '../src/platform/rules/document/contract.ts'
import { fullName } from '../src/platform/rules/document/names.ts'
import { partsOf } from '../src/platform/rules/document/versions.ts'

/** A rule as one FEEL expression with the rules it names written out: what an engine that knows no rules is given. */
export function expressionOf(name: string, ruleOf: (name: string) => Rule): string {
  const rule = ruleOf(name)
  const { file } = partsOf(name)
  const clause = (one: Clause): string => {
    if ('when' in one) return `(${one.when})`
    if ('rule' in one) return expressionOf(fullName(one.rule, file), ruleOf)
    if ('all' in one) return `(${one.all.map(clause).join(' and ')})`
    return 'any' in one ? `(${one.any.map(clause).join(' or ')})` : `not(${one.none.map(clause).join(' or ')})`
  }
  if (rule.kind === 'eligibility') {
    const { all, any, none } = rule
    const groups: Clause[] = [...(all ? [{ all }] : []), ...(any ? [{ any }] : []), ...(none ? [{ none }] : [])]
    return groups.map(clause).join(' and ')
  }
  if (!rule.rules) return String(rule.value)
  return rule.rules.reduceRight((otherwise, { when, then }) => {
    const cells = Array.isArray(when)
      ? when.flatMap((cell, at) => (cell === '-' ? [] : [`(${rule.inputs?.[at]} in (${cell}))`]))
      : [when ?? 'true']
    return `if ${cells.join(' and ')} then ${then} else ${otherwise}`
  }, 'null')
}
