import { UNKNOWN, type Value } from '../feel/values.ts'
import type { Analysis } from './analysis.ts'
import type { ClauseNode } from './contract.ts'
import type { ClausePiece, Program } from './program.ts'
import type { Read } from './read.ts'

/** The clauses of a rule with their outcomes and what each of them read. */
export function treeOf(program: Program, analysis: Analysis, read: Read): ClauseNode | null {
  if (program.pieces.of !== 'clauses') return null
  const { rule, hash } = { rule: program.rule.name, hash: program.rule.hash }
  return { ...nodeOf(program.pieces.clause, analysis, read), rule: { rule, hash }, source: program.rule.rule.source ?? null }
}

function nodeOf(piece: ClausePiece, analysis: Analysis, read: Read): ClauseNode {
  const { kind, says, when, names, program } = piece
  const named = program ? treeOf(program, analysis, read) : null
  return {
    kind,
    says: says ?? program?.rule.rule.says ?? null,
    outcome: outcomeOf(analysis.of(piece.formula).value),
    when,
    facts: read.facts(names.facts),
    amounts: names.programs.map((one) => read.amount(one)),
    rule: named?.rule ?? null,
    source: named?.source ?? null,
    clauses: named ? [named] : piece.clauses.map((one) => nodeOf(one, analysis, read)),
  }
}

/** What is neither true nor unknown does not hold. */
export function outcomeOf(value: Value): 'yes' | 'no' | 'unknown' {
  return value === true ? 'yes' : value === UNKNOWN ? 'unknown' : 'no'
}
