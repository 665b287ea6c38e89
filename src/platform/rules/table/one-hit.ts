import { UNKNOWN, type Value } from '../feel/values.ts'
import type { CompiledRow, CompiledTable } from './evaluate.ts'
import { ranking } from './ranking.ts'
import { agreed, same } from './same.ts'

type Scope = readonly Value[]

/** Hit policies that answer with one row; null for the others. */
export function oneHit(table: CompiledTable): ((scope: Scope) => Value) | null {
  const byDefault = table.byDefault ?? (() => null)
  if (table.hitPolicy === 'first') return (scope) => first(table.rows, byDefault, scope)
  if (table.hitPolicy === 'unique') return (scope) => unique(table.rows, byDefault, table.disjoint === true, scope)
  if (table.hitPolicy === 'any') return (scope) => anyOf(table.rows, byDefault, scope)
  if (table.hitPolicy !== 'priority') return null
  const rank = ranking(table.outputs ?? [])
  return (scope) => {
    const { sure, unsure } = hits(table.rows, scope)
    return priority(sure, unsure, byDefault, rank, scope)
  }
}

/** A row counts only if every earlier one is surely false, or says the same. */
function first(rows: readonly CompiledRow[], byDefault: CompiledRow['outputs'], scope: Scope): Value {
  let possible: Value | undefined
  for (const { matches, outputs } of rows) {
    const hit = matches(scope)
    if (hit !== true && hit !== UNKNOWN) continue
    const said = outputs(scope)
    if (said === UNKNOWN || (possible !== undefined && !same(possible, said))) return UNKNOWN
    if (hit === true) return possible === undefined ? said : possible
    possible = said
  }
  const otherwise = byDefault(scope)
  return possible === undefined || same(possible, otherwise) ? otherwise : UNKNOWN
}

/** Two rows that hold are a fault of the table: null. */
function unique(rows: readonly CompiledRow[], byDefault: CompiledRow['outputs'], disjoint: boolean, scope: Scope): Value {
  let sure: CompiledRow | undefined
  const unsure: CompiledRow[] = []
  for (const row of rows) {
    const hit = row.matches(scope)
    if (hit === UNKNOWN) unsure.push(row)
    else if (hit === true) {
      if (sure) return null
      sure = row
    }
  }
  if (sure) {
    const said = sure.outputs(scope)
    return unsure.length === 0 || disjoint ? said : agreed([said, null])
  }
  if (unsure.length === 0) return byDefault(scope)
  const possible: Value[] = [byDefault(scope), ...unsure.map(({ outputs }) => outputs(scope))]
  return agreed(unsure.length === 1 || disjoint ? possible : [...possible, null])
}

/** Rows that hold together must say the same, else null. */
function anyOf(rows: readonly CompiledRow[], byDefault: CompiledRow['outputs'], scope: Scope): Value {
  const { sure, unsure } = hits(rows, scope)
  const said: Value[] = sure.map(({ outputs }) => outputs(scope))
  const [one, ...others]: Value[] = said.filter((it) => it !== UNKNOWN)
  if (one !== undefined && !others.every((it) => same(it, one))) return null
  if (said.includes(UNKNOWN)) return UNKNOWN
  const possible: Value[] = unsure.map(({ outputs }) => outputs(scope))
  if (one === undefined) return agreed([byDefault(scope), ...possible])
  return possible.every((it) => same(it, one)) ? one : agreed([one, null])
}

type Hit = { outputs: CompiledRow['outputs']; place: number }
type Said = { value: Value; place: number }

/** The rows that hold and those that may, each with its place. */
export function hits(rows: readonly CompiledRow[], scope: Scope): { sure: Hit[]; unsure: Hit[] } {
  const sure: Hit[] = []
  const unsure: Hit[] = []
  rows.forEach(({ matches, outputs }, place) => {
    const hit = matches(scope)
    if (hit === true) sure.push({ outputs, place })
    else if (hit === UNKNOWN) unsure.push({ outputs, place })
  })
  return { sure, unsure }
}

/** The most urgent answer; among equally urgent ones that of the first row. */
function priority(
  sure: Hit[],
  unsure: Hit[],
  byDefault: CompiledRow['outputs'],
  rank: ReturnType<typeof ranking>,
  scope: Scope,
): Value {
  if (sure.length + unsure.length === 0) return byDefault(scope)
  const said = (hit: Hit): Said => ({ value: hit.outputs(scope), place: hit.place })
  const certain = sure.map(said)
  const uncertain = unsure.map(said)
  if ([...certain, ...uncertain].some(({ value }) => value === UNKNOWN)) return UNKNOWN
  const before = (a: Said, b: Said) => rank(a.value, b.value) || a.place - b.place
  const best = certain.sort(before)[0]
  if (!best) return agreed([byDefault(scope), ...uncertain.map(({ value }) => value)])
  return agreed([best.value, ...uncertain.filter((it) => before(it, best) < 0).map(({ value }) => value)])
}
