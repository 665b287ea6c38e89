import { type Actor, actsForStreet, grantFor, holds, keepsPeople, type Role } from '../../platform/actor.ts'

/** Who may do what with a person's record. Whom one sees at all is the database's row security; these say what one may do with what one sees. Pure. */

/** Where a person is registered and lives, as far as it decides who may act. */
export type PersonPlace = { id: string; registeredStreet: string | null; residenceStreet: string | null }

/** The roles that keep records of people; the policies below say whose. */
export const keepers = ['street_officer', 'department_officer'] as const satisfies readonly Role[]

/** Whoever keeps records of people: officers of a street or of a department of the district. */
export const mayKeepPeople = (actor: Actor, district: string): boolean =>
  keepsPeople(actor, district) || holds(actor, district, 'street_officer')

/** 居住 in the street lets its officer edit; an officer of a department that works with people edits in the whole district. */
export const mayEdit = (actor: Actor, district: string, person: PersonPlace): boolean =>
  keepsPeople(actor, district) ||
  (person.residenceStreet !== null && actsForStreet(actor, district, person.residenceStreet)) ||
  (person.residenceStreet === null && person.registeredStreet !== null && actsForStreet(actor, district, person.registeredStreet))

/** Whether the account is the person's own, or their guardian's. */
export const standsFor = (actor: Actor, district: string, person: string): boolean =>
  ['self', 'guardian'].includes(grantFor(actor, district, person)?.as ?? '')

/** The whole record is for those who keep it, the person, and those who stand for them; by duty one sees the brief and what the duty needs. */
export const maySeeAll = (actor: Actor, district: string, person: PersonPlace): boolean =>
  mayEdit(actor, district, person) || standsFor(actor, district, person.id)

/** Records are merged, and merges undone, by those who may edit both. */
export const mayMerge = (actor: Actor, district: string, one: PersonPlace, other: PersonPlace): boolean =>
  mayEdit(actor, district, one) && mayEdit(actor, district, other)

/** A household is kept by the officers of the street it is in, and by a department's officers. */
export const mayEditHousehold = (actor: Actor, district: string, street: string | null): boolean =>
  keepsPeople(actor, district) || (street !== null && actsForStreet(actor, district, street))
