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
