import { UNKNOWN, type Value } from '../feel/values.ts'
import type { Analysis } from './analysis.ts'
import type { ClauseNode, Decision } from './contract.ts'
import { derivationOf } from './derivation.ts'
import type { Names } from './names.ts'
import { plain } from './plain.ts'
import type { Program } from './program.ts'
import { type KnownFacts, readOf } from './read.ts'
import { treeOf } from './tree.ts'

/** Everything a decision is made of. */
type Making = { program: Program; on: string; known: KnownFacts; names: Names; analysis: Analysis }

/** What a rule comes to over the facts of the analysis, and the names of what else it would have to know. */
export function foundOf({ program, names, analysis }: Pick<Making, 'program' | 'names' | 'analysis'>): {
  value: Value
  needs: string[]
} {
  const { value, needs } = analysis.of(program.formula)
  const mayNeed = [...program.facts, ...program.consults.map((one) => names.place(one.rule.name))]
  return { value, needs: mayNeed.filter((place) => needs.includes(place)).map((place) => names.nameAt(place)) }
}

/** What the value of an eligibility says: what is neither true nor unknown is no. */
export const eligibilityOf = (value: Value): 'yes' | 'no' | 'needs' =>
  value === UNKNOWN ? 'needs' : value === true ? 'yes' : 'no'

/** The decision of a rule over the facts of the analysis, with how it came about. */
export function decisionOf({ program, on, known, names, analysis }: Making): Decision {
  const { name, hash, rule } = program.rule
  const { value, needs } = foundOf({ program, names, analysis })
  const read = readOf(names, known, analysis)
  const shared = {
    rule: name,
    hash,
    on,
    says: rule.says ?? null,
    source: rule.source ?? null,
    confirmed: program.confirmed,
    needs,
    facts: read.facts(program.facts).filter((fact) => fact.known),
    rules: [program, ...program.consults].map((one) => ({ rule: one.rule.name, hash: one.rule.hash })),
  }
  if (rule.kind === 'eligibility') {
    return { kind: 'eligibility', outcome: eligibilityOf(value), tree: treeOf(program, analysis, read) as ClauseNode, ...shared }
  }
  return {
    kind: rule.kind,
    outcome: value === UNKNOWN ? 'needs' : 'amount',
    value: plain(value),
    unit: rule.unit ?? null,
    per: rule.per ?? null,
    derivation: derivationOf(program, analysis, read),
    ...shared,
  }
}
