import type { Syntax } from '../feel/syntax.ts'
import { checkTable } from '../table/check/check.ts'
import type { Column, Domain, Finding } from '../table/check/contract.ts'
import { type Known, type Place, readExpression } from './check-expressions.ts'
import type { Amount } from './contract.ts'
import { asText } from './expressions.ts'
import type { FactInfo } from './facts.ts'
import { resolveNames, type Use } from './names.ts'
import { type NamedRule, partsOf } from './versions.ts'

/** Cases that no row of a table speaks of, rows that contradict one another under its hit policy, and rows that never answer. For rules whose FEEL can be read. */
export function checkTableOf({ name, rule }: NamedRule, known: Known): Place[] {
  if (rule.kind === 'eligibility' || !rule.rules) return []
  const { file } = partsOf(name)
  const uses: Use[] = []
  const read = (text: string, role: 'condition' | 'cell' | 'input' | 'answer'): Syntax => {
    const found = resolveNames(readExpression({ text, role }, known.facts.keys()), file, known)
    if (role === 'condition' || role === 'input') uses.push(...found.uses)
    return found.syntax
  }
  const inputs = rule.inputs?.map((text) => ({ text, syntax: read(text, 'input') }))
  const rows = rule.rules.map(({ when, then }) => ({
    when: when === undefined ? null : Array.isArray(when) ? when.map((text) => read(text, 'cell')) : read(when, 'condition'),
    output: read(asText(then), 'answer'),
  }))
  const columns = inputs
    ? inputs.map(({ text, syntax }) => columnOf(syntax.kind === 'name' ? syntax.name : text, known))
    : [...new Set(uses.map((use) => use.name))].map((fact) => columnOf(fact, known))
  return checkTable({ hitPolicy: hitPolicyOf(rule), columns, rows }).findings.flatMap(placeOf)
}

/** What a table's rows mean together where it does not say: the standard's. */
export const hitPolicyOf = (rule: Amount) => rule.hitPolicy ?? 'unique'

function columnOf(name: string, { facts }: Known): Column {
  const fact = facts.get(name)
  return fact ? { name, domain: domains[fact.type](fact) } : { name }
}

const domains: Record<FactInfo['type'], (fact: FactInfo) => Domain> = {
  number: ({ whole, low }) => ({ kind: 'number', ...(whole && { whole }), ...(low !== undefined && { low }) }),
  text: ({ values }) => (values?.length ? { kind: 'text', values } : { kind: 'text' }),
  boolean: () => ({ kind: 'boolean' }),
  date: () => ({ kind: 'date' }),
}

function placeOf(finding: Finding): Place[] {
  const { says: message } = finding
  switch (finding.kind) {
    case 'gap':
      return [{ path: ['rules'], code: 'table_gap', message }]
    case 'overlap':
      return [{ path: ['rules', finding.rows[1] - 1], code: 'table_overlap', message }]
    case 'unreachable':
    case 'never':
      return [{ path: ['rules', finding.row - 1], code: 'row_never_answers', message }]
    default:
      return [] // that it cannot be told is no fault
  }
}
