import type { Installation } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import type { OperatedFacility } from './contract.ts'
import { readOperated } from './operated-store.ts'

/** What an organization runs in the transaction's district on its day, with what other features say of each. */
export async function operatedFacilities(
  tx: Tx,
  organization: string,
  about: Installation['aboutFacilities'],
): Promise<OperatedFacility[]> {
  const { types } = await currentCatalogue(tx)
  const rows = await readOperated(tx, organization)
  const said =
    (await about?.(
      tx,
      rows.map(({ id }) => id),
    )) ?? new Map<string, string[]>()
  return rows.map(({ contract, ...row }) => ({
    ...row,
    typeName: types[row.type]?.zh ?? row.type,
    contract: contract && { ...contract, daysLeft: contract.endsOn ? daysBetween(tx.asOf, contract.endsOn) : null },
    performance: said.get(row.id) ?? [],
  }))
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
