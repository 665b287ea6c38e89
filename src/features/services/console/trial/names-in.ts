import type { ClauseNode, Decision, Derivation } from '../../../../platform/rules/decide/contract.ts'

/** Every fact that a decision read or would have to know, in the order of its clauses; those of the rules it names too. */
export function factsIn(decision: Decision): string[] {
  const read = decision.kind === 'eligibility' ? ofClause(decision.tree) : ofDerivation(decision.derivation)
  return [...new Set([...read, ...decision.facts.map(({ name }) => name), ...decision.needs])]
}

const ofClause = ({ facts, clauses }: ClauseNode): string[] => [...facts.map(({ name }) => name), ...clauses.flatMap(ofClause)]

const ofDerivation = ({ facts, amounts }: Derivation): string[] => [
  ...facts.map(({ name }) => name),
  ...amounts.flatMap(({ derivation }) => ofDerivation(derivation)),
]

/** The texts that the conditions which read a fact compare it with: what one may offer where nobody has listed its values. */
export function textsFor(decision: Decision, name: string): string[] {
  const conditions = decision.kind === 'eligibility' ? conditionsOf(decision.tree) : cellsOf(decision.derivation)
  const reading = conditions.filter((condition) => condition.includes(name))
  return [...new Set(reading.flatMap((condition) => [...condition.matchAll(/"([^"]+)"/g)].map(([, text]) => text ?? '')))]
}

const conditionsOf = ({ when, clauses }: ClauseNode): string[] => [...(when ? [when] : []), ...clauses.flatMap(conditionsOf)]

const cellsOf = ({ value, rows, amounts }: Derivation): string[] => [
  ...(value ? [value] : []),
  ...rows.flatMap(({ when }) => when),
  ...amounts.flatMap(({ derivation }) => cellsOf(derivation)),
]
