import type { Tx } from '../../../platform/database/transaction.ts'
import { listDistricts } from '../../../platform/districts/store.ts'
import { addressesInForce, named } from './address-store.ts'

/**
 * Where a letter reaches each of some persons whom the caller may see: the lines of their residence, else of the registered address, to the house. Who has no such address on
 * record is absent. Two queries for all.
 */
export async function postalAddressesOf(tx: Tx, persons: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await addressesInForce(tx, persons)
  const places = await named(tx, rows)
  const district = (await listDistricts(tx.db)).find(({ code }) => code === tx.district)?.name ?? ''
  const lines = new Map<string, string[]>()
  rows.forEach(({ person, line, outside }, at) => {
    if (line === '' || lines.has(person)) return
    const { streetName, committeeName } = places[at] ?? {}
    lines.set(person, [`${outside ?? `${district}${streetName ?? ''}`}`, `${committeeName ?? ''}${line}`])
  })
  return lines
}
