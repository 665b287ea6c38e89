import type { Value } from '../../../src/platform/rules/feel/values.ts'

/** Names with further ones bound, an inner one hiding an outer one of the same name. */
export type Extended = { names: readonly string[]; bind(scope: readonly Value[], values: readonly Value[]): Value[] }

/** Extends the names of a scope; `bind` puts the values of the added names, in their order, into a copy of the outer scope. */
export function extend(names: readonly string[], added: readonly string[]): Extended {
  const all = [...new Set([...names, ...added])]
  const places = added.map((name) => all.indexOf(name))
  return {
    names: all,
    bind(scope, values) {
      const inner = scope.slice()
      places.forEach((place, i) => {
        inner[place] = values[i] ?? null
      })
      return inner
    },
  }
}
