import type { Context } from '../../../platform/context.ts'
import { reading } from '../../../platform/database/transaction.ts'
import { compileRules } from '../../../platform/rules/decide/book.ts'
import type { Decision, FactRead } from '../../../platform/rules/decide/contract.ts'
import type { KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { Rule } from '../../../platform/rules/document/contract.ts'
import type { FactInfo } from '../../../platform/rules/document/facts.ts'
import { canonical } from '../../../platform/rules/document/hash.ts'
import { UNKNOWN } from '../../../platform/rules/feel/values.ts'
import { knownFacts } from '../rulebook/known.ts'
import { documentsOf } from '../version-store.ts'
import { type DecisionRow, decisionsAfter } from './store.ts'
import { feelValue } from './values.ts'

const batch = 500

/**
 * Decides every stored decision of the district again, from its frozen facts and the very versions of the rules that were consulted. `say` hears of each that
 * comes out otherwise, or cannot be decided again.
 */
export async function replayDecisions(ctx: Context, say: (line: string) => void): Promise<{ same: number; other: number }> {
  return await reading(ctx, async (tx) => {
    const { infos, awaited } = await knownFacts(tx)
    const facts: FactInfo[] = [...infos, ...awaited]
    let [same, other] = [0, 0]
    let after: string | undefined
    for (;;) {
      const rows = await decisionsAfter(tx, after, batch)
      const documents = await documentsOf(
        tx,
        rows.flatMap(({ rules }) => rules.map(({ rule, hash }) => ({ name: rule, hash }))),
      )
      for (const row of rows) {
        const difference = differenceOf(row, replay(row, documents, facts))
        if (difference === undefined) same += 1
        else {
          other += 1
          say(`${row.id} ${row.rule} ${row.on}: ${difference}`)
        }
      }
      after = rows.at(-1)?.id
      if (rows.length < batch) return { same, other }
    }
  })
}

/** The decision made again, or why it cannot be. */
function replay(
  { rule, rules, on, facts: frozen }: DecisionRow,
  documents: ReadonlyMap<string, unknown>,
  facts: readonly FactInfo[],
): Decision | string {
  const missing = rules.find((one) => !documents.has(`${one.rule} ${one.hash}`))
  if (missing) return `there is no version ${missing.hash.slice(0, 12)} of ${missing.rule}`
  const versions = rules.map((one) => ({
    name: one.rule,
    layer: 'district' as const,
    hash: one.hash,
    rule: documents.get(`${one.rule} ${one.hash}`) as Rule,
  }))
  const known = new Map(facts.map((fact) => [fact.name, fact]))
  const gone = frozen.filter(({ name }) => !known.has(name)).map((fact): FactInfo => ({ name: fact.name, type: typeOf(fact) }))
  const book = compileRules(versions, [...facts, ...gone])
  try {
    return book.decide(rule, on, thawed(frozen, new Map(book.facts.map((fact) => [fact.name, fact.type]))))
  } catch (error) {
    return (error as Error).message
  }
}

/** A fact that nobody supplies any more has the type its value has. */
const typeOf = ({ value }: FactRead): FactInfo['type'] =>
  typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text'

function thawed(frozen: readonly FactRead[], types: ReadonlyMap<string, FactInfo['type']>): KnownFacts {
  return new Map(
    frozen.flatMap(({ name, value, source, validFrom }) => {
      const feel = feelValue(types.get(name) ?? 'text', value)
      return feel === UNKNOWN ? [] : [[name, { value: feel, source: source ?? '', validFrom }]]
    }),
  )
}

/** How two decisions differ: by outcome, by value, or by the clauses that led to it; undefined where they are the same. */
function differenceOf({ detail }: DecisionRow, again: Decision | string): string | undefined {
  if (typeof again === 'string') return again
  if (canonical(detail) === canonical(again)) return undefined
  const short = (decision: Decision) =>
    [
      decision.outcome,
      ...('value' in decision ? [String(decision.value)] : []),
      ...(decision.needs.length > 0 ? [`needs ${decision.needs.join(', ')}`] : []),
    ].join(' ')
  const [before, now] = [short(detail), short(again)]
  return before === now ? `${now}, but led to otherwise` : `was ${before}, is ${now}`
}
