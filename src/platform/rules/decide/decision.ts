import { UNKNOWN } from '../feel/values.ts'
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

/** The decision of a rule over the facts of the analysis, with how it came about. */
export function decisionOf({ program, on, known, names, analysis }: Making): Decision {
  const { name, hash, rule } = program.rule
  const { value, needs } = analysis.of(program.formula)
  const read = readOf(names, known, analysis)
  const mayNeed = [...program.facts, ...program.consults.map((one) => names.place(one.rule.name))]
  const shared = {
    rule: name,
    hash,
    on,
    says: rule.says ?? null,
    source: rule.source ?? null,
    confirmed: program.confirmed,
    needs: mayNeed.filter((place) => needs.includes(place)).map((place) => names.nameAt(place)),
    facts: read.facts(program.facts).filter((fact) => fact.known),
    rules: [program, ...program.consults].map((one) => ({ rule: one.rule.name, hash: one.rule.hash })),
  }
  if (rule.kind === 'eligibility') {
    const outcome = value === UNKNOWN ? 'needs' : value === true ? 'yes' : 'no'
    return { kind: 'eligibility', outcome, tree: treeOf(program, analysis, read) as ClauseNode, ...shared }
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
