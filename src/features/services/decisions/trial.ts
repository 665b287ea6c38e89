import { holds } from '../../../platform/actor.ts'
import type { Context } from '../../../platform/context.ts'
import { reading, type Tx } from '../../../platform/database/transaction.ts'
import { Problem, permit } from '../../../platform/problem.ts'
import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { Decision } from '../../../platform/rules/decide/contract.ts'
import type { KnownFact, KnownFacts } from '../../../platform/rules/decide/read.ts'
import { drafters } from '../policy.ts'
import { bookWith, districtBook } from '../rulebook/book.ts'
import { judgedText, requireName } from '../rulebook/checking.ts'
import type { FactValue } from '../shapes.ts'
import type { Trial } from './contract.ts'
import { readable } from './judging.ts'
import { saidValue } from './values.ts'

/**
 * Decides a rule about somebody made up: the facts are the caller's, nobody is looked at and nothing is kept. With a text, as if it were published; that is
 * for those who draft rules. Problems: 403, 422 `rule_not_in_force`, `rule_faulty`, `trial_fact_unknown`, `trial_fact_refused`.
 */
export function tryRule(ctx: Context, { rule: name, on: asked, facts, text }: Trial): Promise<Decision> {
  return reading(ctx, async (tx) => {
    const on = asked ?? tx.today
    const { book } = text === undefined ? await districtBook(tx) : await bookOfText(tx, name, text)
    if (!book.rule(name, on)) throw new Problem(422, 'rule_not_in_force', { name, on })
    return readable(name, () => book.decide(name, on, saidFacts(book, facts)))
  })
}

async function bookOfText(tx: Tx, name: string, text: string) {
  permit(tx.actor.kind === 'system' || holds(tx.actor, tx.district, ...drafters))
  requireName(name)
  const { read, faults } = await judgedText(tx, name, text)
  if (!read || faults.length > 0) throw new Problem(422, 'rule_faulty', { count: faults.length, faults })
  return await bookWith(tx, read)
}

function saidFacts(book: RuleBook, facts: Record<string, FactValue>): KnownFacts {
  const known = new Map(book.facts.map((fact) => [fact.name, fact]))
  return new Map(
    Object.entries(facts).map(([name, value]): [string, KnownFact] => {
      const fact = known.get(name)
      if (!fact) throw new Problem(422, 'trial_fact_unknown', { name })
      const said = saidValue(fact.type, value)
      if (!said || (fact.values && !fact.values.includes(String(value))))
        throw new Problem(422, 'trial_fact_refused', { name, expected: fact.values?.join('、') ?? expectations[fact.type] })
      return [name, said]
    }),
  )
}

const expectations = { number: '数', text: '文字', boolean: 'true / false', date: 'YYYY-MM-DD' }
