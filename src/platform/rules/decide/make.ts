import { amountProgram } from './amounts.ts'
import { clausesProgram } from './clauses.ts'
import type { BookRule, ProgramBuilder } from './edition.ts'
import type { Program } from './program.ts'

/** Makes a rule ready. */
export function programOf(rule: BookRule, builder: ProgramBuilder): Program {
  return rule.rule.kind === 'eligibility' ? clausesProgram(rule, rule.rule, builder) : amountProgram(rule, rule.rule, builder)
}
