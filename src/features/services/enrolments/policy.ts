import { type Actor, actsForStreet, grantFor, grantsIn, holds, keepsPeople, type Role } from '../../../platform/actor.ts'

/** Who may do what with enrolments. Whom one sees is people's row security; these say what one may do with whom one sees. Pure. */

/** Who keeps enrolments: officers of the street where the person lives, of the departments that work with people. */
export const keepers = ['street_officer', 'department_officer'] as const satisfies readonly Role[]
/** Who reads lists of them: those, and providers about the people whom they serve by duty. */
export const readers = [...keepers, 'provider'] as const satisfies readonly Role[]

/** Where somebody lives, or is registered while they live nowhere in the district. */
export type Place = { id: string; residenceStreet: string | null; registeredStreet: string | null }

/** Officers keep the enrolments of those whose records they keep. */
export const mayKeep = (actor: Actor, district: string, { residenceStreet, registeredStreet }: Place): boolean => {
  const street = residenceStreet ?? registeredStreet
  return keepsPeople(actor, district) || (street !== null && actsForStreet(actor, district, street))
}

/** The organizations a provider acts for. */
export const organizationsOf = (actor: Actor, district: string): string[] =>
  grantsIn(actor, district).flatMap(({ role, organization }) => (role === 'provider' && organization ? [organization] : []))

/** A provider whose duty serves the person enrols them with the provider's own organization, and records what was done. */
export const mayServe = (actor: Actor, district: string, person: Place): boolean =>
  holds(actor, district, 'provider') && grantFor(actor, district, person.id)?.as === 'duty'

/** Officers see the whole district or their streets; a provider only enrolments with its own organizations. */
export const seesAllEnrolments = (actor: Actor, district: string): boolean =>
  keepsPeople(actor, district) || holds(actor, district, 'street_officer')

/** Who reads the whole of one person's enrolments: who keeps them, the person, and their guardian. */
export const maySeeAll = (actor: Actor, district: string, person: Place): boolean =>
  mayKeep(actor, district, person) || ['self', 'guardian'].includes(grantFor(actor, district, person.id)?.as ?? '')
