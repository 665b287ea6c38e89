import type { Tx } from '../../../platform/database/transaction.ts'
import type { Decision } from '../../../platform/rules/decide/contract.ts'
import type { KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { DistrictBook } from '../rulebook/book.ts'
import { asked, factsFor, readable } from './judging.ts'
import { keepLate } from './store.ts'

/** A person whom several rules are asked about on one day, for one service: what they may ask for was read once. */
export type Knowing = {
  /** Asks one of the rules. `instead` are facts that the caller knows better, such as a count it holds the lock of. Problems: 422 `rule_unreadable`. */
  decide(rule: string, instead?: Record<string, string | number | boolean>): Decision
}

/**
 * Reads what the rules may ask for about a person, in one go, so that an engine decides several of them without another query. Whether the actor may ask is the
 * caller's to settle before. Problems: 422 `rule_not_in_force`, `rule_about_others`.
 */
export async function knowing(
  tx: Tx,
  district: DistrictBook,
  { rules, person, on, service }: { rules: readonly string[]; person: string; on: string; service: string },
): Promise<Knowing> {
  const names = [...new Set(rules.flatMap((rule) => asked(district.book, { rule, on })))]
  const known: KnownFacts = (await factsFor(tx, district, names, [person], on, service)).get(person) ?? new Map()
  return {
    decide(rule, instead = {}) {
      if (!rules.includes(rule)) throw new Error(`the rule ${rule} was not among those that facts were read for`)
      const facts = new Map(known)
      for (const [name, value] of Object.entries(instead)) facts.set(name, { value, source: '本次办理', validFrom: on })
      return readable(rule, () => district.book.decide(rule, on, facts))
    },
  }
}

/** Keeps decisions about a person with their frozen facts, with the end of the transaction: their ids, in order. The caller's audit line names them. */
export function keepDecisions(
  tx: Tx,
  { person, service, decisions }: { person: string; service: string; decisions: readonly Decision[] },
): string[] {
  return keepLate(
    tx,
    decisions.map((decision) => ({
      ...{ rule: decision.rule, ruleHash: decision.hash, rules: decision.rules, about: 'person', subject: person, service },
      ...{ on: decision.on, facts: decision.facts, outcome: decision.outcome, detail: decision },
    })),
  )
}
