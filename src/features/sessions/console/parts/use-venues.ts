import { useRead } from '../../../../console/api/use-read.ts'
import { useAddress } from '../../../../console/session/place.ts'
import type { SessionVenue, SessionVenues } from '../../desk/contract.ts'
import { paths } from '../paths.ts'

/** The facilities where sessions are held, one's own first, and the one that the address names: else the first with something on today, else the first. */
export function useVenues() {
  const [{ facility }] = useAddress()
  const list = useRead<SessionVenues>(paths.venues)
  const venues = list.data?.venues ?? []
  return { list, venues, chosen: venues.find(({ id }) => id === facility) ?? firstOf(venues) }
}

/** The one to begin with. */
export const firstOf = (venues: readonly SessionVenue[]): SessionVenue | undefined =>
  venues.find(({ mine, today }) => mine && today > 0) ?? venues.find(({ mine }) => mine) ?? venues[0]
