import { textOf } from '../feel/operate/index.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'
import type { Part, Workings } from './formula.ts'

/** Something not known that is tried out: its place among the workings and the values that stand for all it may be. */
export type Variable = { place: number; values: readonly Value[] }

/** `sure`: the outcome is `value` whatever the variables are. Else `matter`: those of which some value changes it; `open`: where it stays unknown all the same, as far as that was found out. */
export type Explored = { sure: true; value: Value } | { sure: false; matter: Set<Variable>; open: Set<number> | 'anywhere' }

/** More tries than this and nothing is known but that it is not known: every variable matters. */
const mostTries = 20_000

/**
 * Tries the variables one after another, and no further where the outcome is sure without the rest. What comes out is kept as a reduced decision diagram: a
 * variable that is in it can change the outcome, one that is not cannot.
 */
export function explore(run: Part, at: Workings, variables: readonly Variable[], open: Set<number>): Explored {
  const outcomes: { key: string; value: Value }[] = []
  const ids = new Map<string, number>()
  const matter = new Set<Variable>()
  const stayed = new Set<number>()
  let tries = 0
  const idOf = (key: string) => {
    const id = ids.get(key) ?? ids.size
    ids.set(key, id)
    return id
  }
  const outcome = (value: Value) => {
    const key = value === UNKNOWN ? '?' : `${typeof value} ${textOf(value)}`
    const id = idOf(key)
    outcomes[id] ??= { key, value }
    return id
  }
  const visit = (depth: number): number | null => {
    if (++tries > mostTries) return null
    open.clear()
    const value = run(at)
    const variable = variables[depth]
    if (value === UNKNOWN && !variable) for (const place of open) stayed.add(place)
    if (value !== UNKNOWN || !variable) return outcome(value)
    const below: number[] = []
    for (const one of variable.values) {
      at[variable.place] = one
      const id = visit(depth + 1)
      at[variable.place] = UNKNOWN
      if (id === null) return null
      below.push(id)
    }
    return below.every((id) => id === below[0]) ? (below[0] as number) : idOf(`${depth}: ${below.join(' ')}`)
  }
  const root = visit(0)
  if (root === null) return { sure: false, matter: new Set(variables), open: 'anywhere' }
  const only = outcomes[root]
  if (only && only.key !== '?') return { sure: true, value: only.value }
  const keys = reached(root, ids)
  for (const key of keys) {
    const depth = /^(\d+): /.exec(key)?.[1]
    const variable = depth === undefined ? undefined : variables[Number(depth)]
    if (variable) matter.add(variable)
  }
  return { sure: false, matter, open: stayed }
}

/** The keys of the diagram's nodes that its root leads to. */
function reached(root: number, ids: ReadonlyMap<string, number>): Set<string> {
  const keys = [...ids.keys()]
  const found = new Set<string>()
  const visit = (id: number): void => {
    const key = keys[id] as string
    if (found.has(key)) return
    found.add(key)
    const below = /^\d+: (.*)$/.exec(key)?.[1]
    if (below !== undefined) for (const one of below.split(' ')) visit(Number(one))
  }
  visit(root)
  return found
}
