import { type Actor, actsForStreet, grantFor, grantsIn, keepsPeople, type Role } from '../../../platform/actor.ts'

/** Who advises people: officers of streets and departments, and providers on duty. Pure. */
export const advisers = ['street_officer', 'department_officer', 'provider'] as const satisfies readonly Role[]
/** Who reads what was advised in the district, and who is still to be told. */
export const adviceReaders = ['street_officer', 'department_officer'] as const satisfies readonly Role[]

/** The streets whose consultations the actor reads; undefined is all of them. */
export const streetsOfAdvice = (actor: Actor, district: string): string[] | undefined =>
  keepsPeople(actor, district)
    ? undefined
    : grantsIn(actor, district).flatMap(({ role, street }) => (role === 'street_officer' && street ? [street] : []))

/** The street that a consultation is counted in: the person's where the adviser works there, else the adviser's own. */
export const streetOfConsultation = (actor: Actor, district: string, personStreet: string | null): string | null => {
  if (personStreet !== null && (keepsPeople(actor, district) || actsForStreet(actor, district, personStreet))) return personStreet
  return grantsIn(actor, district).find(({ role, street }) => role === 'street_officer' && street)?.street ?? personStreet
}

/** Where a person lives and is registered, as far as it decides who may advise them by their record. */
type Place = { id: string; registeredStreet: string | null; residenceStreet: string | null }

/** Advice by the record is for those who keep it: the officer of the street one lives in, a department's officers; and for whoever serves the person by duty. */
export const mayAdvise = (actor: Actor, district: string, person: Place): boolean =>
  mayKeep(actor, district, person) || grantFor(actor, district, person.id)?.as === 'duty'

/** Who marks somebody as told, and takes down that they do not want to be: whoever keeps the record. */
export const mayKeep = (actor: Actor, district: string, { registeredStreet, residenceStreet }: Place): boolean => {
  const street = residenceStreet ?? registeredStreet
  return keepsPeople(actor, district) || (street !== null && actsForStreet(actor, district, street))
}
