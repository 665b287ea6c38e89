import type { Clause, Eligibility } from '../document/contract.ts'
import { UNKNOWN } from '../feel/values.ts'
import type { BookRule, ProgramBuilder } from './edition.ts'
import { holding, type Part, truthOf } from './formula.ts'
import { judgeOfClauses, judgeOfExpression } from './judge.ts'
import { finished, type Named, namedBelow, namedBy } from './named.ts'
import type { ClausePiece, Program } from './program.ts'

/** An eligibility made ready: `all`, `any` and `none` side by side must all hold. */
export function clausesProgram(rule: BookRule, { all, any, none, says }: Eligibility, builder: ProgramBuilder): Program {
  const groups: Clause[] = [...(all ? [{ all }] : []), ...(any ? [{ any }] : []), ...(none ? [{ none }] : [])]
  const [only] = groups
  const clause = clausePiece(only && groups.length === 1 ? only : { all: groups }, builder)
  const named = namedBelow(clause)
  return finished(rule, {
    formula: clause.formula,
    judge: clause.judge,
    named,
    pieces: { of: 'clauses', clause: { ...clause, says: says ?? clause.says } },
  })
}

function clausePiece(clause: Clause, builder: ProgramBuilder): ClausePiece {
  const says = clause.says ?? null
  const none: Named = { facts: [], programs: [] }
  if ('when' in clause) {
    const syntax = builder.read({ text: clause.when, role: 'condition' })
    const formula = holding(truthOf(syntax, builder))
    const names = namedBy(syntax, builder)
    return {
      kind: 'when',
      says,
      when: clause.when,
      names,
      program: null,
      formula,
      judge: judgeOfExpression(syntax, names, builder),
      clauses: [],
    }
  }
  if ('rule' in clause) {
    const program = builder.program(clause.rule)
    const { formula, judge } = program
    return { kind: 'rule', says, when: null, names: none, program, formula, judge, clauses: [] }
  }
  const kind = 'all' in clause ? 'all' : 'any' in clause ? 'any' : 'none'
  const clauses = (clause as Record<typeof kind, Clause[]>)[kind].map((one) => clausePiece(one, builder))
  const formula = {
    run: group(
      kind,
      clauses.map((one) => one.formula.run),
    ),
    leaves: clauses.flatMap((one) => one.formula.leaves),
  }
  const judge = judgeOfClauses(
    kind,
    clauses.map((one) => one.judge),
  )
  return { kind, says, when: null, names: none, program: null, formula, judge, clauses }
}

function group(kind: 'all' | 'any' | 'none', parts: readonly Part[]): Part {
  const [decides, answer] = kind === 'all' ? [false, false] : kind === 'any' ? [true, true] : [true, false]
  return (at) => {
    let open = false
    for (const part of parts) {
      const value = part(at)
      if (value === decides) return answer
      if (value === UNKNOWN) open = true
    }
    return open ? UNKNOWN : !answer
  }
}
