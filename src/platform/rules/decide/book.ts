import type { FactInfo } from '../document/facts.ts'
import { turningDays } from '../document/versions.ts'
import { literal } from '../feel/operate/index.ts'
import { FeelProblem } from '../feel/syntax.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'
import { Analysis } from './analysis.ts'
import type { Decision, EligibilityDecision } from './contract.ts'
import { decisionOf, eligibilityOf, foundOf } from './decision.ts'
import { type BookRule, Edition, RuleProblem } from './edition.ts'
import type { Workings } from './formula.ts'
import type { Judge } from './judge.ts'
import type { Program } from './program.ts'
import type { KnownFacts } from './read.ts'
import { readOnce } from './read-once.ts'

/**
 * The rules of a district, ready to be asked. A rule is asked by its full name and a day; where none of that name is in force, and where a rule cannot be read,
 * a RuleProblem or FeelProblem is thrown.
 */
export type RuleBook = {
  /** The book's facts in the order in which `judge` takes their values. */
  facts: readonly FactInfo[]
  rule(name: string, on: string): BookRule | undefined
  /** The names of the facts that the rule may ask for, through the rules it names too. */
  factsOf(name: string, on: string): string[]
  /** Whether the rule and all that it rests on are confirmed: what its decisions say of it. What cannot be asked is not. */
  confirmed(name: string, on: string): boolean
  decide(name: string, on: string, facts: KnownFacts): Decision
  /** What `decide` says of an eligibility, without how it came about: for many cases of one person. */
  outcome(name: string, on: string, facts: KnownFacts): Pick<EligibilityDecision, 'outcome' | 'needs'>
  /**
   * The rule as a closure over the values of `facts` by index, UNKNOWN where one is not known: true, false or UNKNOWN of an eligibility, else the amount. It
   * says what `decide` says. For many people; not to be called from within itself.
   */
  judge(name: string, on: string): Judge
}

/** Makes rules ready; each is compiled when it is first asked. */
export function compileRules(rules: readonly BookRule[], facts: readonly FactInfo[]): RuleBook {
  const days = turningDays(rules)
  const editions = new Map<number, Edition>()
  const editionOn = (on: string): Edition => {
    const stretch = days.findLastIndex((day) => day <= on)
    const made = editions.get(stretch) ?? new Edition(rules, facts, on)
    editions.set(stretch, made)
    return made
  }
  const knowing = (name: string, on: string, known: KnownFacts) => {
    const edition = editionOn(on)
    const program = edition.program(name)
    const values = facts.map((fact) => known.get(fact.name)?.value ?? UNKNOWN)
    return { program, names: edition.names, analysis: analysisIn(edition, values) }
  }
  return {
    facts,
    rule: (name, on) => editionOn(on).rule(name),
    factsOf(name, on) {
      const edition = editionOn(on)
      return edition.program(name).facts.map((place) => edition.names.nameAt(place))
    },
    confirmed(name, on) {
      try {
        return editionOn(on).program(name).confirmed
      } catch (error) {
        if (error instanceof RuleProblem || error instanceof FeelProblem) return false
        throw error
      }
    },
    decide: (name, on, known) => decisionOf({ on, known, ...knowing(name, on, known) }),
    outcome(name, on, known) {
      const { value, needs } = foundOf(knowing(name, on, known))
      return { outcome: eligibilityOf(value), needs }
    },
    judge(name, on) {
      const edition = editionOn(on)
      const program = edition.program(name)
      return readOnce(program, edition.names) ? program.judge : thorough(program, edition)
    },
  }
}

const mostKept = 10_000

/** The closure, and where it does not know, the reckoning that tries what the unknown facts may be; kept for others of whom the same is known. */
function thorough({ judge, formula, facts }: Program, edition: Edition): Judge {
  const kept = new Map<string, Value>()
  return (values) => {
    const value = judge(values)
    if (value !== UNKNOWN) return value
    const key = facts.map((place) => literal(values[place] ?? UNKNOWN)).join(' ')
    const same = kept.get(key)
    if (same !== undefined) return same
    const found = analysisIn(edition, values).of(formula).value
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, found)
    return found
  }
}

/** The workings of one reckoning: the facts in their places, strangers unknown, the rest to be reckoned. */
function analysisIn(edition: Edition, facts: readonly Value[]): Analysis {
  const { names } = edition
  const at: Workings = facts.slice(0, names.facts)
  for (const place of names.strangers) at[place] = UNKNOWN
  return new Analysis(names, (rule) => edition.program(rule).formula, at)
}
