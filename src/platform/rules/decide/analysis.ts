import { UNKNOWN, type Value } from '../feel/values.ts'
import { explore, type Variable } from './diagram.ts'
import { type Kind, representatives } from './domain.ts'
import type { Formula, Leaf, Workings } from './formula.ts'
import type { Names } from './names.ts'

/** What a formula comes to with the facts that are known: its value, or UNKNOWN and the places of the facts, and of amounts not settled, of which some value would change it. */
export type Finding = { value: Value; needs: readonly number[] }

/** Reckons formulas over one set of facts. `formulaOf` gives the formula of a rule. */
export class Analysis {
  readonly at: Workings
  private readonly names: Names
  private readonly formulaOf: (rule: string) => Formula
  private readonly findings = new Map<Formula, Finding>()

  constructor(names: Names, formulaOf: (rule: string) => Formula, facts: Workings) {
    this.names = names
    this.formulaOf = formulaOf
    this.at = facts
  }

  /** The value of a formula, as far as the known facts decide it. */
  of(formula: Formula): Finding {
    const known = this.findings.get(formula)
    if (known) return known
    const finding = this.find(formula)
    this.findings.set(formula, finding)
    return finding
  }

  private find(formula: Formula): Finding {
    const { at } = this
    const doubts = this.doubtsOf(formula.leaves)
    if (doubts.length === 0) return { value: formula.run(at), needs: [] }
    const compared = comparedIn(doubts, at, this.names)
    const variables = new Map<Variable, readonly number[]>()
    for (const [fact, values] of compared.facts) variables.set({ place: fact, values }, [fact])
    const untried = new Map<number, readonly number[]>()
    for (const { leaf, asks } of doubts) {
      if (compared.leaves.has(leaf.place)) continue
      // Taken as free to be anything: more is asked for than may be needed, and nothing is decided that is not sure.
      at[leaf.place] = UNKNOWN
      if (leaf.truth) variables.set({ place: leaf.place, values: [true, false, null] }, asks)
      else untried.set(leaf.place, asks)
    }
    const found = explore(formula.run, at, inOrder(variables, doubts), this.names.open)
    for (const { leaf } of doubts) at[leaf.place] = undefined
    if (found.sure) return { value: found.value, needs: [] }
    const matter = [...found.matter].flatMap((one) => variables.get(one) ?? [])
    const { open } = found
    const stayed = [...untried].flatMap(([place, asks]) => (open === 'anywhere' || open.has(place) ? asks : []))
    return { value: UNKNOWN, needs: [...new Set([...matter, ...stayed])] }
  }

  /** The leaves that rest on something unknown, each once, with the facts to ask for; the amounts they name are put in their places. */
  private doubtsOf(leaves: readonly Leaf[]): Doubt[] {
    const doubts = new Map<number, Doubt>()
    for (const leaf of leaves) {
      if (doubts.has(leaf.place)) continue
      const asks = leaf.facts.filter((fact) => this.at[fact] === UNKNOWN)
      const direct = asks.length
      for (const rule of leaf.rules) {
        const { value, needs } = this.of(this.formulaOf(rule))
        const place = this.names.place(rule)
        this.at[place] = value
        asks.push(...needs)
        // FEEL's null is not true: a condition on an amount that nobody has settled would quietly fail.
        if (value === null && leaf.truth) asks.push(place)
      }
      if (asks.length > 0) doubts.set(leaf.place, { leaf, asks, only: direct === 1 && asks.length === 1 ? asks[0] : undefined })
    }
    return [...doubts.values()]
  }
}

/** `only`: the one fact that is not known, where no amount is unknown besides. */
type Doubt = { leaf: Leaf; asks: number[]; only: number | undefined }

/** The facts that can be tried by the values they are compared with, and the leaves that do no more than compare them. */
function comparedIn(doubts: readonly Doubt[], at: Workings, names: Names) {
  const leaves = new Set<number>()
  const constants = new Map<number, Value[]>()
  for (const { leaf, only } of doubts) {
    const with_ = only === undefined ? undefined : leaf.comparing.get(only)
    const kind = only === undefined ? undefined : names.kindOf(names.nameAt(only))
    if (only === undefined || !with_ || !kind) continue
    const values = with_.map((one) => one(at))
    if (values.includes(UNKNOWN) || !representatives(kind, values)) continue
    leaves.add(leaf.place)
    constants.set(only, [...(constants.get(only) ?? []), ...values])
  }
  const facts = new Map<number, Value[]>()
  for (const [fact, values] of constants)
    facts.set(fact, representatives(names.kindOf(names.nameAt(fact)) as Kind, values) as Value[])
  return { leaves, facts }
}

/** Variables in the order in which the rule comes to them: what decides early spares the rest. */
function inOrder(variables: ReadonlyMap<Variable, readonly number[]>, doubts: readonly Doubt[]): Variable[] {
  const first = new Map<number, number>()
  doubts.forEach(({ leaf, only }, order) => {
    first.set(leaf.place, order)
    if (only !== undefined && !first.has(only)) first.set(only, order)
  })
  return [...variables.keys()].sort((a, b) => (first.get(a.place) ?? 0) - (first.get(b.place) ?? 0))
}
