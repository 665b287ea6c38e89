import type { Tx } from '../../../platform/database/transaction.ts'
import type { FactKind } from '../facts/contract.ts'
import { kindsOf } from '../facts/kinds.ts'
import type { ImportScope } from './policy.ts'

/** As much of a kind of fact as reading a sheet needs. */
export type FactKindRead = Pick<FactKind, 'name' | 'type' | 'values'>

/** The kinds of facts that a sheet may have as columns, by name: those that whoever imports for the scope may record by hand too. */
export async function readFactKinds(tx: Tx, scope: ImportScope): Promise<Map<string, FactKindRead>> {
  const recorder = scope === '*' ? 'department_officer' : 'street_officer'
  const kinds = (await kindsOf(tx)).filter(({ by }) => by.includes(recorder))
  return new Map(kinds.map(({ name, type, values }) => [name, { name, type, values }]))
}

/** Their names, as a header may carry them. */
export async function factNames(tx: Tx, scope: ImportScope): Promise<string[]> {
  return [...(await readFactKinds(tx, scope)).keys()]
}
