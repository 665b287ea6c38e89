import type { Analysis } from './analysis.ts'
import type { Derivation, RowRead } from './contract.ts'
import type { Program, Rows } from './program.ts'
import type { Read } from './read.ts'
import { outcomeOf } from './tree.ts'

/** How an amount came about: its rows with which of them hold and which gave the answer, its facts, and the amounts it names with theirs. */
export function derivationOf(program: Program, analysis: Analysis, read: Read): Derivation {
  const { pieces } = program
  if (pieces.of === 'clauses') return { value: null, hitPolicy: null, rows: [], facts: read.facts(program.facts), amounts: [] }
  return {
    value: pieces.of === 'value' ? pieces.text : null,
    hitPolicy: pieces.of === 'rows' ? pieces.hitPolicy : null,
    rows: pieces.of === 'rows' ? rowsOf(pieces, analysis) : [],
    facts: read.facts(pieces.names.facts),
    amounts: pieces.names.programs.map((one) => ({
      ...read.amount(one),
      says: one.rule.rule.says ?? null,
      source: one.rule.rule.source ?? null,
      derivation: derivationOf(one, analysis, read),
    })),
  }
}

const oneRowAnswers = new Set(['unique', 'any', 'first', 'priority'])

function rowsOf({ hitPolicy, rows }: Rows, analysis: Analysis): RowRead[] {
  let open = true
  return rows.map(({ says, when, said, condition }, at) => {
    const outcome = outcomeOf(analysis.of(condition).value)
    const chosen = outcome === 'yes' && open
    // Of rows of which one answers, the first that holds; one that may hold before it leaves that open.
    if (oneRowAnswers.has(hitPolicy) && outcome !== 'no') open = false
    return { row: at + 1, says, when, answer: said, outcome, chosen }
  })
}
