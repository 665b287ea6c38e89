import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { CatalogueEntry } from '../../services/catalogue/contract.ts'
import type { Gain } from '../contract.ts'

/** What a service gives or costs somebody, as far as its rules about persons can be carried out. */
export function gainsOf(book: RuleBook, { rules }: CatalogueEntry, on: string, facts: KnownFacts): Gain[] {
  return (['subsidy', 'fee', 'quota'] as const).flatMap((kind): Gain[] => {
    const name = rules[kind]
    const rule = name === undefined ? undefined : book.rule(name, on)?.rule
    if (name === undefined || rule?.about !== 'person' || rule.kind === 'eligibility') return []
    // Money that is to be confirmed is no amount, whatever anybody's facts are: it need not be reckoned.
    if (!rule.confirmed && kind !== 'quota') {
      const missing = book.factsOf(name, on).filter((fact) => !facts.has(fact))
      return [
        { kind, known: true, confirmed: false, value: null, unit: rule.unit ?? null, window: rule.per?.window ?? null, missing },
      ]
    }
    const decision = book.decide(name, on, facts)
    if (decision.kind === 'eligibility') return []
    const { outcome, value, unit, per, confirmed, needs } = decision
    return [
      {
        kind,
        known: outcome === 'amount',
        confirmed: confirmed && value !== null,
        // The same where it rests on another that is to be confirmed; a number of times is told with that beside it.
        value: confirmed || kind === 'quota' ? value : null,
        unit,
        window: per?.window ?? null,
        missing: needs,
      },
    ]
  })
}
