import type { RuleBook } from '../../../platform/rules/decide/book.ts'
import type { EligibilityDecision, FactRead } from '../../../platform/rules/decide/contract.ts'
import type { KnownFacts } from '../../../platform/rules/decide/read.ts'
import type { Gain } from '../contract.ts'
import type { Known } from './answered.ts'

/** Where an answer leaves a fact between two bounds, a rule is asked for each case: what all of them say is sure, and where they differ the fact is not known. */

/** What may be the case, as far as the named facts tell the cases apart; never none. Pure. */
export function worldsOf({ facts, open }: Known, names: readonly string[]): KnownFacts[] {
  let worlds: KnownFacts[] = [facts]
  for (const cases of open) {
    const asked = names.filter((name) => cases[0]?.has(name)) // every case gives the same facts
    if (asked.length === 0) continue // nothing is asked that would tell these cases apart
    const apart = new Map(
      cases.map((one) => {
        const read = [...one].filter(([name]) => asked.includes(name))
        return [JSON.stringify(read.map(([name, { value }]) => [name, value])), new Map(read)]
      }),
    )
    worlds = worlds.flatMap((world) => [...apart.values()].map((one) => new Map([...world, ...one])))
  }
  return worlds
}

/** The names of facts that are open between two bounds. */
export const openNames = ({ open }: Known): string[] => [...new Set(open.flatMap(([first]) => [...(first?.keys() ?? [])]))]

/** The decision of a rule about what is known of somebody, who may be asked for by several services; `names` are the facts the rule asks for. */
export type Deciding = (rule: string, names: readonly string[], known: Known) => EligibilityDecision

/** Decides each rule once over everything that may be the case, however many services stand on it. */
export function decidingOf({ book, on }: { book: RuleBook; on: string }): Deciding {
  const decided = new Map<string, EligibilityDecision>()
  return (rule, names, known) => {
    const before = decided.get(rule)
    if (before) return before
    const decide = (facts: KnownFacts) => book.decide(rule, on, facts) as EligibilityDecision
    const worlds = worldsOf(known, names)
    const [one] = worlds as [KnownFacts]
    const decision = worlds.length === 1 ? decide(one) : agreed(worlds.map((facts) => book.outcome(rule, on, facts)))
    decided.set(rule, decision)
    return decision

    /** What all cases say, or else the decision without the open facts, with what to ask for. */
    function agreed(cases: readonly Pick<EligibilityDecision, 'outcome' | 'needs'>[]): EligibilityDecision {
      const needs = [...new Set(cases.flatMap((found) => found.needs))]
      if (cases.every(({ outcome }) => outcome === cases[0]?.outcome)) return { ...decide(one), needs }
      const without = decide(known.facts)
      const open = openNames(known)
      return { ...without, needs: [...new Set([...without.needs.filter((name) => open.includes(name)), ...needs])] }
    }
  }
}

/** The amounts of which every case says the same; one that the cases disagree about depends on the open facts. */
export function agreedGains(all: readonly (readonly Gain[])[], open: readonly string[]): Gain[] {
  const [first = []] = all
  return first.map((gain, at) => {
    const same = all.map((gains) => gains[at] as Gain)
    if (same.every((one) => JSON.stringify(one) === JSON.stringify(gain))) return gain
    return { ...gain, known: false, value: null, missing: [...new Set([...same.flatMap(({ missing }) => missing), ...open])] }
  })
}

/** A fact as it was read, told with its bounds where it is open between two. */
export function told(fact: FactRead, { open }: Known): FactRead {
  const about = open.filter(([first]) => first?.has(fact.name))
  if (about.length === 0) return fact
  const values = about.flatMap((cases) => cases.flatMap((one) => Number(one.get(fact.name)?.value ?? Number.NaN)))
  const held = values.filter((value) => !Number.isNaN(value))
  if (held.length === 0) return fact
  const [least, most] = [Math.min(...held), Math.max(...held)]
  const source = open.flatMap((cases) => cases[0]?.get(fact.name)?.source ?? [])[0] ?? null
  return { ...fact, known: true, value: least === most ? least : `${least}—${most}`, source, validFrom: null }
}

/** The fewest years that somebody may have, where anything is known of it. */
export function yearsOf({ facts, open }: Known): number | undefined {
  const sure = facts.get('年龄')?.value
  if (typeof sure === 'number') return sure
  const years = open.flatMap((cases) => cases.map((one) => one.get('年龄')?.value)).filter((one) => typeof one === 'number')
  return years.length === 0 ? undefined : Math.min(...years)
}
