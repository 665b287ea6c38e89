import { UNKNOWN } from '../feel/values.ts'
import { representatives } from './domain.ts'
import type { Leaf, Workings } from './formula.ts'
import type { Names } from './names.ts'
import type { Program } from './program.ts'

/**
 * Whether UNKNOWN from such a formula always means that some value of an unknown fact changes the outcome: each fact is asked once, each condition compares one
 * fact with what stands in the text, and can turn out either way. Then nothing is left to find out by trying.
 */
export function readOnce({ formula: { leaves }, consults }: Pick<Program, 'formula' | 'consults'>, names: Names): boolean {
  // An amount that nobody has settled is UNKNOWN to the closure until it is tried whether that matters.
  if (consults.some(({ rule: { rule } }) => rule.kind !== 'eligibility')) return false
  const asked = new Set<number>()
  return leaves.every((leaf) => {
    if (leaf.facts.length === 0 && leaf.rules.length === 0) return true
    const [fact] = leaf.facts
    if (fact === undefined || leaf.facts.length > 1 || leaf.rules.length > 0 || asked.has(fact)) return false
    asked.add(fact)
    return turnsEitherWay(leaf, fact, names)
  })
}

function turnsEitherWay(leaf: Leaf, fact: number, names: Names): boolean {
  const with_ = leaf.comparing.get(fact)
  const kind = names.kindOf(names.nameAt(fact))
  if (!with_ || !kind || !leaf.literal) return false
  const at: Workings = []
  const values = representatives(
    kind,
    with_.map((one) => one(at)),
  )
  if (!values) return false
  const found = values.map((value) => {
    at[fact] = value
    return leaf.run(at)
  })
  return found.includes(true) && found.includes(false) && !found.includes(null) && !found.includes(UNKNOWN)
}
