import type { FeelFunction, Value } from '../values.ts'
import { builtIn, takes } from './built-in.ts'
import { functionOf, list } from './domain.ts'

/** Sort (table 80). Items of which neither precedes the other keep their order; null where `precedes` answers no boolean. */
export const sorting: Record<string, FeelFunction> = {
  sort: builtIn([takes('list', list), takes('precedes', functionOf(2))], (items, precedes) => {
    let sure = true
    const before = (a: Value, b: Value) => {
      const answer = precedes.call([a, b])
      if (typeof answer !== 'boolean') sure = false
      return answer === true
    }
    const sorted = items.toSorted((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0))
    return sure ? sorted : null
  }),
}
