import type { AmountPolicy } from '../document/contract.ts'
import { isNumber } from '../feel/number.ts'
import { equal } from '../feel/operate/index.ts'
import type { Value } from '../feel/values.ts'
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
    rows: pieces.of === 'rows' ? rowsOf(pieces, analysis, analysis.of(program.formula).value) : [],
    facts: read.facts(pieces.names.facts),
    amounts: pieces.names.programs.map((one) => ({
      ...read.amount(one),
      says: one.rule.rule.says ?? null,
      source: one.rule.rule.source ?? null,
      derivation: derivationOf(one, analysis, read),
    })),
  }
}

function rowsOf({ hitPolicy, rows }: Rows, analysis: Analysis, value: Value): RowRead[] {
  const outcomes = rows.map(({ condition }) => outcomeOf(analysis.of(condition).value))
  const chosen = chosenBy[hitPolicy](outcomes, (at) => {
    const answer = rows[at]?.answer
    return answer !== undefined && isNumber(value) && equal(analysis.of(answer).value, value) === true
  })
  return rows.map(({ says, when, said }, at) => ({
    ...{ row: at + 1, says, when, answer: said },
    ...{ outcome: outcomes[at] ?? 'unknown', chosen: chosen.includes(at) },
  }))
}

type Choosing = (outcomes: readonly RowRead['outcome'][], wins: (row: number) => boolean) => number[]

const holding = (outcomes: readonly RowRead['outcome'][]): number[] => outcomes.flatMap((it, at) => (it === 'yes' ? [at] : []))
// Of rows of which one answers, the first that holds; one that may hold before it leaves that open.
const topmost: Choosing = (outcomes) => {
  const at = outcomes.findIndex((it) => it !== 'no')
  return outcomes[at] === 'yes' ? [at] : []
}
const winning: Choosing = (outcomes, wins) => holding(outcomes).filter(wins).slice(0, 1)

/** The rows that gave the answer: under `sum` and `count` all that hold, else one. */
const chosenBy: Record<AmountPolicy, Choosing> = {
  // A second one that holds, or may hold, leaves no answer.
  unique: (outcomes) => (outcomes.filter((it) => it !== 'no').length === 1 ? holding(outcomes) : []),
  any: (outcomes, wins) => topmost(outcomes, wins).filter(wins),
  ...{ first: topmost, min: winning, max: winning, sum: holding, count: holding },
}
