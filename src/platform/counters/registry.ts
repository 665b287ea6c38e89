import type { Context } from '../context.ts'
import type { Feature } from '../feature.ts'
import { Problem } from '../problem.ts'
import type { Counter } from './counter.ts'
import { type CounterReference, parseReference } from './reference.ts'

/** Every counter of the features by key. */
export type CounterRegistry = {
  all: readonly Counter[]
  find(reference: CounterReference): Counter | undefined
  /** The counter, or 422 `counter_unknown` that names it and what asked for it, e.g. an indicator's title. */
  get(reference: CounterReference, askedBy?: string): Counter
  /** The filters under which somebody wants a counter of the context's district kept: asked of the features, told by counter. */
  wanted(ctx: Context): Promise<(counter: Pick<Counter, 'key'>) => string[]>
}

/** Collects the counters; refuses two of one key at start. */
export function counterRegistry(features: Pick<Feature, 'name' | 'counters' | 'counts'>[]): CounterRegistry {
  const byKey = new Map<string, { counter: Counter; feature: string }>()
  for (const feature of features) {
    for (const counter of feature.counters ?? []) {
      const other = byKey.get(counter.key)
      if (other) throw new Error(`the counter '${counter.key}' is provided twice: by ${other.feature} and by ${feature.name}`)
      if (/[?\s]/.test(counter.key))
        throw new Error(`the counter key '${counter.key}' of ${feature.name} must hold no '?' and no space`)
      byKey.set(counter.key, { counter, feature: feature.name })
    }
  }
  const find = (reference: CounterReference) => byKey.get(parseReference(reference).key)?.counter
  return {
    all: [...byKey.values()].map(({ counter }) => counter),
    find,
    get: (reference, askedBy = '') => {
      const counter = find(reference)
      if (!counter) throw new Problem(422, 'counter_unknown', { counter: parseReference(reference).key, askedBy })
      return counter
    },
    wanted: async (ctx) => {
      const filters = new Map<string, Set<string>>()
      for (const feature of features) {
        for (const reference of (await feature.counts?.(ctx)) ?? []) {
          const { key, filter } = parseReference(reference)
          filters.set(key, (filters.get(key) ?? new Set()).add(filter))
        }
      }
      return ({ key }) => [...(filters.get(key) ?? [])]
    },
  }
}

/** The counters in families that are counted together; one that is counted alone is a family of its own. The first of a family names its job. */
export function familiesOf(counters: readonly Counter[]): Counter[][] {
  const families: Counter[][] = []
  for (const counter of counters) {
    const family =
      counter.together && families.find(([first]) => first?.together === counter.together && first?.over === counter.over)
    if (family) family.push(counter)
    else families.push([counter])
  }
  return families
}
