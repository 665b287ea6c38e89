import type { Tx } from '../../../platform/database/transaction.ts'
import { found } from '../../../platform/problem.ts'
import { readSetting } from '../../../platform/settings/store.ts'
import type { Catalogue } from './contract.ts'

/** Under which key the catalogue of a district is kept; counters read it there too. */
export const catalogueSetting = 'places.catalogue'

/** What kinds of facilities, attributes, designations and norms the district has, as known at the transaction's instant. */
export async function currentCatalogue(tx: Tx): Promise<Catalogue> {
  return found(await readSetting<Catalogue | null>(tx, catalogueSetting, null), 'catalogue')
}
