import type { Tx } from '../../../platform/database/transaction.ts'
import type { FactKind } from '../facts/contract.ts'
import { kindsOf } from '../facts/kinds.ts'

/** As much of a kind of fact as reading a sheet needs. */
export type FactKindRead = Pick<FactKind, 'name' | 'type' | 'values'>

/** The kinds of facts that a sheet may have as columns, by name. */
export async function readFactKinds(tx: Tx): Promise<Map<string, FactKindRead>> {
  return new Map((await kindsOf(tx)).map(({ name, type, values }) => [name, { name, type, values }]))
}

/** Their names, as a header may carry them. */
export async function factNames(tx: Tx): Promise<string[]> {
  return [...(await readFactKinds(tx)).keys()]
}
