import type { Context } from '../../../platform/context.ts'
import { type Tx, transaction } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { findPerson, requireViewing } from '../../people/index.ts'
import type { DecisionList, DecisionQuery, DecisionWish, MadeDecision } from './contract.ts'
import { decide } from './decide.ts'
import { type DecisionRow, decisionsAbout, findDecision } from './store.ts'

/**
 * Decides a rule about a person for somebody who may see the whole record: whoever keeps it says for what purpose. Problems: 403, 404, 422 `purpose_needed`,
 * `rule_not_in_force`.
 */
export function decidePerson(ctx: Context, id: string, { purpose, ...wish }: DecisionWish): Promise<MadeDecision> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireViewing(tx, person, purpose, 'decision')
    const made = await decide(tx, { ...wish, person: person.id })
    return {
      ...{ id: made.id, person: made.person, service: wish.service ?? null, decision: made.decision },
      ...{ decidedAt: tx.now.toISOString(), decidedBy: tx.actor.name },
    }
  })
}

/** What was decided about a person, newest first, with the facts and clauses; the reading is on record. Problems: 403, 404, 422 `purpose_needed`. */
export function listDecisions(ctx: Context, id: string, { purpose, rule, before, limit }: DecisionQuery): Promise<DecisionList> {
  return transaction(ctx, async (tx) => {
    const person = found(await findPerson(tx, id), 'person')
    await requireViewing(tx, person, purpose, 'decisions')
    const rows = await decisionsAbout(tx, person.id, { rule, before, limit })
    return { decisions: rows.map((row) => shown(row, person.id)), next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
  })
}

/** One decision, for those who may see the whole record of whom it is about. Problems: 403, 404, 422 `purpose_needed`. */
export function getDecision(ctx: Context, id: string, { purpose }: Pick<DecisionQuery, 'purpose'>): Promise<MadeDecision> {
  return transaction(ctx, async (tx) => {
    const row = found(await findDecision(tx, id), 'decision')
    const person = found(await personOf(tx, row), 'decision')
    await requireViewing(tx, person, purpose, 'decision')
    return shown(row, person.id)
  })
}

const personOf = (tx: Tx, { about, subject }: DecisionRow) =>
  about === 'person' ? findPerson(tx, subject) : Promise.resolve(undefined)

const shown = ({ id, service, detail, decidedAt, decidedByName }: DecisionRow, person: string): MadeDecision => ({
  ...{ id, person, service, decision: detail, decidedAt: decidedAt.toISOString(), decidedBy: decidedByName },
})
