import type { Tx } from '../../../platform/database/transaction.ts'
import { newId } from '../../../platform/ids.ts'
import { found, Problem, permit } from '../../../platform/problem.ts'
import type { Catalogue, FacilityType } from '../catalogue/contract.ts'
import { currentCatalogue } from '../catalogue/current.ts'
import { placesChanged } from '../events.ts'
import { insertRows } from '../line-store.ts'
import { findOrganization } from '../organizations/store.ts'
import { mayKeep } from '../policy.ts'
import { readAttribute } from '../rules/catalogue.ts'
import type { AreaRow } from './areas-store.ts'
import type { Changed, NewFacility } from './contract.ts'
import { type FacilityRecord, insertFacilities, lockFacility } from './store.ts'
import { whereabouts } from './whereabouts.ts'

/** What every change of a facility begins with: the facility locked, its type, and whether the actor keeps it. */
export type Kept = { facility: FacilityRecord; type: FacilityType; catalogue: Catalogue }

/** A facility that stands, locked, with its type; 404 where there is none. */
export async function theFacility(tx: Tx, id: string): Promise<Kept> {
  const facility = found(await lockFacility(tx, id), 'facility')
  const catalogue = await currentCatalogue(tx)
  return { facility, type: typeOf(catalogue, facility.type), catalogue }
}

/** The same, for whoever keeps it; 403 for others. */
export async function keptFacility(tx: Tx, id: string): Promise<Kept> {
  const kept = await theFacility(tx, id)
  permit(mayKeep(tx.actor, tx.district, kept.type.departments))
  return kept
}

/** A type of the catalogue; 422 `facility_type_unknown` names those there are. */
export function typeOf({ types }: Catalogue, id: string): FacilityType {
  const type = types[id]
  if (!type) throw new Problem(422, 'facility_type_unknown', { type: id, expected: Object.keys(types).join(', ') })
  return type
}

/** Enters a facility in an open transaction: the row, its operation, its attributes. Policy is the caller's. */
export async function openIn(tx: Tx, wish: NewFacility, known: { catalogue: Catalogue; areas?: AreaRow[] }): Promise<Changed> {
  const type = typeOf(known.catalogue, wish.type)
  const attributes = Object.entries(wish.attributes).map(([name, text]) => ({
    name,
    value: attributeValue(known.catalogue, { type, typeId: wish.type, name, text }),
  }))
  if (wish.organization && !(await findOrganization(tx, { id: wish.organization })))
    throw new Problem(422, 'organization_unknown', { organization: wish.organization })
  const { warnings, ...where } = await whereabouts(tx, wish, known.areas)

  const id = newId()
  const { name, address, about, openedOn, source } = wish
  await insertFacilities(tx, [
    {
      ...{ id, type: wish.type, name, address, about, source, ...where },
      ...{ organization: wish.organization ?? null, phone: wish.phone ?? null, opened_on: openedOn },
      ...{ closed_on: null, closed_why: null, synthetic: false, revision: 1, known_at: tx.now },
    },
  ])
  const by = { recorded_by: tx.actor.id, known_at: tx.now, valid_from: openedOn, valid_to: null, facility: id }
  await insertRows(tx, 'places.operation', [{ id: newId(), why: '', ...by }])
  await insertRows(
    tx,
    'places.attribute',
    attributes.map((attribute) => ({ id: newId(), ...attribute, source, ...by })),
  )
  await tx.audit('places.open_facility', id, { type: wish.type, name, street: where.street })
  await tx.emit(placesChanged({ facility: id }))
  return { id, warnings }
}

/** The value of an attribute as it is kept; 422 where the type has no such attribute or the value is none. */
export function attributeValue(
  catalogue: Catalogue,
  it: { type: FacilityType; typeId: string; name: string; text: string },
): string {
  const attribute = it.type.attributes.includes(it.name) ? catalogue.attributes[it.name] : undefined
  if (!attribute)
    throw new Problem(422, 'attribute_unknown', { name: it.name, type: it.typeId, expected: it.type.attributes.join(', ') })
  const read = readAttribute(attribute, it.text)
  if ('expected' in read)
    throw new Problem(422, 'attribute_value_wrong', { name: attribute.zh, value: it.text, expected: read.expected })
  return read.value
}
