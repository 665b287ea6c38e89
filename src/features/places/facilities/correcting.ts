import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { placesChanged } from '../events.ts'
import { findOrganization } from '../organizations/store.ts'
import type { Changed, FacilityCorrection } from './contract.ts'
import { type FacilityRecord, insertChanges, updateFacility } from './store.ts'
import { whereabouts } from './whereabouts.ts'

const corrected = ['name', 'organization', 'street', 'committee', 'address', 'lon', 'lat', 'phone', 'about'] as const

/** Corrects what a record itself says, in an open transaction: what it was stays as rows with the reason. Policy is the caller's. */
export async function correctIn(tx: Tx, was: FacilityRecord, wish: FacilityCorrection): Promise<Changed> {
  if (wish.revision !== was.revision) throw new Problem(409, 'facility_changed_meanwhile', { revision: was.revision })
  if (wish.organization && !(await findOrganization(tx, { id: wish.organization })))
    throw new Problem(422, 'organization_unknown', { organization: wish.organization })
  const { next, warnings } = await corrections(tx, was, wish)
  const changed = corrected.filter((field) => next[field] !== was[field])
  if (changed.length === 0) throw new Problem(422, 'nothing_to_correct')

  await updateFacility(tx, was.id, { ...next, revision: was.revision + 1 })
  const text = (value: unknown) => (value === null ? null : String(value))
  await insertChanges(
    tx,
    changed.map((field) => ({
      ...{ id: newId(), facility: was.id, field, was: text(was[field]), became: text(next[field]), why: wish.why },
      ...{ changed_by: tx.actor.id, changed_by_name: tx.actor.name, known_at: tx.now },
    })),
  )
  await tx.audit('places.correct_facility', was.id, { fields: changed, why: wish.why })
  await tx.emit(placesChanged({ facility: was.id }))
  return { id: was.id, warnings }
}

async function corrections(tx: Tx, was: FacilityRecord, wish: FacilityCorrection) {
  const moved = wish.street !== undefined || wish.committee !== undefined || wish.address !== undefined
  const address = wish.address ?? was.address
  const place = await whereabouts(tx, {
    address,
    street: wish.street ?? (wish.committee ? null : was.street),
    committee: moved ? (wish.committee ?? null) : was.committee,
    position: wish.position ?? null,
  })
  const point = wish.position === undefined ? { lon: was.lon, lat: was.lat } : { lon: place.lon, lat: place.lat }
  // What the address says is not asked again when nothing about the place was corrected, nor put back where it was taken away.
  const area = moved
    ? { street: place.street, committee: wish.committee === null ? null : place.committee }
    : { street: was.street, committee: was.committee }
  const next = {
    ...{ name: wish.name ?? was.name, address, about: wish.about ?? was.about, ...area, ...point },
    organization: wish.organization === undefined ? was.organization : wish.organization,
    phone: wish.phone === undefined ? was.phone : wish.phone,
  }
  return { next, warnings: moved ? place.warnings : place.warnings.filter((warning) => warning.startsWith('point_')) }
}
