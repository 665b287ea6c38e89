import { plusDays } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/transaction.ts'
import { walkingMinutes } from '../../../platform/geo/distance.ts'
import type { Catalogue } from '../catalogue/contract.ts'
import { differingOn } from '../exceptions/store.ts'
import type { FacilityRow } from '../facilities/contract.ts'
import { rowOf } from '../facilities/list.ts'
import { readListed } from '../facilities/list-store.ts'
import { type DirectoryEntry, freshDays, type Named } from './contract.ts'
import { type GivenRow, readGiven, readHours, readPrices } from './store.ts'
import { isOpenAt } from './week.ts'

/** Facilities as a list shows them, in the order given. */
export async function entriesOf(
  tx: Tx,
  found: readonly { id: string; metres: number | null }[],
  catalogue: Catalogue,
): Promise<DirectoryEntry[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const rows = new Map((await readListed(tx, ids)).map((record) => [record.id, rowOf(record, catalogue)]))
  const [prices, hours, given] = [await readPrices(tx, ids), await readHours(tx, ids), await readGiven(tx, ids)]
  const differing = await differingOn(tx, tx.asOf, ids)
  return found.flatMap(({ id, metres }) => {
    const row = rows.get(id)
    if (!row) return []
    const designations = given.filter(({ facility }) => facility === id).map((one) => givenName(one, catalogue))
    const minutes = metres === null ? null : walkingMinutes(metres)
    return [
      {
        ...shown(tx, row, catalogue),
        ...{ metres: metres === null ? null : Math.round(metres), minutes, designations },
        ...{ price: prices.get(id) ?? null, openNow: isOpenAt(hours.get(id), tx.now, differing.get(id)) },
      },
    ]
  })
}

/** What everybody may know of a facility's row: who reported and what is taken stay behind, what is free comes out. */
function shown(tx: Tx, row: FacilityRow, catalogue: Catalogue) {
  const { id, name, type, street, streetName, committeeName, address, phone, position, capacity, synthetic } = row
  const fresh = plusDays(tx.asOf, -freshDays)
  const free = row.taken.flatMap(({ kind, free, on }) => (free === null ? [] : [{ kind, free, on, old: on < fresh }]))
  const typeName = nameOf(catalogue.types[type], type)
  return { id, name, type, typeName, street, streetName, committeeName, address, phone, position, capacity, synthetic, free }
}

function givenName({ kind, level, givenOn, expiresOn }: GivenRow, { designations }: Catalogue) {
  return { name: nameOf(designations[kind], kind), level, givenOn, expiresOn }
}

/** The name of something of the catalogue; what is no longer in it is called by its id. */
export const nameOf = (it: Named | undefined, id: string): Named => ({ zh: it?.zh ?? id, en: it?.en ?? id })
