import { add, isNumber } from '../feel/number.ts'
import { compare } from '../feel/operate/index.ts'
import { UNKNOWN, type Value } from '../feel/values.ts'
import type { CompiledRow, CompiledTable } from './evaluate.ts'
import { hits } from './one-hit.ts'
import { ranking } from './ranking.ts'
import { agreed } from './same.ts'

type Gather = (said: Value[]) => Value

/** Hit policies that answer with all rows that hold, as a list or added up. Without any: the default, else what the gathering of none is. */
export function manyHits(table: CompiledTable): (scope: readonly Value[]) => Value {
  const gather = gathering(table)
  const counts = table.hitPolicy === 'count'
  return (scope) => {
    const { sure, unsure } = hits(table.rows, scope)
    const said = counts ? () => true : ({ outputs }: Pick<CompiledRow, 'outputs'>) => outputs(scope)
    const certain = sure.map(said)
    const none = () => (table.byDefault ? table.byDefault(scope) : gather([]))
    const answer = (all: Value[]) => (all.includes(UNKNOWN) ? UNKNOWN : all.length === 0 ? none() : gather(all))
    const now = answer(certain)
    if (unsure.length === 0) return now
    const further = unsure.map(said)
    // Each alone and all together: for lists, sums and extremes no other choice of them gives anything new where these agree.
    return agreed([now, ...further.map((it) => answer([...certain, it])), answer([...certain, ...further])])
  }
}

function gathering({ hitPolicy, outputs = [] }: CompiledTable): Gather {
  if (hitPolicy === 'count') return (said) => said.length
  if (hitPolicy === 'sum') return sum
  if (hitPolicy === 'min') return (said) => extreme(said, -1)
  if (hitPolicy === 'max') return (said) => extreme(said, 1)
  if (hitPolicy === 'output order') return (said) => said.toSorted(ranking(outputs))
  return (said) => said
}

function sum(said: Value[]): Value {
  let total: Value = null
  for (const value of said) {
    if (!isNumber(value)) return null
    total = total === null ? value : add(total, value)
    if (total === null) return null
  }
  return total
}

/** The least (`-1`) or greatest (`1`); null where two of them cannot be compared. */
function extreme(said: Value[], which: 1 | -1): Value {
  let [found = null] = said
  for (const value of said.slice(1)) {
    const order = compare(value, found)
    if (order === null) return null
    if (order * which > 0) found = value
  }
  return found
}
