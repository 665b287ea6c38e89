import { UNKNOWN, type Value } from '../feel/values.ts'
import type { Analysis } from './analysis.ts'
import type { AmountRead, FactRead } from './contract.ts'
import type { Names } from './names.ts'
import { plain } from './plain.ts'
import type { Program } from './program.ts'

/** A fact as it was found: its value, where it is known from, and since when. */
export type KnownFact = { value: Value; source: string; validFrom: string | null }
export type KnownFacts = ReadonlyMap<string, KnownFact>

/** How what was read is told. */
export type Read = { facts(places: readonly number[]): FactRead[]; amount(program: Program): AmountRead }

/** Tells of the facts and amounts of one decision. */
export function readOf(names: Names, facts: KnownFacts, analysis: Analysis): Read {
  const fact = (place: number): FactRead => {
    const name = names.nameAt(place)
    const known = analysis.at[place] === UNKNOWN ? undefined : facts.get(name)
    if (!known) return { name, known: false, value: null, source: null, validFrom: null }
    return { name, known: true, value: plain(known.value), source: known.source, validFrom: known.validFrom }
  }
  return {
    facts: (places) => places.map(fact),
    amount({ rule: { name: rule, hash, rule: written }, formula, confirmed }) {
      const { value } = analysis.of(formula)
      const unit = 'unit' in written ? (written.unit ?? null) : null
      return { rule, hash, known: value !== UNKNOWN, value: plain(value), unit, confirmed }
    },
  }
}
