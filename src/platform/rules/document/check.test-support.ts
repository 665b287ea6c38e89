import { checkRuleSet, type Surroundings } from './check.ts'
import type { RuleFault } from './fault.ts'
import { type RuleDocument, readRules } from './read.ts'

/** Every fault of rule files: of their shape, and of the rules that could be read. */
export function checkRules(documents: readonly RuleDocument[], around: Surroundings): RuleFault[] {
  const read = documents.map(readRules)
  const rules = read.flatMap((one) => one.rules)
  return [...read.flatMap((one) => one.faults), ...checkRuleSet(rules, around)]
}
