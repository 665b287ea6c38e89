import { type Actor, actsForStreet, keepsPeople, type Role } from '../../../platform/actor.ts'

/** Who opens rosters and takes them away: officers, for the people they keep records of. */
export const rosterReaders = ['street_officer', 'department_officer'] as const satisfies readonly Role[]

/** The district's rosters are for every officer, who sees their own people in them; a street's for its officers and the departments. */
export const maySeeRoster = (actor: Actor, district: string, street: string | null): boolean =>
  keepsPeople(actor, district) || street === null || actsForStreet(actor, district, street)

/** A street's rosters are made and changed by its officers, the district's by the departments. */
export const mayKeepRoster = (actor: Actor, district: string, street: string | null): boolean =>
  keepsPeople(actor, district) || (street !== null && actsForStreet(actor, district, street))
