import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import type { Decision } from '../../../platform/rules/decide/contract.ts'
import { findPerson } from '../../people/index.ts'
import { districtBook } from '../rulebook/book.ts'
import { asked, factsFor, readable } from './judging.ts'
import { insertDecision } from './store.ts'

/** What is to be decided: by which rule, about whom, on which day; for which service; and whether it is kept. */
export type Deciding = { rule: string; person: string; on?: string | undefined; service?: string | undefined; keep: boolean }

/**
 * Decides a rule about a person in the caller's transaction, from what is known on the day; where it is kept, the facts are frozen beside the outcome and an
 * audit line is written. Whether the actor may ask is the caller's to settle before. Problems: 404 for a person out of sight, 422 `rule_not_in_force`,
 * `rule_about_others`, `rule_unreadable`.
 */
export async function decide(
  tx: Tx,
  { rule, person: id, on = tx.today, service, keep }: Deciding,
): Promise<{ id: string | null; person: string; decision: Decision }> {
  const person = found(await findPerson(tx, id), 'person').id
  const district = await districtBook(tx)
  const names = asked(district.book, { rule, on })
  const facts = (await factsFor(tx, district, names, [person], on, service)).get(person) ?? new Map()
  const decision = readable(rule, () => district.book.decide(rule, on, facts))
  if (!keep) return { id: null, person, decision }
  const kept = await insertDecision(tx, {
    ...{ rule, ruleHash: decision.hash, rules: decision.rules, about: 'person', subject: person, service: service ?? null, on },
    ...{ facts: decision.facts, outcome: decision.outcome, detail: decision },
  })
  await tx.audit('services.decide', `person/${person}`, {
    rule,
    service: service ?? null,
    on,
    outcome: decision.outcome,
    decision: kept,
  })
  return { id: kept, person, decision }
}
