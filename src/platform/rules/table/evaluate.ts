import type { HitPolicy } from '../document/contract.ts'
import type { Value } from '../feel/values.ts'
import { manyHits } from './many-hits.ts'
import { oneHit } from './one-hit.ts'

/** An expression of the table over the values of its scope. */
type Part<T extends Value> = (scope: readonly Value[]) => T

/** A row: it holds where `matches` is true; false and null do not hold; UNKNOWN may. `outputs` is the value, or a context of them by the names of the columns. */
export type CompiledRow = { matches: Part<Value>; outputs: Part<Value> }

/** An output column: its name (null where it is the only one), and the values it may have, the first of them the most urgent. */
export type OutputColumn = { name: string | null; priorities?: readonly Value[] }

export type CompiledTable = {
  hitPolicy: HitPolicy
  rows: readonly CompiledRow[]
  /** What is said where no row holds; without it null, of `count` 0, of a list the empty one. */
  byDefault?: Part<Value>
  /** Of `priority` and `output order`: the columns, the first of them deciding first. */
  outputs?: readonly OutputColumn[]
  /** Known of the table by `checkTable`: no two rows hold at once, so that `unique` need not fear a second one. */
  disjoint?: boolean
}

/**
 * Makes a decision table into one closure (DMN 1.5, 8.2.10). With UNKNOWN among the rows the answer is UNKNOWN while such a row could change it, and definite
 * where every way they may turn out gives the same: making an unknown known never changes a definite answer.
 */
export function compileTable(table: CompiledTable): (scope: readonly Value[]) => Value {
  return oneHit(table) ?? manyHits(table)
}
