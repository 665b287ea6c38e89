import { type Actor, actsForStreet, keepsPeople } from '../../../platform/actor.ts'
import { isProviderOf, type Venue } from '../policy.ts'

/** Who is in a room is for those who look after it, the street it stands in, and the departments that work with people's records. Pure. */
export const maySeeRoom = (actor: Actor, district: string, venue: Venue): boolean =>
  isProviderOf(actor, district, venue) || actsForStreet(actor, district, venue.street) || keepsPeople(actor, district)
