import type { Tx } from '../../../platform/database/transaction.ts'
import { areasNamed } from '../../../platform/districts/named.ts'
import { Problem } from '../../../platform/problem.ts'
import type { AddressPlace } from './address-store.ts'
import type { Place } from './contract.ts'

/** A place as it is kept, or 422 that says which street or committee the district does not have. */
export async function placeOf(tx: Tx, place: Place): Promise<AddressPlace> {
  const street = place.street ?? null
  const committee = place.committee ?? null
  const outside = place.outside ?? null
  if ((street === null) === (outside === null)) throw new Problem(422, 'place_needs_street_or_outside')
  if (outside !== null && committee !== null) throw new Problem(422, 'place_outside_has_no_committee', { outside })
  const areas = await areasNamed(tx, [street, committee])
  if (street !== null && areas.get(street)?.street !== street) throw new Problem(422, 'street_unknown', { street })
  if (committee !== null) {
    const area = areas.get(committee)
    if (area === undefined) throw new Problem(422, 'committee_unknown', { committee })
    if (area.street !== street)
      throw new Problem(422, 'committee_of_another_street', { committee: area.name, street: areas.get(street ?? '')?.name ?? '' })
  }
  return { street, committee, line: place.line, outside }
}
