import { type Actor, actsForStreet, grantFor, grantsIn, holds, keepsPeople, type Role } from '../../platform/actor.ts'

/** Who may do what with sessions. Whom one sees is people's row security; these say what one may do with whom one sees. Pure. */

/** A facility as far as it decides who may act there. */
export type Venue = { organization: string | null; street: string }
/** Where somebody lives, or is registered while they live nowhere in the district. */
export type Place = { id: string; residenceStreet: string | null; registeredStreet: string | null }

export const staff = ['provider', 'street_officer', 'department_officer'] as const satisfies readonly Role[]
export const overseers = ['street_officer', 'department_officer', 'coordinator', 'auditor'] as const satisfies readonly Role[]

/** The organizations a provider acts for. */
export const organizationsOf = (actor: Actor, district: string): string[] =>
  grantsIn(actor, district).flatMap(({ role, organization }) => (role === 'provider' && organization ? [organization] : []))

/** A provider runs the sessions at its own facilities. */
export const isProviderOf = (actor: Actor, district: string, venue: Venue): boolean =>
  venue.organization !== null && organizationsOf(actor, district).includes(venue.organization)

/** Schedules and rooms are kept by the provider, by the street for what stands in it, and by the departments. */
export const mayRun = (actor: Actor, district: string, venue: Venue): boolean =>
  actor.kind === 'system' ||
  isProviderOf(actor, district, venue) ||
  actsForStreet(actor, district, venue.street) ||
  holds(actor, district, 'department_officer')

/** Officers book, at a counter or for a caller, for those whose records they keep. */
export const mayBookAsOfficer = (actor: Actor, district: string, { residenceStreet, registeredStreet }: Place): boolean => {
  const street = residenceStreet ?? registeredStreet
  return keepsPeople(actor, district) || (street !== null && actsForStreet(actor, district, street))
}

/** A provider books at its own facility for those whom its duty serves. */
export const mayBookAsProvider = (actor: Actor, district: string, { venue, person }: { venue: Venue; person: Place }): boolean =>
  isProviderOf(actor, district, venue) && grantFor(actor, district, person.id)?.as === 'duty'

/** Use, absences and floors: officers of a street about those of the street, departments, the coordinator and auditors about all, in numbers. */
export const seesUse = (actor: Actor, district: string): boolean =>
  actor.kind === 'system' || holds(actor, district, ...overseers)
