import { metresBetween, type Point } from '../../../platform/geo/distance.ts'

/** What a place needs to be sorted: where it is, and how well it answers the words (0 where none were typed). */
export type Sortable = { lon: number | null; lat: number | null; rank: number }

/** A place with the straight line from where one starts; null without a start, or where the place has no point on record. */
export type Reached<Place> = Place & { metres: number | null }

/**
 * Nearest first; what has no point comes last. Without a start the best hits of the words come first. What is alike keeps the order it came in, which is by
 * name.
 */
export function inOrder<Place extends Sortable>(places: readonly Place[], from: Point | null): Reached<Place>[] {
  const reached = places.map((place) => ({ ...place, metres: metresTo(place, from) }))
  if (from === null) return reached.sort((a, b) => b.rank - a.rank)
  return reached.sort((a, b) => (a.metres === b.metres ? 0 : (a.metres ?? Number.MAX_VALUE) - (b.metres ?? Number.MAX_VALUE)))
}

/** The straight line to a place, in metres. */
export const metresTo = ({ lon, lat }: { lon: number | null; lat: number | null }, from: Point | null): number | null =>
  from === null || lon === null || lat === null ? null : metresBetween(from, { lon, lat })
